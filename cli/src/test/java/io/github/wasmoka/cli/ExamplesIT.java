package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program in {@code examples}, compiled and run as its README says, prints what the comment at
 * its end tells.
 */
@Timeout(300)
class ExamplesIT {
  private static final String EXPECTED = "// Prints:";
  private static final Path MODULES = Path.of(System.getProperty("modules.dir"));
  private static final Path EXAMPLES = Path.of(System.getProperty("examples.dir"));
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path temp;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String expected(Path example) throws IOException {
    List<String> lines = Files.readAllLines(example);
    int at = lines.indexOf(EXPECTED);
    assertTrue(at > 0, example + " does not say what it prints");
    return lines.subList(at + 1, lines.size()).stream()
        .map(l -> l.substring("// ".length()) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItSays(Path example) throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-p",
                MODULES.toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                example.toString())
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "no end");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(expected(example), Files.readString(out), Files.readString(err));
    assertEquals(0, process.exitValue());
    String name = String.valueOf(example.getFileName());
    assertFalse(
        Files.readString(EXAMPLES.resolve("README.md")).indexOf("`" + name + "`") < 0,
        "README.md does not name " + name);
  }
}
