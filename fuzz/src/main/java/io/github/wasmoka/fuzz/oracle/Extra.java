package io.github.wasmoka.fuzz.oracle;

import java.util.Locale;
import java.util.Optional;

/** What our engines offer beside execution; cases switch some of it on. */
public enum Extra {
  /** Dirty pages. */
  DIRTY,
  /** A bound on what is executed. */
  FUEL,
  /** Functions that can be stopped. */
  INTERRUPTION,
  /** Who is told of calls. */
  LISTENER;

  /** The name as the command line takes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The extra of a name. */
  public static Optional<Extra> of(String id) {
    for (Extra extra : values()) {
      if (extra.id().equals(id)) {
        return Optional.of(extra);
      }
    }
    return Optional.empty();
  }
}
