package io.github.wasmoka.wasi.gojs;

import org.jspecify.annotations.Nullable;

/** A {@code Uint8Array}, or a {@code Uint8ClampedArray}: the prototype tells. */
final class JsBytes extends JsObject {
  final byte[] bytes;

  JsBytes(@Nullable JsObject prototype, byte[] bytes) {
    super(prototype);
    this.bytes = bytes;
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.equals("length") || name.equals("byteLength")) {
      return (double) bytes.length;
    }
    return super.get(name);
  }

  @Override
  long weight() {
    return super.weight() + bytes.length;
  }
}
