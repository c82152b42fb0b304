package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.RawHostFunction;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions as guests import them, by their names in WASI. None is entered when the guest has
 * ended; what its group of calls throws becomes an error code. They take raw bits, because to
 * combine method handles took most of the time that a short program runs.
 */
@SuppressWarnings("CatchAndPrintStackTrace")
final class Functions {
  /** A call that reads or writes the guest's memory; {@code a} are its arguments. */
  private interface OnMemory {
    void run(Memory m, long[] a) throws IOException;
  }

  /** A call that does not. */
  private interface Plain {
    void run(long[] a) throws IOException;
  }

  private static final int SUCCESS = Errno.SUCCESS.code();

  private final Lifetime lifetime;
  private final ProcessCalls process;
  private final ClockCalls clocks;
  private final FdCalls descriptors;
  private final FileCalls files;
  private final StatCalls stats;
  private final DirCalls directories;
  private final OpenCalls opening;
  private final PathCalls paths;
  private final PollCalls polling;
  private final SocketCalls sockets;

  Functions(WasiConfig config, Lifetime lifetime, FdTable fds) {
    this.lifetime = lifetime;
    process = new ProcessCalls(config, lifetime);
    clocks = new ClockCalls(config);
    descriptors = new FdCalls(fds);
    files = new FileCalls(fds, lifetime);
    stats = new StatCalls(config, fds);
    directories = new DirCalls(fds, lifetime);
    opening = new OpenCalls(fds);
    paths = new PathCalls(fds);
    polling = new PollCalls(config, clocks, fds, lifetime);
    sockets = new SocketCalls(fds, lifetime);
  }

  /**
   * Finds a function.
   *
   * @param name its name; of what {@code wasi_unstable} has otherwise, with {@code _unstable}
   *     behind
   * @return the function, or null if there is none of that name
   */
  @Nullable HostFunction find(String name) {
    return switch (name) {
      case "args_sizes_get" ->
          onMemory("II", (m, a) -> process.argsSizesGet(m, i32(a, 0), i32(a, 1)));
      case "args_get" -> onMemory("II", (m, a) -> process.argsGet(m, i32(a, 0), i32(a, 1)));
      case "environ_sizes_get" ->
          onMemory("II", (m, a) -> process.environSizesGet(m, i32(a, 0), i32(a, 1)));
      case "environ_get" -> onMemory("II", (m, a) -> process.environGet(m, i32(a, 0), i32(a, 1)));
      case "random_get" -> onMemory("II", (m, a) -> process.randomGet(m, i32(a, 0), i32(a, 1)));
      case "proc_exit" -> exit();
      case "proc_raise" -> plain("I", a -> process.procRaise(i32(a, 0)));
      case "sched_yield" -> plain("", _ -> process.schedYield());
      case "clock_res_get" -> onMemory("II", (m, a) -> clocks.clockResGet(m, i32(a, 0), i32(a, 1)));
      case "clock_time_get" ->
          onMemory("IJI", (m, a) -> clocks.clockTimeGet(m, i32(a, 0), a[1], i32(a, 2)));
      case "fd_close" -> plain("I", a -> descriptors.fdClose(i32(a, 0)));
      case "fd_renumber" -> plain("II", a -> descriptors.fdRenumber(i32(a, 0), i32(a, 1)));
      case "fd_fdstat_get" ->
          onMemory("II", (m, a) -> descriptors.fdFdstatGet(m, i32(a, 0), i32(a, 1)));
      case "fd_fdstat_set_flags" ->
          plain("II", a -> descriptors.fdFdstatSetFlags(i32(a, 0), i32(a, 1)));
      case "fd_fdstat_set_rights" ->
          plain("IJJ", a -> descriptors.fdFdstatSetRights(i32(a, 0), a[1], a[2]));
      case "fd_prestat_get" ->
          onMemory("II", (m, a) -> descriptors.fdPrestatGet(m, i32(a, 0), i32(a, 1)));
      case "fd_prestat_dir_name" ->
          onMemory(
              "III", (m, a) -> descriptors.fdPrestatDirName(m, i32(a, 0), i32(a, 1), i32(a, 2)));
      case "fd_read" ->
          onMemory("IIII", (m, a) -> files.fdRead(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3)));
      case "fd_write" ->
          onMemory("IIII", (m, a) -> files.fdWrite(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3)));
      case "fd_pread" ->
          onMemory(
              "IIIJI",
              (m, a) -> files.fdPread(m, i32(a, 0), i32(a, 1), i32(a, 2), a[3], i32(a, 4)));
      case "fd_pwrite" ->
          onMemory(
              "IIIJI",
              (m, a) -> files.fdPwrite(m, i32(a, 0), i32(a, 1), i32(a, 2), a[3], i32(a, 4)));
      case "fd_seek" ->
          onMemory("IJII", (m, a) -> files.fdSeek(m, i32(a, 0), a[1], i32(a, 2), i32(a, 3)));
      case "fd_seek_unstable" ->
          onMemory(
              "IJII", (m, a) -> files.fdSeekUnstable(m, i32(a, 0), a[1], i32(a, 2), i32(a, 3)));
      case "fd_tell" -> onMemory("II", (m, a) -> files.fdTell(m, i32(a, 0), i32(a, 1)));
      case "fd_sync" -> plain("I", a -> files.fdSync(i32(a, 0)));
      case "fd_datasync" -> plain("I", a -> files.fdDatasync(i32(a, 0)));
      case "fd_advise" -> plain("IJJI", a -> files.fdAdvise(i32(a, 0), a[1], a[2], i32(a, 3)));
      case "fd_allocate" -> plain("IJJ", a -> files.fdAllocate(i32(a, 0), a[1], a[2]));
      case "fd_filestat_set_size" -> plain("IJ", a -> files.fdFilestatSetSize(i32(a, 0), a[1]));
      case "fd_filestat_get" ->
          onMemory("II", (m, a) -> stats.fdFilestatGet(m, i32(a, 0), i32(a, 1)));
      case "fd_filestat_get_unstable" ->
          onMemory("II", (m, a) -> stats.fdFilestatGetUnstable(m, i32(a, 0), i32(a, 1)));
      case "fd_filestat_set_times" ->
          plain("IJJI", a -> stats.fdFilestatSetTimes(i32(a, 0), a[1], a[2], i32(a, 3)));
      case "path_filestat_get" ->
          onMemory(
              "IIIII",
              (m, a) ->
                  stats.pathFilestatGet(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4)));
      case "path_filestat_get_unstable" ->
          onMemory(
              "IIIII",
              (m, a) ->
                  stats.pathFilestatGetUnstable(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4)));
      case "path_filestat_set_times" ->
          onMemory(
              "IIIIJJI",
              (m, a) ->
                  stats.pathFilestatSetTimes(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), a[4], a[5], i32(a, 6)));
      case "fd_readdir" ->
          onMemory(
              "IIIJI",
              (m, a) -> directories.fdReaddir(m, i32(a, 0), i32(a, 1), i32(a, 2), a[3], i32(a, 4)));
      case "path_open" ->
          onMemory(
              "IIIIIJJII",
              (m, a) ->
                  opening.pathOpen(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4), a[5], a[6],
                      i32(a, 7), i32(a, 8)));
      case "path_create_directory" ->
          onMemory("III", (m, a) -> paths.pathCreateDirectory(m, i32(a, 0), i32(a, 1), i32(a, 2)));
      case "path_link" ->
          onMemory(
              "IIIIIII",
              (m, a) ->
                  paths.pathLink(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4), i32(a, 5),
                      i32(a, 6)));
      case "path_readlink" ->
          onMemory(
              "IIIIII",
              (m, a) ->
                  paths.pathReadlink(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4), i32(a, 5)));
      case "path_remove_directory" ->
          onMemory("III", (m, a) -> paths.pathRemoveDirectory(m, i32(a, 0), i32(a, 1), i32(a, 2)));
      case "path_unlink_file" ->
          onMemory("III", (m, a) -> paths.pathUnlinkFile(m, i32(a, 0), i32(a, 1), i32(a, 2)));
      case "path_rename" ->
          onMemory(
              "IIIIII",
              (m, a) ->
                  paths.pathRename(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4), i32(a, 5)));
      case "path_symlink" ->
          onMemory(
              "IIIII",
              (m, a) ->
                  paths.pathSymlink(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4)));
      case "poll_oneoff" ->
          onMemory(
              "IIII", (m, a) -> polling.pollOneoff(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3)));
      case "poll_oneoff_unstable" ->
          onMemory(
              "IIII",
              (m, a) -> polling.pollOneoffUnstable(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3)));
      case "sock_accept" ->
          onMemory("III", (m, a) -> sockets.sockAccept(m, i32(a, 0), i32(a, 1), i32(a, 2)));
      case "sock_recv" ->
          onMemory(
              "IIIIII",
              (m, a) ->
                  sockets.sockRecv(
                      m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4), i32(a, 5)));
      case "sock_send" ->
          onMemory(
              "IIIII",
              (m, a) -> sockets.sockSend(m, i32(a, 0), i32(a, 1), i32(a, 2), i32(a, 3), i32(a, 4)));
      case "sock_shutdown" -> plain("II", a -> sockets.sockShutdown(i32(a, 0), i32(a, 1)));
      default -> null;
    };
  }

  private static int i32(long[] args, int index) {
    return (int) args[index];
  }

  private HostFunction onMemory(String params, OnMemory call) {
    return function(params, (caller, a) -> call.run(Guest.memory(caller), a));
  }

  private HostFunction plain(String params, Plain call) {
    return function(params, (_, a) -> call.run(a));
  }

  private HostFunction function(String params, RawHostFunction call) {
    return HostFunction.ofRaw(
        type(params),
        (caller, values) -> {
          try {
            lifetime.check();
            call.call(caller, values);
            values[0] = SUCCESS;
          } catch (Throwable e) {
            values[0] = failed(e);
          }
        });
  }

  private HostFunction exit() {
    return HostFunction.ofRaw(
        new FuncType(List.of(ValType.I32), List.of()),
        (_, values) -> {
          lifetime.check();
          process.procExit(i32(values, 0));
        });
  }

  /** A type that has the JVM's letter for each parameter, {@code I} or {@code J}. */
  private static FuncType type(String params) {
    var types = new ArrayList<ValType>();
    for (int i = 0; i < params.length(); i++) {
      types.add(params.charAt(i) == 'J' ? ValType.I64 : ValType.I32);
    }
    return new FuncType(types, List.of(ValType.I32));
  }

  /** The error code of a failure; what is no failure of the call is thrown on. */
  private static int failed(Throwable e) {
    if (e instanceof ErrnoException known) { // without the JVM's switch, whose first use takes long
      return known.errno().code();
    }
    return switch (e) {
      case ClosedByInterruptException _ -> throw Lifetime.interrupted();
      case IOException io -> Errno.of(io).code();
      case Trap trap when trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS -> Errno.FAULT.code();
      case WasmException passed -> throw passed;
      case RuntimeException other -> Errno.of(other).code();
      // A file system in memory grew over what there is.
      case OutOfMemoryError _ -> Errno.NOMEM.code();
      case Error error -> throw error;
      default -> throw new IllegalStateException(e);
    };
  }
}
