package io.github.wasmoka.decoder.binary;

import java.util.HexFormat;

/** Modules written section by section, as hexadecimal digits with spaces where they please. */
final class ModuleBytes {
  private final ByteSink out = new ByteSink();

  ModuleBytes() {
    out.i32(0x6d736100);
    out.i32(1);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Adds a section of the right size. */
  ModuleBytes section(int id, String contents) {
    out.u8(id);
    var sink = new ByteSink();
    sink.bytes(hex(contents));
    out.sized(sink);
    return this;
  }

  /** Adds anything. */
  ModuleBytes raw(String contents) {
    out.bytes(hex(contents));
    return this;
  }

  /** The bytes so far. */
  byte[] bytes() {
    return out.toByteArray();
  }
}
