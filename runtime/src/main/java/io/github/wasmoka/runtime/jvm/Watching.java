package io.github.wasmoka.runtime.jvm;

/** What instances do that are interruptible, metered or listened to. */
public final class Watching {
  private static final int ENTRIES = 1 << 8;

  private Watching() {}

  /**
   * Ends execution if it is to stop.
   *
   * @param state the state
   */
  public static void poll(State state) {
    if (state.control.stopping()) {
      state.control.poll();
    }
  }

  /**
   * Counts a function's entry; of many, one looks.
   *
   * @param state the state
   */
  public static void count(State state) {
    int entries = state.entries + 1;
    state.entries = entries;
    if ((entries & ENTRIES - 1) == 0) {
      poll(state);
    }
  }

  /**
   * Uses fuel.
   *
   * @param state the state
   * @param cost how much
   */
  public static void charge(State state, int cost) {
    state.control.charge(cost);
  }

  /**
   * Tells that a function is entered.
   *
   * @param state the state
   * @param function the function's index
   */
  public static void entered(State state, int function) {
    state.control.entered(state.instance, function);
  }

  /**
   * Tells that a function is left.
   *
   * @param state the state
   * @param function the function's index
   */
  public static void left(State state, int function) {
    state.control.left(state.instance, function);
  }

  /**
   * Tells that a function is left by an exception; what the listener throws then is noted with it,
   * and goes no further: other functions are left, too.
   *
   * @param thrown the exception
   * @param state the state
   * @param function the function's index
   */
  public static void unwound(Throwable thrown, State state, int function) {
    try {
      left(state, function);
    } catch (RuntimeException | Error e) {
      thrown.addSuppressed(e);
    }
  }
}
