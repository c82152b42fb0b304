package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.StructType;

/** What is so small that one method holds it for certain: nobody measures it, nor divides it. */
public final class Small {
  /** How many instructions, and how many locals, a function may have. */
  public static final int SIZE = MethodSizes.choose(400, 10);

  /** How many values an instruction of it may handle. */
  public static final int VALUES = 20;

  private Small() {}

  /**
   * Tells how many values an instruction handles that is about a type.
   *
   * @param type the type
   * @return parameters and results, or fields
   */
  public static int values(CompositeType type) {
    // No switch over patterns: the JVM's first takes milliseconds, and every program comes by here.
    if (type instanceof FuncType func) {
      return func.params().size() + func.results().size();
    }
    return type instanceof StructType struct ? struct.fields().size() : 1;
  }
}
