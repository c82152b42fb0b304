package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dirty pages are complete and exact for every way in which a memory is written. */
class DirtyPagesContractTest extends Contract {
  private static final int PAGE = 4096;
  private static final InstanceOptions TRACKING = InstanceOptions.DEFAULT.withDirtyTracking();

  /** Declarations of memories that engines may represent in different ways. */
  private static final List<String> MEMORIES =
      List.of("2 3", "2 3 shared", "2", "i64 2 3", "i64 2");

  /** Instructions that write to memory by a memarg: all of the table, so that none is forgotten. */
  private static List<Opcode> stores() {
    var stores = new ArrayList<Opcode>();
    for (Opcode op : Opcode.values()) {
      boolean memArg = op.imm() == Imm.MEMARG || op.imm() == Imm.MEMARG_LANE;
      boolean waits = op.text().startsWith("memory.atomic.");
      if (memArg && !waits && !op.text().contains("load")) {
        stores.add(op);
      }
    }
    return stores;
  }

  private static String store(Opcode op, boolean wide) {
    var text = new StringBuilder();
    text.append(" (func (export \"").append(op.text()).append("\") (param ");
    text.append(wide ? "i64" : "i32").append(") (local.get 0)");
    String operands = op.type().substring(1, op.type().indexOf('>'));
    for (int i = 0; i < operands.length(); i++) {
      text.append(
          switch (operands.charAt(i)) {
            case 'i' -> " (i32.const 1)";
            case 'l' -> " (i64.const 1)";
            case 'f' -> " (f32.const 1)";
            case 'd' -> " (f64.const 1)";
            default -> " (v128.const i64x2 1 1)";
          });
    }
    text.append(' ').append(op.text()).append(op.imm() == Imm.MEMARG_LANE ? " 0" : "");
    return text.append(op.type().endsWith(">") ? ")" : " drop)").toString();
  }

  @Test
  void everyStoreMarksWhatItWrites() {
    List<Opcode> stores = stores();
    // 9 of 1.0, 5 of vectors, 7 atomic stores and 49 read-modify-writes.
    assertEquals(70, stores.size());
    for (String declaration : MEMORIES) {
      boolean wide = declaration.startsWith("i64");
      var text = new StringBuilder("(module (memory (export \"m\") " + declaration + ")");
      stores.forEach(op -> text.append(store(op, wide)));
      Instance instance = instance(text + ")", TRACKING);
      Memory memory = instance.memory("m");
      assertEquals(PAGE, memory.dirtyPageSize());
      for (Opcode op : stores) {
        String what = op.text() + " on " + declaration;
        int width = op.accessWidth();
        memory.clearDirty();
        call(instance, op, wide, 3 * PAGE);
        assertArrayEquals(new long[] {3}, memory.dirtyPages(), what);
        call(instance, op, wide, 2 * 65536 - width);
        assertArrayEquals(new long[] {3, 31}, memory.dirtyPages(), what);
        if (width > 1 && !op.atomic()) {
          memory.clearDirty();
          call(instance, op, wide, 5 * PAGE - 1);
          assertArrayEquals(new long[] {4, 5}, memory.dirtyPages(), what);
        }
        memory.clearDirty();
        traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> call(instance, op, wide, 2 * 65536));
        assertArrayEquals(new long[0], memory.dirtyPages(), what);
      }
    }
  }

  private static void call(Instance instance, Opcode op, boolean wide, int address) {
    Object argument = wide ? (Object) (long) address : (Object) address;
    instance.function(op.text()).call(argument);
  }

  @Test
  void bulkOperations() {
    for (String declaration : MEMORIES) {
      boolean wide = declaration.startsWith("i64");
      String at = wide ? "i64" : "i32";
      Instance instance =
          instance(
              "(module (memory $m (export \"m\") "
                  + declaration
                  + ")"
                  + " (memory $other (export \"other\") 1)"
                  + " (data $d \"abcdefgh\")"
                  + " (func (export \"fill\") (param i32 i32)"
                  + "  (memory.fill $m "
                  + address(0, at)
                  + " (i32.const 1) "
                  + address(1, at)
                  + "))"
                  + " (func (export \"copy\") (param i32 i32)"
                  + "  (memory.copy $m $m "
                  + address(0, at)
                  + " ("
                  + at
                  + ".const 0) "
                  + address(1, at)
                  + "))"
                  + " (func (export \"from\") (param i32 i32)"
                  + "  (memory.copy $m $other "
                  + address(0, at)
                  + " (i32.const 0) (local.get 1)))"
                  + " (func (export \"init\") (param i32 i32)"
                  + "  (memory.init $m $d "
                  + address(0, at)
                  + " (i32.const 0) (local.get 1)))"
                  + " (func (export \"grow\") (result "
                  + at
                  + ")"
                  + "  (memory.grow $m ("
                  + at
                  + ".const 1))))",
              TRACKING);
      Memory memory = instance.memory("m");
      for (String operation : List.of("fill", "copy", "from", "init")) {
        String what = operation + " on " + declaration;
        memory.clearDirty();
        instance.memory("other").clearDirty();
        instance.function(operation).call(4 * PAGE - 4, 8);
        assertArrayEquals(new long[] {3, 4}, memory.dirtyPages(), what);
        memory.clearDirty();
        instance.function(operation).call(PAGE, 0);
        assertArrayEquals(new long[0], memory.dirtyPages(), what);
        traps(
            TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
            () -> instance.function(operation).call(2 * 65536 - 4, 8));
        assertArrayEquals(new long[0], memory.dirtyPages(), what);
        assertArrayEquals(new long[0], instance.memory("other").dirtyPages(), what);
      }
      instance.function("fill").call(PAGE + 1, 3 * PAGE);
      assertArrayEquals(new long[] {1, 2, 3, 4}, memory.dirtyPages());
      memory.clearDirty();
      instance.function("grow").call();
      assertArrayEquals(new long[0], memory.dirtyPages());
      instance.function("fill").call(3 * 65536 - 1, 1);
      assertArrayEquals(new long[] {47}, memory.dirtyPages());
    }
  }

  private static String address(int local, String type) {
    String get = "(local.get " + local + ")";
    return type.equals("i64") ? "(i64.extend_i32_u " + get + ")" : get;
  }

  @Test
  void theHostsWrites() {
    for (String declaration : MEMORIES) {
      Memory memory =
          instance("(module (memory (export \"m\") " + declaration + "))", TRACKING).memory("m");
      List<Runnable> writes =
          List.of(
              () -> memory.writeShort(3 * PAGE - 1, (short) 1),
              () -> memory.writeInt(3 * PAGE - 1, 1),
              () -> memory.writeLong(3 * PAGE - 1, 1),
              () -> memory.writeFloat(3 * PAGE - 1, 1),
              () -> memory.writeDouble(3 * PAGE - 1, 1),
              () -> memory.write(3 * PAGE - 1, new byte[2]),
              () -> memory.write(3 * PAGE - 1, new byte[9], 3, 2),
              () -> memory.writeString(3 * PAGE - 1, "ab"),
              () -> memory.fill(3 * PAGE - 1, (byte) 0, 2),
              () -> memory.copy(3 * PAGE - 1, 0, 2),
              () -> memory.writableView(3 * PAGE - 1, 2).set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
      for (Runnable write : writes) {
        memory.clearDirty();
        write.run();
        assertArrayEquals(new long[] {2, 3}, memory.dirtyPages(), declaration);
      }
      memory.clearDirty();
      memory.writeByte(PAGE, (byte) 1);
      assertArrayEquals(new long[] {1}, memory.dirtyPages());
      memory.clearDirty();
      memory.readLong(0);
      memory.read(0, 100);
      memory.view(0, 100);
      memory.write(0, new byte[0]);
      memory.fill(0, (byte) 0, 0);
      assertArrayEquals(new long[0], memory.dirtyPages());
      memory.writeByte(PAGE, (byte) 1);
      long[] snapshot = memory.dirtyPages();
      memory.writeByte(0, (byte) 1);
      snapshot[0] = 77;
      assertArrayEquals(new long[] {0, 1}, memory.dirtyPages());
    }
  }

  @Test
  void dataSegments() {
    Instance instance =
        instance(
            """
            (module (memory (export "m") 1) (data (i32.const 4095) "ab")
              (data (i32.const 20480) "c") (data (i32.const 40960) "") (data "passive"))
            """,
            TRACKING);
    assertArrayEquals(new long[] {0, 1, 5}, instance.memory("m").dirtyPages());
  }

  @Test
  void importedMemoriesTrackIfTheyWereMadeSo() {
    Memory tracking =
        runtime()
            .newMemory(MemType.of(Limits.of(1, 2)), InstanceOptions.DEFAULT.withDirtyTracking(64));
    Memory plain = runtime().newMemory(MemType.of(Limits.of(1, 2)), InstanceOptions.DEFAULT);
    String user =
        """
        (module (import "h" "m" (memory 1))
          (func (export "f") (param i32) (i32.store8 (local.get 0) (i32.const 1))))
        """;
    Instance first = instance(user, Imports.builder().define("h", "m", tracking));
    first.function("f").call(640);
    assertEquals(64, tracking.dirtyPageSize());
    assertTrue(tracking.tracksDirtyPages());
    assertArrayEquals(new long[] {10}, tracking.dirtyPages());
    Instance second =
        module(user).instantiate(Imports.builder().define("h", "m", plain).build(), TRACKING);
    second.function("f").call(640);
    assertEquals(1, plain.readByte(640));
    assertThrows(IllegalStateException.class, plain::dirtyPages);
    tracking.grow(1);
    first.function("f").call(2 * 65536 - 1);
    assertArrayEquals(new long[] {10, 2047}, tracking.dirtyPages());
  }

  @Test
  void pageSizesThatCannotBe() {
    for (int size : new int[] {-1, 1, 32, 65, 4095, Integer.MIN_VALUE}) {
      assertThrows(
          IllegalArgumentException.class, () -> InstanceOptions.DEFAULT.withDirtyTracking(size));
    }
  }

  /** A loop of stores, so that engines that compile have reason to. */
  @Test
  void loopsAreNotForgotten() {
    Instance instance =
        instance(
            """
            (module (memory (export "m") 16)
              (func (export "f") (param $from i32) (param $to i32) (param $step i32)
                (loop $l
                  (i32.store (local.get $from) (i32.const 1))
                  (local.set $from (i32.add (local.get $from) (local.get $step)))
                  (br_if $l (i32.lt_u (local.get $from) (local.get $to))))))
            """,
            TRACKING);
    Memory memory = instance.memory("m");
    for (int i = 0; i < 20; i++) {
      memory.clearDirty();
      instance.function("f").call(0, 16 * 65536, 4);
      assertEquals(256, memory.dirtyPages().length);
      memory.clearDirty();
      instance.function("f").call(i * PAGE, 16 * 65536 - 4, 8 * PAGE);
      long[] expected = new long[(256 - i + 7) / 8];
      for (int k = 0; k < expected.length; k++) {
        expected[k] = i + 8L * k;
      }
      assertArrayEquals(expected, memory.dirtyPages());
    }
  }
}
