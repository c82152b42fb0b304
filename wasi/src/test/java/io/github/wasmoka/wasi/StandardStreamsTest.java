package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.NONBLOCK;
import static io.github.wasmoka.wasi.TestGuest.clock;
import static io.github.wasmoka.wasi.TestGuest.onFd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.wasi.TestGuest.Event;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Standard input, output and error. */
@Timeout(60)
class StandardStreamsTest {
  private static final int MONOTONIC = 1;
  private static final int FD_READ = 1;
  private static final long MILLI = 1_000_000;

  @Test
  void nothingIsInherited() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
      assertEquals(Errno.SUCCESS, guest.read(0));
      assertEquals(0, guest.moved());
      assertEquals(Errno.SUCCESS, guest.write(1, "nowhere"));
      assertEquals(7, guest.moved());
      assertEquals(Errno.SUCCESS, guest.write(2, "nowhere"));
      assertEquals(Errno.BADF, guest.read(3));
      assertEquals(Errno.SUCCESS, guest.call("args_sizes_get", 0, 4));
      assertEquals(0, guest.memory.readLong(0));
      assertEquals(Errno.SUCCESS, guest.call("environ_sizes_get", 0, 4));
      assertEquals(0, guest.memory.readLong(0));
      for (int fd = 0; fd < 3; fd++) {
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", fd, 0));
        assertEquals(0, guest.memory.readByte(0), "no terminal");
      }
    }
  }

  @Test
  void inputFromMemory() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder().stdin("one two".getBytes(UTF_8)))) {
      assertEquals(
          List.of(new Event(5, Errno.SUCCESS, FD_READ, 7, 0)), guest.poll(onFd(5, FD_READ, 0)));
      guest.read(0, 4);
      assertEquals("one ", guest.text());
      guest.read(0);
      assertEquals("two", guest.text());
      guest.read(0);
      assertEquals(0, guest.moved());
      assertEquals(
          List.of(new Event(5, Errno.SUCCESS, FD_READ, 0, 0)), guest.poll(onFd(5, FD_READ, 0)));
    }
  }

  @Test
  void outputIsFlushedAtOnceAndInOnePiece() {
    var written = new ArrayList<String>();
    var out =
        new OutputStream() {
          private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

          @Override
          public void write(int b) {
            throw new AssertionError("byte by byte");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            pending.write(bytes, offset, length);
          }

          @Override
          public void flush() {
            written.add(pending.toString(UTF_8));
            pending.reset();
          }
        };
    try (TestGuest guest =
        TestGuest.of(WasiConfig.builder().stdout(out).terminals(false, true, false))) {
      guest.memory.writeString(TestGuest.DATA, "prompt> ");
      for (int i = 0; i < 2; i++) {
        guest.memory.writeInt(TestGuest.IOVEC + 8 * i, TestGuest.DATA + 4 * i);
        guest.memory.writeInt(TestGuest.IOVEC + 8 * i + 4, 4);
      }
      assertEquals(Errno.SUCCESS, guest.call("fd_write", 1, TestGuest.IOVEC, 2, 0));
      assertEquals(8, guest.moved());
      assertEquals(List.of("prompt> "), written);
      guest.call("fd_fdstat_get", 1, 0);
      assertEquals(2, guest.memory.readByte(0), "a terminal");
    }
  }

  @Test
  void outputThatFails() {
    var out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (TestGuest guest = TestGuest.of(WasiConfig.builder().stdout(out))) {
      assertEquals(Errno.PIPE, guest.write(1, "x"));
    }
  }

  @Test
  @SuppressWarnings("try") // closed on purpose before the end
  void pollingInputThatBlocks() throws IOException {
    var in = new PipedInputStream();
    try (var host = new PipedOutputStream(in);
        TestGuest guest = TestGuest.of(WasiConfig.builder().stdin(in))) {
      // Nothing there: the clock ends the wait.
      assertEquals(
          List.of(new Event(2, Errno.SUCCESS, 0, 0, 0)),
          guest.poll(onFd(1, FD_READ, 0), clock(2, MONOTONIC, 20 * MILLI, false)));
      host.write("abc".getBytes(UTF_8));
      host.flush();
      // There: the clock, an hour, does not.
      List<Event> events =
          guest.poll(onFd(1, FD_READ, 0), clock(2, MONOTONIC, 3_600_000 * MILLI, false));
      assertEquals(1, events.size());
      assertEquals(1, events.getFirst().userdata());
      assertTrue(events.getFirst().bytes() >= 1);
      var all = new StringBuilder();
      while (all.length() < 3) {
        guest.read(0);
        all.append(guest.text());
      }
      assertEquals("abc", all.toString());
      host.close();
      assertEquals(
          List.of(new Event(1, Errno.SUCCESS, FD_READ, 0, 0)),
          guest.poll(onFd(1, FD_READ, 0), clock(2, MONOTONIC, 3_600_000 * MILLI, false)));
      assertEquals(Errno.SUCCESS, guest.read(0));
      assertEquals(0, guest.moved());
    }
  }

  @Test
  void readingWithoutBlocking() throws Exception {
    var in = new PipedInputStream();
    try (var host = new PipedOutputStream(in);
        TestGuest guest = TestGuest.of(WasiConfig.builder().stdin(in))) {
      assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", 0, NONBLOCK));
      assertEquals(Errno.AGAIN, guest.read(0));
      host.write('x');
      host.flush();
      guest.poll(onFd(1, FD_READ, 0));
      assertEquals(Errno.SUCCESS, guest.read(0));
      assertEquals("x", guest.text());
      assertEquals(Errno.AGAIN, guest.read(0));
    }
  }

  @Test
  void whatOneGuestReadAheadIsTheNextOnes() throws IOException {
    var in = new PipedInputStream();
    try (var host = new PipedOutputStream(in)) {
      try (TestGuest guest = TestGuest.of(WasiConfig.builder().stdin(in))) {
        guest.poll(onFd(1, FD_READ, 0), clock(2, MONOTONIC, MILLI, false));
      }
      host.write("for the second".getBytes(UTF_8));
      host.flush();
      try (TestGuest guest = TestGuest.of(WasiConfig.builder().stdin(in))) {
        var all = new StringBuilder();
        while (all.length() < 14) {
          assertEquals(Errno.SUCCESS, guest.read(0));
          all.append(guest.text());
        }
        assertEquals("for the second", all.toString());
      }
    }
  }

  @Test
  void interruptionWhileReading() throws Exception {
    var in = new PipedInputStream();
    try (var host = new PipedOutputStream(in);
        TestGuest guest = TestGuest.of(WasiConfig.builder().stdin(in));
        var executor = Executors.newSingleThreadExecutor()) {
      Future<?> reading =
          executor.submit(() -> {
            assertThrows(InterruptedExecutionException.class, () -> guest.read(0));
            assertTrue(Thread.interrupted());
            assertThrows(
                InterruptedExecutionException.class,
                () -> {
                  Thread.currentThread().interrupt();
                  guest.poll(clock(1, MONOTONIC, Long.MAX_VALUE, false));
                });
          });
      Thread.sleep(50);
      executor.shutdownNow();
      reading.get();
      host.write('x');
    }
  }

  @Test
  void argumentsAndEnvironment() {
    try (TestGuest guest =
        TestGuest.of(
            WasiConfig.builder().args("prog", "", "\u00e4").env("A", "1").env("B", "x=y"))) {
      assertEquals(Errno.SUCCESS, guest.call("args_sizes_get", 0, 4));
      assertEquals(3, guest.memory.readInt(0));
      assertEquals(9, guest.memory.readInt(4));
      assertEquals(Errno.SUCCESS, guest.call("args_get", 64, 128));
      assertArrayEquals("prog\0\0\u00e4\0".getBytes(UTF_8), guest.memory.read(128, 9));
      assertEquals(128, guest.memory.readInt(64));
      assertEquals(133, guest.memory.readInt(68));
      assertEquals(134, guest.memory.readInt(72));
      assertEquals(Errno.SUCCESS, guest.call("environ_sizes_get", 0, 4));
      assertEquals(2, guest.memory.readInt(0));
      assertEquals(10, guest.memory.readInt(4));
      assertEquals(Errno.SUCCESS, guest.call("environ_get", 64, 128));
      assertArrayEquals("A=1\0B=x=y\0".getBytes(UTF_8), guest.memory.read(128, 10));
      assertEquals(Errno.FAULT, guest.call("environ_get", 64, -4));
      assertEquals(Errno.FAULT, guest.call("args_get", -4, 64));
    }
    assertThrows(IllegalArgumentException.class, () -> WasiConfig.builder().args("a\0b"));
    assertThrows(IllegalArgumentException.class, () -> WasiConfig.builder().env("a=b", ""));
    assertThrows(IllegalArgumentException.class, () -> WasiConfig.builder().env("", ""));
    assertThrows(IllegalArgumentException.class, () -> WasiConfig.builder().env("a", "\0"));
  }
}
