package io.github.wasmoka.wasi.gojs;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JavaScript function, written in Java or wrapping one of Go's. */
public final class JsFunction extends JsObject {
  /** What a function does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does it.
     *
     * @param self JavaScript's {@code this}; the new object when called as constructor
     * @param args the arguments
     * @return the result, a value as {@link JsObject} lists them
     * @throws JsThrow to throw a JavaScript value at the guest
     */
    @Nullable Object call(@Nullable Object self, List<@Nullable Object> args);
  }

  private final Body body;

  /**
   * A function.
   *
   * @param body what it does
   */
  public JsFunction(Body body) {
    this.body = body;
  }

  /**
   * Calls it, with {@code undefined} for {@code this}.
   *
   * @param args the arguments
   * @return the result
   * @throws JsThrow if it throws
   */
  public @Nullable Object call(@Nullable Object... args) {
    return apply(Undefined.UNDEFINED, Arrays.asList(args));
  }

  @Nullable Object apply(@Nullable Object self, List<@Nullable Object> args) {
    return body.call(self, args);
  }

  /** JavaScript's {@code new}: a new object if the function returns none. */
  JsObject construct(List<@Nullable Object> args) {
    var made = new JsObject(get("prototype") instanceof JsObject p ? p : null);
    return apply(made, args) instanceof JsObject other ? other : made;
  }

  @Override
  public String toString() {
    return "function";
  }
}
