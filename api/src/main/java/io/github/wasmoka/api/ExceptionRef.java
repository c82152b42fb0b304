package io.github.wasmoka.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebAssembly exception as a value, what an {@code exnref} refers to (§4.2.11). Immutable. */
public interface ExceptionRef {
  /** {@return the tag it was thrown with} */
  Tag tag();

  /** {@return the values it carries, of the tag's parameter types, in the API's Java types} */
  List<@Nullable Object> payload();
}
