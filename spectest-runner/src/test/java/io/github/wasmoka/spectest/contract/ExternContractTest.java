package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ExternType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.api.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Imports and exports of every kind, of instances and of the host. */
class ExternContractTest extends Contract {
  @Test
  void exportsInTheModulesOrder() {
    Instance instance =
        instance(
            """
            (module (func $f) (memory $m 1) (table $t 1 funcref) (global $g i32 (i32.const 1))
              (tag $e)
              (export "z" (func $f)) (export "a" (memory $m)) (export "" (table $t))
              (export "g" (global $g)) (export "e" (tag $e)) (export "z2" (func $f)))
            """);
    assertEquals(List.of("z", "a", "", "g", "e", "z2"), List.copyOf(instance.exports().keySet()));
    assertSame(instance.function("z"), instance.function("z2"));
    assertTrue(instance.export("e") instanceof Tag);
    assertThrows(NoSuchElementException.class, () -> instance.export("b"));
    assertThrows(NoSuchElementException.class, () -> instance.function("a"));
    assertThrows(NoSuchElementException.class, () -> instance.memory("z"));
    assertThrows(NoSuchElementException.class, () -> instance.table("g"));
    assertThrows(NoSuchElementException.class, () -> instance.global("e"));
    assertThrows(UnsupportedOperationException.class, () -> instance.exports().remove("z"));
    assertSame(instance.module(), instance.module());
  }

  private static final String USER =
      """
      (module
        (import "h" "memory" (memory 1 4))
        (import "h" "table" (table 2 8 externref))
        (import "h" "global" (global $g (mut i64)))
        (import "h" "constant" (global $c f64))
        (import "h" "tag" (tag $t (param i32)))
        (import "h" "function" (func $f (result i32)))
        (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
        (func (export "set") (param i32 externref)
          (table.set (local.get 0) (local.get 1)))
        (func (export "grow") (result i32) (table.grow (ref.null extern) (i32.const 2)))
        (func (export "count") (global.set $g (i64.add (global.get $g) (i64.const 1))))
        (func (export "constant") (result f64) (global.get $c))
        (func (export "throw") (param i32) (throw $t (local.get 0)))
        (func (export "call") (result i32) (call $f)))
      """;

  @Test
  void whatTheHostDefines() {
    Runtime runtime = runtime();
    Memory memory = runtime.newMemory(MemType.of(Limits.of(1, 2)), InstanceOptions.DEFAULT);
    Table table = runtime.newTable(TableType.of(Limits.of(2, 8), RefType.EXTERNREF), "init");
    Global global = runtime.newGlobal(new GlobalType(ValType.I64, true), 40L);
    Global constant = runtime.newGlobal(new GlobalType(ValType.F64, false), 2.5);
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    Instance instance =
        instance(
            USER,
            Imports.builder()
                .define("h", "memory", memory)
                .define("h", "table", table)
                .define("h", "global", global)
                .define("h", "constant", constant)
                .define("h", "tag", tag)
                .function("h", "function", IntSupplier.class, () -> 5));
    instance.function("store").call(8, 0x01020304);
    assertEquals(0x01020304, memory.readInt(8));
    assertEquals("init", table.get(1));
    var object = new Object();
    instance.function("set").call(1, object);
    assertSame(object, table.get(1));
    assertEquals(2, instance.function("grow").call());
    assertEquals(4, table.size());
    assertNull(table.get(3));
    instance.function("count").call();
    instance.function("count").call();
    assertEquals(42L, global.value());
    global.set(-1L);
    instance.function("count").call();
    assertEquals(0L, global.value());
    assertEquals(2.5, instance.function("constant").call());
    UncaughtWasmException thrown =
        assertThrows(UncaughtWasmException.class, () -> instance.function("throw").call(9));
    assertSame(tag, thrown.exception().tag());
    assertEquals(List.of(9), thrown.exception().payload());
    assertEquals(5, instance.function("call").call());
  }

  @Test
  void twoInstancesShareWhatOneExports() {
    Instance owner =
        instance(
            """
            (module
              (memory (export "memory") 1 4)
              (table (export "table") 2 8 externref)
              (global (export "global") (mut i64) (i64.const 1))
              (global (export "constant") f64 (f64.const -1))
              (tag (export "tag") (param i32))
              (func (export "function") (result i32) (i32.load (i32.const 0))))
            """);
    Instance user = instance(USER, Imports.builder().instance("h", owner));
    user.function("store").call(0, 77);
    assertEquals(77, owner.function("function").call());
    assertEquals(77, user.function("call").call());
    assertEquals(77, owner.memory("memory").readInt(0));
    user.function("count").call();
    assertEquals(2L, owner.global("global").value());
    assertEquals(0L, owner.memory("memory").grow(0) - 1);
    owner.memory("memory").grow(1);
    user.function("store").call(65536, 5);
    assertEquals(5, owner.memory("memory").readInt(65536));
    owner.table("table").grow(4, "grown");
    user.function("set").call(5, null);
    assertNull(owner.table("table").get(5));
    assertEquals("grown", owner.table("table").get(4));
  }

  private void unlinkable(String message, String imported, Object definition) {
    Module module = module("(module (type $s (struct)) (import \"m\" \"n\" " + imported + "))");
    LinkException e =
        assertThrows(
            LinkException.class, () -> module.instantiate(_ -> Optional.ofNullable(definition)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertTrue(e.getMessage().contains("\"m\" \"n\""), e.getMessage());
  }

  @Test
  void importsMustMatch() {
    Runtime runtime = runtime();
    Memory memory = runtime.newMemory(MemType.of(Limits.of(1, 2)), InstanceOptions.DEFAULT);
    Table table = runtime.newTable(TableType.of(Limits.of(1, 2), RefType.FUNCREF), null);
    Global global = runtime.newGlobal(new GlobalType(ValType.I32, true), 1);
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    HostFunction function = HostFunction.of(IntSupplier.class, () -> 5);
    unlinkable("unknown import", "(func)", null);
    String wrong = "incompatible import type";
    unlinkable(wrong, "(func)", function);
    unlinkable(wrong, "(func (param i32) (result i32))", function);
    unlinkable(wrong, "(func (result i64))", function);
    unlinkable(wrong, "(memory 1)", function);
    unlinkable(wrong, "(func (result i32))", memory);
    unlinkable(wrong, "(func (result i32))", "a string");
    unlinkable(wrong, "(memory 2)", memory);
    unlinkable(wrong, "(memory 1 1)", memory);
    unlinkable(wrong, "(memory i64 1 2)", memory);
    unlinkable(wrong, "(memory 1 2 shared)", memory);
    unlinkable(wrong, "(table 2 funcref)", table);
    unlinkable(wrong, "(table 1 1 funcref)", table);
    unlinkable(wrong, "(table 1 2 externref)", table);
    unlinkable(wrong, "(table i64 1 2 funcref)", table);
    unlinkable(wrong, "(global i32)", global);
    unlinkable(wrong, "(global (mut i64))", global);
    unlinkable(wrong, "(global (mut i32))", tag);
    unlinkable(wrong, "(tag)", tag);
    unlinkable(wrong, "(tag (param i64))", tag);
    unlinkable(wrong, "(tag (param i32))", global);
    // What has grown is as large as it is.
    memory.grow(1);
    instance(
        "(module (import \"m\" \"n\" (memory 2 2)))", Imports.builder().define("m", "n", memory));
  }

  @Test
  void aGlobalOfASubtypeFitsWhenItIsConstant() {
    Function function = instance("(module (func (export \"f\")))").function("f");
    Runtime runtime = runtime();
    var nonNull = new RefType(false, RefType.FUNCREF.heapType());
    Global constant = runtime.newGlobal(new GlobalType(nonNull, false), function);
    instance(
        "(module (import \"m\" \"g\" (global funcref)))",
        Imports.builder().define("m", "g", constant));
    Global variable = runtime.newGlobal(new GlobalType(nonNull, true), function);
    assertThrows(
        LinkException.class,
        () ->
            instance(
                "(module (import \"m\" \"g\" (global (mut funcref))))",
                Imports.builder().define("m", "g", variable)));
  }

  @Test
  void buildersAndTheirOrder() {
    var asked = new ArrayList<ImportType>();
    Imports first =
        wanted -> {
          asked.add(wanted);
          return Optional.empty();
        };
    Imports.Builder builder =
        Imports.builder()
            .function("m", "f", IntSupplier.class, () -> 1)
            .function("m", "f", IntSupplier.class, () -> 2);
    Imports second = builder.build();
    builder.function("m", "f", IntSupplier.class, () -> 3);
    Instance instance =
        instance(
            "(module (import \"m\" \"f\" (func $f (result i32))) (export \"f\" (func $f)))",
            first.or(second));
    assertEquals(2, instance.function("f").call());
    assertEquals(1, asked.size());
    assertEquals("m", asked.getFirst().module());
    assertEquals("f", asked.getFirst().name());
    ExternType type = asked.getFirst().type();
    assertEquals(new FuncType(List.of(), List.of(ValType.I32)), type);
  }

  @Test
  void globalsOfEveryType() {
    Instance instance =
        instance(
            """
            (module
              (func $f)
              (global (export "i32") (mut i32) (i32.const -1))
              (global (export "i64") (mut i64) (i64.const -2))
              (global (export "f32") (mut f32) (f32.const -3))
              (global (export "f64") (mut f64) (f64.const -4))
              (global (export "v128") (mut v128) (v128.const i64x2 5 6))
              (global (export "extern") (mut externref) (ref.null extern))
              (global (export "func") (mut funcref) (ref.func $f))
              (global (export "i31") (mut i31ref) (ref.i31 (i32.const 7)))
              (global (export "fixed") i32 (i32.const 8))
              (export "f" (func $f)))
            """);
    assertEquals(-1, instance.global("i32").value());
    assertEquals(-2L, instance.global("i64").value());
    assertEquals(-3f, instance.global("f32").value());
    assertEquals(-4.0, instance.global("f64").value());
    assertEquals(new V128(5, 6), instance.global("v128").value());
    assertNull(instance.global("extern").value());
    assertSame(instance.function("f"), instance.global("func").value());
    instance.global("v128").set(new V128(7, 8));
    assertEquals(new V128(7, 8), instance.global("v128").value());
    instance.global("extern").set("x");
    assertEquals("x", instance.global("extern").value());
    instance.global("func").set(null);
    assertNull(instance.global("func").value());
    assertThrows(IllegalStateException.class, () -> instance.global("fixed").set(1));
    assertThrows(IllegalArgumentException.class, () -> instance.global("i32").set(1L));
    assertThrows(IllegalArgumentException.class, () -> instance.global("i32").set(null));
    assertThrows(IllegalArgumentException.class, () -> instance.global("func").set("x"));
    assertThrows(IllegalArgumentException.class, () -> instance.global("i31").set("x"));
    assertEquals(8, instance.global("fixed").value());
    assertEquals(new GlobalType(ValType.V128, true), instance.global("v128").type());
    assertThrows(
        IllegalArgumentException.class,
        () -> runtime().newGlobal(new GlobalType(ValType.I32, false), 1L));
  }

  @Test
  void tables() {
    Instance instance =
        instance(
            """
            (module (table (export "t") 2 5 funcref) (table (export "big") i64 0 externref)
              (func $f (export "f") (result i32) (i32.const 6))
              (func (export "call") (param i32) (result i32)
                (call_indirect (result i32) (local.get 0))))
            """);
    Table table = instance.table("t");
    assertEquals(2, table.size());
    assertNull(table.get(0));
    table.set(1, instance.function("f"));
    assertEquals(6, instance.function("call").call(1));
    traps(TrapKind.UNINITIALIZED_ELEMENT, () -> instance.function("call").call(0));
    traps(TrapKind.UNDEFINED_ELEMENT, () -> instance.function("call").call(2));
    traps(TrapKind.UNDEFINED_ELEMENT, () -> instance.function("call").call(-1));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> table.get(2));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> table.get(-1));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> table.set(1L << 32, null));
    assertThrows(IllegalArgumentException.class, () -> table.set(0, "x"));
    assertThrows(IllegalArgumentException.class, () -> table.grow(1, "x"));
    assertEquals(2, table.grow(3, instance.function("f")));
    assertEquals(6, instance.function("call").call(4));
    assertEquals(-1, table.grow(1, null));
    assertEquals(-1, table.grow(-1, null));
    assertEquals(5, table.grow(0, null));
    assertEquals(new TableType(AddrType.I32, Limits.of(5, 5), RefType.FUNCREF), table.type());
    Table big = instance.table("big");
    assertEquals(0, big.grow(3, "x"));
    assertEquals("x", big.get(2));
    assertEquals(-1, big.grow(Long.MAX_VALUE, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> runtime().newTable(TableType.of(Limits.of(1, 1), RefType.FUNCREF), "x"));
  }

  @Test
  void everythingIsAnExtern() {
    Instance instance = instance("(module (memory (export \"m\") 1 2))");
    Extern extern = instance.export("m");
    assertEquals(
        "memory",
        switch (extern) {
          case Function _ -> "function";
          case Memory _ -> "memory";
          case Table _ -> "table";
          case Global _ -> "global";
          case Tag _ -> "tag";
        });
  }
}
