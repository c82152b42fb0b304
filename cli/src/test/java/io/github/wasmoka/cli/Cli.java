package io.github.wasmoka.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command line in this process, with streams in memory. */
final class Cli {
  private final Path directory;
  private byte[] input = {};
  private Optional<Path> userCache = Optional.empty();

  Cli(Path directory) {
    this.directory = directory;
  }

  /** What a command did. */
  record Result(int code, String out, String err) {}

  Cli input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Cli input(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** Gives it a place for compiled code, which it has not otherwise. */
  Cli userCache(Path directory) {
    userCache = Optional.of(directory);
    return this;
  }

  Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(List.of(args), Streams.of(new ByteArrayInputStream(input), out, err), userCache);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes a file and gives its path. */
  String file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  String file(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
