package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Growing that copies much gives an array room behind the memory's end. Code that was compiled
 * before, for arrays of exactly the memory's size, must trap there nevertheless, frames that are
 * running included.
 */
class RoomTest {
  /** By then growing page by page has given room; the array has half as many pages more. */
  private static final int GROWN = 120;

  private static final int PAGE = 65536;

  private static final String WAT =
      """
      (module
        (memory (export "m") %1$s)
        (func $grow (param i32) (result i32)
          (loop $l
            (drop (memory.grow (i32.const 1)))
            (br_if $l (i32.lt_s (memory.size) (local.get 0))))
          (i32.const 0))
        (func (export "warm") (param i32) (result i32) (local i32 i32)
          (loop $l
            (local.set 1 (i32.add (local.get 1) (i32.load8_u (i32.and (local.get 2) (i32.const 0xffff)))))
            (local.set 1 (i32.add (local.get 1) (i32.load (i32.and (local.get 2) (i32.const 0xfff)))))
            (local.set 1 (i32.add (local.get 1) (i32.load offset=100 (i32.and (local.get 2) (i32.const 0xfff)))))
            (br_if $l (i32.lt_u
              (local.tee 2 (i32.add (local.get 2) (i32.const 1)))
              (local.get 0))))
          (local.get 1))
        (func (export "grow") (param i32) (result i32) (call $grow (local.get 0)))
        (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
        (func (export "number") (param i32) (result i32) (i32.load (local.get 0)))
        (func (export "offset") (param i32) (result i32) (i32.load offset=65536 (local.get 0)))
        (func (export "constant") (result i32) (i32.load (i32.const 7864320)))
        (func (export "store") (param i32) (result i32)
          (i64.store offset=8 (local.get 0) (i64.const -1)) (i32.const 0))
        (func (export "storeByte") (param i32) (result i32)
          (i32.store8 offset=3 (local.get 0) (i32.const -1)) (i32.const 0))

        ;; The same where accesses are calls of methods, as in all functions with many of them.
        (func (export "numberMany") (param i32) (result i32)
          %2$s (i32.load (local.get 0)))
        (func (export "offsetMany") (param i32) (result i32)
          %2$s (i32.load offset=65536 (local.get 0)))
        (func (export "storeMany") (param i32) (result i32)
          %2$s (i64.store (local.get 0) (i64.const -1)) (i32.const 0))
        (func (export "storeOffsetMany") (param i32) (result i32)
          %2$s (f64.store offset=8 (local.get 0) (f64.const 0)) (i32.const 0))

        ;; Reads round by round, has the memory grown in one of them, and reads at the end given.
        (func (export "running") (param $rounds i32) (param $grown i32) (param $at i32) (result i32)
          (local $i i32) (local $sum i32)
          (loop $l
            (local.set $sum (i32.add (local.get $sum)
              (i32.load (i32.and (local.get $i) (i32.const 0xfff)))))
            (if (i32.eq (local.get $i) (i32.const 199999))
              (then (drop (call $grow (local.get $grown)))))
            (br_if $l (i32.lt_u
              (local.tee $i (i32.add (local.get $i) (i32.const 1)))
              (local.get $rounds))))
          (i32.add (local.get $sum) (i32.load (local.get $at)))))
      """;

  private static final String[] ONE_ADDRESS = {
    "byte",
    "number",
    "offset",
    "store",
    "storeByte",
    "numberMany",
    "offsetMany",
    "storeMany",
    "storeOffsetMany"
  };

  private static final String MANY = "(drop (i32.load offset=8 (i32.const 0)))".repeat(12);

  private static Instance instance(String memory) {
    return Wat.instance(WAT.formatted(memory, MANY), Imports.NONE, InstanceOptions.DEFAULT);
  }

  private static void warm(Instance instance) {
    assertEquals(0, Wat.call(instance, "warm", 300_000));
    for (int i = 0; i < 20_000; i++) {
      for (String name : ONE_ADDRESS) {
        if (!name.startsWith("store")) {
          assertEquals(0, Wat.call(instance, name, i % 1000));
        }
      }
    }
    for (int i = 0; i < 20_000; i++) {
      Wat.call(instance, "store", 70_000);
      Wat.call(instance, "storeByte", 70_000);
      Wat.call(instance, "storeMany", 70_000);
      Wat.call(instance, "storeOffsetMany", 70_000);
    }
  }

  private static void traps(Instance instance, int pages) {
    int end = pages * PAGE;
    for (int behind : new int[] {0, 1, 100, 5000, 2 * PAGE, Integer.MAX_VALUE - end, 1 << 31}) {
      for (String name : ONE_ADDRESS) {
        assertOutside(instance, name, end + behind);
      }
    }
    assertOutside(instance, "number", end - 3);
    assertOutside(instance, "offset", end - PAGE - 3);
    assertOutside(instance, "store", end - 15);
    assertOutside(instance, "storeByte", end - 3);
    assertOutside(instance, "numberMany", end - 3);
    assertOutside(instance, "offsetMany", end - PAGE - 3);
    assertOutside(instance, "storeMany", end - 7);
    assertOutside(instance, "storeOffsetMany", end - 15);
    assertEquals(0, Wat.call(instance, "byte", end - 1));
    assertEquals(0, Wat.call(instance, "number", end - 4));
    assertEquals(0, Wat.call(instance, "offset", end - PAGE - 4));
    assertEquals(0, Wat.call(instance, "numberMany", end - 4));
    assertEquals(0, Wat.call(instance, "offsetMany", end - PAGE - 4));
    assertEquals(0, Wat.call(instance, "storeMany", end - 80));
    assertEquals(0, Wat.call(instance, "storeOffsetMany", end - 80));
    assertEquals(0, Wat.call(instance, "store", end - 48));
    assertEquals(0, Wat.call(instance, "storeByte", end - 34));
  }

  private static void assertOutside(Instance instance, String name, Object... args) {
    Trap trap = assertThrows(Trap.class, () -> Wat.call(instance, name, args), name);
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
  }

  @Test
  void codeCompiledBeforeTrapsInTheRoom() {
    Instance instance = instance("2");
    warm(instance);
    traps(instance, 2);
    Wat.call(instance, "grow", GROWN);
    traps(instance, GROWN);
    assertOutside(instance, "constant");
    Wat.call(instance, "grow", GROWN + 1);
    traps(instance, GROWN + 1);
    assertEquals(0, Wat.call(instance, "constant"));
    warm(instance);
    traps(instance, GROWN + 1);
  }

  @Test
  void aRunningFrameTrapsInTheRoom() {
    for (int at : new int[] {GROWN * PAGE, GROWN * PAGE + 5000, GROWN * PAGE - 3}) {
      Instance instance = instance("2");
      for (int i = 0; i < 200; i++) {
        Wat.call(instance, "running", 2000, 0, 0);
      }
      assertOutside(instance, "running", 400_000, GROWN, at);
      assertEquals(0, Wat.call(instance, "number", GROWN * PAGE - 4));
    }
  }

  @Test
  void anInstanceWhoseMemoryDidNotGrowIsCheckedByItsArray() {
    Instance exact = instance("2");
    Instance roomy = instance("2");
    warm(exact);
    Wat.call(roomy, "grow", GROWN);
    traps(roomy, GROWN);
    traps(exact, 2);
    traps(instance("3"), 3);
  }

  @Test
  void aModuleThatComesLaterAndOneThatOnlyImportsTrapInTheRoom() {
    Instance owner = instance("2");
    String importing =
        WAT.replace("(memory (export \"m\") %1$s)", "(import \"o\" \"m\" (memory 2))")
            .formatted("", MANY);
    Imports imports = Imports.builder().instance("o", owner).build();
    Instance before = Wat.instance(importing, imports, InstanceOptions.DEFAULT);
    warm(before);
    traps(before, 2);
    Wat.call(owner, "grow", GROWN);
    traps(before, GROWN);
    traps(Wat.instance(importing, imports, InstanceOptions.DEFAULT), GROWN);
    traps(owner, GROWN);
  }

  @Test
  void anInstanceThatComesLaterTakesRoomAtOnceAndTrapsInIt() {
    Module module = Wat.RUNTIME.compile(WAT.formatted("2", MANY).getBytes(StandardCharsets.UTF_8));
    Instance first = module.instantiate(Imports.NONE, InstanceOptions.DEFAULT);
    Instance exact = module.instantiate(Imports.NONE, InstanceOptions.DEFAULT);
    warm(exact);
    Wat.call(first, "grow", GROWN);
    Instance later = module.instantiate(Imports.NONE, InstanceOptions.DEFAULT);
    for (Instance instance : List.of(exact, later)) {
      traps(instance, 2);
      for (int pages = 3; pages < 6; pages++) {
        Wat.call(instance, "grow", pages);
        traps(instance, pages);
      }
    }
    warm(later);
    traps(later, 5);
    traps(first, GROWN);
  }
}
