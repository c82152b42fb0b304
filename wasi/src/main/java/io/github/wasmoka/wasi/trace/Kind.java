package io.github.wasmoka.wasi.trace;

import io.github.wasmoka.api.Memory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kind of argument, by the specification's type, and how it reads. */
enum Kind {
  FD,
  PTR,
  U16,
  U32,
  S32,
  U64,
  S64,
  SIZE,
  CLOCK("realtime", "monotonic", "process_cputime_id", "thread_cputime_id"),
  WHENCE("set", "cur", "end"),
  LOOKUP("symlink_follow"),
  OFLAGS("creat", "directory", "excl", "trunc"),
  FDFLAGS("append", "dsync", "nonblock", "rsync", "sync"),
  FSTFLAGS("atim", "atim_now", "mtim", "mtim_now"),
  SDFLAGS("rd", "wr"),
  RIGHTS,
  PATH,
  BUFFER,
  IOVS,
  PRESTAT,
  FDSTAT,
  FILESTAT;

  private static final List<String> FILE_TYPES =
      List.of(
          "unknown",
          "block_device",
          "character_device",
          "directory",
          "regular_file",
          "socket_dgram",
          "socket_stream",
          "symbolic_link");
  private static final int MAX_PATH = 4096;
  private static final int MAX_IOVS = 1024;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  Kind(String... names) {
    this.names = List.of(names);
  }

  static Kind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The number of parameters that it takes. */
  int width() {
    return switch (this) {
      case PATH, BUFFER, IOVS -> 2;
      default -> 1;
    };
  }

  /** An argument. */
  String argument(@Nullable Memory memory, long first, long second) {
    int low = (int) first;
    return switch (this) {
      case FD, S32, S64 -> Long.toString(first);
      case U16, U32, SIZE -> Integer.toUnsignedString(low);
      case U64 -> Long.toUnsignedString(first);
      case PTR, PRESTAT, FDSTAT, FILESTAT -> "0x" + Integer.toHexString(low);
      case RIGHTS -> "0x" + Long.toHexString(first);
      case CLOCK, WHENCE -> low >= 0 && low < names.size() ? names.get(low) : "" + low;
      case LOOKUP, OFLAGS, FDFLAGS, FSTFLAGS, SDFLAGS ->
          WasiTrace.flags(Integer.toUnsignedLong(low), names);
      case BUFFER -> "[" + Integer.toUnsignedString((int) second) + " bytes]";
      case PATH -> path(memory, low, (int) second);
      case IOVS -> iovs(memory, low, (int) second);
    };
  }

  private static String path(@Nullable Memory memory, int address, int length) {
    if (memory == null) {
      return "?";
    }
    int part = (int) Math.min(Integer.toUnsignedLong(length), MAX_PATH);
    String text = memory.readString(Integer.toUnsignedLong(address), part);
    return '"' + escaped(text) + '"' + (part == length ? "" : "...");
  }

  /** A name must not write to the terminal what it likes. */
  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            safe.append('\\').appendCodePoint(c);
          } else if (Character.isISOControl(c)) {
            safe.append(String.format("\\u{%x}", c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static String iovs(@Nullable Memory memory, int address, int count) {
    if (memory == null || Integer.compareUnsigned(count, MAX_IOVS) > 0) {
      return "[" + Integer.toUnsignedString(count) + " buffers]";
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Integer.toUnsignedLong(memory.readInt(Integer.toUnsignedLong(address) + 8L * i + 4));
    }
    return "[" + sum + " bytes" + (count == 1 ? "]" : " in " + count + "]");
  }

  /** What a successful call has stored at an address. */
  String stored(@Nullable Memory memory, long address) {
    if (memory == null) {
      return "?";
    }
    return switch (this) {
      case U16 -> Integer.toString(memory.readShort(address) & 0xffff);
      case U64 -> Long.toUnsignedString(memory.readLong(address));
      case PRESTAT -> "dir(name of " + memory.readInt(address + 4) + " bytes)";
      case FDSTAT ->
          fileType(memory.readByte(address))
              + "(flags="
              + WasiTrace.flags(memory.readShort(address + 2), FDFLAGS.names)
              + ")";
      case FILESTAT ->
          fileType(memory.readByte(address + 16))
              + "(size="
              + Long.toUnsignedString(memory.readLong(address + 32))
              + ")";
      default -> argument(memory, memory.readInt(address), 0);
    };
  }

  private static String fileType(byte type) {
    return type >= 0 && type < FILE_TYPES.size() ? FILE_TYPES.get(type) : "" + type;
  }
}
