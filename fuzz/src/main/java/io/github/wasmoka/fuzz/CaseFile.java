package io.github.wasmoka.fuzz;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What the working process is at, in a mapped file: it outlives the process, so that who watches
 * can tell which case killed or hung it, and on which engine. One writer, one reader.
 */
final class CaseFile {
  private static final int SIZE = 8 << 20;
  private static final int COUNT = 0;
  private static final int ITERATION = 8;
  private static final int STAGE = 16;
  private static final int STAGE_SIZE = 40;
  private static final int LENGTH = STAGE + STAGE_SIZE;
  private static final int SCRIPT_LENGTH = LENGTH + 4;
  private static final int BYTES = LENGTH + 8;

  private final MappedByteBuffer buffer;

  CaseFile(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** Notes the case that comes next. */
  void begin(long iteration, byte[] module) {
    buffer.putLong(ITERATION, iteration);
    int length = Math.min(module.length, SIZE - BYTES);
    buffer.putInt(LENGTH, length);
    buffer.put(BYTES, module, 0, length);
    buffer.putInt(SCRIPT_LENGTH, 0);
    beat();
  }

  /** Notes that the case's module comes with another script. */
  void script(byte[] script) {
    int at = BYTES + buffer.getInt(LENGTH);
    int length = Math.min(script.length, SIZE - at);
    buffer.put(at, script, 0, length);
    buffer.putInt(SCRIPT_LENGTH, length);
    beat();
  }

  /** Notes what is done with it: an engine's name, mostly. */
  void stage(String stage) {
    byte[] text = Arrays.copyOf(stage.getBytes(StandardCharsets.UTF_8), STAGE_SIZE);
    buffer.put(STAGE, text);
    beat();
  }

  private void beat() {
    buffer.putLong(COUNT, buffer.getLong(COUNT) + 1);
  }

  /** A number that changes as long as work goes on. */
  long count() {
    return buffer.getLong(COUNT);
  }

  long iteration() {
    return buffer.getLong(ITERATION);
  }

  String stage() {
    byte[] text = new byte[STAGE_SIZE];
    buffer.get(STAGE, text);
    return new String(text, StandardCharsets.UTF_8).replace("\0", "");
  }

  byte[] module() {
    byte[] bytes = new byte[Math.clamp(buffer.getInt(LENGTH), 0, SIZE - BYTES)];
    buffer.get(BYTES, bytes);
    return bytes;
  }

  /** The script in place of the module's own; empty if it is that. */
  byte[] script() {
    int at = BYTES + Math.clamp(buffer.getInt(LENGTH), 0, SIZE - BYTES);
    byte[] bytes = new byte[Math.clamp(buffer.getInt(SCRIPT_LENGTH), 0, SIZE - at)];
    buffer.get(at, bytes);
    return bytes;
  }
}
