package io.github.wasmoka.api;

import io.github.wasmoka.api.type.FuncType;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A function (§4.2.2), of WebAssembly or of the host.
 *
 * <p>Values at the edge have these Java types: {@code i32} int, {@code i64} long, {@code f32}
 * float, {@code f64} double, {@code v128} {@link V128}, references to functions {@link Function},
 * to exceptions {@link ExceptionRef}, to {@code i31} {@link I31}, to structures and arrays {@link
 * GcObject}, {@code externref} any object; the null reference is {@code null}. Several results are
 * an {@code Object[]} of such values.
 *
 * <p>All three ways to call check the same: a wrong number of arguments or an argument of a wrong
 * type is an {@link IllegalArgumentException} (from {@link #handle} a {@link
 * java.lang.invoke.WrongMethodTypeException}); nothing is padded or converted. All throw the
 * exceptions of {@link ExecutionException} and {@link ExitException}.
 */
public non-sealed interface Function extends Extern {
  @Override
  FuncType type();

  /**
   * Calls with Java values.
   *
   * @param args one value for each parameter
   * @return null without results, the value of a single result, or an {@code Object[]} of several
   * @throws IllegalArgumentException if number or types of the arguments are wrong
   */
  @Nullable Object call(@Nullable Object... args);

  /**
   * Calls with raw bits, for functions of numbers only: an {@code i32} is sign-extended, an {@code
   * f32} is its raw bits in the low half, a {@code v128} takes two elements, low half first. In
   * arguments the upper half of an {@code i32} or {@code f32} is ignored.
   *
   * @param args the arguments' bits
   * @return the results' bits
   * @throws IllegalArgumentException if the number of arguments is wrong or the type has references
   */
  long[] callRaw(long... args);

  /**
   * The function as a method handle of its exact type, such as {@code (int,long)double}: the
   * fastest way to call. Keep it in a {@code static final} field for speed.
   *
   * @return the handle; {@code void} without results, {@code Object[]} for several
   */
  MethodHandle handle();
}
