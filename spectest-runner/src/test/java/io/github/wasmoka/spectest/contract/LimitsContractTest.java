package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a runtime's limits forbid, and what features switch off. */
class LimitsContractTest extends Contract {
  private static byte[] text(String module) {
    return module.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void memoryBytes() {
    Runtime runtime = runtime(ResourceLimits.DEFAULT.withMaxMemoryBytes(3 * 65536 + 1));
    Module three =
        runtime.compile(
            text(
                "(module (memory (export \"m\") 3) (func (export \"grow\") (param i32) (result i32)"
                    + " (memory.grow (local.get 0))))"));
    Instance instance = three.instantiate(Imports.NONE);
    assertEquals(-1, instance.function("grow").call(1));
    assertEquals(3, instance.function("grow").call(0));
    assertEquals(-1, instance.memory("m").grow(1));
    Module four = runtime.compile(text("(module (memory 4))"));
    LinkException e = assertThrows(LinkException.class, () -> four.instantiate(Imports.NONE));
    assertTrue(e.getMessage().startsWith("memory too large"), e.getMessage());
    assertThrows(
        LinkException.class,
        () -> runtime.newMemory(MemType.of(Limits.of(4, 5)), InstanceOptions.DEFAULT));
    // A shared memory reserves no more than the limit either.
    Module shared =
        runtime.compile(
            text(
                "(module (memory (export \"m\") 2 65536 shared)"
                    + " (func (export \"grow\") (param i32) (result i32)"
                    + " (memory.grow (local.get 0))))"));
    Instance threads = shared.instantiate(Imports.NONE);
    assertEquals(2, threads.function("grow").call(1));
    assertEquals(-1, threads.function("grow").call(1));
  }

  @Test
  void tableEntries() {
    Runtime runtime = runtime(ResourceLimits.DEFAULT.withMaxTableEntries(10));
    Module ten =
        runtime.compile(
            text(
                "(module (table (export \"t\") 9 funcref)"
                    + " (func (export \"grow\") (param i32) (result i32)"
                    + " (table.grow (ref.null func) (local.get 0))))"));
    Instance instance = ten.instantiate(Imports.NONE);
    assertEquals(-1, instance.function("grow").call(2));
    assertEquals(9, instance.function("grow").call(1));
    assertEquals(-1, instance.table("t").grow(1, null));
    Module eleven = runtime.compile(text("(module (table 11 funcref))"));
    LinkException e = assertThrows(LinkException.class, () -> eleven.instantiate(Imports.NONE));
    assertTrue(e.getMessage().startsWith("table too large"), e.getMessage());
    assertThrows(
        LinkException.class,
        () -> runtime.newTable(TableType.of(Limits.of(11, 12), RefType.FUNCREF), null));
  }

  @Test
  void hugeDeclarationsDoNotLink() {
    for (String declaration :
        new String[] {
          "(memory i64 0x1000000000000)",
          "(memory i64 0x100000000)",
          "(memory 4294967295 (pagesize 1))",
          "(table 0xffffffff funcref)",
          "(table i64 0xffffffffffffffff funcref)"
        }) {
      Module module =
          runtime(ResourceLimits.DEFAULT.withMaxMemoryBytes(1 << 20))
              .compile(text("(module " + declaration + ")"));
      assertThrows(LinkException.class, () -> module.instantiate(Imports.NONE), declaration);
    }
  }

  @Test
  void instances() {
    Runtime runtime = runtime(ResourceLimits.DEFAULT.withMaxInstances(2));
    Module module = runtime.compile(text("(module)"));
    module.instantiate(Imports.NONE);
    module.instantiate(Imports.NONE);
    LinkException e = assertThrows(LinkException.class, () -> module.instantiate(Imports.NONE));
    assertTrue(e.getMessage().startsWith("too many instances"), e.getMessage());
  }

  private static int depth(Instance instance) {
    instance.global("depth").set(0);
    assertThrows(ExhaustionException.class, () -> instance.function("f").call());
    return (Integer) instance.global("depth").value();
  }

  private static final String RECURSION =
      """
      (module (global $d (export "depth") (mut i32) (i32.const 0))
        (func $f (export "f") (global.set $d (i32.add (global.get $d) (i32.const 1))) (call $f))
        (func $bounded (export "bounded") (param i32) (result i32)
          (if (result i32) (local.get 0)
            (then (i32.add (i32.const 1) (call $bounded (i32.sub (local.get 0) (i32.const 1)))))
            (else (i32.const 0)))))
      """;

  /** On a thread whose stack is as large as the limit: some engines use no other. */
  @Test
  void stack() throws Exception {
    var task = new FutureTask<Object>(this::stackOnThisThread, null);
    new Thread(null, task, "deep", ResourceLimits.DEFAULT.maxStackBytes()).start();
    task.get();
  }

  private void stackOnThisThread() {
    Instance large = instance(RECURSION);
    int deep = depth(large);
    assertTrue(deep >= 10_000, "only " + deep + " frames");
    assertEquals(10_000, large.function("bounded").call(10_000));
    Instance small =
        runtime(ResourceLimits.DEFAULT.withMaxStackBytes(64 << 10))
            .compile(text(RECURSION))
            .instantiate(Imports.NONE);
    int shallow = depth(small);
    assertTrue(shallow > 10, "only " + shallow + " frames");
    assertEquals(10, small.function("bounded").call(10));
    // Again and again: exhaustion leaves nothing behind.
    for (int i = 0; i < 5; i++) {
      assertTrue(depth(large) >= 10_000, "round " + i);
      assertEquals(100, large.function("bounded").call(100));
    }
  }

  /**
   * Code that the JVM has not compiled yet may need more than its default stack for as many frames,
   * so attempts are made until the JVM's compiler, which works beside them, is done.
   */
  @Test
  void onAThreadAsTheJvmMakesThem() throws Exception {
    Instance instance = instance(RECURSION);
    var task = new FutureTask<Object>(() -> deepInTheEnd(instance.function("bounded")));
    new Thread(task).start();
    assertEquals(10_000, task.get());
  }

  private static Object deepInTheEnd(Function bounded) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      try {
        return bounded.call(10_000);
      } catch (ExhaustionException e) {
        assertEquals(1000, bounded.call(1000));
        // On a busy machine, 500 attempts are over before the compiler has had the processor.
        Thread.sleep(10);
      }
    }
    return bounded.call(10_000);
  }

  @Test
  void onAThreadWithASmallStack() throws InterruptedException {
    Instance instance = instance(RECURSION);
    var depths = new int[1];
    Thread thread = new Thread(null, () -> depths[0] = depth(instance), "small", 256 << 10);
    thread.start();
    thread.join();
    assertTrue(depths[0] > 0);
  }

  @Test
  void negativeLimitsAreIllegal() {
    assertThrows(
        IllegalArgumentException.class, () -> ResourceLimits.DEFAULT.withMaxMemoryBytes(-1));
    assertThrows(
        IllegalArgumentException.class, () -> ResourceLimits.DEFAULT.withMaxTableEntries(-1));
    assertThrows(
        IllegalArgumentException.class, () -> ResourceLimits.DEFAULT.withMaxStackBytes(-1));
    assertThrows(IllegalArgumentException.class, () -> ResourceLimits.DEFAULT.withMaxInstances(-1));
  }

  @Test
  void featuresThatAreOff() {
    String[][] modules = {
      {"1.0", "(module (func (result i32 i32) (unreachable)))"},
      {"1.0", "(module (func (drop (i32.extend8_s (i32.const 0)))))"},
      {"1.0", "(module (memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))))"},
      {"1.0", "(module (func (drop (v128.const i64x2 0 0))))"},
      {"1.0", "(module (global externref (ref.null extern)))"},
      {"2.0", "(module (memory 1) (memory 1))"},
      {"2.0", "(module (memory i64 1))"},
      {"2.0", "(module (type (struct)))"},
      {"2.0", "(module (tag))"},
      {"2.0", "(module (func $f (return_call $f)))"},
      {"3.0", "(module (memory 1 1 shared))"},
      {"3.0", "(module (memory 1 (pagesize 1)))"},
      {"3.0", "(module (func (drop (i64.mul_wide_u (i64.const 0) (i64.const 0))) (drop)))"},
      {"3.0", "(module (func try catch_all end))"},
    };
    for (String[] module : modules) {
      Features features =
          switch (module[0]) {
            case "1.0" -> Features.WASM_1;
            case "2.0" -> Features.WASM_2;
            default -> Features.WASM_3;
          };
      Runtime runtime = Runtime.builder().engine(engine).features(features).build();
      WasmException e =
          assertThrows(WasmException.class, () -> runtime.compile(text(module[1])), module[1]);
      assertTrue(e instanceof MalformedException || e instanceof InvalidException, module[1] + e);
      runtime(ResourceLimits.DEFAULT).compile(text(module[1]));
    }
  }

  @Test
  void anUnknownEngineIsToldWithWhatThereIs() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class, () -> Runtime.builder().engine("nothing").build());
    assertTrue(e.getMessage().contains("nothing"), e.getMessage());
    assertTrue(e.getMessage().contains(engine), e.getMessage());
    assertEquals(engine, runtime().engineName());
  }
}
