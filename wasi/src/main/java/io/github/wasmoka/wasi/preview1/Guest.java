package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reading a guest's memory: the one it exports as {@code memory}. Addresses are unsigned. */
final class Guest {
  // No path that the host could take is longer.
  private static final int MAX_PATH = 65_536;

  private Guest() {}

  /** The memory; none if Java calls the function and no instance has imported it. */
  static Memory memory(@Nullable Instance instance) throws ErrnoException {
    Extern extern = instance == null ? null : instance.exports().get("memory");
    if (extern instanceof Memory memory) {
      return memory;
    }
    throw new ErrnoException(Errno.FAULT);
  }

  static long u(int address) {
    return Integer.toUnsignedLong(address);
  }

  /** Checks that bytes lie in memory, without a view, which costs a JVM that has just started. */
  static void check(Memory memory, long address, long length) throws ErrnoException {
    if (address > memory.byteSize() - length) {
      throw new ErrnoException(Errno.FAULT);
    }
  }

  /** Checks that a result can be written, before anything is done that cannot be taken back. */
  static long result(Memory memory, int address, int length) throws ErrnoException {
    check(memory, u(address), length);
    return u(address);
  }

  /** A path argument: UTF-8 without NUL. */
  static String path(Memory memory, int address, int length) throws ErrnoException {
    if (Integer.compareUnsigned(length, MAX_PATH) > 0) {
      check(memory, u(address), u(length));
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] bytes = memory.read(u(address), length);
    String path;
    try {
      path = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    if (path.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return path;
  }
}
