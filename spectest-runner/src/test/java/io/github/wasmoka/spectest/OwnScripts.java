package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our own scripts: those among the resources of the tests. */
final class OwnScripts {
  private OwnScripts() {}

  /** The folder they are in. */
  static Path folder() {
    URL one = OwnScripts.class.getResource("control.wast");
    assertNotNull(one, "the scripts are missing");
    try {
      URI uri = one.toURI();
      return Path.of(uri).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> files() {
    try {
      return Corpus.scripts(List.of(folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Command> commands(Path script) {
    try {
      return ScriptReader.read(Files.readAllBytes(script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The modules of all of them. */
  static List<Corpus.Sample> modules() {
    try {
      return Corpus.modules(List.of(folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
