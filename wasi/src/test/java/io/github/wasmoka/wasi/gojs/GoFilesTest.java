package io.github.wasmoka.wasi.gojs;

import static io.github.wasmoka.wasi.gojs.FakeGo.GLOBAL;
import static io.github.wasmoka.wasi.gojs.FakeGo.NULL;
import static io.github.wasmoka.wasi.gojs.FakeGo.SP;
import static io.github.wasmoka.wasi.gojs.FakeGo.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The global {@code fs}, over a file system in memory. */
class GoFilesTest {
  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path work = memory.getPath("/box");

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(work);
    Files.writeString(work.resolve("a.txt"), "hello");
    Files.writeString(memory.getPath("/secret"), "s");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private void inGo(Consumer<FakeGo> body) {
    var config = WasiConfig.builder().dir("/data", work).build();
    try (FakeGo go = new FakeGo(config)) {
      go.onRun(body);
      go.host.start(go.instance);
    }
  }

  private static long fs(FakeGo go) {
    return go.getProperty(GLOBAL, "fs");
  }

  private static double flag(FakeGo go, String name) {
    long constants = go.getProperty(fs(go), "constants");
    return Double.parseDouble(go.text(go.getProperty(constants, name)));
  }

  /** The error code that a call throws. */
  private static String failure(FakeGo go, String name, long... args) {
    long error = go.tryMethod(fs(go), name, args);
    assertEquals(0, go.memory.readByte(SP + 64), name + " did not throw");
    return go.text(go.getProperty(error, "code"));
  }

  @Test
  void writingReadingAndSeeking() {
    inGo(go -> {
      double flags = flag(go, "O_RDWR") + flag(go, "O_CREAT");
      long fd = go.method(fs(go), "openSync", go.string("/data/b"), number(flags), number(420));
      long text = go.bytes("0123456789".getBytes(StandardCharsets.UTF_8));
      assertEquals(
          number(10), go.method(fs(go), "writeSync", fd, text, number(0), number(10), NULL));
      assertEquals(
          number(2), go.method(fs(go), "writeSync", fd, text, number(4), number(2), number(1)));
      long buffer = go.bytes(new byte[4]);
      assertEquals(
          number(4), go.method(fs(go), "readSync", fd, buffer, number(0), number(4), number(0)));
      assertEquals("0453", new String(go.bytes(buffer, 4), StandardCharsets.UTF_8));
      go.method(fs(go), "ftruncateSync", fd, number(3));
      go.method(fs(go), "fsyncSync", fd);
      long stat = go.method(fs(go), "fstatSync", fd);
      assertEquals(number(3), go.getProperty(stat, "size"));
      assertEquals("33188", go.text(go.getProperty(stat, "mode")));
      go.method(fs(go), "closeSync", fd);
      assertEquals("EBADF", failure(go, "closeSync", fd));
    });
    assertEquals("045", read("b"));
  }

  private String read(String name) {
    try {
      return Files.readString(work.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void directoriesAndLinks() {
    inGo(go -> {
      long fs = fs(go);
      go.method(fs, "mkdirSync", go.string("/data/d"), number(493));
      assertEquals("EEXIST", failure(go, "mkdirSync", go.string("/data/d"), number(493)));
      go.method(fs, "renameSync", go.string("/data/a.txt"), go.string("/data/d/b.txt"));
      go.method(fs, "symlinkSync", go.string("d/b.txt"), go.string("/data/link"));
      assertEquals("d/b.txt", go.text(go.method(fs, "readlinkSync", go.string("/data/link"))));
      long followed = go.method(fs, "statSync", go.string("/data/link"));
      assertEquals(FakeGo.TRUE, go.method(followed, "isFile"));
      long itself = go.method(fs, "lstatSync", go.string("/data/link"));
      assertEquals(FakeGo.TRUE, go.method(itself, "isSymbolicLink"));
      assertEquals("d,link", go.text(go.method(fs, "readdirSync", go.string("/data"))));
      assertEquals("ENOTEMPTY", failure(go, "rmdirSync", go.string("/data/d")));
      go.method(fs, "truncateSync", go.string("/data/d/b.txt"), number(2));
      go.method(fs, "utimesSync", go.string("/data/d/b.txt"), number(1e9), number(1.5e9));
      long stat = go.method(fs, "statSync", go.string("/data/d/b.txt"));
      assertEquals(number(1.5e12), go.getProperty(stat, "mtimeMs"));
      assertEquals(number(2), go.getProperty(stat, "size"));
      go.method(fs, "chmodSync", go.string("/data/d/b.txt"), number(0));
      assertEquals("ENOENT", failure(go, "chmodSync", go.string("/data/none"), number(0)));
      go.method(fs, "unlinkSync", go.string("/data/link"));
      go.method(fs, "unlinkSync", go.string("/data/d/b.txt"));
      go.method(fs, "rmdirSync", go.string("/data/d"));
      assertEquals("", go.text(go.method(fs, "readdirSync", go.string("/data"))));
    });
  }

  @Test
  void nothingOutside() {
    inGo(go -> {
      for (String path : new String[] {"/secret", "/data/../secret", "../secret", "/", ""}) {
        assertEquals("ENOENT", failure(go, "statSync", go.string(path)), path);
      }
      assertEquals(
          "EPERM", failure(go, "symlinkSync", go.string("/secret"), go.string("/data/link")));
      go.method(fs(go), "symlinkSync", go.string("../secret"), go.string("/data/up"));
      assertEquals("EPERM", failure(go, "statSync", go.string("/data/up")));
      String longName = "/data/" + "x".repeat(40_000);
      go.memory.grow(2);
      long path = longString(go, longName);
      assertEquals("ENAMETOOLONG", failure(go, "statSync", path));
    });
  }

  /** A string that is too long for the usual place. */
  private static long longString(FakeGo go, String text) {
    go.putString(8, text, 0x20000);
    go.call("syscall/js.stringVal");
    return go.get(24);
  }

  @Test
  void theWorkingDirectory() {
    inGo(go -> {
      long process = go.getProperty(GLOBAL, "process");
      assertEquals("/", go.text(go.method(process, "cwd")));
      go.method(process, "chdir", go.string("/data"));
      go.method(fs(go), "mkdirSync", go.string("sub"), number(493));
      go.method(process, "chdir", go.string("sub/"));
      assertEquals("/data/sub", go.text(go.method(process, "cwd")));
      go.method(fs(go), "statSync", go.string("../a.txt"));
      assertEquals(
          "/data/a.txt",
          go.text(go.method(go.getProperty(GLOBAL, "path"), "resolve", go.string("../a.txt"))));
      long error = go.tryMethod(process, "chdir", go.string("/data/a.txt"));
      assertEquals("ENOTDIR", go.text(go.getProperty(error, "code")));
    });
  }

  @Test
  void callbacksComeAfterTheCall() {
    var config = WasiConfig.builder().dir("/data", work).build();
    var told = new StringBuilder();
    try (FakeGo go = new FakeGo(config)) {
      go.onRun(g -> {
        g.method(fs(g), "stat", g.string("/data/a.txt"), g.function(1));
        g.method(fs(g), "stat", g.string("/data/none"), g.function(2));
        assertFalse(told.length() > 0, "called back before the call returned");
      });
      go.onResume(g -> {
        long event = g.pendingEvent();
        long args = g.getProperty(event, "args");
        long error = g.getProperty(args, "0");
        told.append(g.text(g.getProperty(event, "id")))
            .append(
                error == NULL
                    ? g.text(g.getProperty(g.getProperty(args, "1"), "size"))
                    : g.text(g.getProperty(error, "code")))
            .append(' ');
      });
      go.host.start(go.instance);
    }
    assertEquals("15 2ENOENT ", told.toString());
  }
}
