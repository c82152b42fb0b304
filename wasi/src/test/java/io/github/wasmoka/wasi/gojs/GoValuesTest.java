package io.github.wasmoka.wasi.gojs;

import static io.github.wasmoka.wasi.gojs.FakeGo.GLOBAL;
import static io.github.wasmoka.wasi.gojs.FakeGo.NULL;
import static io.github.wasmoka.wasi.gojs.FakeGo.SP;
import static io.github.wasmoka.wasi.gojs.FakeGo.TRUE;
import static io.github.wasmoka.wasi.gojs.FakeGo.UNDEFINED;
import static io.github.wasmoka.wasi.gojs.FakeGo.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.wasi.WasiConfig;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The functions of {@code syscall/js}, called as Go calls them. */
class GoValuesTest {
  private static void inGo(Consumer<FakeGo> body) {
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      go.onRun(body);
      go.host.start(go.instance);
    }
  }

  @Test
  void valuesComeBackAsTheyWere() {
    inGo(go -> {
      long object = go.construct(go.getProperty(GLOBAL, "Object"));
      assertTrue(go.answered());
      long[] values = {
        UNDEFINED, NULL, TRUE, number(0), number(-1.5), number(1e300), go.string("täxt"), object
      };
      for (long value : values) {
        go.setProperty(object, "key", value);
        assertEquals(value, go.getProperty(object, "key"));
      }
      go.setProperty(object, "key", Double.doubleToRawLongBits(Double.NaN));
      assertEquals("NaN", go.text(go.getProperty(object, "key")));
      assertEquals(UNDEFINED, go.getProperty(object, "other"));
    });
  }

  @Test
  void kindsAreInTheReference() {
    inGo(go -> {
      assertEquals(0x7ff8_0002, (int) (go.string("s") >>> 32));
      assertEquals(0x7ff8_0004, (int) (go.getProperty(GLOBAL, "setTimeout") >>> 32));
      assertEquals(0x7ff8_0001, (int) (go.getProperty(GLOBAL, "fs") >>> 32));
    });
  }

  @Test
  void aReleasedNumberIsTakenAgain() {
    inGo(go -> {
      long first = go.string("first");
      assertEquals(first, go.string("first"));
      go.release(first);
      assertEquals("first", go.text(first));
      go.release(first);
      long second = go.string("second");
      assertEquals((int) first, (int) second);
      assertEquals("second", go.text(second));
      // More often than it was given out: no harm.
      go.release(second);
      go.release(second);
      go.release(number(0));
      assertEquals("0", go.text(number(0)));
    });
  }

  @Test
  void arraysAndLengths() {
    inGo(go -> {
      long array = go.construct(go.getProperty(GLOBAL, "Array"), number(1), go.string("two"));
      go.put(8, array);
      go.put(16, 5);
      go.put(24, TRUE);
      go.call("syscall/js.valueSetIndex");
      go.put(8, array);
      go.call("syscall/js.valueLength");
      assertEquals(6, go.get(16));
      go.put(16, 1);
      go.call("syscall/js.valueIndex");
      assertEquals("two", go.text(go.get(24)));
      assertEquals("1,two,undefined,undefined,undefined,true", go.text(array));
    });
  }

  @Test
  void bytesAreCopiedAsFarAsBothReach() {
    inGo(go -> {
      long array = go.bytes(new byte[] {1, 2, 3, 4});
      assertArrayEquals(new byte[] {1, 2, 3}, go.bytes(array, 3));
      assertArrayEquals(new byte[] {1, 2, 3, 4}, go.bytes(array, 9));
      go.put(32, go.string("no bytes"));
      go.call("syscall/js.copyBytesToGo");
      assertEquals(0, go.memory.readByte(SP + 48));
    });
  }

  @Test
  void whatIsThrownIsAnAnswer() {
    inGo(go -> {
      long thrown = go.construct(go.getProperty(GLOBAL, "Array"), number(-1));
      assertFalse(go.answered());
      assertEquals("RangeError: Invalid array length", go.text(thrown));
      thrown = go.tryMethod(GLOBAL, "noSuchFunction");
      assertEquals(0, go.memory.readByte(SP + 64));
      assertEquals("TypeError: undefined is no function", go.text(thrown));
    });
  }

  @Test
  void instancesAndDeletedProperties() {
    inGo(go -> {
      long date = go.getProperty(GLOBAL, "Date");
      long now = go.construct(date, number(86_400_000));
      go.put(8, now);
      go.put(16, date);
      go.call("syscall/js.valueInstanceOf");
      assertEquals(1, go.memory.readByte(SP + 24));
      go.put(8, now);
      go.put(16, go.getProperty(GLOBAL, "Array"));
      go.call("syscall/js.valueInstanceOf");
      assertEquals(0, go.memory.readByte(SP + 24));
      assertEquals("1970-01-02T00:00:00Z", go.text(go.method(now, "toISOString")));
      go.put(8, now);
      go.putString(16, "time", 0x9000);
      go.call("syscall/js.valueDelete");
      assertEquals(UNDEFINED, go.getProperty(now, "time"));
    });
  }

  @Test
  void stringsOutsideTheMemoryTrap() {
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      go.onRun(g -> {
        g.put(8, 0x1f000);
        g.put(16, 0x2000);
        g.call("syscall/js.stringVal");
      });
      Trap trap = assertThrows(Trap.class, () -> go.host.start(go.instance));
      assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }
  }

  @Test
  void theHostsHeapIsNotTheGuests() {
    inGo(go -> {
      long bytes = go.getProperty(GLOBAL, "Uint8Array");
      long error = go.construct(bytes, number(Integer.MAX_VALUE - 64));
      assertFalse(go.answered());
      assertEquals("RangeError: out of memory for JavaScript objects", go.text(error));
      long held = go.construct(bytes, number(200 << 20));
      assertTrue(go.answered());
      go.construct(bytes, number(200 << 20));
      assertFalse(go.answered());
      // What Go has let go of counts no more, once Java has seen it.
      go.release(held);
      go.construct(bytes, number(200 << 20));
      assertTrue(go.answered());
      long array = go.construct(go.getProperty(GLOBAL, "Array"));
      go.put(8, array);
      go.put(16, 900_000_000);
      go.put(24, TRUE);
      assertThrows(Trap.class, () -> go.call("syscall/js.valueSetIndex"));
    });
  }

  @Test
  void referencesThatWereNeverGivenAreUndefined() {
    inGo(go -> {
      assertEquals("undefined", go.text(0x7ff8_0001_0000_ffffL));
      assertEquals("undefined", go.text(0x7ff8_0001_ffff_ffffL));
      assertNotEquals(GLOBAL, go.string("x"));
    });
  }
}
