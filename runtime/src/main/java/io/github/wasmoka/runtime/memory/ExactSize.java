package io.github.wasmoka.runtime.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * What compiled code takes for granted until told otherwise: that arrays are as long as their
 * memories. A module's code has an assumption in a static final field and looks whether its target
 * is {@link #HOLDS}. HotSpot's compilers take the target of such a call site for a constant, and
 * drop what they made of it, for frames that are running as well, when it is replaced. So the
 * question costs nothing in compiled code.
 */
public final class ExactSize {
  /** The target of an assumption that holds. */
  public static final MethodHandle HOLDS = handle("holds");

  private static final MethodHandle ENDED = handle("ended");

  private ExactSize() {}

  /** {@return an assumption that holds} */
  public static MutableCallSite assumption() {
    return new MutableCallSite(HOLDS);
  }

  /**
   * Whether an assumption holds.
   *
   * @param assumption the assumption
   * @return false for good once it has ended
   */
  public static boolean holds(MutableCallSite assumption) {
    return assumption.getTarget() == HOLDS;
  }

  /**
   * Ends an assumption, for good; compiled code that took it for granted is dropped.
   *
   * @param assumption one that may have ended before
   */
  public static void end(MutableCallSite assumption) {
    if (holds(assumption)) {
      assumption.setTarget(ENDED);
    }
  }

  private static MethodHandle handle(String name) {
    try {
      return MethodHandles.lookup()
          .findStatic(ExactSize.class, name, MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  // Nobody calls them: only which one it is counts.

  @SuppressWarnings("UnusedMethod")
  private static void holds() {}

  @SuppressWarnings("UnusedMethod")
  private static void ended() {}
}
