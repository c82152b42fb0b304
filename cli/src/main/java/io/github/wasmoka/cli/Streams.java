package io.github.wasmoka.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The three standard streams of a command. What a guest writes goes to the raw streams, which pass
 * every byte on at once and report a reader that is gone; what the command itself says goes through
 * printers on top of them.
 */
final class Streams {
  final InputStream in;
  final OutputStream rawOut;
  final OutputStream rawErr;
  final PrintStream out;
  final PrintStream err;
  private final boolean ofProcess;

  private Streams(InputStream in, OutputStream out, OutputStream err, boolean ofProcess) {
    this.in = in;
    this.rawOut = out;
    this.rawErr = err;
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.ofProcess = ofProcess;
  }

  /** Those of this process. Unlike {@code System.out} they hold nothing back. */
  static Streams ofProcess() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        true);
  }

  /** Any streams; none of them is a terminal. */
  static Streams of(InputStream in, OutputStream out, OutputStream err) {
    return new Streams(in, out, err, false);
  }

  /** Java tells only whether input and output both are a terminal; Linux tells of each. */
  @SuppressWarnings("SystemConsoleNull") // it does, in an image without the module of its editor
  boolean terminal(int fd) {
    if (!ofProcess) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      Console console = System.console();
      return console != null && console.isTerminal();
    }
  }
}
