package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.Instance;
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

  @WasiCall("fd_close")
  int fdClose(int fd) throws IOException {
    fds.close(fd);
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_renumber")
  int fdRenumber(int from, int to) throws IOException {
    fds.renumber(from, to);
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_fdstat_get")
  int fdFdstatGet(Instance instance, int fd, int result) throws IOException {
    Memory memory = Guest.memory(instance);
    Descriptor descriptor = fds.get(fd);
    long address = Guest.u(result);
    memory.view(address, 24);
    memory.writeLong(address, 0);
    memory.writeByte(address, (byte) descriptor.type().ordinal());
    memory.writeShort(address + 2, (short) descriptor.flags);
    memory.writeLong(address + 8, descriptor.rights);
    memory.writeLong(address + 16, descriptor.inheriting);
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_fdstat_set_flags")
  int fdFdstatSetFlags(int fd, int flags) throws IOException {
    Descriptor descriptor = fds.get(fd);
    descriptor.require(Rights.FD_FDSTAT_SET_FLAGS);
    if ((flags & ~FdFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (descriptor instanceof Descriptor.Directory) {
      throw new ErrnoException(Errno.BADF);
    }
    descriptor.flags = flags;
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_fdstat_set_rights")
  int fdFdstatSetRights(int fd, long rights, long inheriting) throws IOException {
    fds.get(fd).restrict(rights, inheriting);
    return Errno.SUCCESS.code();
  }

  private byte[] preopen(int fd) throws IOException {
    if (fds.get(fd) instanceof Descriptor.Directory directory && directory.preopen != null) {
      return directory.preopen.getBytes(StandardCharsets.UTF_8);
    }
    throw new ErrnoException(Errno.BADF);
  }

  @WasiCall("fd_prestat_get")
  int fdPrestatGet(Instance instance, int fd, int result) throws IOException {
    byte[] name = preopen(fd);
    Memory memory = Guest.memory(instance);
    long address = Guest.u(result);
    memory.view(address, 8);
    memory.writeInt(address, 0);
    memory.writeInt(address + 4, name.length);
    return Errno.SUCCESS.code();
  }

  @WasiCall("fd_prestat_dir_name")
  int fdPrestatDirName(Instance instance, int fd, int buffer, int length) throws IOException {
    byte[] name = preopen(fd);
    if (Integer.compareUnsigned(length, name.length) < 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    Guest.memory(instance).write(Guest.u(buffer), name);
    return Errno.SUCCESS.code();
  }
}
