package io.github.wasmoka.wasi.preview1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a file descriptor stands for. */
abstract sealed class Descriptor {
  long rights;
  long inheriting;
  int flags;

  Descriptor(long rights, long inheriting, int flags) {
    this.rights = rights;
    this.inheriting = inheriting;
    this.flags = flags;
  }

  abstract FileType type();

  void close() throws IOException {}

  /** Standard input. */
  static final class Input extends Descriptor {
    final InputStream in;
    private final boolean terminal;

    Input(InputStream in, boolean terminal) {
      super(Rights.STREAM & ~Rights.FD_WRITE, 0, 0);
      this.in = in;
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
    final FileChannel channel;
    final Path path;
    final boolean readOnly;

    File(FileChannel channel, Path path, boolean readOnly, long rights, int flags) {
      super(rights, 0, flags);
      this.channel = channel;
      this.path = path;
      this.readOnly = readOnly;
    }

    @Override
    FileType type() {
      return FileType.REGULAR_FILE;
    }

    @Override
    void close() throws IOException {
      channel.close();
    }
  }

  /** An open directory; the guest's paths start in it and never leave it. */
  static final class Directory extends Descriptor {
    final Path path;
    final boolean readOnly;
    // The guest's name of a directory that was open from the start.
    final @Nullable String preopen;
    @Nullable DirectoryReader reader;

    Directory(Path path, boolean readOnly, @Nullable String preopen) {
      super(Rights.DIRECTORY, Rights.DIRECTORY | Rights.FILE, 0);
      this.path = path;
      this.readOnly = readOnly;
      this.preopen = preopen;
    }

    @Override
    FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    void close() throws IOException {
      if (reader != null) {
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
    final SocketChannel channel;

    Connection(SocketChannel channel, int flags) {
      super(Rights.SOCKET, 0, flags);
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
}
