package io.github.wasmoka.wasi.gojs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The global {@code fs}, as far as Go's {@code os} package uses it: each function of Node.js once
 * with a callback as last argument and once, its name ending in {@code Sync}, with a result.
 */
final class JsFileSystem {
  private static final int DIRECTORY = 3;
  private static final int REGULAR_FILE = 4;
  private static final int SYMBOLIC_LINK = 7;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Realm realm;
  private final EventLoop loop;
  private final WasiFiles files;
  private final Supplier<WasiFiles> newFiles;
  private @Nullable WasiFiles inputFiles;
  private final JsObject fs = new JsObject();

  JsFileSystem(Realm realm, EventLoop loop, WasiFiles files, Supplier<WasiFiles> newFiles) {
    this.realm = realm;
    this.loop = loop;
    this.files = files;
    this.newFiles = newFiles;
  }

  private interface Operation extends Function<List<@Nullable Object>, @Nullable Object> {}

  private interface Action {
    void run(List<@Nullable Object> args);
  }

  JsObject make() {
    fs.set("constants", constants());
    define("open", args -> (double) files.open(text(args, 0), (int) number(args, 1)));
    act("close", args -> files.close(fd(args)));
    define("write", this::write);
    act("fsync", args -> files.sync(fd(args)));
    define("fstat", args -> stat(files.stat(fd(args))));
    define("stat", args -> stat(files.stat(text(args, 0), true)));
    define("lstat", args -> stat(files.stat(text(args, 0), false)));
    act("ftruncate", args -> files.truncate(fd(args), number(args, 1)));
    act("truncate", this::truncate);
    define("readdir", this::list);
    act("mkdir", args -> files.createDirectory(text(args, 0)));
    act("rmdir", args -> files.removeDirectory(text(args, 0)));
    act("unlink", args -> files.unlink(text(args, 0)));
    act("rename", args -> files.rename(text(args, 0), text(args, 1)));
    act("link", args -> files.link(text(args, 0), text(args, 1)));
    act("symlink", args -> files.symlink(text(args, 0), text(args, 1)));
    define("readlink", args -> files.readLink(text(args, 0)));
    act("utimes", args -> files.setTimes(text(args, 0), nanos(args, 1), nanos(args, 2)));
    // WASI has neither permissions nor owners: nothing to change, but what is named must exist.
    act("chmod", args -> files.stat(text(args, 0), true));
    act("fchmod", args -> files.stat(fd(args)));
    act("chown", args -> files.stat(text(args, 0), true));
    act("fchown", args -> files.stat(fd(args)));
    act("lchown", args -> files.stat(text(args, 0), false));
    fs.set("readSync", new JsFunction((_, args) -> readNow(args)));
    fs.set("read", new JsFunction((_, args) -> read(args)));
    return fs;
  }

  private static JsObject constants() {
    return new JsObject()
        .set("O_RDONLY", 0.0)
        .set("O_WRONLY", (double) WasiFiles.O_WRONLY)
        .set("O_RDWR", (double) WasiFiles.O_RDWR)
        .set("O_CREAT", (double) WasiFiles.O_CREAT)
        .set("O_EXCL", (double) WasiFiles.O_EXCL)
        .set("O_TRUNC", (double) WasiFiles.O_TRUNC)
        .set("O_APPEND", (double) WasiFiles.O_APPEND)
        .set("O_NONBLOCK", (double) WasiFiles.O_NONBLOCK)
        .set("O_DIRECTORY", (double) WasiFiles.O_DIRECTORY)
        .set("O_NOFOLLOW", (double) WasiFiles.O_NOFOLLOW)
        .set("O_SYNC", (double) WasiFiles.O_SYNC);
  }

  private void act(String name, Action action) {
    define(
        name,
        args -> {
          action.run(args);
          return Undefined.UNDEFINED;
        });
  }

  private void define(String name, Operation operation) {
    fs.set(name + "Sync", new JsFunction((_, args) -> operation.apply(args)));
    fs.set(
        name,
        new JsFunction((@Nullable Object _, List<@Nullable Object> args) -> {
          // Done now, told later, as by Node.js: Go's scheduler may be about to pause, and a call
          // that came before would be paused in its place.
          loop.post(completion(callback(args), () -> operation.apply(args)));
          return Undefined.UNDEFINED;
        }));
  }

  private static JsFunction callback(List<@Nullable Object> args) {
    return Js.function(args.isEmpty() ? Undefined.UNDEFINED : args.getLast());
  }

  /** Does an operation and gives what tells the guest how it went. */
  private static Runnable completion(JsFunction callback, Supplier<@Nullable Object> operation) {
    try {
      Object result = operation.get();
      return () -> callback.call(null, result);
    } catch (JsThrow e) {
      return () -> callback.call(e.value());
    }
  }

  private static String text(List<@Nullable Object> args, int index) {
    if (Js.arg(args, index) instanceof String text) {
      return text;
    }
    throw Js.error("TypeError", "a path is wanted");
  }

  private static long number(List<@Nullable Object> args, int index) {
    return Js.integer(Js.arg(args, index));
  }

  private static int fd(List<@Nullable Object> args) {
    return (int) number(args, 0);
  }

  /** A time in seconds. */
  private static long nanos(List<@Nullable Object> args, int index) {
    return (long) (Js.number(Js.arg(args, index)) * 1e9);
  }

  /** {@code (fd, buffer, offset, length, position)}: what {@code read} and {@code write} take. */
  private record Transfer(int fd, byte[] bytes, int offset, int length, long position) {
    static Transfer of(List<@Nullable Object> args) {
      if (!(Js.arg(args, 1) instanceof JsBytes buffer)) {
        throw Js.error("TypeError", "a Uint8Array is wanted");
      }
      long offset = Js.arg(args, 2) instanceof Double d ? d.longValue() : 0;
      long length =
          Js.arg(args, 3) instanceof Double d ? d.longValue() : buffer.bytes.length - offset;
      if (offset < 0 || length < 0 || offset + length > buffer.bytes.length) {
        throw Js.error("RangeError", "offset or length outside the buffer");
      }
      long position = Js.arg(args, 4) instanceof Double d ? d.longValue() : -1;
      return new Transfer(
          (int) number(args, 0), buffer.bytes, (int) offset, (int) length, position);
    }
  }

  private Object write(List<@Nullable Object> args) {
    Transfer t = Transfer.of(args);
    files.write(t.fd, t.bytes, t.offset, t.length, t.position);
    return (double) t.length;
  }

  private Object readNow(List<@Nullable Object> args) {
    Transfer t = Transfer.of(args);
    return (double) files.read(t.fd, t.bytes, t.offset, t.length, t.position);
  }

  private Object read(List<@Nullable Object> args) {
    JsFunction callback = callback(args);
    if (fd(args) != 0) {
      loop.post(completion(callback, () -> readNow(args)));
    } else {
      loop.await(() -> completion(callback, () -> readInput(Transfer.of(args))));
    }
    return Undefined.UNDEFINED;
  }

  /** Reads standard input, perhaps on a thread of its own. */
  private synchronized Object readInput(Transfer t) {
    WasiFiles own = inputFiles;
    if (own == null) {
      own = newFiles.get();
      inputFiles = own;
    }
    return (double) own.read(t.fd, t.bytes, t.offset, t.length, t.position);
  }

  private void truncate(List<@Nullable Object> args) {
    int fd = files.open(text(args, 0), WasiFiles.O_WRONLY);
    try {
      files.truncate(fd, number(args, 1));
    } finally {
      files.close(fd);
    }
  }

  private Object list(List<@Nullable Object> args) {
    var names = new ArrayList<@Nullable Object>();
    var weight = new long[1];
    files.list(
        text(args, 0),
        (name, _) -> {
          weight[0] += Js.weight(name);
          realm.heap().reserve(weight[0]);
          names.add(name);
        });
    return realm.array(names);
  }

  private JsObject stat(WasiFiles.Stat stat) {
    int mode =
        switch (stat.type()) {
          case DIRECTORY -> 0x4000 | 0x1ed;
          case REGULAR_FILE -> 0x8000 | 0x1a4;
          case SYMBOLIC_LINK -> 0xa000 | 0x1ff;
          // Standard streams: a character device, for what they are is not told.
          default -> 0x2000 | 0x190;
        };
    return new JsObject()
        .set("dev", (double) stat.device())
        .set("ino", (double) stat.inode())
        .set("mode", (double) mode)
        .set("nlink", (double) stat.links())
        .set("uid", 0.0)
        .set("gid", 0.0)
        .set("rdev", 0.0)
        .set("size", (double) stat.size())
        .set("blksize", 4096.0)
        .set("blocks", (double) (stat.size() + 511 >> 9))
        .set("atimeMs", stat.accessed() / NANOS_PER_MILLI)
        .set("mtimeMs", stat.modified() / NANOS_PER_MILLI)
        .set("ctimeMs", stat.changed() / NANOS_PER_MILLI)
        .set("isDirectory", new JsFunction((_, _) -> stat.type() == DIRECTORY))
        .set("isFile", new JsFunction((_, _) -> stat.type() == REGULAR_FILE))
        .set("isSymbolicLink", new JsFunction((_, _) -> stat.type() == SYMBOLIC_LINK));
  }
}
