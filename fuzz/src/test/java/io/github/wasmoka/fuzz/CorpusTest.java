package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Observation;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every counter-example that was found, on every engine: what is seen of it is what stands beside
 * it. With the system property {@code fuzz.update} the interpreter writes that anew, into the
 * folder that it names.
 */
class CorpusTest {
  private static final Path CORPUS = corpus();

  private static Path corpus() {
    try {
      return Path.of(CorpusTest.class.getResource("corpus").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatWasFound() throws IOException {
    List<Path> modules;
    try (Stream<Path> files = Files.list(CORPUS)) {
      modules = files.filter(f -> f.toString().endsWith(".wat")).sorted().toList();
    }
    assertFalse(modules.isEmpty());
    return Runtime.engines().stream()
        .flatMap(engine ->
            modules.stream()
                .map(module ->
                    DynamicTest.dynamicTest(
                        engine.name() + " " + module.getFileName(),
                        () -> check(engine.name(), module))));
  }

  private static void check(String engine, Path file) throws IOException {
    Observation seen =
        new WasmokaSubject(engine, Features.ALL).observe(FuzzCase.of(Corpus.module(file)));
    assertNull(seen.fault());
    String name = file.getFileName().toString().replace(".wat", ".expected");
    String source = System.getProperty("fuzz.update");
    if (source != null && engine.equals("interpreter")) {
      Files.writeString(Path.of(source, name), seen.toString());
    } else if (source == null) {
      assertEquals(Files.readString(file.resolveSibling(name)), seen.toString());
    }
  }
}
