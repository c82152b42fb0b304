package io.github.wasmoka.decoder.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The modules in text among the test resources; each shows a part of the language. */
public final class TextFiles {
  /** Their names. */
  public static final List<String> NAMES =
      List.of(
          "types",
          "control",
          "memory",
          "tables",
          "gc",
          "exceptions",
          "legacy",
          "numbers",
          "names",
          "customs",
          "linkage",
          "fields");

  private TextFiles() {}

  /** One of them. */
  public static byte[] bytes(String name) {
    try (InputStream in = TextFiles.class.getResourceAsStream(name + ".wat")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
