package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Cli.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wasmoka run}, in this process. */
@Timeout(120)
class RunCommandTest {
  private static final String PREVIEW1 = "wasi_snapshot_preview1";

  @TempDir private Path temp;
  private Cli cli;

  @BeforeEach
  void cli() {
    cli = new Cli(temp);
  }

  /** Copies standard input to standard output, then exits with the number of bytes. */
  private static final String CAT =
      """
      (module $cat
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "\\00\\01\\00\\00\\00\\10\\00\\00")
        (func (export "_start") (local $sum i32)
          (block $end
            (loop $more
              (i32.store (i32.const 4) (i32.const 4096))
              (br_if $end (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16)))
              (br_if $end (i32.eqz (i32.load (i32.const 16))))
              (i32.store (i32.const 4) (i32.load (i32.const 16)))
              (local.set $sum (i32.add (local.get $sum) (i32.load (i32.const 16))))
              (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))
              (br $more)))
          (call $exit (local.get $sum))))
      """;

  /** Prints the strings that a pair of functions gives, each on a line. */
  private static String printer(String sizes, String get) {
    return """
    (module
      (import "wasi_snapshot_preview1" "%s" (func $sizes (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "%s" (func $get (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 2)
      (func (export "_start") (local $i i32)
        (drop (call $sizes (i32.const 0) (i32.const 4)))
        (drop (call $get (i32.const 64) (i32.const 4096)))
        (loop $each
          (if (i32.lt_u (local.get $i) (i32.load (i32.const 4)))
            (then
              (if (i32.eqz (i32.load8_u (i32.add (i32.const 4096) (local.get $i))))
                (then (i32.store8 (i32.add (i32.const 4096) (local.get $i)) (i32.const 10))))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br $each))))
        (i32.store (i32.const 8) (i32.const 4096))
        (i32.store (i32.const 12) (i32.load (i32.const 4)))
        (drop (call $write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)))))
    """
        .formatted(sizes, get);
  }

  private static final String CALC =
      """
      (module $calc
        (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
        (func (export "i64") (param i64) (result i64) (local.get 0))
        (func (export "f64") (param f64) (result f64) (f64.sqrt (local.get 0)))
        (func (export "f32") (param f32) (result f32) (local.get 0))
        (func (export "two") (result i32 f64) (i32.const 1) (f64.const 2.5))
        (func (export "none"))
        (func (export "ref") (param externref))
        (func $inner (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0)))
        (func (export "div") (param i32) (result i32) (call $inner (local.get 0)))
        (func $forever (export "forever") (loop $l (br $l)))
        (func $deep (export "deep") (call $deep))
        (global $up (mut i32) (i32.const 0))
        (func (export "_initialize") (global.set $up (i32.const 7)))
        (func (export "up") (result i32) (global.get $up)))
      """;

  @Test
  void streamsPassThroughAndTheExitCodeIsTheGuests() {
    byte[] bytes = new byte[10_007];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    Result result = cli.input(bytes).run("run", cli.file("cat.wat", CAT));
    assertEquals(10_007, result.code());
    assertEquals(new String(bytes, StandardCharsets.US_ASCII), result.out());
    assertEquals("", result.err());
  }

  @Test
  void argumentsFollowTheFile() {
    String file = cli.file("args.wat", printer("args_sizes_get", "args_get"));
    assertEquals("args.wat\na b\n--dir\n-\n", cli.run("run", file, "a b", "--dir", "-").out());
  }

  @Test
  void theEnvironmentIsWhatIsAskedFor() {
    String file = cli.file("env.wat", printer("environ_sizes_get", "environ_get"));
    assertEquals("", cli.run("run", file).out());
    assertEquals("A=1\nB=\n", cli.run("run", "--env", "A=1", "--env=B=", file).out());
    String path = System.getenv("PATH");
    Result inherited = cli.run("run", "--env-inherit", "--env", "LAST=x=y", file);
    assertTrue(inherited.out().contains("PATH=" + path + "\n"), inherited.out());
    assertTrue(inherited.out().endsWith("LAST=x=y\n"), inherited.out());
    assertEquals(2, cli.run("run", "--env", "A", file).code());
  }

  @Test
  void theModuleMayComeFromStandardInput() {
    assertEquals("5\n", cli.input(CALC).run("run", "--invoke", "add", "-", "2", "3").out());
  }

  @ParameterizedTest
  @CsvSource({
    "add, '2147483647 1', -2147483648",
    "add, '0xffffffff 4294967295', -2",
    "i64, 18446744073709551615, -1",
    "i64, 0xffffffffffffffff, -1",
    "i64, -9223372036854775808, -9223372036854775808",
    "f64, 2, 1.4142135623730951",
    "f32, 1e-3, 0.001",
    "up, '', 7"
  })
  void anExportIsCalledWithArguments(String export, String args, String printed) {
    Result result = invoke(export, args);
    assertEquals(printed + "\n", result.out(), result.err());
    assertEquals(0, result.code());
  }

  private Result invoke(String export, String args) {
    var line = new ArrayList<>(List.of("run", "--invoke", export, cli.file("calc.wat", CALC)));
    if (!args.isEmpty()) {
      line.addAll(List.of(args.split(" ", -1)));
    }
    return cli.run(line.toArray(String[]::new));
  }

  @Test
  void severalResultsAndNone() {
    String file = cli.file("calc.wat", CALC);
    assertEquals("1\n2.5\n", cli.run("run", "--invoke", "two", file).out());
    assertEquals("", cli.run("run", "--invoke", "none", file).out());
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, '', no exported function nothing",
    "add, 1, 'add has type (i32 i32) -> (i32), given 1 arguments'",
    "add, '1 4294967296', not of type i32: 4294967296",
    "add, '1 x', not of type i32: x",
    "f64, 1.x, not of type f64: 1.x",
    "ref, 1, an argument of type externref cannot be written here"
  })
  void aCallThatCannotBe(String export, String args, String message) {
    Result result = invoke(export, args);
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("wasmoka run: " + message), result.err());
    assertTrue(result.err().contains("\nusage: wasmoka run"), result.err());
  }

  @Test
  void aTrapIsToldWithItsStack() {
    Result result = cli.run("run", "--invoke", "div", cli.file("calc.wat", CALC), "0");
    assertEquals(134, result.code());
    assertTrue(
        result
            .err()
            .matches(
                "wasmoka: trap: integer divide by zero\\R"
                    + "    at calc!inner \\(0x[0-9a-f]+\\)\\R"
                    + "    at calc!div \\(0x[0-9a-f]+\\)\\R"),
        result.err());
  }

  @Test
  void deepRecursionIsToldToo() {
    Result result =
        cli.run("run", "--invoke", "deep", "--stack-size", "256KiB", cli.file("c.wat", CALC));
    assertEquals(134, result.code());
    assertTrue(
        result.err().startsWith("wasmoka: exhausted: call stack exhausted\n    at calc!deep"),
        result.err());
  }

  @Test
  void fuelRunsOut() {
    String file = cli.file("calc.wat", CALC);
    Result result = cli.run("run", "--fuel", "10000", "--invoke", "forever", file);
    assertEquals(134, result.code());
    assertTrue(result.err().startsWith("wasmoka: exhausted: all fuel consumed"), result.err());
    assertEquals("3\n", cli.run("run", "--fuel", "10", "--invoke", "add", file, "1", "2").out());
    assertEquals(2, cli.run("run", "--fuel", "-1", file).code());
  }

  @Test
  void aTimeoutStopsALoop() {
    Result result =
        cli.run("run", "--timeout", "100ms", "--invoke", "forever", cli.file("c.wat", CALC));
    assertEquals(134, result.code());
    assertTrue(result.err().startsWith("wasmoka: interrupted: "), result.err());
  }

  @Test
  void aTimeoutStopsAGuestThatSleeps() {
    String sleeper =
        """
        (module
          (import "wasi_snapshot_preview1" "poll_oneoff"
            (func $poll (param i32 i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "_start")
            ;; Clock 1, a million seconds.
            (i32.store (i32.const 16) (i32.const 1))
            (i64.store (i32.const 24) (i64.const 1000000000000000))
            (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))
        """;
    Result result = cli.run("run", "--timeout", "50ms", cli.file("sleep.wat", sleeper));
    assertEquals(134, result.code());
    assertTrue(result.err().startsWith("wasmoka: interrupted: "), result.err());
  }

  @Test
  void aGuestInTimeIsLeftAlone() {
    String file = cli.file("calc.wat", CALC);
    assertEquals("3\n", cli.run("run", "--timeout", "1m", "--invoke", "add", file, "1", "2").out());
    assertEquals(2, cli.run("run", "--timeout", "soon", file).code());
  }

  @Test
  void memoryIsBounded() {
    String grow =
        """
        (module (memory 1)
          (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
        """;
    String file = cli.file("grow.wat", grow);
    String[] line = {"run", "--max-memory", "1MiB", "--invoke", "grow", file, "15"};
    assertEquals("1\n", cli.run(line).out());
    line[6] = "16";
    assertEquals("-1\n", cli.run(line).out());
    Result result =
        cli.run("run", "--max-memory", "1MiB", cli.file("big.wat", "(module (memory 17))"));
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("wasmoka: cannot link: "), result.err());
  }

  @Test
  void directoriesAreOpenedAsAsked() throws IOException {
    String opener =
        """
        (module
          (import "wasi_snapshot_preview1" "path_open"
            (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (data (i32.const 16) "new")
          (func (export "_start")
            (call $exit
              (call $open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 3) (i32.const 1)
                (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 64)))))
        """;
    String file = cli.file("open.wat", opener);
    Path directory = Files.createDirectory(temp.resolve("d"));
    assertEquals(8, cli.run("run", file).code(), "badf");
    assertEquals(69, cli.run("run", "--dir", directory + "::/d:ro", file).code(), "rofs");
    assertTrue(Files.notExists(directory.resolve("new")));
    assertEquals(0, cli.run("run", "--dir", directory + "::/d", file).code());
    assertTrue(Files.exists(directory.resolve("new")));
    Result missing = cli.run("run", "--dir", temp.resolve("none").toString(), file);
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("--dir: no directory "), missing.err());
  }

  @Test
  void aListeningSocketIsHandedOver() throws Exception {
    String server =
        """
        (module
          (import "wasi_snapshot_preview1" "sock_accept"
            (func $accept (param i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_write"
            (func $write (param i32 i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 0) "\\10\\00\\00\\00\\05\\00\\00\\00--------hello")
          (func (export "_start")
            (if (call $accept (i32.const 3) (i32.const 0) (i32.const 64)) (then unreachable))
            (if (call $write (i32.load (i32.const 64)) (i32.const 0) (i32.const 1) (i32.const 68))
              (then unreachable))))
        """;
    String file = cli.file("server.wat", server);
    int port = freePort();
    var client =
        Thread.ofVirtual()
            .unstarted(() -> {
              while (true) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                  received =
                      new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                  return;
                } catch (IOException e) {
                  Thread.onSpinWait();
                }
              }
            });
    client.start();
    Result result = cli.run("run", "--listen", "127.0.0.1:" + port, file);
    assertEquals(0, result.code(), result.err());
    client.join();
    assertEquals("hello", received);
  }

  private volatile String received = "";

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost", ":80", "localhost:65536", "localhost:x"})
  void addressesThatAreNone(String address) {
    assertEquals(2, cli.run("run", "--listen", address, cli.file("c.wat", CALC)).code());
  }

  @Test
  void systemCallsAreTraced() {
    Result result = cli.input("abc").run("run", "--trace", "wasi", cli.file("cat.wat", CAT));
    assertEquals("abc", result.out());
    assertEquals(
        """
        fd_read(fd=0, iovs=[4096 bytes]) = success, nread=3
        fd_write(fd=1, iovs=[3 bytes]) = success, nwritten=3
        fd_read(fd=0, iovs=[4096 bytes]) = success, nread=0
        proc_exit(code=3)
        """,
        result.err());
    assertEquals(2, cli.run("run", "--trace", "everything", cli.file("c.wat", CALC)).code());
  }

  @Test
  void whatAModuleNeedsAndNobodyHas() {
    Result unknown = cli.run("run", cli.file("u.wat", "(module (import \"a\" \"b\" (func)))"));
    assertEquals(1, unknown.code());
    assertTrue(unknown.err().startsWith("wasmoka: cannot link: unknown import"), unknown.err());
    Result wrong =
        cli.run(
            "run", cli.file("w.wat", "(module (import \"" + PREVIEW1 + "\" \"fd_close\" (func)))"));
    assertTrue(
        wrong.err().startsWith("wasmoka: cannot link: incompatible import type"), wrong.err());
    Result empty = cli.run("run", cli.file("e.wat", "(module)"));
    assertEquals(2, empty.code());
  }

  @Test
  void theWriterLearnsThatNobodyReads() {
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    String writer =
        """
        (module
          (import "wasi_snapshot_preview1" "fd_write"
            (func $write (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (data (i32.const 0) "\\10\\00\\00\\00\\05\\00\\00\\00--------hello")
          (func (export "_start")
            (call $exit
              (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 64)))))
        """;
    String file = cli.file("w.wat", writer);
    int code =
        Main.run(
            List.of("run", file),
            Streams.of(InputStream.nullInputStream(), closed, OutputStream.nullOutputStream()),
            Optional.empty());
    assertEquals(64, code, "pipe");
  }
}
