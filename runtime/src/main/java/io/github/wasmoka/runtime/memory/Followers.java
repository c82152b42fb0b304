package io.github.wasmoka.runtime.memory;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Those who keep something of a memory or a table at hand, and so have to be told when it changes:
 * for as long as somebody else refers to them, since it may outlive many instances that import it.
 *
 * @param <T> who is told
 */
public final class Followers<T> {
  private final Set<T> followers = Collections.newSetFromMap(new WeakHashMap<>(2));
  // Most tables have none, and are written to often.
  private volatile boolean any;

  /** Makes an empty set. */
  public Followers() {}

  /**
   * Adds one.
   *
   * @param follower whom to tell from now on
   */
  public void add(T follower) {
    synchronized (followers) {
      followers.add(follower);
      any = true;
    }
  }

  /**
   * Tells all.
   *
   * @param action what is done for each
   */
  public void tell(Consumer<? super T> action) {
    if (any) {
      synchronized (followers) {
        followers.forEach(action);
      }
    }
  }

  /**
   * Asks all.
   *
   * @param question what is asked
   * @return whether it is true of one of them
   */
  public boolean any(Predicate<? super T> question) {
    if (!any) {
      return false;
    }
    synchronized (followers) {
      for (T follower : followers) {
        if (question.test(follower)) {
          return true;
        }
      }
      return false;
    }
  }
}
