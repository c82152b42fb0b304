package io.github.wasmoka.spectest;

import java.util.ArrayList;
import java.util.List;

/** What became of the commands of a script. Thread-safe. */
final class Outcome {
  /**
   * A command that did not do what the script expects.
   *
   * @param line its line
   * @param fault what it did
   */
  record Fault(int line, String fault) {}

  private final List<Fault> faults = new ArrayList<>();
  private int passed;
  private boolean abandoned;

  synchronized void pass() {
    if (!abandoned) {
      passed++;
    }
  }

  synchronized void fail(int line, String fault) {
    if (!abandoned) {
      faults.add(new Fault(line, fault));
    }
  }

  /** Gives a script up that does not end: what it still does no longer counts. */
  synchronized void abandon(String fault) {
    fail(0, fault);
    abandoned = true;
  }

  synchronized boolean abandoned() {
    return abandoned;
  }

  void add(Outcome other) {
    List<Fault> more = other.faults();
    int count = other.passed();
    synchronized (this) {
      if (!abandoned) {
        faults.addAll(more);
        passed += count;
      }
    }
  }

  synchronized int passed() {
    return passed;
  }

  synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }
}
