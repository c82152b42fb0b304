package io.github.wasmoka.cli;

import static io.github.wasmoka.cli.Processes.wasmoka;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Processes.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules compiled ahead of time, and code kept on disk, in processes of their own. */
@Timeout(300)
class AheadIT {
  private static final Path MODULES = Path.of(System.getProperty("modules.dir"));
  private static final Path IMAGES = Path.of(System.getProperty("images.dir"));
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Writes its arguments, and its exit code is a number that it computes. */
  private static final String PROGRAM =
      """
      (module $program
        (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "args_sizes_get"
          (func $sizes (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (type $unary (func (param i32) (result i32)))
        (memory (export "memory") 1)
        (table 1 funcref)
        (elem (i32.const 0) $fac)
        (func $fac (type $unary)
          (if (result i32) (i32.eqz (local.get 0))
            (then (i32.const 1))
            (else
              (i32.mul
                (local.get 0)
                (call_indirect (type $unary)
                  (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))))
        (func $crash (export "crash") (drop (i32.load (i32.const -1))))
        (func (export "fac") (param i32) (result i32) (call $fac (local.get 0)))
        (func (export "_start")
          (drop (call $sizes (i32.const 0) (i32.const 4)))
          (drop (call $args (i32.const 1024) (i32.const 2048)))
          (i32.store (i32.const 8) (i32.const 2048))
          (i32.store (i32.const 12) (i32.load (i32.const 4)))
          (drop (call $write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)))
          (call $exit (call $fac (i32.const 5)))))
      """;

  @TempDir private Path temp;

  private Path wat;
  private Path jar;

  /** The modules whose files' names do not begin so. */
  private static String modulesWithout(String... prefixes) throws IOException {
    try (Stream<Path> jars = Files.list(MODULES)) {
      return jars.filter(j -> j.toString().endsWith(".jar"))
          .filter(j -> Stream.of(prefixes).noneMatch(j.getFileName().toString()::startsWith))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** What a jar needs to run. */
  private static String bareModules() throws IOException {
    return modulesWithout("wasmoka-engine", "asm", "wasmoka-spectest", "wasmoka-fuzz");
  }

  private Processes processes() {
    return new Processes(temp);
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    return processes().run(command);
  }

  @BeforeEach
  void compile() throws Exception {
    wat = Files.writeString(temp.resolve("program.wat"), PROGRAM);
    jar = temp.resolve("a-program.jar");
    Ended ended =
        run(
            wasmoka(
                MODULES.toString(),
                "compile",
                "--engine",
                "bytecode",
                wat.toString(),
                "-o",
                jar.toString()));
    assertEquals(new Ended(0, "", ""), ended);
  }

  @Test
  void theSameInputBecomesTheSameJar() throws Exception {
    byte[] first = Files.readAllBytes(jar);
    compile();
    assertArrayEquals(first, Files.readAllBytes(jar));
  }

  @Test
  void anEngineThatCannotSaysSo() throws Exception {
    Path other = temp.resolve("other.jar");
    Ended ended =
        run(
            wasmoka(
                modulesWithout("wasmoka-engine-bytecode", "asm"),
                "compile",
                wat.toString(),
                "-o",
                other.toString()));
    assertEquals(1, ended.code());
    assertEquals("wasmoka: this engine compiles nothing ahead of time\n", ended.err());
    assertTrue(Files.notExists(other));
  }

  @Test
  void aJarRunsWithoutEngineAndGenerator() throws Exception {
    String modules = bareModules();
    assertEquals("", run(wasmoka(modules, "engines")).out());
    Ended ended = run(wasmoka(modules, "run", jar.toString(), "one", "two"));
    assertEquals(new Ended(120, "a-program.jar\0one\0two\0", ""), ended);
    Ended crash = run(wasmoka(modules, "run", "--invoke", "crash", jar.toString()));
    assertEquals(134, crash.code());
    assertTrue(crash.err().contains("at program!crash (0x"), crash.err());
    Ended fac = run(wasmoka(modules, "run", "--invoke", "fac", jar.toString(), "6"));
    assertEquals(new Ended(0, "720\n", ""), fac);
    // The same from the module path, by the module's name.
    String withJar = modules + File.pathSeparator + jar;
    assertEquals("a.program\n", run(wasmoka(withJar, "engines")).out());
    assertEquals(
        new Ended(120, "a.program\0one\0", ""), run(wasmoka(withJar, "run", "a.program", "one")));
  }

  @Test
  void resultsAreThoseOfTheInterpreter() throws Exception {
    for (String export : List.of("fac", "crash")) {
      String[] options = {"run", "--invoke", export};
      String[] arguments = export.equals("fac") ? new String[] {"12"} : new String[0];
      Ended interpreted =
          run(
              wasmoka(
                  MODULES.toString(),
                  concat(concat(options, "--engine", "interpreter", wat.toString()), arguments)));
      Ended ahead =
          run(wasmoka(MODULES.toString(), concat(concat(options, jar.toString()), arguments)));
      assertEquals(interpreted, ahead);
    }
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  @Test
  void aJarBecomesPartOfAnImage() throws Exception {
    Path image = temp.resolve("image");
    Ended linked =
        run(
            List.of(
                JAVA_HOME.resolve("bin/jlink").toString(),
                "--module-path",
                bareModules() + File.pathSeparator + jar,
                "--add-modules",
                "io.github.wasmoka.cli,a.program",
                "--output",
                image.toString()));
    assertEquals(0, linked.code(), linked.out() + linked.err());
    List<String> java =
        List.of(
            image.resolve("bin/java").toString(),
            "-m",
            "io.github.wasmoka.cli/io.github.wasmoka.cli.Main");
    assertEquals("a.program\n", run(with(java, "engines")).out());
    assertEquals(new Ended(120, "a.program\0x\0", ""), run(with(java, "run", "a.program", "x")));
  }

  private static List<String> with(List<String> command, String... args) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(args));
    return all;
  }

  @Test
  void aTrainedJarStartsWithWhatTheJvmHasLearnt() throws Exception {
    String modules = bareModules();
    Ended trained = run(wasmoka(modules, "train", "--env=A=B", jar.toString(), "one"));
    assertEquals(0, trained.code(), trained.err());
    assertEquals("a-program.jar\0one\0", trained.out());
    assertTrue(trained.err().contains("wasmoka: the program ended with 120\n"), trained.err());
    Path loaded = temp.resolve("loaded");
    List<String> command =
        wasmoka(modules + File.pathSeparator + jar, "run", jar.toString(), "two");
    command.add(1, "-XX:AOTCache=" + temp.resolve("a-program.aot"));
    command.add(1, "-Xlog:class+load:file=" + loaded);
    assertEquals(new Ended(120, "a-program.jar\0two\0", ""), run(command));
    List<String> generated =
        Files.readAllLines(loaded).stream().filter(line -> line.contains(" a.program.")).toList();
    assertTrue(generated.size() > 3, generated.toString());
    for (String line : generated) {
      assertTrue(line.endsWith("source: shared objects file"), line);
    }
  }

  @Test
  void anImageRunsATrainedJarAndIgnoresACacheThatIsNone() throws Exception {
    Path spaced = Files.createDirectory(temp.resolve("a folder")).resolve("trained.jar");
    Files.copy(jar, spaced);
    String launcher = IMAGES.resolve("image-interpreter/bin/wasmoka").toString();
    Ended trained = run(List.of(launcher, "train", spaced.toString()));
    assertEquals(0, trained.code(), trained.err());
    var expected = new Ended(120, "trained.jar\0x\0", "");
    assertEquals(expected, run(List.of(launcher, "run", spaced.toString(), "x")));
    Files.writeString(spaced.resolveSibling("trained.aot"), "no cache");
    assertEquals(expected, run(List.of(launcher, "run", spaced.toString(), "x")));
  }

  @Test
  void onlyWhatCompileMadeIsTrained() throws Exception {
    String modules = MODULES.toString();
    Ended module = run(wasmoka(modules, "train", wat.toString()));
    assertEquals(2, module.code());
    assertTrue(module.err().contains("no FILE.jar given"), module.err());
    Ended missing = run(wasmoka(modules, "train", temp.resolve("none.jar").toString()));
    assertEquals(1, missing.code());
    assertTrue(missing.err().startsWith("wasmoka: no such file: "), missing.err());
    Path text = Files.writeString(temp.resolve("text.jar"), PROGRAM);
    for (Path file : List.of(text, MODULES.resolve("wasmoka-wasi.jar"))) {
      Ended other = run(wasmoka(modules, "train", file.toString()));
      assertEquals(1, other.code());
      assertTrue(other.err().contains("no module compiled ahead of time"), other.err());
      assertTrue(Files.notExists(Path.of(file.toString().replace(".jar", ".aot"))));
    }
  }

  @Test
  void aJarWhoseModuleWasChangedIsRefused() throws Exception {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path module = zip.getPath("META-INF/wasmoka/module.wasm");
      byte[] bytes = Files.readAllBytes(module);
      bytes[bytes.length - 1] ^= 1;
      Files.write(module, bytes);
    }
    Ended ended = run(wasmoka(MODULES.toString(), "run", jar.toString()));
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("the jar holds another module"), ended.err());
    assertEquals("", ended.out());
  }

  @Test
  void aJarOfSomethingElseIsRefused() throws Exception {
    String other = MODULES.resolve("wasmoka-wasi.jar").toString();
    Ended ended = run(wasmoka(MODULES.toString(), "run", other));
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("no module compiled ahead of time"), ended.err());
  }

  @Test
  void processesShareACache() throws Exception {
    Path cache = temp.resolve("cache");
    var command =
        wasmoka(
            MODULES.toString(),
            "run",
            "--engine",
            "bytecode",
            "--cache-dir",
            cache.toString(),
            wat.toString(),
            "x");
    var expected = new Ended(120, "program.wat\0x\0", "");
    for (int round = 0; round < 2; round++) {
      var processes = new ArrayList<Process>();
      for (int i = 0; i < 3; i++) {
        processes.add(processes().start("shared" + i, command));
      }
      for (int i = 0; i < 3; i++) {
        assertEquals(expected, processes().end("shared" + i, processes.get(i)));
      }
      List<Path> files = files(cache);
      assertTrue(files.size() > 3, files.toString());
      assertTrue(files.stream().noneMatch(f -> f.toString().endsWith(".tmp")), files.toString());
      // The next round finds everything damaged.
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    assertEquals(expected, run(command));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
