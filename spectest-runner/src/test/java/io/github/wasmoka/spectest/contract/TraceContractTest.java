package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks of WebAssembly functions in traps and other ends. */
class TraceContractTest extends Contract {
  private static final String NAMED =
      """
      (module $plugin
        (import "h" "f" (func $host))
        (type $t (func (param i32)))
        (table 1 funcref) (elem (i32.const 0) $inner)
        (func $inner (param i32) (drop (i32.div_u (i32.const 1) (local.get 0))))
        (func $middle (param i32) (call_indirect (type $t) (local.get 0) (i32.const 0)))
        (func (export "outer") (param i32) (nop) (call $middle (local.get 0)) (nop))
        (func $call_host (export "host") (call $host))
        (func (export "load") (drop (i32.const 0))))
      """;

  private static List<String> names(List<WasmFrame> frames) {
    return frames.stream().map(WasmFrame::function).toList();
  }

  private Instance named(Runnable host) {
    return instance(NAMED, Imports.builder().function("h", "f", Runnable.class, host));
  }

  @Test
  void namesInnermostFirst() {
    Instance instance = named(() -> {});
    Trap trap = traps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> instance.function("outer").call(0));
    // A function without a name goes by its export.
    assertEquals(List.of("inner", "middle", "outer"), names(trap.wasmStack()));
    assertEquals(
        List.of(1, 2, 3), trap.wasmStack().stream().map(WasmFrame::functionIndex).toList());
    assertTrue(trap.wasmStack().stream().allMatch(f -> f.module().equals("plugin")));
    String text = trap.describe();
    assertTrue(text.startsWith("integer divide by zero"), text);
    assertTrue(text.contains("plugin!middle"), text);
    assertEquals(4, text.lines().count());
    instance.function("outer").call(1);
  }

  @Test
  void offsetsPointIntoTheCode() {
    Module module = module(NAMED);
    Instance instance =
        module.instantiate(Imports.builder().function("h", "f", Runnable.class, () -> {}).build());
    Trap trap = traps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> instance.function("outer").call(0));
    Module.Section code =
        module.sections().stream().filter(s -> s.name().equals("code")).findFirst().orElseThrow();
    byte[] bytes = module.toBinary();
    for (WasmFrame frame : trap.wasmStack()) {
      assertTrue(
          frame.offset() >= code.offset() && frame.offset() < code.offset() + code.size(),
          frame.toString());
    }
    // i32.div_u, call_indirect, call
    assertEquals(0x6e, bytes[(int) trap.wasmStack().get(0).offset()]);
    assertEquals(0x11, bytes[(int) trap.wasmStack().get(1).offset()]);
    assertEquals(0x10, bytes[(int) trap.wasmStack().get(2).offset()]);
  }

  @Test
  void functionsWithoutAnyName() {
    Instance instance = instance("(module (func unreachable) (func (export \"f\") (call 0)))");
    Trap trap = traps(TrapKind.UNREACHABLE, () -> instance.function("f").call());
    assertEquals(List.of("func[0]", "f"), names(trap.wasmStack()));
    assertEquals("", trap.wasmStack().getFirst().module());
  }

  @Test
  void ofAFunctionThatCallsItself() {
    Instance instance =
        instance(
            """
            (module (func $sum (export "sum") (param i32) (result i32)
              (if (result i32) (i32.eqz (local.get 0))
                (then unreachable)
                (else (i32.add (local.get 0)
                  (call $sum (i32.sub (local.get 0) (i32.const 1))))))))
            """);
    Trap trap = traps(TrapKind.UNREACHABLE, () -> instance.function("sum").call(4));
    assertEquals(List.of("sum", "sum", "sum", "sum", "sum"), names(trap.wasmStack()));
    List<Long> offsets = trap.wasmStack().stream().map(WasmFrame::offset).distinct().toList();
    assertEquals(2, offsets.size());
    assertTrue(offsets.get(0) < offsets.get(1));
  }

  @Test
  void theStackOfAHostFailure() {
    Instance instance =
        named(() -> {
          throw new IllegalStateException("no");
        });
    Trap trap = traps(TrapKind.HOST_ERROR, () -> instance.function("host").call());
    assertEquals("call_host", trap.wasmStack().getFirst().function());
  }

  @Test
  void aDeepStackIsCutInTheMiddle() {
    Instance instance =
        instance(
            """
            (module (func $rec (export "rec") (result i32) (i32.add (i32.const 1) (call $rec)))
              (func (export "one") (result i32) (i32.const 1)))
            """);
    ExhaustionException e =
        assertThrows(ExhaustionException.class, () -> instance.function("rec").call());
    assertEquals(ExhaustionException.Resource.CALL_STACK, e.resource());
    assertEquals("call stack exhausted", e.getMessage());
    assertTrue(e.wasmStack().size() <= 500, "" + e.wasmStack().size());
    assertEquals("rec", e.wasmStack().getFirst().function());
    assertEquals("rec", e.wasmStack().getLast().function());
    assertEquals(1, instance.function("one").call());
  }

  /** What has made a tail call is gone from the stack; where the others are is told as ever. */
  @Test
  void afterTailCalls() {
    Module module =
        module(
            """
            (module
              (type $op (func (param i32 i32) (result i32)))
              (table funcref (elem $a $b $fails $calls))
              (func $a (param i32 i32) (result i32)
                (return_call_indirect (type $op) (local.get 0) (i32.const 9) (i32.const 1)))
              (func $b (param i32 i32) (result i32)
                (return_call_indirect (type $op) (i32.const 0) (local.get 1) (local.get 0)))
              (func $fails (param i32 i32) (result i32)
                (if (i32.eqz (local.get 1)) (then (return_call $a (i32.const 1) (i32.const 2))))
                (i32.div_u (local.get 1) (local.get 0)))
              (func $calls (param i32 i32) (result i32)
                (if (i32.eqz (local.get 1)) (then (return_call $b (i32.const 1) (i32.const 2))))
                (i32.add (call $fails (local.get 0) (i32.const 7)) (i32.const 1)))
              (func $run (export "run") (param i32) (result i32)
                (i32.add (call $a (local.get 0) (i32.const 1)) (i32.const 1))))
            """);
    Instance instance = module.instantiate(Imports.NONE);
    byte[] bytes = module.toBinary();
    Trap direct = traps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> instance.function("run").call(2));
    assertEquals(List.of("fails", "run"), names(direct.wasmStack()));
    assertEquals(0x6e, bytes[(int) direct.wasmStack().getFirst().offset()]);
    Trap called = traps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> instance.function("run").call(3));
    assertEquals(List.of("fails", "calls", "run"), names(called.wasmStack()));
    assertEquals(0x6e, bytes[(int) called.wasmStack().getFirst().offset()]);
    assertEquals(0x10, bytes[(int) called.wasmStack().get(1).offset()]);
  }

  /** Traces of two instances name each module. */
  @Test
  void acrossInstances() {
    Instance inner = instance("(module $in (func $fail (export \"f\") (unreachable)))");
    Instance outer =
        instance(
            "(module $out (import \"h\" \"f\" (func $f)) (func $go (export \"go\") (call $f)))",
            Imports.builder().instance("h", inner));
    Trap trap = traps(TrapKind.UNREACHABLE, () -> outer.function("go").call());
    assertEquals(
        List.of("in!fail", "out!go"),
        trap.wasmStack().stream().map(f -> f.module() + "!" + f.function()).toList());
  }

  /** A trap of a segment or start function tells too. */
  @Test
  void whileInstantiating() {
    Trap start =
        traps(
            TrapKind.UNREACHABLE,
            () -> instance("(module (func $init (unreachable)) (start $init))"));
    assertEquals(List.of("init"), names(start.wasmStack()));
    Trap data =
        traps(
            TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
            () -> instance("(module (memory 0) (data (i32.const 0) \"x\"))"));
    assertEquals(List.of(), data.wasmStack());
    traps(
        TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS,
        () -> instance("(module (table 0 funcref) (elem (i32.const 0) $f) (func $f))"));
  }
}
