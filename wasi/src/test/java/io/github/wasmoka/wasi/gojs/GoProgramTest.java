package io.github.wasmoka.wasi.gojs;

import static io.github.wasmoka.wasi.gojs.FakeGo.GLOBAL;
import static io.github.wasmoka.wasi.gojs.FakeGo.NULL;
import static io.github.wasmoka.wasi.gojs.FakeGo.SP;
import static io.github.wasmoka.wasi.gojs.FakeGo.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A program's life: arguments, events, time, output, its end. */
class GoProgramTest {
  private static void exit(FakeGo go, int code) {
    go.memory.writeInt(SP + 8, code);
    go.call("runtime.wasmExit");
  }

  @Test
  void bothNamesOfTheModuleAreKnown() {
    assertTrue(GoJs.isWantedBy(FakeGo.compile("go")));
    assertTrue(GoJs.isWantedBy(FakeGo.compile("gojs")));
    assertFalse(GoJs.isWantedBy(FakeGo.compile("env")));
  }

  @Test
  void argumentsLieWhereGoLooksForThem() {
    var config = WasiConfig.builder().args("prog", "a b").env("Z", "1").env("A", "é").build();
    try (FakeGo go = new FakeGo(config)) {
      go.onRun(g -> {
        var strings = new ArrayList<String>();
        // From the end of the strings: two pointers, null, two pointers, null.
        long at = 4096;
        for (int i = 0; i < 4; i++) {
          int length = 0;
          while (g.memory.readByte(at + length) != 0) {
            length++;
          }
          strings.add(g.memory.readString(at, length));
          at += (length + 8) & -8;
        }
        assertEquals(List.of("prog", "a b", "A=é", "Z=1"), strings);
        assertEquals(4096, g.memory.readLong(at));
        assertEquals(0, g.memory.readLong(at + 16));
        assertEquals(0, g.memory.readLong(at + 40));
        exit(g, 3);
      });
      assertEquals(3, go.host.run(go.instance));
    }
  }

  @Test
  void argumentsThatDoNotFitAreRefused() {
    try (FakeGo go = new FakeGo(WasiConfig.builder().args("x".repeat(9000)).build())) {
      assertThrows(IllegalArgumentException.class, () -> go.host.run(go.instance));
    }
  }

  @Test
  void whatIsNoGoProgramDoesNotLink() {
    Runtime runtime = Runtime.create();
    try (GoJs host = GoJs.of(runtime, WasiConfig.builder().build())) {
      var other =
          runtime
              .compile("(module (memory (export \"mem\") 1))".getBytes(StandardCharsets.UTF_8))
              .instantiate(Imports.NONE);
      assertThrows(LinkException.class, () -> host.start(other));
    }
  }

  @Test
  void timersFireInTheirOrder() {
    var now = new AtomicLong(5);
    var slept = new ArrayList<Long>();
    var config =
        WasiConfig.builder()
            .clocks(() -> 1_700_000_000_123_456_789L, now::get)
            .sleeper(time -> {
              slept.add(time.toMillis());
              now.addAndGet(time.toNanos());
            })
            .build();
    var fired = new ArrayList<Integer>();
    try (FakeGo go = new FakeGo(config)) {
      go.onRun(g -> {
        g.call("runtime.walltime");
        assertEquals(1_700_000_000L, g.get(8));
        assertEquals(123_456_789, g.memory.readInt(SP + 16));
        g.call("runtime.nanotime1");
        assertEquals(1, g.get(8));
        for (int delay : new int[] {30, 10, 20}) {
          g.put(8, delay);
          g.call("runtime.scheduleTimeoutEvent");
          assertEquals(fired.size() + 1, g.memory.readInt(SP + 16));
          fired.add(0);
        }
        fired.clear();
        // The one of 20 ms is taken back.
        g.memory.writeInt(SP + 8, 3);
        g.call("runtime.clearTimeoutEvent");
      });
      go.onResume(g -> {
        assertEquals(NULL, g.pendingEvent());
        fired.add((int) (now.get() / 1_000_000));
        // Go clears the event that it has seen.
        g.memory.writeInt(SP + 8, fired.size() == 1 ? 2 : 1);
        g.call("runtime.clearTimeoutEvent");
        if (fired.size() == 2) {
          exit(g, 0);
        }
      });
      assertEquals(0, go.host.run(go.instance));
    }
    assertEquals(List.of(10, 30), fired);
    assertEquals(List.of(10L, 20L), slept);
  }

  @Test
  void aTimeoutThatGoHasNotSeenIsToldAgain() {
    var resumed = new AtomicLong();
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      go.onRun(g -> {
        g.put(8, 1);
        g.call("runtime.scheduleTimeoutEvent");
      });
      go.onResume(g -> {
        if (resumed.incrementAndGet() == 3) {
          g.memory.writeInt(SP + 8, 1);
          g.call("runtime.clearTimeoutEvent");
        }
      });
      assertEquals(OptionalInt.empty(), go.host.start(go.instance));
      assertEquals(3, resumed.get());
    }
  }

  @Test
  void functionsOfGoAreCalledByEvents() {
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      go.onRun(g -> g.setProperty(GLOBAL, "twice", g.function(7)));
      go.onResume(g -> {
        long event = g.pendingEvent();
        assertEquals("7", g.text(g.getProperty(event, "id")));
        long argument = g.getProperty(g.getProperty(event, "args"), "0");
        g.setProperty(event, "result", g.string(g.text(argument).repeat(2)));
      });
      assertEquals(OptionalInt.empty(), go.host.start(go.instance));
      JsFunction twice = assertInstanceOf(JsFunction.class, go.host.global().get("twice"));
      assertEquals("abab", twice.call("ab"));
      assertEquals("2.52.5", twice.call(2.5));
      assertEquals(OptionalInt.empty(), go.host.proceed());
    }
  }

  @Test
  void theHostsOwnFunctionsAreGlobals() {
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      var seen = new ArrayList<Object>();
      go.host
          .global()
          .set("add", new JsFunction((_, args) -> Js.number(args.get(0)) + Js.number(args.get(1))))
          .set(
              "fail",
              new JsFunction((_, _) -> {
                throw new JsThrow("no");
              }));
      go.onRun(g -> {
        seen.add(g.text(g.method(GLOBAL, "add", number(1), number(2))));
        seen.add(g.text(g.tryMethod(GLOBAL, "fail")));
      });
      go.host.start(go.instance);
      assertEquals(List.of("3", "no"), seen);
    }
  }

  @Test
  void aProgramThatWaitsForeverIsTold() {
    try (FakeGo go = new FakeGo(WasiConfig.builder().build())) {
      go.onResume(g -> {
        assertEquals("0", g.text(g.getProperty(g.pendingEvent(), "id")));
        exit(g, 2);
      });
      assertEquals(2, go.host.run(go.instance));
      go.host.global().set("late", new JsFunction((_, _) -> null));
      assertEquals(OptionalInt.of(2), go.host.proceed());
    }
  }

  @Test
  void outputAndRandomness() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var config =
        WasiConfig.builder()
            .stdout(out)
            .stderr(err)
            .random(bytes -> java.util.Arrays.fill(bytes, (byte) 7))
            .build();
    try (FakeGo go = new FakeGo(config)) {
      go.onRun(g -> {
        int length = g.memory.writeString(100, "panic: x\n");
        g.put(8, 2);
        g.put(16, 100);
        g.memory.writeInt(SP + 24, length);
        g.call("runtime.wasmWrite");
        long console = g.getProperty(GLOBAL, "console");
        g.method(console, "log", g.string("a"), number(1), NULL);
        g.method(console, "error", g.string("bad"));
        g.put(8, 200);
        g.put(16, 3);
        g.call("runtime.getRandomData");
        assertEquals(0x070707, g.memory.readInt(200));
      });
      go.host.start(go.instance);
    }
    assertEquals("a 1 null\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("panic: x\nbad\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void inputIsReadWhileTimersGoOn() {
    var events = new ArrayList<String>();
    var config =
        WasiConfig.builder()
            .stdin(new ByteArrayInputStream("line".getBytes(StandardCharsets.UTF_8)))
            .build();
    try (FakeGo go = new FakeGo(config)) {
      long[] buffer = new long[1];
      go.onRun(g -> {
        buffer[0] = g.bytes(new byte[8]);
        g.method(GLOBAL, "setTimeout", g.function(1), number(0));
        g.method(
            g.getProperty(GLOBAL, "fs"),
            "read",
            number(0),
            buffer[0],
            number(2),
            number(6),
            NULL,
            g.function(2));
      });
      go.onResume(g -> {
        long event = g.pendingEvent();
        String id = g.text(g.getProperty(event, "id"));
        events.add(id);
        if (id.equals("2")) {
          long args = g.getProperty(event, "args");
          assertEquals("null,4", g.text(args));
          byte[] read = g.bytes(buffer[0], 8);
          events.add(new String(read, 2, 4, StandardCharsets.UTF_8));
        }
      });
      go.host.start(go.instance);
    }
    events.sort(null);
    assertEquals(List.of("1", "2", "line"), events);
  }
}
