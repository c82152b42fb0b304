package io.github.wasmoka.wasi.gojs;

/** JavaScript's {@code undefined}, told apart from {@code null}. */
public enum Undefined {
  /** The only value. */
  UNDEFINED;

  @Override
  public String toString() {
    return "undefined";
  }
}
