package io.github.wasmoka.spectest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something done to an instance. */
sealed interface Action {
  /** Calls an exported function. */
  record Invoke(@Nullable String instance, String name, List<@Nullable Object> arguments)
      implements Action {}

  /** Reads an exported global. */
  record Get(@Nullable String instance, String name) implements Action {}
}
