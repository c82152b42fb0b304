package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.DATA;
import static io.github.wasmoka.wasi.TestGuest.OTHER;
import static io.github.wasmoka.wasi.TestGuest.READ;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.WRITE;
import static io.github.wasmoka.wasi.TestGuest.clock;
import static io.github.wasmoka.wasi.TestGuest.onFd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.wasi.TestGuest.Event;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code poll_oneoff} on clocks, files and what cannot be polled, in a time of its own. */
class PollTest {
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;
  private static final int FD_READ = 1;
  private static final int FD_WRITE = 2;
  private static final long SECOND = 1_000_000_000L;
  private static final long YEAR_2000 = 946_684_800L * SECOND;

  @TempDir private Path temp;
  private final TestGuest guest = TestGuest.of(WasiConfig.builder().deterministic(1));

  private long now(int clock) {
    assertEquals(Errno.SUCCESS, guest.call("clock_time_get", clock, 0L, RESULT));
    return guest.memory.readLong(RESULT);
  }

  private static Event clockEvent(long userdata, Errno errno) {
    return new Event(userdata, errno, 0, 0, 0);
  }

  @Test
  void relativeClock() {
    long before = now(MONOTONIC);
    assertEquals(
        List.of(clockEvent(0x1234_5678_9abc_def0L, Errno.SUCCESS)),
        guest.poll(clock(0x1234_5678_9abc_def0L, MONOTONIC, 5 * SECOND, false)));
    long passed = now(MONOTONIC) - before;
    assertTrue(passed >= 5 * SECOND && passed < 6 * SECOND, "" + passed);
  }

  @Test
  void absoluteClocks() {
    assertEquals(
        List.of(clockEvent(7, Errno.SUCCESS)),
        guest.poll(clock(7, REALTIME, YEAR_2000 + 100 * SECOND, true)));
    assertTrue(now(REALTIME) >= YEAR_2000 + 100 * SECOND);
    assertTrue(now(REALTIME) < YEAR_2000 + 101 * SECOND);
    long then = now(MONOTONIC) + 50 * SECOND;
    assertEquals(
        List.of(clockEvent(8, Errno.SUCCESS)), guest.poll(clock(8, MONOTONIC, then, true)));
    assertTrue(now(MONOTONIC) >= then);
    // Long gone.
    long before = now(MONOTONIC);
    assertEquals(List.of(clockEvent(9, Errno.SUCCESS)), guest.poll(clock(9, REALTIME, 1, true)));
    assertTrue(now(MONOTONIC) - before < SECOND);
  }

  @Test
  void onlyTheClocksThatAreOver() {
    assertEquals(
        List.of(clockEvent(2, Errno.SUCCESS)),
        guest.poll(
            clock(1, MONOTONIC, 20 * SECOND, false),
            clock(2, REALTIME, 10 * SECOND, false),
            clock(3, MONOTONIC, Long.MAX_VALUE, false),
            clock(4, MONOTONIC, -1, false)));
    assertEquals(
        List.of(clockEvent(5, Errno.SUCCESS), clockEvent(6, Errno.SUCCESS)),
        guest.poll(clock(5, MONOTONIC, 0, false), clock(6, MONOTONIC, 0, false)));
  }

  @Test
  void clocksThatCannotBeWaitedFor() {
    assertEquals(List.of(clockEvent(1, Errno.INVAL)), guest.poll(clock(1, 4, SECOND, false)));
    assertEquals(List.of(clockEvent(1, Errno.INVAL)), guest.poll(clock(1, -1, SECOND, true)));
    assertEquals(
        List.of(clockEvent(1, Errno.NOTSUP), clockEvent(2, Errno.NOTSUP)),
        guest.poll(
            clock(1, 2, SECOND, false),
            clock(2, 3, SECOND, true),
            clock(3, MONOTONIC, SECOND, false)));
    byte[] flags = clock(1, MONOTONIC, SECOND, false);
    flags[40] = 2;
    assertEquals(List.of(clockEvent(1, Errno.INVAL)), guest.poll(flags));
  }

  @Test
  void files() throws IOException {
    Files.writeString(temp.resolve("a"), "12345");
    try (TestGuest files = TestGuest.of(WasiConfig.builder().deterministic(1).dir("/", temp))) {
      int both = files.fd(files.open(3, "a", 0, 0, READ | WRITE, 0));
      int read = files.fd(files.open(3, "a", 0, 0, READ, 0));
      files.read(read, 2);
      assertEquals(
          List.of(
              new Event(1, Errno.SUCCESS, FD_READ, 5, 0),
              new Event(2, Errno.SUCCESS, FD_READ, 3, 0),
              new Event(3, Errno.SUCCESS, FD_WRITE, 65_536, 0),
              new Event(4, Errno.BADF, FD_WRITE, 0, 0),
              new Event(5, Errno.BADF, FD_READ, 0, 0),
              new Event(6, Errno.BADF, FD_READ, 0, 0),
              new Event(7, Errno.BADF, FD_WRITE, 0, 0)),
          files.poll(
              onFd(1, FD_READ, both),
              onFd(2, FD_READ, read),
              onFd(3, FD_WRITE, both),
              onFd(4, FD_WRITE, read),
              onFd(5, FD_READ, 3),
              onFd(6, FD_READ, 99),
              onFd(7, FD_WRITE, -1),
              clock(8, MONOTONIC, SECOND, false)));
    }
  }

  @Test
  void standardStreams() {
    assertEquals(
        List.of(
            // Empty input is at its end, which can be read at once.
            new Event(1, Errno.SUCCESS, FD_READ, 0, 0),
            new Event(2, Errno.SUCCESS, FD_WRITE, 65_536, 0),
            new Event(3, Errno.BADF, FD_READ, 0, 0),
            new Event(4, Errno.BADF, FD_WRITE, 0, 0)),
        guest.poll(
            onFd(1, FD_READ, 0), onFd(2, FD_WRITE, 1), onFd(3, FD_READ, 2), onFd(4, FD_WRITE, 0)));
  }

  @Test
  void rightThatWasGivenUp() {
    guest.call("fd_fdstat_get", 1, RESULT);
    long rights = guest.memory.readLong(RESULT + 8);
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_rights", 1, rights & ~(1L << 27), 0L));
    assertEquals(
        List.of(new Event(1, Errno.NOTCAPABLE, FD_WRITE, 0, 0)), guest.poll(onFd(1, FD_WRITE, 1)));
  }

  @Test
  void badArguments() {
    assertEquals(Errno.INVAL, guest.call("poll_oneoff", DATA, OTHER, 0, RESULT));
    assertEquals(Errno.INVAL, guest.call("poll_oneoff", DATA, OTHER, -1, RESULT));
    guest.memory.write(DATA, clock(1, MONOTONIC, 0, false));
    assertEquals(Errno.FAULT, guest.call("poll_oneoff", DATA, -8, 1, RESULT));
    assertEquals(Errno.FAULT, guest.call("poll_oneoff", -48, OTHER, 1, RESULT));
    assertEquals(Errno.FAULT, guest.call("poll_oneoff", DATA, OTHER, 1, -2));
    assertEquals(Errno.FAULT, guest.call("poll_oneoff", DATA, OTHER, 60_000, RESULT));
    guest.memory.writeByte(DATA + 8, (byte) 3);
    assertEquals(Errno.INVAL, guest.call("poll_oneoff", DATA, OTHER, 1, RESULT));
  }

  @Test
  void realTime() {
    try (TestGuest real = TestGuest.of(WasiConfig.builder())) {
      long before = System.nanoTime();
      assertEquals(
          List.of(clockEvent(1, Errno.SUCCESS)), real.poll(clock(1, MONOTONIC, 20_000_000, false)));
      assertTrue(System.nanoTime() - before >= 20_000_000);
    }
  }
}
