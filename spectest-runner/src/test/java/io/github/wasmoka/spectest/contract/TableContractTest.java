package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.spectest.Harness;
import org.junit.jupiter.api.Test;

/**
 * What calls through a table find after each way to change it: an engine may know more of an entry
 * than its reference.
 */
class TableContractTest extends Contract {
  /** Functions a to d return 1 to 4, x is of another type; an entry is called in two ways. */
  private static final String OWNER =
      """
      (module $owner
        (type $t (func (param i32) (result i32)))
        (type $x (func (param i64) (result i64)))
        (table $table (export "table") 4 10 funcref)
        (table $other 4 funcref)
        (elem (table $table) (i32.const 0) func $a $b)
        (elem $late func $c $d $x $a)
        (elem declare func $a $b $c $d $x)
        (func $a (type $t) (i32.const 1))
        (func $b (type $t) (i32.const 2))
        (func $c (export "c") (type $t) (i32.const 3))
        (func $d (type $t) (i32.const 4))
        (func $x (export "x") (type $x) (i64.const 5))
        (func (export "call") (type $t)
          (call_indirect (type $t) (i32.const 0) (local.get 0)))
        (func (export "tail") (type $t)
          (return_call_indirect (type $t) (local.get 0) (local.get 0)))
        (func (export "set") (param i32)
          (table.set $table (local.get 0) (ref.func $d)))
        (func (export "clear") (param i32 i32)
          (table.fill $table (local.get 0) (ref.null func) (local.get 1)))
        (func (export "fill") (param i32 i32)
          (table.fill $table (local.get 0) (ref.func $b) (local.get 1)))
        (func (export "move") (param i32 i32 i32)
          (table.copy $table $table (local.get 0) (local.get 1) (local.get 2)))
        (func (export "elsewhere") (param i32)
          (table.set $other (i32.const 1) (ref.func $c))
          (table.copy $table $other (local.get 0) (i32.const 1) (i32.const 1)))
        (func (export "init") (param i32 i32 i32)
          (table.init $table $late (local.get 0) (local.get 1) (local.get 2)))
        (func (export "grow") (param i32) (result i32)
          (table.grow $table (ref.func $c) (local.get 0))))
      """;

  /** Works on the owner's table, and puts functions of its own there. */
  private static final String USER =
      """
      (module $user
        (type $t (func (param i32) (result i32)))
        (import "owner" "table" (table 4 10 funcref))
        (elem declare func $own)
        (func $own (type $t) (i32.const 10))
        (func (export "call") (type $t)
          (call_indirect (type $t) (i32.const 0) (local.get 0)))
        (func (export "tail") (type $t)
          (return_call_indirect (type $t) (local.get 0) (local.get 0)))
        (func (export "set") (param i32)
          (table.set (local.get 0) (ref.func $own)))
        (func (export "grow") (result i32)
          (table.grow (ref.func $own) (i32.const 1))))
      """;

  private static void finds(Instance instance, int... results) {
    for (String name : new String[] {"call", "tail"}) {
      for (int i = 0; i < results.length; i++) {
        assertEquals(results[i], instance.function(name).call(i), name + " " + i);
      }
      for (int outside : new int[] {results.length, 1 << 20, -1, Integer.MIN_VALUE}) {
        traps(TrapKind.UNDEFINED_ELEMENT, () -> instance.function(name).call(outside));
      }
    }
  }

  private static void fails(Instance instance, int entry, TrapKind kind) {
    traps(kind, () -> instance.function("call").call(entry));
    traps(kind, () -> instance.function("tail").call(entry));
  }

  @Test
  void everyChangeIsSeen() {
    Instance owner = instance(OWNER);
    owner.function("fill").call(2, 2);
    finds(owner, 1, 2, 2, 2);
    owner.function("set").call(1);
    finds(owner, 1, 4, 2, 2);
    owner.function("move").call(2, 0, 2);
    finds(owner, 1, 4, 1, 4);
    owner.function("move").call(0, 1, 3);
    finds(owner, 4, 1, 4, 4);
    owner.function("init").call(2, 0, 2);
    finds(owner, 4, 1, 3, 4);
    owner.function("elsewhere").call(0);
    finds(owner, 3, 1, 3, 4);
    assertEquals(4, owner.function("grow").call(2));
    finds(owner, 3, 1, 3, 4, 3, 3);
    owner.function("clear").call(1, 2);
    fails(owner, 1, TrapKind.UNINITIALIZED_ELEMENT);
    fails(owner, 2, TrapKind.UNINITIALIZED_ELEMENT);
    owner.function("init").call(1, 2, 1);
    fails(owner, 1, TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    owner.function("fill").call(1, 2);
    finds(owner, 3, 2, 2, 4, 3, 3);
  }

  @Test
  void aChangeThatTrapsChangesNothing() {
    Instance owner = instance(OWNER);
    owner.function("fill").call(2, 2);
    finds(owner, 1, 2, 2, 2);
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> owner.function("set").call(4));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> owner.function("clear").call(1, 4));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> owner.function("move").call(0, 1, 4));
    traps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, () -> owner.function("init").call(0, 1, 4));
    assertEquals(-1, owner.function("grow").call(7));
    finds(owner, 1, 2, 2, 2);
  }

  @Test
  void theHostChangesIt() {
    Instance owner = instance(OWNER);
    Table table = owner.table("table");
    owner.function("fill").call(2, 2);
    finds(owner, 1, 2, 2, 2);
    table.set(0, owner.export("c"));
    finds(owner, 3, 2, 2, 2);
    assertEquals(4, table.grow(1, owner.export("c")));
    finds(owner, 3, 2, 2, 2, 3);
    table.set(0, owner.export("x"));
    fails(owner, 0, TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    table.set(0, null);
    fails(owner, 0, TrapKind.UNINITIALIZED_ELEMENT);
    assertSame(owner.export("c"), table.get(4));
  }

  @Test
  void instancesOfAnyEngineShareIt() {
    for (String other : Harness.engines()) {
      Instance owner = instance(OWNER);
      Instance user = instanceOf(other, USER, Imports.builder().instance("owner", owner));
      owner.function("fill").call(2, 2);
      finds(owner, 1, 2, 2, 2);
      finds(user, 1, 2, 2, 2);
      user.function("set").call(1);
      finds(owner, 1, 10, 2, 2);
      finds(user, 1, 10, 2, 2);
      assertEquals(4, user.function("grow").call());
      finds(owner, 1, 10, 2, 2, 10);
      finds(user, 1, 10, 2, 2, 10);
      assertEquals(5, owner.function("grow").call(1));
      owner.function("set").call(1);
      finds(user, 1, 4, 2, 2, 10, 3);
      finds(owner, 1, 4, 2, 2, 10, 3);
    }
  }
}
