package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.DATA;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.clock;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.wasi.fs.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Clocks, randomness, sleeping and yielding: the host's, the embedder's, and the same each time.
 */
class ClocksAndRandomTest {
  private static long now(TestGuest guest, int clock) {
    assertEquals(Errno.SUCCESS, guest.call("clock_time_get", clock, 0L, RESULT));
    return guest.memory.readLong(RESULT);
  }

  @Test
  void hostsClocks() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
      long realtime = now(guest, 0) / 1_000_000;
      assertTrue(Math.abs(realtime - System.currentTimeMillis()) < 60_000);
      long monotonic = now(guest, 1);
      assertTrue(now(guest, 1) >= monotonic);
      for (int clock = 0; clock < 4; clock++) {
        assertEquals(Errno.SUCCESS, guest.call("clock_res_get", clock, RESULT));
        assertTrue(guest.memory.readLong(RESULT) > 0);
      }
      for (int clock : new int[] {4, -1, Integer.MIN_VALUE}) {
        assertEquals(Errno.INVAL, guest.call("clock_res_get", clock, RESULT));
        assertEquals(Errno.INVAL, guest.call("clock_time_get", clock, 0L, RESULT));
      }
      assertEquals(Errno.FAULT, guest.call("clock_time_get", 0, 0L, -7));
    }
  }

  @Test
  void processorTimeIsTheGuests() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
      long thread = now(guest, 3);
      assertEquals(0, thread, "counted from when it first asks");
      now(guest, 2);
      double work = 0;
      long wall = System.nanoTime();
      while (System.nanoTime() - wall < 50_000_000) {
        work += Math.sin(work);
      }
      long used = now(guest, 3);
      assertTrue(used > 0 && used <= System.nanoTime() - wall + 50_000_000, "" + used);
      assertTrue(now(guest, 2) >= used);
      // Sleeping uses none.
      used = now(guest, 3);
      guest.poll(clock(1, 1, 300_000_000, false));
      assertTrue(now(guest, 3) - used < 250_000_000);
    }
  }

  @Test
  void embeddersClocks() {
    var slept = new ArrayList<Duration>();
    var yields = new AtomicInteger();
    var now = new long[] {1000};
    try (TestGuest guest =
        TestGuest.of(
            WasiConfig.builder()
                .clocks(() -> 5, () -> now[0])
                .cpuClocks(() -> 6, () -> 7)
                .sleeper(duration -> {
                  slept.add(duration);
                  now[0] += duration.toNanos();
                })
                .yielder(yields::incrementAndGet))) {
      assertEquals(5, now(guest, 0));
      assertEquals(1000, now(guest, 1));
      assertEquals(6, now(guest, 2));
      assertEquals(7, now(guest, 3));
      guest.poll(clock(1, 1, 123_456_789, false), clock(1, 1, 200_000_000, false));
      assertEquals(List.of(Duration.ofNanos(123_456_789)), slept);
      assertEquals(Errno.SUCCESS, guest.call("sched_yield"));
      assertEquals(1, yields.get());
    }
  }

  private static List<Object> run(long seed) {
    var seen = new ArrayList<Object>();
    try (TestGuest guest = TestGuest.of(WasiConfig.builder().deterministic(seed))) {
      for (int i = 0; i < 3; i++) {
        for (int clock = 0; clock < 4; clock++) {
          seen.add(now(guest, clock));
        }
        assertEquals(Errno.SUCCESS, guest.call("random_get", DATA, 8));
        seen.add(guest.memory.readLong(DATA));
        seen.add(guest.poll(clock(i, 1, 1_000_000_000, false)));
        guest.call("sched_yield");
      }
    }
    return seen;
  }

  @Test
  void sameInEveryRun() {
    assertEquals(run(17), run(17));
    assertFalse(run(17).equals(run(18)));
  }

  @Test
  void random() {
    try (TestGuest guest = TestGuest.of(WasiConfig.builder())) {
      assertEquals(Errno.SUCCESS, guest.call("random_get", DATA, 200_000));
      byte[] one = guest.memory.read(DATA, 200_000);
      assertEquals(0, guest.memory.readByte(DATA + 200_000), "no more than was asked for");
      assertFalse(Arrays.equals(new byte[64], Arrays.copyOfRange(one, 199_936, 200_000)));
      assertEquals(Errno.SUCCESS, guest.call("random_get", DATA, 0));
      assertArrayEquals(one, guest.memory.read(DATA, 200_000));
      assertEquals(Errno.FAULT, guest.call("random_get", DATA, -1));
      assertEquals(Errno.FAULT, guest.call("random_get", -1, 2));
    }
  }
}
