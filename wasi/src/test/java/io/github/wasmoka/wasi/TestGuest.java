package io.github.wasmoka.wasi;

import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.fs.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A guest that does what it is told: its module exports a function for each of WASI's, which calls
 * that one. What a call returned beside its code is kept.
 */
@SuppressWarnings("EnumOrdinal") // WASI numbers error codes so
final class TestGuest implements AutoCloseable {
  static final int CREAT = 1;
  static final int DIRECTORY = 2;
  static final int EXCL = 4;
  static final int TRUNC = 8;
  static final int FOLLOW = 1;
  static final int APPEND = 1;
  static final int NONBLOCK = 4;
  static final long READ = 1 << 1;
  static final long WRITE = 1 << 6;
  static final long ALL = (1 << 30) - 1;

  /** All functions; i and j are i32 and i64, the result is an i32 but of proc_exit. */
  static final Map<String, String> FUNCTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("args_get", "ii"),
              Map.entry("args_sizes_get", "ii"),
              Map.entry("environ_get", "ii"),
              Map.entry("environ_sizes_get", "ii"),
              Map.entry("clock_res_get", "ii"),
              Map.entry("clock_time_get", "iji"),
              Map.entry("fd_advise", "ijji"),
              Map.entry("fd_allocate", "ijj"),
              Map.entry("fd_close", "i"),
              Map.entry("fd_datasync", "i"),
              Map.entry("fd_fdstat_get", "ii"),
              Map.entry("fd_fdstat_set_flags", "ii"),
              Map.entry("fd_fdstat_set_rights", "ijj"),
              Map.entry("fd_filestat_get", "ii"),
              Map.entry("fd_filestat_set_size", "ij"),
              Map.entry("fd_filestat_set_times", "ijji"),
              Map.entry("fd_pread", "iiiji"),
              Map.entry("fd_prestat_get", "ii"),
              Map.entry("fd_prestat_dir_name", "iii"),
              Map.entry("fd_pwrite", "iiiji"),
              Map.entry("fd_read", "iiii"),
              Map.entry("fd_readdir", "iiiji"),
              Map.entry("fd_renumber", "ii"),
              Map.entry("fd_seek", "ijii"),
              Map.entry("fd_sync", "i"),
              Map.entry("fd_tell", "ii"),
              Map.entry("fd_write", "iiii"),
              Map.entry("path_create_directory", "iii"),
              Map.entry("path_filestat_get", "iiiii"),
              Map.entry("path_filestat_set_times", "iiiijji"),
              Map.entry("path_link", "iiiiiii"),
              Map.entry("path_open", "iiiiijjii"),
              Map.entry("path_readlink", "iiiiii"),
              Map.entry("path_remove_directory", "iii"),
              Map.entry("path_rename", "iiiiii"),
              Map.entry("path_symlink", "iiiii"),
              Map.entry("path_unlink_file", "iii"),
              Map.entry("poll_oneoff", "iiii"),
              Map.entry("proc_exit", "i"),
              Map.entry("proc_raise", "i"),
              Map.entry("sched_yield", ""),
              Map.entry("random_get", "ii"),
              Map.entry("sock_accept", "iii"),
              Map.entry("sock_recv", "iiiiii"),
              Map.entry("sock_send", "iiiii"),
              Map.entry("sock_shutdown", "ii")));

  private static final Runtime RUNTIME = Runtime.create();
  private static final Module STABLE = RUNTIME.compile(module("wasi_snapshot_preview1"));
  private static final Module UNSTABLE = RUNTIME.compile(module("wasi_unstable"));

  // Where arguments and results lie.
  static final int RESULT = 0;
  static final int IOVEC = 256;
  static final int PATH = 0x1_0000;
  static final int OTHER = 0x3_0000;
  static final int DATA = 0x4_0000;
  static final int DATA_SIZE = 0x1_0000;

  private final Wasi wasi;
  private final boolean owner;
  final Instance instance;
  final Memory memory;

  /** Every inode that the guest was ever told, and every size. */
  final List<Stat> stats = new ArrayList<>();

  /** The descriptor that the last successful call made. */
  int fd;

  /** What a filestat tells, of either version. */
  record Stat(long device, long inode, int type, long links, long size, long atime, long mtime) {}

  /** What poll_oneoff tells. */
  record Event(long userdata, Errno errno, int type, long bytes, int flags) {}

  private TestGuest(Wasi wasi, boolean owner, Module module) {
    this.wasi = wasi;
    this.owner = owner;
    this.instance = module.instantiate(wasi.imports());
    this.memory = instance.memory("memory");
  }

  static TestGuest of(WasiConfig.Builder config) {
    return new TestGuest(Wasi.of(config.build()), true, STABLE);
  }

  static TestGuest unstable(WasiConfig.Builder config) {
    return new TestGuest(Wasi.of(config.build()), true, UNSTABLE);
  }

  /** A second instance on the same system, with a memory of its own: the guest's other thread. */
  TestGuest thread() {
    return new TestGuest(wasi, false, STABLE);
  }

  Wasi wasi() {
    return wasi;
  }

  private static byte[] module(String from) {
    var imports = new StringBuilder("(module\n");
    var functions = new StringBuilder();
    FUNCTIONS.forEach((name, params) -> {
      if (from.equals("wasi_unstable") && name.equals("sock_accept")) {
        return;
      }
      String type =
          params.chars().mapToObj(c -> c == 'i' ? " i32" : " i64").reduce("(param", String::concat)
              + ")"
              + (name.equals("proc_exit") ? "" : " (result i32)");
      imports.append("(import \"%s\" \"%s\" (func $%s %s))\n".formatted(from, name, name, type));
      functions.append("(func (export \"%s\") %s".formatted(name, type));
      for (int i = 0; i < params.length(); i++) {
        functions.append(" (local.get ").append(i).append(')');
      }
      functions.append(" (call $").append(name).append("))\n");
    });
    return (imports + "(memory (export \"memory\") 8)\n" + functions + ")")
        .getBytes(StandardCharsets.UTF_8);
  }

  Errno call(String name, Object... args) {
    return Errno.values()[(int) instance.function(name).call(args)];
  }

  private int put(int address, byte[] bytes) {
    memory.write(address, bytes);
    return bytes.length;
  }

  private int path(String path) {
    return put(PATH, path.getBytes(StandardCharsets.UTF_8));
  }

  private int other(String path) {
    return put(OTHER, path.getBytes(StandardCharsets.UTF_8));
  }

  private Errno keepFd(Errno errno) {
    fd = errno == Errno.SUCCESS ? memory.readInt(RESULT) : -1;
    return errno;
  }

  Errno open(int dir, String path, int lookup, int oflags, long rights, int fdflags) {
    return keepFd(
        call("path_open", dir, lookup, PATH, path(path), oflags, rights, ALL, fdflags, RESULT));
  }

  Errno open(int dir, byte[] path) {
    return keepFd(call("path_open", dir, FOLLOW, PATH, put(PATH, path), 0, READ, ALL, 0, RESULT));
  }

  /** Opens to read, following links. */
  Errno open(int dir, String path) {
    return open(dir, path, FOLLOW, 0, READ, 0);
  }

  /** Opens to write, made if it is not there. */
  Errno create(int dir, String path) {
    return open(dir, path, FOLLOW, CREAT, READ | WRITE, 0);
  }

  /** Opens a directory. */
  Errno openDir(int dir, String path) {
    return open(dir, path, FOLLOW, DIRECTORY, ALL, 0);
  }

  /** The descriptor of a call that must succeed. */
  int fd(Errno errno) {
    if (errno != Errno.SUCCESS) {
      throw new AssertionError(errno);
    }
    return fd;
  }

  Errno close(int descriptor) {
    return call("fd_close", descriptor);
  }

  private void iovec(int length) {
    memory.writeInt(IOVEC, DATA);
    memory.writeInt(IOVEC + 4, length);
  }

  Errno read(int descriptor) {
    return read(descriptor, DATA_SIZE);
  }

  Errno read(int descriptor, int length) {
    iovec(length);
    return call("fd_read", descriptor, IOVEC, 1, RESULT);
  }

  Errno write(int descriptor, String text) {
    iovec(put(DATA, text.getBytes(StandardCharsets.UTF_8)));
    return call("fd_write", descriptor, IOVEC, 1, RESULT);
  }

  /** How many bytes the last call moved. */
  int moved() {
    return memory.readInt(RESULT);
  }

  /** What the last call read. */
  String text() {
    return memory.readString(DATA, moved());
  }

  /** The contents of a file; empty if it cannot be read. */
  String contents(int dir, String path) {
    if (open(dir, path) != Errno.SUCCESS) {
      return "";
    }
    int opened = fd;
    String text = read(opened) == Errno.SUCCESS ? text() : "";
    close(opened);
    return text;
  }

  Errno mkdir(int dir, String path) {
    return call("path_create_directory", dir, PATH, path(path));
  }

  Errno rmdir(int dir, String path) {
    return call("path_remove_directory", dir, PATH, path(path));
  }

  Errno unlink(int dir, String path) {
    return call("path_unlink_file", dir, PATH, path(path));
  }

  Errno symlink(String target, int dir, String path) {
    return call("path_symlink", PATH, path(target), dir, OTHER, other(path));
  }

  Errno link(int oldDir, String oldPath, int newDir, String newPath) {
    return call("path_link", oldDir, 0, PATH, path(oldPath), newDir, OTHER, other(newPath));
  }

  Errno rename(int oldDir, String oldPath, int newDir, String newPath) {
    return call("path_rename", oldDir, PATH, path(oldPath), newDir, OTHER, other(newPath));
  }

  Errno readlink(int dir, String path) {
    return call("path_readlink", dir, PATH, path(path), DATA, DATA_SIZE, RESULT);
  }

  Errno setTimes(int dir, String path, int lookup, long atime, long mtime, int flags) {
    return call("path_filestat_set_times", dir, lookup, PATH, path(path), atime, mtime, flags);
  }

  Errno stat(int dir, String path, int lookup) {
    return keepStat(call("path_filestat_get", dir, lookup, PATH, path(path), RESULT));
  }

  Errno stat(int descriptor) {
    return keepStat(call("fd_filestat_get", descriptor, RESULT));
  }

  private Errno keepStat(Errno errno) {
    if (errno == Errno.SUCCESS) {
      stats.add(
          new Stat(
              memory.readLong(RESULT),
              memory.readLong(RESULT + 8),
              memory.readByte(RESULT + 16),
              memory.readLong(RESULT + 24),
              memory.readLong(RESULT + 32),
              memory.readLong(RESULT + 40),
              memory.readLong(RESULT + 48)));
    }
    return errno;
  }

  Stat stat() {
    return stats.getLast();
  }

  /** An entry of a directory. */
  record Entry(long next, long inode, int type, String name) {}

  /** Entries from a cookie on, as many as fit whole into a buffer. */
  List<Entry> readdir(int dir, long cookie, int length) {
    Errno errno = call("fd_readdir", dir, DATA, length, cookie, RESULT);
    if (errno != Errno.SUCCESS) {
      throw new AssertionError(errno);
    }
    var entries = new ArrayList<Entry>();
    int end = DATA + moved();
    for (int at = DATA; at + 24 <= end; ) {
      int nameLength = memory.readInt(at + 16);
      if (at + 24 + nameLength > end) {
        break;
      }
      entries.add(
          new Entry(
              memory.readLong(at),
              memory.readLong(at + 8),
              memory.readInt(at + 20),
              memory.readString(at + 24, nameLength)));
      at += 24 + nameLength;
    }
    return entries;
  }

  /** A subscription to a clock; {@code fd_read} and {@code fd_write} are the other two tags. */
  static byte[] clock(long userdata, int clock, long timeout, boolean absolute) {
    return ByteBuffer.allocate(48)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(userdata)
        .putLong(0)
        .putLong(clock)
        .putLong(timeout)
        .putLong(0)
        .putLong(absolute ? 1 : 0)
        .array();
  }

  static byte[] onFd(long userdata, int tag, int fd) {
    return ByteBuffer.allocate(48)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(userdata)
        .putLong(tag)
        .putInt(fd)
        .array();
  }

  List<Event> poll(byte[]... subscriptions) {
    int size = subscriptions[0].length;
    for (int i = 0; i < subscriptions.length; i++) {
      put(DATA + i * size, subscriptions[i]);
    }
    Errno errno = call("poll_oneoff", DATA, OTHER, subscriptions.length, RESULT);
    if (errno != Errno.SUCCESS) {
      throw new AssertionError(errno);
    }
    var events = new ArrayList<Event>();
    for (int i = 0; i < moved(); i++) {
      int at = OTHER + i * 32;
      events.add(
          new Event(
              memory.readLong(at),
              Errno.values()[memory.readShort(at + 8)],
              memory.readByte(at + 10),
              memory.readLong(at + 16),
              memory.readShort(at + 24)));
    }
    return events;
  }

  @Override
  public void close() {
    if (owner) {
      wasi.close();
    }
  }
}
