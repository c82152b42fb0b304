package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Descriptors as such: their state, closing, renumbering, and the directories that were open from
 * the start.
 */
final class FdCalls {
  private final FdTable fds;

  FdCalls(FdTable fds) {
    this.fds = fds;
  }

  void fdClose(int fd) throws IOException {
    fds.close(fd);
  }

  void fdRenumber(int from, int to) throws IOException {
    fds.renumber(from, to);
  }

  void fdFdstatGet(Memory memory, int fd, int result) throws IOException {
    Descriptor descriptor = fds.get(fd);
    long address = Guest.u(result);
    Guest.check(memory, address, 24);
    memory.writeLong(address, 0);
    memory.writeByte(address, (byte) descriptor.type().ordinal());
    memory.writeShort(address + 2, (short) descriptor.flags);
    memory.writeLong(address + 8, descriptor.rights);
    memory.writeLong(address + 16, descriptor.inheriting);
  }

  void fdFdstatSetFlags(int fd, int flags) throws IOException {
    Descriptor descriptor = fds.get(fd);
    descriptor.require(Rights.FD_FDSTAT_SET_FLAGS);
    if ((flags & ~FdFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (descriptor instanceof Descriptor.Directory) {
      throw new ErrnoException(Errno.BADF);
    }
    descriptor.flags = flags;
  }

  void fdFdstatSetRights(int fd, long rights, long inheriting) throws IOException {
    fds.get(fd).restrict(rights, inheriting);
  }

  private byte[] preopen(int fd) throws IOException {
    if (fds.get(fd) instanceof Descriptor.Directory directory && directory.preopen != null) {
      return directory.preopen.getBytes(StandardCharsets.UTF_8);
    }
    throw new ErrnoException(Errno.BADF);
  }

  void fdPrestatGet(Memory memory, int fd, int result) throws IOException {
    byte[] name = preopen(fd);
    long address = Guest.u(result);
    Guest.check(memory, address, 8);
    memory.writeInt(address, 0);
    memory.writeInt(address + 4, name.length);
  }

  void fdPrestatDirName(Memory memory, int fd, int buffer, int length) throws IOException {
    byte[] name = preopen(fd);
    if (Integer.compareUnsigned(length, name.length) < 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    memory.write(Guest.u(buffer), name);
  }
}
