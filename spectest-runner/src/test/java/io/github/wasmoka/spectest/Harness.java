package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the tool as its users do, and knows which engines there are. */
public final class Harness {
  private Harness() {}

  /**
   * What the tool did.
   *
   * @param code its exit code
   * @param out what it wrote
   * @param err what it wrote as errors
   */
  record Result(int code, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (_, last) -> last);
    }

    List<String> failures() {
      return out.lines().filter(line -> line.startsWith("FAIL ")).toList();
    }
  }

  /** Every engine on the module path that can run here; at least one. */
  public static List<String> engines() {
    List<String> names =
        Runtime.engines().stream()
            .filter(e -> e.unavailable().isEmpty())
            .map(EngineProvider::name)
            .toList();
    assertFalse(names.isEmpty(), "no engine to test on");
    return names;
  }

  static Result tool(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = new SpectestTool().run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Result(code, out.toString(), err.toString());
  }

  /** Runs one script on one engine. */
  static Result script(String engine, String text, String... options) {
    try {
      Path folder = Files.createTempDirectory("script");
      Path file = folder.resolve("script.wast");
      try {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        var args = new ArrayList<>(List.of("--engine", engine));
        args.addAll(List.of(options));
        args.add(file.toString());
        return tool(args.toArray(String[]::new));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
