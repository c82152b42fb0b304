package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Instance;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Modules at the limits of what validates: valid is valid, however unlikely. */
class ExtremesContractTest extends Contract {
  private static final List<String> TYPES = List.of("i32", "f32", "v128", "externref");

  /** A value of a type made of an i32. */
  private static String make(String type, String i32) {
    return switch (type) {
      case "i32" -> i32 + " ";
      case "f32" -> i32 + " f32.convert_i32_u ";
      case "v128" -> i32 + " i32x4.splat ";
      default -> i32 + " ref.i31 extern.convert_any ";
    };
  }

  /** The i32 of which a value was made. */
  private static String take(String type) {
    return switch (type) {
      case "i32" -> " ";
      case "f32" -> " i32.trunc_f32_u ";
      case "v128" -> " i32x4.extract_lane 3 ";
      default -> " any.convert_extern ref.cast (ref i31) i31.get_u ";
    };
  }

  private static String repeat(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining("\n"));
  }

  /** Values that are the argument and what follows it. */
  private static String values(String type, int count) {
    return repeat(count, i -> make(type, "(i32.add (local.get 0) (i32.const " + i + "))"));
  }

  /** Adds values on the stack up. */
  private static String sum(String type, int count) {
    return " i32.const 0 local.set 0 "
        + (take(type) + "local.get 0 i32.add local.set 0 ").repeat(count)
        + "local.get 0 ";
  }

  private static int sumFrom(int first, int count) {
    return IntStream.range(first, first + count).sum();
  }

  private Instance run(String fields, String body) {
    return instance(
        "(module "
            + fields
            + " (func $run (export \"run\") (param i32) (result i32) "
            + body
            + "))");
  }

  private void returns(int expected, int argument, String fields, String body) {
    assertEquals(expected, run(fields, body).function("run").call(argument));
  }

  @Test
  void operands() {
    int count = 70_000;
    for (String type : TYPES) {
      returns(sumFrom(1, count), 1, "", values(type, count) + sum(type, count));
    }
  }

  @Test
  void operandsBelowALoop() {
    int count = 40_000;
    String loop = "(loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))";
    for (String type : TYPES) {
      returns(sumFrom(5, count), 5, "", values(type, count) + loop + sum(type, count));
    }
  }

  @Test
  void aggregates() {
    int count = 10_000;
    for (String type : TYPES) {
      String types =
          "(type $s (struct "
              + ("(field (mut " + type + ")) ").repeat(count)
              + ")) (type $a (array (mut "
              + type
              + ")))";
      String field = " struct.new $s struct.get $s 9999 ";
      String element = " array.new_fixed $a 10000 i32.const 9999 array.get $a ";
      returns(10_006, 7, types, values(type, count) + field + take(type));
      returns(10_006, 7, types, values(type, count) + element + take(type));
    }
    String packed = "(type $s (struct " + "(field i8) ".repeat(count) + ")) (type $a (array i16))";
    String values = values("i32", count);
    returns((7 + 9999) & 0xff, 7, packed, values + " struct.new $s struct.get_u $s 9999");
    returns(
        (short) -5,
        -10_004,
        packed,
        values + " array.new_fixed $a 10000 i32.const 9999 array.get_s $a");
  }

  @Test
  void branchesWithManyValues() {
    int count = 999;
    for (String type : TYPES) {
      String results = "(result " + (type + " ").repeat(count) + ")";
      String values = values(type, count);
      int expected = sumFrom(3, count);
      // Below the results lies one operand more, so that they have to be moved.
      String branch = "(block $b " + results + " i64.const 5 " + values;
      String branches = "(br_if $b (i32.eqz (local.get 0))) ".repeat(300);
      String sum = sum(type, count);
      returns(expected, 3, "", branch + branches + "local.get 0 br_if $b unreachable)" + sum);
      String table = "local.get 0 br_table" + " $b $c".repeat(10_000) + " $c ";
      String both = "(block $c " + results + branch + table + "))";
      returns(expected, 3, "", both + sum);
      returns(sumFrom(4, count), 4, "", both + sum);
      returns(expected, 3, "", branch + "ref.null any br_on_null $b unreachable)" + sum);
    }
  }

  @Test
  void exceptionsWithManyValues() {
    int count = 999;
    for (String type : TYPES) {
      String list = (type + " ").repeat(count);
      String tags = "(tag $e (param " + list + ")) (tag $o)";
      String values = values(type, count);
      int expected = sumFrom(3, count);
      String clauses = "(catch $o $n) ".repeat(2000) + "(catch $e $h)";
      returns(
          expected,
          3,
          tags,
          "(block $n (block $h (result "
              + list
              + ") (try_table "
              + clauses
              + values
              + "throw $e) unreachable) "
              + sum(type, count)
              + "return) unreachable");
      returns(
          expected,
          3,
          tags,
          "(block $h (result "
              + list
              + " exnref) (try_table (catch_ref $e $h) "
              + values
              + "throw $e) unreachable) drop "
              + sum(type, count));
      returns(
          expected,
          3,
          tags,
          "try (result " + list + ") " + values + " throw $e catch $e end " + sum(type, count));
      returns(
          expected,
          3,
          tags,
          "try (result "
              + list
              + ") try "
              + values
              + " throw $e delegate 0 unreachable catch $e end "
              + sum(type, count));
      returns(
          expected,
          3,
          tags,
          "try (result "
              + list
              + ") try "
              + values
              + " throw $e catch $o catch_all rethrow 0 end unreachable catch $e end "
              + sum(type, count));
    }
  }

  @Test
  void signatures() {
    for (String type : TYPES) {
      for (int count : new int[] {60, 61, 240, 241, 255, 1000}) {
        String list = (type + " ").repeat(count);
        String types =
            "(type $t (func (param "
                + list
                + ") (result "
                + list
                + ")))"
                + "(table funcref (elem $f))"
                + "(func $f (type $t) "
                + repeat(count, i -> "local.get " + i)
                + ")"
                + "(func $g (type $t) "
                + repeat(count, i -> "local.get " + i)
                + " i32.const 0 return_call_indirect (type $t))";
        String calls =
            " call $f call $g ref.func $f call_ref $t i32.const 0 call_indirect (type $t) ";
        returns(sumFrom(9, count), 9, types, values(type, count) + calls + sum(type, count));
        String caught =
            "(block $h (block $k (result "
                + list
                + ") (try_table (catch_all $h) "
                + values(type, count)
                + calls
                + " br $k) unreachable) "
                + sum(type, count)
                + " return) unreachable";
        returns(sumFrom(9, count), 9, types, caught);
      }
    }
  }

  @Test
  void locals() {
    int count = 49_990;
    for (String type : TYPES) {
      String set = repeat(count, i -> make(type, "local.get 0") + "local.set " + (i + 1));
      String add =
          repeat(
              count,
              i -> "local.get " + (count - i) + take(type) + "local.get 0 i32.add local.set 0");
      returns(
          4 * (count + 1),
          4,
          "",
          "(local " + (type + " ").repeat(count) + ")" + set + " " + add + " local.get 0");
    }
  }

  /** A large table in a small function. */
  @Test
  void tables() {
    String table =
        "(block $a (block $b (br_table" + " $a $b".repeat(100_000) + " $b (local.get 0)))";
    Instance instance = run("", table + " (return (i32.const 11))) (i32.const 12)");
    assertEquals(12, instance.function("run").call(199_998));
    assertEquals(11, instance.function("run").call(199_999));
    assertEquals(11, instance.function("run").call(-1));
  }

  @Test
  void manyClauses() {
    returns(
        4,
        4,
        "(tag $e) (tag $o)",
        "(block $x (try_table "
            + "(catch $o $x) ".repeat(20_000)
            + "(catch $e $x) (throw $e))) local.get 0");
  }

  /** What a call needs beside the thread's stack is bounded, too: not by all of the heap. */
  @Test
  void recursionWithManyValues() {
    String locals = "(local " + "v128 ".repeat(49_000) + ")";
    String uses = repeat(5000, i -> "(local.set " + (i * 9 + 1) + " (i32x4.splat (local.get 0)))");
    String operands =
        values("v128", 40_000)
            + "local.get 0 call $run local.set 0 "
            + "drop ".repeat(40_000)
            + "local.get 0";
    String count = "(global.set $d (i32.add (global.get $d) (i32.const 1)))";
    for (String body :
        List.of(locals + count + uses + "(call $run (local.get 0))", count + operands)) {
      Instance instance =
          run(
              "(global $d (export \"d\") (mut i32) (i32.const 0)) (func (export \"one\") (result i32) (i32.const 1))",
              body);
      for (int i = 0; i < 2; i++) {
        ExhaustionException e =
            assertThrows(ExhaustionException.class, () -> instance.function("run").call(1));
        assertEquals(ExhaustionException.Resource.CALL_STACK, e.resource());
        assertEquals(1, instance.function("one").call());
      }
    }
  }
}
