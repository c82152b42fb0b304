package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.type.ExportType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.api.type.ValType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled modules: what they tell of themselves, and their use by many threads. */
class ModuleContractTest extends Contract {
  private static final String TEXT =
      """
      (module $calc
        (import "env" "log" (func $log (param i32)))
        (import "env" "mem" (memory 1 2))
        (import "env" "tab" (table 1 funcref))
        (import "env" "base" (global $base (mut i32)))
        (import "env" "err" (tag $err (param i64)))
        (memory $own 3)
        (func $add (export "add") (param i32 i32) (result i32)
          (i32.add (local.get 0) (local.get 1)))
        (func)
        (export "own" (memory $own)) (export "tab" (table 0)) (export "base" (global $base))
        (export "err" (tag $err))
        (@custom "note" (before first) "first")
        (@custom "note" (after last) "last"))
      """;

  @Test
  void whatItTells() {
    Module module = module(TEXT);
    assertEquals("calc", module.name());
    assertEquals(2, module.functionCount());
    assertEquals(
        List.of(
            new ImportType("env", "log", FuncType.of(ValType.I32)),
            new ImportType("env", "mem", MemType.of(Limits.of(1, 2))),
            new ImportType("env", "tab", TableType.of(Limits.atLeast(1), RefType.FUNCREF)),
            new ImportType("env", "base", new GlobalType(ValType.I32, true)),
            new ImportType("env", "err", new TagType(FuncType.of(ValType.I64)))),
        module.imports());
    assertEquals(
        List.of(
            new ExportType(
                "add", new FuncType(List.of(ValType.I32, ValType.I32), List.of(ValType.I32))),
            new ExportType("own", MemType.of(Limits.atLeast(3))),
            new ExportType("tab", TableType.of(Limits.atLeast(1), RefType.FUNCREF)),
            new ExportType("base", new GlobalType(ValType.I32, true)),
            new ExportType("err", new TagType(FuncType.of(ValType.I64)))),
        module.exports());
    assertEquals(
        List.of(MemType.of(Limits.of(1, 2)), MemType.of(Limits.atLeast(3))), module.memories());
    assertTrue(module.features().contains(Feature.MULTI_MEMORY));
    assertTrue(module.features().contains(Feature.EXCEPTIONS));
    assertFalse(module.features().contains(Feature.GC));
    List<byte[]> notes = module.customSections("note");
    assertEquals(2, notes.size());
    assertArrayEquals("first".getBytes(StandardCharsets.UTF_8), notes.get(0));
    assertArrayEquals("last".getBytes(StandardCharsets.UTF_8), notes.get(1));
    assertEquals(List.of(), module.customSections("none"));
    assertEquals("note", module.sections().getFirst().name());
    assertTrue(module.sections().stream().anyMatch(s -> s.name().equals("name")));
  }

  @Test
  void binaryAndText() {
    Module module = module(TEXT);
    byte[] binary = module.toBinary();
    assertNotSame(binary, module.toBinary());
    binary[0] = 1;
    assertEquals(0, module.toBinary()[0]);
    Module again = runtime().compile(module.toBinary());
    assertArrayEquals(module.toBinary(), again.toBinary());
    assertEquals(module.toText(), again.toText());
    assertTrue(module.toText().contains("$add"), module.toText());
    assertArrayEquals(module.toBinary(), module(module.toText()).toBinary());
    for (Module.Section section : module.sections()) {
      assertTrue(section.offset() + section.size() <= binary.length);
    }
  }

  @Test
  void fromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m.wat");
    Files.writeString(file, TEXT);
    assertArrayEquals(module(TEXT).toBinary(), runtime().compile(file).toBinary());
    assertThrows(IOException.class, () -> runtime().compile(folder.resolve("missing.wasm")));
  }

  @Test
  void faultsHaveAPlace() {
    MalformedException text =
        assertThrows(MalformedException.class, () -> module("(module\n  (func (i32.foo)))"));
    assertEquals(2, text.line());
    assertEquals(10, text.column());
    assertEquals(-1, text.offset());
    byte[] binary = {0, 'a', 's', 'm', 1, 0, 0, 0, 99};
    MalformedException malformed =
        assertThrows(MalformedException.class, () -> runtime().compile(binary));
    assertEquals(8, malformed.offset());
    assertEquals(0, malformed.line());
    InvalidException invalid =
        assertThrows(InvalidException.class, () -> module("(module (func (result i32)))"));
    assertTrue(invalid.offset() > 8);
    assertThrows(MalformedException.class, () -> runtime().compile(new byte[0]));
    assertThrows(MalformedException.class, () -> module("   "));
    assertThrows(MalformedException.class, () -> module(")"));
  }

  @Test
  void instancesOfOneModuleAreApart() {
    Module module =
        module(
            """
            (module (memory (export "m") 1) (global $g (mut i32) (i32.const 0))
              (table (export "t") 1 externref)
              (func (export "next") (result i32)
                (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
            """);
    Instance one = module.instantiate(Imports.NONE);
    Instance two = module.instantiate(Imports.NONE);
    assertEquals(1, one.function("next").call());
    assertEquals(2, one.function("next").call());
    assertEquals(1, two.function("next").call());
    one.memory("m").writeInt(0, 5);
    assertEquals(0, two.memory("m").readInt(0));
    one.table("t").set(0, "x");
    assertEquals(null, two.table("t").get(0));
    // Tags of two instances differ too, so do their functions.
    assertNotSame(one.function("next"), two.function("next"));
  }

  /** Many threads compile, instantiate and call at the same time. */
  @Test
  void manyThreads() throws Exception {
    Module shared =
        module(
            """
            (module (func $fib (export "fib") (param i32) (result i32)
              (if (result i32) (i32.lt_u (local.get 0) (i32.const 2))
                (then (local.get 0))
                (else (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1)))
                               (call $fib (i32.sub (local.get 0) (i32.const 2))))))))
            """);
    try (var pool = Executors.newFixedThreadPool(4)) {
      var tasks = new ArrayList<Callable<Object>>();
      for (int i = 0; i < 40; i++) {
        int n = 10 + i % 8;
        tasks.add(() -> shared.instantiate(Imports.NONE).function("fib").call(n));
        tasks.add(() ->
            module("(module (func (export \"f\") (result i32) (i32.const " + n + ")))")
                .instantiate(Imports.NONE)
                .function("f")
                .call());
      }
      List<Future<Object>> results = pool.invokeAll(tasks);
      int[] fib = {55, 89, 144, 233, 377, 610, 987, 1597};
      for (int i = 0; i < 40; i++) {
        assertEquals(fib[i % 8], results.get(2 * i).get());
        assertEquals(10 + i % 8, results.get(2 * i + 1).get());
      }
    }
  }

  @Test
  void onVirtualThreads() throws Exception {
    Module module = module("(module (func (export \"f\") (result i32) (i32.const 7)))");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Future<Object>>();
      for (int i = 0; i < 50; i++) {
        results.add(pool.submit(() -> module.instantiate(Imports.NONE).function("f").call()));
      }
      for (Future<Object> result : results) {
        assertEquals(7, result.get());
      }
    }
  }

  /** A failed instantiation leaves what it imported usable, with what it had written. */
  @Test
  void aFailedInstantiationLeavesImportsUsable() {
    Instance owner =
        instance(
            "(module (memory (export \"m\") 1) (table (export \"t\") 2 funcref)"
                + " (func (export \"f\") (result i32) (i32.load8_u (i32.const 0))))");
    Module failing =
        module(
            """
            (module (import "o" "m" (memory 1)) (import "o" "t" (table 2 funcref))
              (func $g (result i32) (i32.const 9))
              (elem (i32.const 0) $g)
              (data (i32.const 0) "A") (data (i32.const 65536) "B"))
            """);
    Imports imports = Imports.builder().instance("o", owner).build();
    assertThrows(Trap.class, () -> failing.instantiate(imports));
    assertEquals(65, owner.function("f").call());
    Function left = (Function) owner.table("t").get(0);
    assertEquals(9, left.call());
  }
}
