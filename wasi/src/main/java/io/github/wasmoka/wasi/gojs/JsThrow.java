package io.github.wasmoka.wasi.gojs;

import org.jspecify.annotations.Nullable;

/** A JavaScript value that was thrown. */
public final class JsThrow extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient @Nullable Object value;

  /**
   * Throws a value.
   *
   * @param value the value, as {@link JsObject} lists them; usually an object with a {@code
   *     message}
   */
  public JsThrow(@Nullable Object value) {
    super(Js.string(value), null, false, false);
    this.value = value;
  }

  /** {@return what was thrown} */
  public @Nullable Object value() {
    return value;
  }

  /** The message alone: it becomes part of a trap's. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}
