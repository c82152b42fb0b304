package io.github.wasmoka.runtime.memory;

import io.github.wasmoka.api.InterruptedExecutionException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The threads that wait on a shared memory, by address, in the order they came. Thread-safe. */
final class Waiters {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, ArrayDeque<Waiter>> byAddress = new HashMap<>();

  private static final class Waiter {
    private final Condition condition;
    private boolean woken;

    Waiter(Condition condition) {
      this.condition = condition;
    }
  }

  /** Returns 0 when woken, 1 when the test fails at once, 2 when the time was over. */
  int await(long address, BooleanSupplier expected, long timeoutNanos) {
    lock.lock();
    try {
      if (!expected.getAsBoolean()) {
        return 1;
      }
      var waiter = new Waiter(lock.newCondition());
      byAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(waiter);
      try {
        long left = timeoutNanos;
        while (!waiter.woken) {
          if (timeoutNanos < 0) {
            waiter.condition.await();
          } else if (left <= 0) {
            return 2;
          } else {
            left = waiter.condition.awaitNanos(left);
          }
        }
        return 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedExecutionException("interrupted while waiting", List.of());
      } finally {
        ArrayDeque<Waiter> queue = byAddress.get(address);
        if (queue != null) {
          queue.remove(waiter);
          if (queue.isEmpty()) {
            byAddress.remove(address);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  int wake(long address, int count) {
    lock.lock();
    try {
      ArrayDeque<Waiter> queue = byAddress.get(address);
      int woken = 0;
      while (queue != null && !queue.isEmpty() && Integer.compareUnsigned(woken, count) < 0) {
        Waiter waiter = queue.remove();
        waiter.woken = true;
        waiter.condition.signal();
        woken++;
      }
      return woken;
    } finally {
      lock.unlock();
    }
  }
}
