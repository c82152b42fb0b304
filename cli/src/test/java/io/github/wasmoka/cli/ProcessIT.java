package io.github.wasmoka.cli;

import static io.github.wasmoka.cli.Processes.wasmoka;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Processes.Ended;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process of its own, on the module path and as an image. */
@Timeout(300)
class ProcessIT {
  private static final Path MODULES = Path.of(System.getProperty("modules.dir"));
  private static final Path IMAGES = Path.of(System.getProperty("images.dir"));

  /** Sends each line back as it comes. */
  private static final String ECHO =
      """
      (module
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "\\00\\01\\00\\00\\00\\10\\00\\00")
        (func (export "_start")
          (loop $more
            (i32.store (i32.const 4) (i32.const 4096))
            (if (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16))
              (then unreachable))
            (if (i32.eqz (i32.load (i32.const 16))) (then (call $exit (i32.const 42))))
            (i32.store (i32.const 4) (i32.load (i32.const 16)))
            (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))
            (br $more))))
      """;

  @TempDir private Path temp;

  private Ended run(List<String> command) throws IOException, InterruptedException {
    return new Processes(temp).run(command);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text).toString();
  }

  /** The modules without any engine, which others may then add. */
  private static String modulesWithout(String part) throws IOException {
    try (Stream<Path> jars = Files.list(MODULES)) {
      return jars.map(Path::toString)
          .filter(j -> j.endsWith(".jar") && !j.contains(part))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  @Test
  void streamsAreStreamed() throws Exception {
    Process process =
        new ProcessBuilder(wasmoka(MODULES.toString(), "run", "--no-cache", file("echo.wat", ECHO)))
            .redirectError(temp.resolve("err").toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      try (OutputStream in = process.getOutputStream()) {
        for (String line : List.of("one", "zwei", "trois")) {
          in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          in.flush();
          // Before the next line is sent and the input ends.
          assertEquals(line, out.readLine());
        }
      }
      assertEquals(null, out.readLine());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(42, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** What vectors are made of where the JVM has the Vector API's module gives the same results. */
  @Test
  void vectorsMayBeThoseOfTheVectorApi() throws Exception {
    Path scripts = Path.of("../spectest-runner/src/test/resources/io/github/wasmoka/spectest/simd");
    Path log = temp.resolve("loaded");
    List<String> command =
        wasmoka(MODULES.toString(), "spectest", "--engine", "bytecode", scripts.toString());
    command.addAll(
        1, List.of("--add-modules", "jdk.incubator.vector", "-Xlog:class+load:file=" + log));
    Ended ended = run(command);
    assertEquals(0, ended.code(), ended.out());
    assertTrue(ended.out().contains(" 0 failed, 0 skipped"), ended.out());
    assertTrue(Files.readString(log).contains(" jdk.incubator.vector.Float128Vector "));
    command.add(1, "-Dwasmoka.bytecode.vectors=false");
    ended = run(command);
    assertEquals(0, ended.code(), ended.out());
    assertFalse(Files.readString(log).contains(" jdk.incubator.vector.Float128Vector "));
  }

  @Test
  void aTrapExitsWithoutJavasStackTrace() throws Exception {
    String file = file("trap.wat", "(module $m (func $f (export \"_start\") unreachable))");
    Ended ended = run(wasmoka(MODULES.toString(), "run", "--no-cache", file));
    assertEquals(134, ended.code());
    assertTrue(ended.err().startsWith("wasmoka: trap: unreachable"), ended.err());
    assertTrue(ended.err().contains("at m!f (0x"), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
  }

  @Test
  void aTimeoutEndsAProcessThatWaitsForInput() throws Exception {
    Process process =
        new ProcessBuilder(
                wasmoka(
                    MODULES.toString(),
                    "run",
                    "--no-cache",
                    "--timeout",
                    "1s",
                    file("echo.wat", ECHO)))
            .redirectOutput(temp.resolve("out").toFile())
            .redirectError(temp.resolve("err").toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no end");
      assertEquals(134, process.exitValue());
      String err = Files.readString(temp.resolve("err"));
      assertTrue(err.startsWith("wasmoka: interrupted: "), err);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void withoutEngineTheReasonIsTold() throws Exception {
    Ended ended = run(wasmoka(modulesWithout("engine"), "validate", file("m.wat", "(module)")));
    assertEquals(1, ended.code());
    assertTrue(ended.err().startsWith("wasmoka: no engine can run here; none is"), ended.err());
  }

  @Test
  void aModuleOnThePathAddsItsCommand() throws Exception {
    Ended help = run(wasmoka(MODULES.toString(), "--help"));
    assertTrue(help.out().contains("\n  spectest "), help.out());
    assertEquals(0, run(wasmoka(MODULES.toString(), "spectest", "--help")).code());
    String script = file("s.wast", "(module (func (export \"f\")))(invoke \"f\")");
    assertEquals(0, run(wasmoka(MODULES.toString(), "spectest", script)).code());
    assertEquals(2, run(wasmoka(modulesWithout("spectest"), "spectest", script)).code());
  }

  /** Wherever that is on this system, it is below what the environment and the JVM call so. */
  @Test
  void codeIsKeptInTheUsersFolder() throws Exception {
    Path home = Files.createDirectory(temp.resolve("home"));
    String file = file("exit.wat", ECHO);
    List<String> command =
        wasmoka(MODULES.toString(), "run", "--engine", "bytecode", "--no-cache", file);
    command.add(1, "-Duser.home=" + home);
    command.addAll(0, List.of("env", "XDG_CACHE_HOME=" + home.resolve("xdg")));
    assertEquals(new Ended(42, "", ""), run(command));
    assertEquals(List.of(), identities(home));
    command.remove("--no-cache");
    assertEquals(new Ended(42, "", ""), run(command));
    assertEquals(1, identities(home).size());
  }

  private static List<Path> identities(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.endsWith("identity")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interpreter", "bytecode"})
  void anImageNeedsNoJavaAndHasOneEngine(String engine) throws Exception {
    Path launcher = IMAGES.resolve("image-" + engine + "/bin/wasmoka");
    assertEquals(engine + "\n", run(List.of(launcher.toString(), "engines")).out());
    Path link = temp.resolve("with space");
    Files.createSymbolicLink(link, launcher);
    String file = file("exit.wat", ECHO);
    assertEquals(
        42,
        run(List.of("env", "-i", "/bin/sh", link.toString(), "run", "--no-cache", file)).code());
    Path folder =
        Files.createSymbolicLink(temp.resolve("a folder"), launcher.getParent().getParent());
    String inFolder = folder.resolve("bin/wasmoka").toString();
    assertEquals(
        42, run(List.of("env", "-i", "/bin/sh", inFolder, "run", "--no-cache", file)).code());
  }
}
