package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.fs.DirectoryReader;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.fs.FileType;
import io.github.wasmoka.wasi.fs.OpenDirectory;
import io.github.wasmoka.wasi.fs.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What a file descriptor stands for.
 *
 * <p>Rights: guests of today ask for more than they use and for less than they need, as the
 * runtimes that they were tried on pass over them. So what is looked at is whether a file is to be
 * read or written, and what the guest itself gave up by {@code fd_fdstat_set_rights}.
 */
abstract sealed class Descriptor {
  volatile long rights;
  volatile long inheriting;
  volatile int flags;
  private volatile long givenUp;
  private volatile long givenUpInheriting;

  Descriptor(long rights, long inheriting, int flags) {
    this.rights = rights;
    this.inheriting = inheriting;
    this.flags = flags;
  }

  abstract FileType type();

  void close() throws IOException {}

  final boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Checks that the guest has not given up a right. */
  final void require(long right) throws ErrnoException {
    if ((givenUp & right) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
  }

  /** Gives up rights; others cannot be had back. */
  final synchronized void restrict(long newRights, long newInheriting) throws ErrnoException {
    if ((newRights & ~rights) != 0 || (newInheriting & ~inheriting) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    givenUp |= rights & ~newRights;
    givenUpInheriting |= inheriting & ~newInheriting;
    rights = newRights;
    inheriting = newInheriting;
  }

  /** Those of some rights that what is opened through this may have. */
  final long openable(long wanted) {
    return wanted & ~givenUpInheriting;
  }

  /** Takes over what was given up for all that is opened through another. */
  final synchronized void inherit(Descriptor from) {
    givenUp |= from.givenUpInheriting;
    givenUpInheriting |= from.givenUpInheriting;
    rights &= ~from.givenUpInheriting;
    inheriting &= ~from.givenUpInheriting;
  }

  /** Standard input. */
  static final class Input extends Descriptor {
    final InputSource source;
    private final boolean terminal;

    Input(InputStream in, boolean blocks, boolean terminal) {
      super(Rights.STREAM & ~Rights.FD_WRITE, 0, 0);
      this.source = new InputSource(in, blocks);
      this.terminal = terminal;
    }

    @Override
    FileType type() {
      return terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }
  }

  /** Standard output or error. */
  static final class Output extends Descriptor {
    final OutputStream out;
    private final boolean terminal;

    Output(OutputStream out, boolean terminal) {
      super(Rights.STREAM & ~Rights.FD_READ, 0, FdFlags.APPEND);
      this.out = out;
      this.terminal = terminal;
    }

    @Override
    FileType type() {
      return terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }
  }

  /** An open file. */
  static final class File extends Descriptor {
    final OpenFile file;
    final boolean readOnly;
    // The flags that the host heeds by itself.
    final int hostFlags;

    File(OpenFile file, boolean readOnly, long rights, int flags) {
      super(rights, 0, flags);
      this.file = file;
      this.readOnly = readOnly;
      this.hostFlags = flags;
    }

    @Override
    FileType type() {
      return FileType.REGULAR_FILE;
    }

    @Override
    void close() throws IOException {
      file.close();
    }
  }

  /** An open directory; the guest's paths start in it and never leave it. */
  static final class Directory extends Descriptor {
    final OpenDirectory directory;
    final boolean readOnly;
    // The guest's name of a directory that was open from the start.
    final @Nullable String preopen;
    final DirectoryReader reader;

    Directory(OpenDirectory directory, boolean readOnly, @Nullable String preopen) {
      super(Rights.DIRECTORY, Rights.DIRECTORY | Rights.FILE, 0);
      this.directory = directory;
      this.readOnly = readOnly;
      this.preopen = preopen;
      this.reader = new DirectoryReader(directory);
    }

    @Override
    FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    void close() throws IOException {
      try (directory) {
        reader.close();
      }
    }
  }

  /** A listening socket. */
  static final class Listener extends Descriptor {
    final ServerSocketChannel channel;

    Listener(ServerSocketChannel channel) {
      super(Rights.SOCKET, Rights.SOCKET, 0);
      this.channel = channel;
    }

    @Override
    FileType type() {
      return FileType.SOCKET_STREAM;
    }

    @Override
    void close() throws IOException {
      channel.close();
    }
  }

  /** A connection. */
  static final class Connection extends Descriptor {
    final SocketStream stream;

    Connection(SocketChannel channel, int flags) {
      super(Rights.SOCKET, 0, flags);
      this.stream = new SocketStream(channel);
    }

    @Override
    FileType type() {
      return FileType.SOCKET_STREAM;
    }

    @Override
    void close() throws IOException {
      stream.channel.close();
    }
  }
}
