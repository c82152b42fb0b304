package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods with more and more accesses to memory: as their number is, accesses stand in line, are
 * calls, or the first are calls and the others stand in line.
 */
class ManyAccessesTest {
  private static final int PAGE = 1 << 16;

  /**
   * Each round stores what was read so far behind what is read next: {@code accesses} of several
   * bytes, by addresses that are locals, constants and sums.
   */
  private static String module(int accesses) {
    var body = new StringBuilder();
    for (int i = 0; i < accesses; i++) {
      body.append(
          switch (i % 6) {
            case 0 -> add("(i64.load32_u offset=" + 4 * i + " (local.get 0))");
            case 1 -> "(i32.store offset=" + 4 * i + " (local.get 0) (i32.wrap_i64 (local.get 1)))";
            case 2 -> add("(i64.extend_i32_u (i32.load (i32.const " + 4 * i + ")))");
            case 3 -> "(i64.store offset=" + 4 * i + " (local.get 0) (local.get 1))";
            case 4 -> add("(i64.load offset=4 (i32.add (local.get 0) (i32.const " + 4 * i + ")))");
            default -> "(i32.store16 (i32.const " + 4 * i + ") (i32.const " + i + "))";
          });
      body.append('\n');
    }
    return "(module (memory (export \"m\") 1) (func (export \"run\") (param i32) (result i64)"
        + " (local i64) "
        + body
        + "(local.get 1)))";
  }

  private static String add(String value) {
    return "(local.set 1 (i64.add (i64.mul (local.get 1) (i64.const 31)) " + value + "))";
  }

  private static long expected(int accesses) {
    var memory = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    fill(memory);
    long sum = 0;
    for (int i = 0; i < accesses; i++) {
      int at = 4 * i;
      switch (i % 6) {
        case 0, 2 -> sum = sum * 31 + (memory.getInt(at) & 0xffff_ffffL);
        case 1 -> memory.putInt(at, (int) sum);
        case 3 -> memory.putLong(at, sum);
        case 4 -> sum = sum * 31 + memory.getLong(at + 4);
        default -> memory.putShort(at, (short) i);
      }
    }
    return sum;
  }

  private static void fill(ByteBuffer memory) {
    for (int i = 0; i < 2048; i++) {
      memory.put(i, (byte) (i * 7 + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 59, 60, 61, 62, 63, 64, 65, 75, 90, 91, 99, 100, 101, 250, 400})
  void read(int accesses) {
    Instance instance = Wat.instance(module(accesses));
    for (int i = 0; i < 2048; i++) {
      instance.memory("m").writeByte(i, (byte) (i * 7 + 1));
    }
    assertEquals(expected(accesses), Wat.call(instance, "run", 0));
  }

  /** Of each access that takes its address from the argument, once it is the first outside. */
  @ParameterizedTest
  @ValueSource(ints = {7, 13, 61, 67, 76, 97, 103, 253})
  void trap(int accesses) {
    Instance instance = Wat.instance(module(accesses));
    Wat.call(instance, "run", PAGE - 4 * accesses - 8);
    for (int i = 0; i < accesses; i++) {
      if (i % 6 != 2 && i % 6 != 5) {
        traps(instance, PAGE - 4 * i - 3);
      }
    }
    traps(instance, Integer.MIN_VALUE);
    traps(instance, -4);
  }

  private static void traps(Instance instance, int address) {
    Trap trap = assertThrows(Trap.class, () -> Wat.call(instance, "run", address));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind(), "address " + address);
  }
}
