package io.github.wasmoka.wasi.preview1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method that a guest can import. It returns an error code, or nothing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WasiCall {
  /** The import's name. */
  String value();

  /** Whether only {@code wasi_unstable} has it in this form. */
  boolean unstable() default false;

  /** Whether {@code wasi_unstable} does not have it yet. */
  boolean late() default false;
}
