package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Modules at the limits of what validates: valid is valid, however unlikely. */
class ExtremesContractTest extends Contract {
  private static final List<String> TYPES = List.of("i32", "v128", "externref");

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
  void operandsBelowALoop() {
    int count = 20_000;
    String loop = "(loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))";
    for (String type : TYPES) {
      returns(sumFrom(5, count), 5, "", values(type, count) + loop + sum(type, count));
    }
  }

  /** What a loop needs to be left for a look must not grow with what stands below it. */
  @Test
  void manyLoopsThatCallAboveOperands() {
    int count = 3000;
    int loops = 30_000;
    String loop = "(loop (br_if 0 (call $f (i32.const 0))))";
    String text =
        "(module (func $f (param i32) (result i32) (local.get 0)) "
            + "(func (export \"run\") (param i32) (result i32) "
            + values("i32", count)
            + loop.repeat(loops)
            + sum("i32", count)
            + "))";
    Instance instance = instance(text, InstanceOptions.DEFAULT.withInterruption());
    assertEquals(sumFrom(1, count), instance.function("run").call(1));
  }

  /** A function that is too large for one method, and ends in calls of itself. */
  @Test
  void aLargeFunctionCallsItselfLast() {
    String filler =
        "(local.set $x (i32.add (i32.mul (local.get $x) (i32.const 3)) (i32.const 1)))".repeat(900);
    String again = "(return_call $f (i32.sub (local.get 0) (i32.const 1)) (local.get $x))";
    for (String block : List.of("(block %s)", "(try (do %s))", "(try_table %s)")) {
      String arm = block.formatted(filler + "(drop (local.get 0)) " + again);
      String text =
          "(module (func $f (export \"f\") (param i32) (param $x i32) (result i32 i32) "
              + "(if (i32.eqz (local.get 0)) (then (return (local.get $x) (i32.const 5)))) "
              + "(if (i32.and (local.get 0) (i32.const 1)) (then "
              + arm
              + ") (else "
              + arm
              + ")) (unreachable)))";
      Instance instance = instance(text);
      Object[] results = (Object[]) instance.function("f").call(100_000, 1);
      int x = 1;
      for (int i = 0; i < 100_000 * 900; i++) {
        x = x * 3 + 1;
      }
      assertEquals(x, results[0], block);
      assertEquals(5, results[1], block);
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

  /** Not many instructions, but such as take an engine much code. */
  @Test
  void fewInstructionsOfMuchCode() {
    String copy = "local.get 0 i32.const 5 i32.const 1 memory.copy ";
    String load = "local.get 0 i32.load8_u";
    returns(42, 7, "(memory 1) (data (i32.const 5) \"\\2a\")", copy.repeat(290) + load);
  }

  /** One local is put into several times, in a function that fits no method. */
  @Test
  void vectorsInLocals() {
    String types = "(type $a (array i32))";
    String many = values("i32", 10_000) + " array.new_fixed $a 10000 i32.const 9999 array.get $a ";
    String body =
        "(local $v v128) (local.set $v (i32x4.add (i32x4.splat (local.get 0)) (local.get $v))) "
            + "(local.set 0 (i32x4.extract_lane 2 (i32x4.mul (local.get $v) (local.get $v)))) "
            + "(local.set $v (f32x4.convert_i32x4_s (i32x4.splat (local.get 0)))) "
            + many
            + "(local.set $v (f32x4.add (local.get $v) (f32x4.splat (f32.const 0.5)))) "
            + "(i32.trunc_f32_s (f32x4.extract_lane 3 (f32x4.mul (local.get $v) (local.get $v)))) "
            + "i32.add";
    returns(9 + 9999 + 90, 3, types, body);
  }

  @Test
  void branches() {
    int count = 999;
    for (String type : TYPES) {
      String values = "(block $b (result " + (type + " ").repeat(count) + ") i64.const 5 ";
      String branches = "local.get 0 br_if $b ".repeat(200) + "unreachable) ";
      returns(sumFrom(3, count), 3, "", values + values(type, count) + branches + sum(type, count));
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
}
