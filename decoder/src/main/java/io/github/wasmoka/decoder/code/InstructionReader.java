package io.github.wasmoka.decoder.code;

/** Placeholder until the decoder lands. */
public final class InstructionReader {
  private InstructionReader() {}
}
