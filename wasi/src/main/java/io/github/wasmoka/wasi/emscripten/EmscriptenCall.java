package io.github.wasmoka.wasi.emscripten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as the function that a guest imports by a name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EmscriptenCall {
  /** The names it is imported by: they have changed over the years. */
  String[] value();
}
