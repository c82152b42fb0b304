package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmFrame;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traps that have become frequent tell as much as the first: HotSpot throws exceptions without a
 * stack where compiled code has thrown many.
 */
class HotTrapContractTest extends Contract {
  private static final int ROUNDS = 8_000;

  private static final String MODULE =
      """
      (module $m
        (memory MEMORY)
        (type $t (func)) (type $other (func (param i32)))
        (type $struct (struct (field i32))) (type $array (array i32))
        (table 2 funcref) (elem (i32.const 0) $taken)
        (func $taken (type $other))
        (func $load8 (param i32) (drop (i32.load8_u (i32.sub (local.get 0) (i32.const 1)))))
        (func $offset8 (param i32)
          (drop (i32.load8_s offset=9 (i32.add (local.get 0) (i32.const 70000)))))
        (func $constant8 (param i32) (drop (i32.load8_u (i32.const 70000))))
        (func $handler8 (param i32)
          (try_table (catch_all 0)
            (drop (i32.load8_u (i32.sub (local.get 0) (i32.const 1))))))
        (func $loop8 (param i32)
          (local.set 0 (i32.const 65530))
          (loop $l
            (drop (i64.load8_u (local.get 0)))
            (local.set 0 (i32.add (local.get 0) (i32.const 1)))
            (br $l)))
        (func $lane8 (param i32)
          (drop (v128.load8_splat (i32.sub (local.get 0) (i32.const 1)))))
        (func $store8 (param i32)
          (i32.store8 (i32.sub (local.get 0) (i32.const 1)) (local.get 0)))
        (func $storeConstant8 (param i32) (i32.store8 (i32.const 70000) (local.get 0)))
        (func $storeLoop8 (param i32)
          (local.set 0 (i32.const 65530))
          (loop $l
            (i64.store8 (local.get 0) (i64.const 7))
            (local.set 0 (i32.add (local.get 0) (i32.const 1)))
            (br $l)))
        (func $load64 (param i32) (drop (i64.load (i32.sub (local.get 0) (i32.const 1)))))
        (func $store32 (param i32)
          (i32.store (i32.sub (local.get 0) (i32.const 1)) (local.get 0)))
        (func $copy (param i32)
          (memory.copy (i32.sub (local.get 0) (i32.const 1)) (i32.const 0) (i32.const 9)))
        (func $div (param i32) (drop (i32.div_s (i32.const 7) (local.get 0))))
        (func $rem64 (param i32)
          (drop (i64.rem_u (i64.const 7) (i64.extend_i32_u (local.get 0)))))
        (func $overflow (param i32)
          (drop (i32.div_s (i32.const 0x80000000) (i32.sub (local.get 0) (i32.const 1)))))
        (func $trunc (param i32)
          (drop (i32.trunc_f64_s (f64.div (f64.const 1) (f64.convert_i32_s (local.get 0))))))
        (func $signature (param i32) (call_indirect (type $t) (local.get 0)))
        (func $uninitialized (param i32)
          (call_indirect (type $t) (i32.add (local.get 0) (i32.const 1))))
        (func $undefined (param i32)
          (call_indirect (type $t) (i32.add (local.get 0) (i32.const 2))))
        (func $null (param i32)
          (drop (struct.get $struct 0
            (select (result (ref null $struct))
              (struct.new $struct (i32.const 1)) (ref.null $struct) (local.get 0)))))
        (func $element (param i32)
          (drop (array.get $array (array.new_default $array (i32.const 3))
            (i32.sub (local.get 0) (i32.const 1)))))
        (func $cast (param i32)
          (drop (ref.cast (ref $struct) (ref.i31 (local.get 0)))))
        (func $unreachable (param i32) (if (i32.eqz (local.get 0)) (then (unreachable))))
        (func (export "load8") (param i32) (call $load8 (local.get 0)))
        (func (export "offset8") (param i32) (call $offset8 (local.get 0)))
        (func (export "constant8") (param i32) (call $constant8 (local.get 0)))
        (func (export "handler8") (param i32) (call $handler8 (local.get 0)))
        (func (export "loop8") (param i32) (call $loop8 (local.get 0)))
        (func (export "lane8") (param i32) (call $lane8 (local.get 0)))
        (func (export "store8") (param i32) (call $store8 (local.get 0)))
        (func (export "storeConstant8") (param i32) (call $storeConstant8 (local.get 0)))
        (func (export "storeLoop8") (param i32) (call $storeLoop8 (local.get 0)))
        (func (export "load64") (param i32) (call $load64 (local.get 0)))
        (func (export "store32") (param i32) (call $store32 (local.get 0)))
        (func (export "copy") (param i32) (call $copy (local.get 0)))
        (func (export "div") (param i32) (call $div (local.get 0)))
        (func (export "rem64") (param i32) (call $rem64 (local.get 0)))
        (func (export "overflow") (param i32) (call $overflow (local.get 0)))
        (func (export "trunc") (param i32) (call $trunc (local.get 0)))
        (func (export "signature") (param i32) (call $signature (local.get 0)))
        (func (export "uninitialized") (param i32) (call $uninitialized (local.get 0)))
        (func (export "undefined") (param i32) (call $undefined (local.get 0)))
        (func (export "null") (param i32) (call $null (local.get 0)))
        (func (export "element") (param i32) (call $element (local.get 0)))
        (func (export "cast") (param i32) (call $cast (local.get 0)))
        (func (export "unreachable") (param i32) (call $unreachable (local.get 0))))
      """;

  @ParameterizedTest
  @CsvSource({
    "load64, OUT_OF_BOUNDS_MEMORY_ACCESS",
    "store32, OUT_OF_BOUNDS_MEMORY_ACCESS",
    "copy, OUT_OF_BOUNDS_MEMORY_ACCESS",
    "div, INTEGER_DIVIDE_BY_ZERO",
    "rem64, INTEGER_DIVIDE_BY_ZERO",
    "overflow, INTEGER_OVERFLOW",
    "trunc, INTEGER_OVERFLOW",
    "signature, INDIRECT_CALL_TYPE_MISMATCH",
    "uninitialized, UNINITIALIZED_ELEMENT",
    "undefined, UNDEFINED_ELEMENT",
    "null, NULL_STRUCTURE_REFERENCE",
    "element, OUT_OF_BOUNDS_ARRAY_ACCESS",
    "cast, CAST_FAILURE",
    "unreachable, UNREACHABLE"
  })
  void kindAndStackStay(String export, TrapKind kind) {
    staysTheSame("1", export, kind);
  }

  /** A byte is what an array of bytes would be asked for as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "load8",
        "offset8",
        "constant8",
        "handler8",
        "loop8",
        "lane8",
        "store8",
        "storeConstant8",
        "storeLoop8"
      })
  void kindAndStackStayForBytes(String export) {
    staysTheSame("1", export, TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    staysTheSame("1 1", export, TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
  }

  private void staysTheSame(String memory, String export, TrapKind kind) {
    Function function = instance(MODULE.replace("MEMORY", memory)).function(export);
    for (int i = 0; i < ROUNDS; i++) {
      try {
        function.call(0);
        throw new AssertionError("no trap in round " + i);
      } catch (Trap trap) {
        if (trap.kind() != kind || !functions(trap).equals(List.of(export, export))) {
          fail("round " + i + " with memory " + memory + ": " + trap.kind() + trap.wasmStack());
        }
      }
    }
  }

  private static List<String> functions(Trap trap) {
    return trap.wasmStack().stream().map(WasmFrame::function).toList();
  }
}
