package io.github.wasmoka.validator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of instructions that the opcode table cannot tell (§3.4). */
class InstructionRulesTest {
  static final String FIELDS =
      """
      (type $ft (func (param i32) (result i32)))
      (type $s (struct (field i32) (field (mut i8)) (field (mut i64))))
      (type $nodefault (struct (field (ref $s))))
      (type $fixed (array i32))
      (type $bytes (array (mut i8)))
      (type $ints (array (mut i32)))
      (type $refs (array (mut funcref)))
      (type $sub (sub (struct)))
      (type $subsub (sub $sub (struct)))
      (memory $m 1) (memory $w i64 1)
      (table $t 1 funcref) (table $wide i64 1 funcref) (table $ext 1 externref)
      (global $const i32 (i32.const 0)) (global $var (mut i64) (i64.const 0))
      (tag $tag (param i32))
      (elem $funcs funcref) (elem $exts externref) (data $d "")
      (func $pair (result i32 i64) (i32.const 0) (i64.const 0))
      (func $id (param i32) (result i32) (local.get 0))
      (elem declare func $id)
      """;

  private static String module(String function) {
    return "(module " + FIELDS + " (func " + function + "))";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type mismatch            | drop
          type mismatch            | (result i32)
          type mismatch            | i32.const 0
          type mismatch            | (result i32) (i64.const 0)
          type mismatch            | (if (result i32) (i32.const 1) (then (i32.const 2)))
          type mismatch            | (if (i64.const 1) (then))
          type mismatch            | (drop (block (result i32) (i32.const 1) (i32.const 2)))
          type mismatch            | (i32.const 1) (block drop)
          type mismatch            | unreachable (i64.const 0) i32.eqz drop
          unknown label            | (br 1)
          unknown label            | (br_table 0 1 (i32.const 0))
          unknown label            | (block (br_table 0 7 0 (i32.const 0)))
          unknown label            | (try_table (catch_all 1))
          type mismatch            | (drop (block (result i32) (block (br_table 0 1 (i32.const 0))) (i32.const 0)))
          type mismatch            | (try_table (catch $tag 0))
          type mismatch            | (drop (block (result i32) (try_table (catch_ref $tag 0)) (i32.const 0)))
          unknown tag              | (try_table (catch 9 0))
          unknown tag              | (throw 1)
          type mismatch            | (throw $tag)
          type mismatch            | (throw_ref (i32.const 0))
          invalid rethrow label    | (block (rethrow 0))
          invalid rethrow label    | try rethrow 0 end
          unknown local            | (drop (local.get 0))
          uninitialized local      | (local (ref $s)) (drop (local.get 0))
          uninitialized local      | (local (ref $s)) (block (local.set 0 (struct.new_default $s))) (drop (local.get 0))
          uninitialized local      | (local (ref $s)) (if (i32.const 0) (then (local.set 0 (struct.new_default $s))) (else (drop (local.get 0))))
          unknown global           | (drop (global.get 2))
          immutable global         | (global.set $const (i32.const 0))
          type mismatch            | (global.set $var (i32.const 0))
          unknown function         | (call 99)
          type mismatch            | (call $id (i64.const 0)) drop
          unknown type             | (call_indirect (type 99) (i32.const 0))
          type mismatch            | (call_indirect $ext (i32.const 0))
          type mismatch            | (call_indirect $wide (i32.const 0))
          type mismatch            | (return_call $id (i32.const 0))
          type mismatch            | (drop (call_ref $ft (i32.const 0) (ref.null func)))
          type mismatch            | (call_ref $s (unreachable))
          type mismatch            | (drop (select (ref.null func) (ref.null func) (i32.const 0)))
          type mismatch            | (drop (select (i32.const 0) (i64.const 0) (i32.const 0)))
          invalid result arity     | (drop (select (result) (i32.const 0) (i32.const 0) (i32.const 0)))
          invalid result arity     | (select (result i32 i32) (unreachable)) drop drop
          unknown memory           | (drop (i32.load 2 (i32.const 0)))
          type mismatch            | (drop (i32.load $w (i32.const 0)))
          alignment must not be larger than natural | (drop (i32.load align=8 (i32.const 0)))
          alignment must not be larger than natural | (drop (v128.load64_zero align=16 (i32.const 0)))
          atomic alignment         | (drop (i32.atomic.load align=2 (i32.const 0)))
          offset out of range      | (drop (i32.load offset=0x1_0000_0000 (i32.const 0)))
          invalid lane index       | (drop (i32x4.extract_lane 4 (v128.const i64x2 0 0)))
          invalid lane index       | (drop (i8x16.extract_lane_s 16 (v128.const i64x2 0 0)))
          invalid lane index       | (v128.store16_lane 8 (i32.const 0) (v128.const i64x2 0 0))
          invalid lane index       | (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 32 (v128.const i64x2 0 0) (v128.const i64x2 0 0)))
          type mismatch            | (memory.copy $m $w (i32.const 0) (i64.const 0) (i64.const 0))
          type mismatch            | (memory.copy $w $w (i64.const 0) (i64.const 0) (i32.const 0))
          type mismatch            | (memory.fill $w (i64.const 0) (i32.const 0) (i32.const 0))
          unknown data segment     | (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 0))
          unknown elem segment     | (elem.drop 7)
          unknown table            | (drop (table.size 3))
          type mismatch            | (table.copy $t $ext (i32.const 0) (i32.const 0) (i32.const 0))
          type mismatch            | (table.init $t $exts (i32.const 0) (i32.const 0) (i32.const 0))
          type mismatch            | (table.set $ext (i32.const 0) (ref.null func))
          type mismatch            | (drop (table.grow $wide (ref.null func) (i32.const 0)))
          unknown field            | (drop (struct.get $s 3 (struct.new_default $s)))
          immutable field          | (struct.set $s 0 (struct.new_default $s) (i32.const 0))
          type mismatch            | (drop (struct.get $s 1 (struct.new_default $s)))
          type mismatch            | (drop (struct.get_u $s 0 (struct.new_default $s)))
          type mismatch            | (drop (struct.get $fixed 0 (unreachable)))
          type mismatch            | (drop (struct.new_default $nodefault))
          immutable array          | (array.set $fixed (ref.null $fixed) (i32.const 0) (i32.const 0))
          immutable array          | (array.copy $fixed $fixed (ref.null none) (i32.const 0) (ref.null none) (i32.const 0) (i32.const 0))
          array types do not match | (array.copy $bytes $fixed (ref.null none) (i32.const 0) (ref.null none) (i32.const 0) (i32.const 0))
          array type is not numeric or vector | (drop (array.new_data $refs $d (i32.const 0) (i32.const 0)))
          type mismatch            | (drop (array.new_elem $refs $exts (i32.const 0) (i32.const 0)))
          type mismatch            | (drop (array.get $bytes (ref.null none) (i32.const 0)))
          type mismatch            | (drop (array.new_fixed $ints 2 (i32.const 0)))
          type mismatch            | (drop (array.len (ref.null $s)))
          type mismatch            | (drop (ref.test (ref func) (ref.null any)))
          type mismatch            | (drop (ref.cast (ref $s) (ref.null extern)))
          type mismatch            | (drop (ref.eq (ref.null any) (ref.null eq)))
          type mismatch            | (drop (block (result (ref $subsub)) (br_on_cast 0 (ref $subsub) (ref $sub) (unreachable))))
          type mismatch            | (drop (ref.as_non_null (i32.const 0)))
          type mismatch            | (br_on_non_null 0 (ref.null func))
          type mismatch            | (drop (i64.add128 (i64.const 0)))
          """)
  void refuses(String message, String function) {
    Wat.fault(message, module(function));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(result i32) unreachable",
        "(result i32 i64) (return (call $pair))",
        "(result i32) unreachable select",
        "unreachable br_table 0 0 0",
        "unreachable ref.as_non_null i64.const 0 drop drop",
        "(result i32) (block (result i32) (block (br_table 0 0 0 (i32.const 0))) (i32.const 1))",
        "(drop (block (result i32) (try_table (catch $tag 0)) (i32.const 0)))",
        "(drop (block (result exnref) (try_table (catch_all_ref 0)) (ref.null exn)))",
        "try i32.const 0 throw $tag catch $tag drop rethrow 0 catch_all rethrow 0 end",
        "try try i32.const 0 throw 0 delegate 0 catch_all end",
        "(local (ref $s)) (local.set 0 (struct.new_default $s)) (block (drop (local.get 0)))",
        "(param (ref $s)) (drop (local.get 0))",
        "(drop (i32.load $w offset=0x1_0000_0000 (i64.const 0)))",
        "(drop (i64.atomic.rmw32.add_u align=4 (i32.const 0) (i64.const 0)))",
        "(memory.copy $m $w (i32.const 0) (i64.const 0) (i32.const 0))",
        "(memory.copy $w $m (i64.const 0) (i32.const 0) (i32.const 0))",
        "(memory.copy $w $w (i64.const 0) (i64.const 0) (i64.const 0))",
        "(table.copy $wide $t (i64.const 0) (i32.const 0) (i32.const 0))",
        "(table.init $wide $funcs (i64.const 0) (i32.const 0) (i32.const 0))",
        "(drop (struct.get_s $s 1 (struct.new_default $s)))",
        "(struct.set $s 1 (struct.new_default $s) (i32.const 0))",
        "(array.copy $ints $fixed (ref.null none) (i32.const 0) (ref.null none) (i32.const 0)"
            + " (i32.const 0))",
        "(drop (array.new_fixed $ints 2 (i32.const 0) (i32.const 1)))",
        "(result (ref extern)) (extern.convert_any (ref.i31 (i32.const 0)))",
        "(drop (block (result (ref $subsub)) (br_on_cast 0 anyref (ref $subsub) (ref.null any))"
            + " (unreachable)))",
        "(result (ref any)) (block (result anyref) (br_on_cast_fail 0 anyref (ref $s) (ref.null"
            + " any)) (return)) (unreachable)",
        "(result i32) (return_call $id (i32.const 0))",
        "(drop (call_ref $ft (i32.const 0) (ref.func $id)))"
      })
  void accepts(String function) {
    Wat.valid(module(function));
  }

  /** §3.4.3: a missing else is an empty one, and what it leaves may be of a subtype. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(param (ref any)) (result anyref) (local.get 0) (i32.const 0) (if (param (ref any))"
            + " (result anyref) (then))",
        "(param i32) (result i32) (local.get 0) (i32.const 0) (if (param i32) (result i32) (then"
            + " (i32.const 1) (i32.add)))"
      })
  void missingElse(String function) {
    Wat.valid(module(function));
  }
}
