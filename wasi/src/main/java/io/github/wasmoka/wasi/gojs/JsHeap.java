package io.github.wasmoka.wasi.gojs;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * Weighs the JavaScript objects that a guest has had hold of and that Java has not yet collected,
 * so that a guest whose linear memory is bounded cannot fill the host's heap instead.
 */
final class JsHeap {
  // Waiting for the collector's word, when the limit is reached.
  private static final int WAIT_MILLIS = 50;

  private final long limit;
  private long used;
  private final ReferenceQueue<JsObject> dead = new ReferenceQueue<>();
  private final Set<Cell> cells = new HashSet<>();

  JsHeap(long limit) {
    this.limit = limit;
  }

  /** The weight of one object; outlives it. */
  final class Cell extends PhantomReference<JsObject> {
    private long weight;

    private Cell(JsObject object, long weight) {
      super(object, dead);
      this.weight = weight;
    }

    void grow(long delta) {
      reserve(delta);
      weight += delta;
      used += delta;
    }
  }

  /** Starts to weigh an object, if it is not weighed yet. */
  void adopt(JsObject object) {
    if (object.cell == null) {
      long weight = object.weight();
      reserve(weight);
      var cell = new Cell(object, weight);
      used += weight;
      cells.add(cell);
      object.cell = cell;
    }
  }

  /** Weighs what is no object: a string in the value table; negative when it leaves. */
  void add(long weight) {
    reserve(weight);
    used += weight;
  }

  /**
   * Checks that there is room.
   *
   * @throws JsThrow a {@code RangeError} if there is not
   */
  void reserve(long more) {
    if (more <= 0 || used + more <= limit) {
      return;
    }
    sweep(0);
    if (used + more > limit) {
      System.gc();
      sweep(WAIT_MILLIS);
    }
    if (used + more > limit) {
      throw new JsThrow(
          new JsObject()
              .set("name", "RangeError")
              .set("message", "out of memory for JavaScript objects"));
    }
  }

  private void sweep(int waitMillis) {
    try {
      Reference<? extends JsObject> next = waitMillis == 0 ? dead.poll() : dead.remove(waitMillis);
      while (next != null) {
        if (next instanceof Cell cell && cells.remove(cell)) {
          used -= cell.weight;
        }
        next = dead.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
