package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.spectest.Harness;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories as the host uses them, in every representation that an engine may choose. */
class MemoryContractTest extends Contract {
  private static final long PAGE = 65536;

  /** What leads to different representations. */
  enum Shape {
    PLAIN,
    SHARED,
    WIDE,
    /** May pass 2 GiB. */
    LARGE,
    BYTES;

    MemType type() {
      return switch (this) {
        case PLAIN -> MemType.of(Limits.of(1, 3));
        case SHARED -> new MemType(AddrType.I32, Limits.of(1, 3), true, 16);
        case WIDE -> new MemType(AddrType.I64, Limits.of(1, 3), false, 16);
        case LARGE -> MemType.of(Limits.atLeast(1));
        case BYTES -> new MemType(AddrType.I32, Limits.of(PAGE, 3 * PAGE), false, 0);
      };
    }
  }

  private Memory memory(Shape shape) {
    return runtime().newMemory(shape.type(), InstanceOptions.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void littleEndianAtAnyAddress(Shape shape) {
    Memory memory = memory(shape);
    for (long at : new long[] {0, 1, 3, 100, PAGE - 8}) {
      memory.writeLong(at, 0x0123_4567_89ab_cdefL);
      assertEquals(0x0123_4567_89ab_cdefL, memory.readLong(at));
      assertEquals(0x89ab_cdef, memory.readInt(at));
      assertEquals((short) 0xcdef, memory.readShort(at));
      assertEquals((byte) 0xef, memory.readByte(at));
      memory.writeInt(at, -2);
      memory.writeShort(at, (short) 0x1234);
      memory.writeByte(at, (byte) 0x80);
      assertEquals(0xffff_1280, memory.readInt(at));
    }
    memory.writeFloat(8, Float.intBitsToFloat(0x7fa0_0001));
    assertEquals(0x7fa0_0001, memory.readInt(8));
    assertEquals(0x7fa0_0001, Float.floatToRawIntBits(memory.readFloat(8)));
    memory.writeDouble(16, Double.longBitsToDouble(0xfff4_0000_0000_0001L));
    assertEquals(0xfff4_0000_0000_0001L, Double.doubleToRawLongBits(memory.readDouble(16)));
  }

  @ParameterizedTest
  @EnumSource
  void everyAccessIsChecked(Shape shape) {
    Memory memory = memory(shape);
    memory.fill(0, (byte) 7, PAGE);
    for (long at : new long[] {PAGE, PAGE + 1, -1, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32}) {
      for (Runnable access : accesses(memory, at)) {
        traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, access::run);
      }
    }
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.writeLong(PAGE - 7, 0));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.writeInt(PAGE - 3, 0));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.writeShort(PAGE - 1, (short) 0));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.write(PAGE - 3, new byte[4]));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.fill(1, (byte) 0, PAGE));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.fill(0, (byte) 0, -1));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.copy(0, 1, PAGE));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.copy(1, 0, PAGE));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.read(0, Integer.MAX_VALUE));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.view(0, PAGE + 1));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.writableView(0, PAGE + 1));
    assertThrows(IllegalArgumentException.class, () -> memory.read(0, -1));
    // Nothing of it was written.
    byte[] expected = new byte[(int) PAGE];
    Arrays.fill(expected, (byte) 7);
    assertArrayEquals(expected, memory.read(0, (int) PAGE));
    // Empty ranges may stand at the end, not behind it.
    memory.fill(PAGE, (byte) 0, 0);
    memory.copy(PAGE, PAGE, 0);
    memory.write(PAGE, new byte[0]);
    assertEquals(0, memory.read(PAGE, 0).length);
    assertEquals(0, memory.view(PAGE, 0).byteSize());
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.fill(PAGE + 1, (byte) 0, 0));
    traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> memory.write(PAGE + 1, new byte[0]));
  }

  private static List<Runnable> accesses(Memory memory, long at) {
    return List.of(
        () -> memory.readByte(at),
        () -> memory.readShort(at),
        () -> memory.readInt(at),
        () -> memory.readLong(at),
        () -> memory.readFloat(at),
        () -> memory.readDouble(at),
        () -> memory.writeByte(at, (byte) 0),
        () -> memory.writeShort(at, (short) 0),
        () -> memory.writeInt(at, 0),
        () -> memory.writeLong(at, 0),
        () -> memory.writeFloat(at, 0),
        () -> memory.writeDouble(at, 0),
        () -> memory.read(at, 1),
        () -> memory.write(at, new byte[1]),
        () -> memory.writeString(at, "x"),
        () -> memory.readString(at, 1),
        () -> memory.fill(at, (byte) 0, 1),
        () -> memory.copy(at, 0, 1),
        () -> memory.copy(0, at, 1),
        () -> memory.view(at, 1),
        () -> memory.writableView(at, 1));
  }

  @ParameterizedTest
  @EnumSource
  void buffersAreChecked(Shape shape) {
    Memory memory = memory(shape);
    byte[] buffer = new byte[8];
    memory.writeString(0, "abcdefgh");
    memory.read(1, buffer, 2, 3);
    assertArrayEquals(new byte[] {0, 0, 'b', 'c', 'd', 0, 0, 0}, buffer);
    memory.write(10, buffer, 2, 3);
    assertEquals("bcd", memory.readString(10, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.read(0, buffer, 6, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.read(0, buffer, -1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.write(0, buffer, 6, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.write(0, buffer, 0, -1));
  }

  @ParameterizedTest
  @EnumSource
  void fillAndCopy(Shape shape) {
    Memory memory = memory(shape);
    for (int i = 0; i < 16; i++) {
      memory.writeByte(i, (byte) i);
    }
    memory.copy(4, 0, 10);
    assertArrayEquals(
        new byte[] {0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 15}, memory.read(0, 16));
    memory.copy(0, 2, 8);
    assertArrayEquals(
        new byte[] {2, 3, 0, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 14, 15}, memory.read(0, 16));
    memory.fill(3, (byte) -1, 5);
    assertArrayEquals(new byte[] {0, -1, -1, -1, -1, -1, 4}, memory.read(2, 7));
    assertEquals("äö", memory.readString(100, memory.writeString(100, "äö")));
  }

  @ParameterizedTest
  @EnumSource
  void growing(Shape shape) {
    Memory memory = memory(shape);
    long unit = memory.pages();
    memory.writeInt(PAGE - 4, 42);
    MemorySegment before = memory.view(0, PAGE);
    assertEquals(unit, memory.grow(unit));
    assertEquals(2 * unit, memory.pages());
    assertEquals(2 * PAGE, memory.byteSize());
    assertEquals(42, memory.readInt(PAGE - 4));
    assertEquals(0, memory.readLong(2 * PAGE - 8));
    assertEquals(42, before.get(ValueLayout.JAVA_INT_UNALIGNED, PAGE - 4));
    memory.writeInt(PAGE, 43);
    assertEquals(43, memory.view(PAGE, 4).get(ValueLayout.JAVA_INT_UNALIGNED, 0));
    assertEquals(2 * unit, memory.grow(0));
    assertEquals(2 * unit, memory.type().limits().min());
    assertEquals(-1, memory.grow(-1));
    assertEquals(-1, memory.grow(Long.MIN_VALUE));
    assertEquals(-1, memory.grow(1L << 48));
    if (shape != Shape.LARGE) {
      assertEquals(-1, memory.grow(unit + 1));
      assertEquals(2 * unit, memory.grow(unit));
      assertEquals(-1, memory.grow(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void viewsAreTheBytesThemselves(Shape shape) {
    Memory memory = memory(shape);
    MemorySegment view = memory.view(16, 32);
    assertEquals(32, view.byteSize());
    assertTrue(view.isReadOnly());
    memory.writeByte(16, (byte) 9);
    assertEquals(9, view.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(RuntimeException.class, () -> view.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.get(ValueLayout.JAVA_BYTE, 32));
    MemorySegment writable = memory.writableView(16, 32);
    writable.set(ValueLayout.JAVA_BYTE, 1, (byte) 5);
    assertEquals(5, memory.readByte(17));
    assertThrows(
        IndexOutOfBoundsException.class, () -> writable.set(ValueLayout.JAVA_BYTE, -1, (byte) 1));
  }

  @Test
  void theInstanceSeesWhatTheHostDoes() {
    Instance instance =
        instance(
            """
            (module (memory (export "m") 1 10)
              (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
              (func (export "size") (result i32) (memory.size))
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
            """);
    Memory memory = instance.memory("m");
    memory.writeInt(4, 99);
    assertEquals(99, instance.function("load").call(4));
    assertEquals(1, memory.grow(2));
    assertEquals(3, instance.function("size").call());
    memory.writeInt(2 * PAGE, 98);
    assertEquals(98, instance.function("load").call((int) (2 * PAGE)));
    assertEquals(3, instance.function("grow").call(4));
    assertEquals(7, memory.pages());
    assertEquals(98, memory.readInt(2 * PAGE));
    memory.writeInt(7 * PAGE - 4, 97);
    assertEquals(97, instance.function("load").call((int) (7 * PAGE - 4)));
    assertEquals(-1, instance.function("grow").call(4));
    assertEquals(-1, instance.function("grow").call(-1));
    traps(
        TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS,
        () -> instance.function("load").call((int) (7 * PAGE - 3)));
  }

  /** Growing in the middle of a function, by the function, by one that it calls, by the host. */
  @Test
  void growingWhileAFunctionRuns() {
    var memory = new ArrayList<Memory>();
    Instance instance =
        instance(
            """
            (module (import "h" "grow" (func $host)) (memory (export "m") 1)
              (func $grow (drop (memory.grow (i32.const 1))))
              (func (export "f") (result i32)
                (i32.store (i32.const 0) (i32.const 1))
                (drop (memory.grow (i32.const 1)))
                (i32.store (i32.const 65536) (i32.const 2))
                (call $grow)
                (i32.store (i32.const 131072) (i32.const 4))
                (call $host)
                (i32.store (i32.const 196608) (i32.const 8))
                (i32.add
                  (i32.add (i32.load (i32.const 0)) (i32.load (i32.const 65536)))
                  (i32.add (i32.load (i32.const 131072)) (i32.load (i32.const 196608))))))
            """,
            Imports.builder()
                .function("h", "grow", Runnable.class, () -> memory.getFirst().grow(1)));
    memory.add(instance.memory("m"));
    assertEquals(15, instance.function("f").call());
    assertEquals(8, memory.getFirst().readInt(3 * PAGE));
    assertEquals(4, memory.getFirst().pages());
  }

  /** Instances of any engine, one of which is in the middle of a function, see others grow. */
  @Test
  void growingIsSeenByAllWhoShareAMemory() {
    Instance owner =
        instance(
            """
            (module $owner (memory (export "m") 1 20)
              (func (export "grow") (drop (memory.grow (i32.const 1))))
              (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
            """);
    var users = new ArrayList<Instance>();
    for (String other : Harness.engines()) {
      users.add(
          instanceOf(
              other,
              """
              (module (import "owner" "m" (memory 1 20)) (import "owner" "grow" (func $grow))
                (func (export "f") (param $end i32) (result i32)
                  (i32.store (i32.sub (local.get $end) (i32.const 4)) (i32.const 1))
                  (call $grow)
                  (i32.store (local.get $end) (local.get $end))
                  (i32.load (local.get $end)))
                (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
              """,
              Imports.builder().instance("owner", owner)));
    }
    users.add(owner);
    int end = (int) PAGE;
    for (int round = 0; round < 3; round++) {
      for (Instance user : users.subList(0, users.size() - 1)) {
        assertEquals(end, user.function("f").call(end));
        for (Instance each : users) {
          assertEquals(end, each.function("load").call(end));
          int behind = end + (int) PAGE - 3;
          traps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> each.function("load").call(behind));
        }
        end += (int) PAGE;
      }
    }
  }

  /** A store that straddles the end traps and writes no byte. */
  @Test
  void storesAreAllOrNothing() {
    Instance instance =
        instance(
            """
            (module (memory (export "m") 1)
              (func (export "i64") (param i32) (i64.store (local.get 0) (i64.const -1)))
              (func (export "v128") (param i32)
                (v128.store (local.get 0) (v128.const i64x2 -1 -1)))
              (func (export "fill") (param i32)
                (memory.fill (local.get 0) (i32.const 255) (i32.const 8))))
            """);
    Memory memory = instance.memory("m");
    for (String function : List.of("i64", "v128", "fill")) {
      for (int at = (int) PAGE - 7; at < PAGE + 2; at++) {
        int address = at;
        assertThrows(Trap.class, () -> instance.function(function).call(address));
      }
    }
    assertEquals(0, memory.readLong(PAGE - 8));
  }

  @Test
  void typesAreTold() {
    Memory memory = memory(Shape.BYTES);
    assertEquals(Shape.BYTES.type(), memory.type());
    assertEquals(1, memory.type().pageSize());
    assertFalse(memory.tracksDirtyPages());
    assertThrows(IllegalStateException.class, memory::dirtyPages);
    assertThrows(IllegalStateException.class, memory::clearDirty);
  }

  /** Two threads and the host on one shared memory. */
  @Test
  void sharedMemoryBetweenThreads() throws InterruptedException {
    Memory memory = memory(Shape.SHARED);
    var imports = Imports.builder().define("h", "m", memory).build();
    var module =
        module(
            """
            (module (import "h" "m" (memory 1 3 shared))
              (func (export "add") (param i32)
                (loop $l
                  (drop (i32.atomic.rmw.add (i32.const 64) (i32.const 1)))
                  (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
              (func (export "wait") (result i32)
                (memory.atomic.wait32 (i32.const 128) (i32.const 0) (i64.const -1)))
              (func (export "wake") (result i32)
                (i32.atomic.store (i32.const 128) (i32.const 1))
                (memory.atomic.notify (i32.const 128) (i32.const 1))))
            """);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      Instance instance = module.instantiate(imports);
      threads.add(Thread.ofPlatform().start(() -> instance.function("add").call(20_000)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(60_000, memory.readInt(64));
    var results = new ArrayList<Object>();
    Instance waiting = module.instantiate(imports);
    Thread waiter = Thread.ofPlatform().start(() -> results.add(waiting.function("wait").call()));
    Instance waking = module.instantiate(imports);
    waking.function("wake").call();
    waiter.join();
    // Woken, or came too late and found another value.
    assertTrue(results.equals(List.of(0)) || results.equals(List.of(1)), "" + results);
  }
}
