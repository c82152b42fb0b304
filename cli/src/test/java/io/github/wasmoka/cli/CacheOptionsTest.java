package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether and where {@code wasmoka run} keeps compiled code. */
class CacheOptionsTest {
  @TempDir private Path temp;

  private Path users;
  private Path other;
  private Cli cli;
  private String file;

  @BeforeEach
  void makeModule() {
    users = temp.resolve("user/cache/wasmoka");
    other = temp.resolve("other");
    cli = new Cli(temp).userCache(users);
    file = cli.file("m.wat", "(module (func (export \"f\") (result i32) (i32.const 7)))");
  }

  private Result run(String... options) {
    var line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(options));
    line.addAll(List.of("--invoke", "f", file));
    return cli.run(line.toArray(String[]::new));
  }

  /** All files below a folder, and when they were written. */
  private static Map<Path, FileTime> files(Path folder) throws IOException {
    var files = new TreeMap<Path, FileTime>();
    try (var walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    return files;
  }

  private static final Result SEVEN = new Result(0, "7\n", "");

  @Test
  void theUsersFolderIsTheDefaultAndASecondRunTakesWhatIsThere() throws IOException {
    assertEquals(SEVEN, run("--engine", "bytecode"));
    Map<Path, FileTime> first = files(users);
    assertTrue(first.size() >= 3, first.toString());
    assertEquals(SEVEN, run("--engine", "bytecode"));
    assertEquals(first, files(users));
    // It is these files that the second run read: one of them is no class now.
    Path piece = first.keySet().stream().filter(f -> f.endsWith("G0")).findFirst().orElseThrow();
    Files.write(piece, new byte[] {0});
    assertEquals(SEVEN, run("--engine", "bytecode"));
    assertTrue(Files.size(piece) > 1, "is stored anew");
  }

  @Test
  void aFolderThatIsGivenIsTakenInstead() throws IOException {
    assertEquals(SEVEN, run("--engine", "bytecode", "--cache-dir", other.toString()));
    assertFalse(files(other).isEmpty());
    assertTrue(Files.notExists(users));
  }

  @Test
  void noCacheMeansNone() {
    assertEquals(SEVEN, run("--engine", "bytecode", "--no-cache"));
    assertTrue(Files.notExists(temp.resolve("user")));
  }

  @Test
  void bothAreTooMuch() {
    Result result = run("--no-cache", "--cache-dir", other.toString());
    assertEquals(2, result.code());
    assertTrue(
        result
            .err()
            .startsWith(
                "wasmoka run: --no-cache and --cache-dir exclude each other\nusage: wasmoka run "),
        result.err());
  }

  @Test
  void theInterpreterMakesNone() {
    assertEquals(SEVEN, run("--engine", "interpreter"));
    assertTrue(Files.notExists(temp.resolve("user")));
  }

  @Test
  void commandsThatRunNothingMakeNone() {
    for (List<String> command :
        List.of(
            List.of("validate", file),
            List.of("inspect", file),
            List.of("print", file),
            List.of("compile", file, "-o", temp.resolve("m.jar").toString()))) {
      assertEquals(0, cli.run(command.toArray(String[]::new)).code());
    }
    assertTrue(Files.notExists(temp.resolve("user")));
  }

  @Test
  void aFolderThatCannotBeMadeIsNoFault() throws IOException {
    Files.writeString(temp.resolve("user"), "a file");
    assertEquals(SEVEN, run("--engine", "bytecode"));
  }
}
