package io.github.wasmoka.wasi.trace;

import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.type.FuncType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a function's arguments read, from a table of a line a function: names with kinds; behind the
 * arrow, what a successful call stores where its last arguments point.
 *
 * @param name the function's name
 * @param args its arguments
 * @param results its results
 */
record Signature(String name, List<Field> args, List<Field> results) {
  /** A part of the line: one parameter, or two where a pointer and a length belong together. */
  record Field(String name, Kind kind) {}

  private static final Map<String, Signature> KNOWN = new HashMap<>();

  static {
    // A function; its arguments as NAME or NAME:KIND; -> its results.
    """
    args_get argv:ptr buf:ptr ->
    args_sizes_get -> argc:size buf_size:size
    environ_get environ:ptr buf:ptr ->
    environ_sizes_get -> count:size buf_size:size
    clock_res_get id:clock -> resolution:u64
    clock_time_get id:clock precision:u64 -> time:u64
    fd_advise fd offset:u64 len:u64 advice:u32 ->
    fd_allocate fd offset:u64 len:u64 ->
    fd_close fd ->
    fd_datasync fd ->
    fd_fdstat_get fd -> stat:fdstat
    fd_fdstat_set_flags fd flags:fdflags ->
    fd_fdstat_set_rights fd base:rights inheriting:rights ->
    fd_filestat_get fd -> stat:filestat
    fd_filestat_set_size fd size:u64 ->
    fd_filestat_set_times fd atim:u64 mtim:u64 fst_flags:fstflags ->
    fd_pread fd iovs:iovs offset:u64 -> nread:size
    fd_prestat_get fd -> prestat:prestat
    fd_prestat_dir_name fd path:buffer ->
    fd_pwrite fd iovs:iovs offset:u64 -> nwritten:size
    fd_read fd iovs:iovs -> nread:size
    fd_readdir fd buf:buffer cookie:u64 -> used:size
    fd_renumber fd to:fd ->
    fd_seek fd offset:s64 whence:whence -> position:u64
    fd_sync fd ->
    fd_tell fd -> position:u64
    fd_write fd iovs:iovs -> nwritten:size
    path_create_directory fd path:path ->
    path_filestat_get fd flags:lookup path:path -> stat:filestat
    path_filestat_set_times fd flags:lookup path:path atim:u64 mtim:u64 fst_flags:fstflags ->
    path_link old_fd:fd old_flags:lookup old_path:path new_fd:fd new_path:path ->
    path_open fd dirflags:lookup path:path oflags:oflags rights:rights inheriting:rights fdflags:fdflags -> fd
    path_readlink fd path:path buf:buffer -> used:size
    path_remove_directory fd path:path ->
    path_rename fd old_path:path new_fd:fd new_path:path ->
    path_symlink old_path:path fd new_path:path ->
    path_unlink_file fd path:path ->
    poll_oneoff in:ptr out:ptr nsubscriptions:u32 -> nevents:size
    proc_exit code:s32 ->
    proc_raise signal:u32 ->
    random_get buf:buffer ->
    sched_yield ->
    sock_accept fd flags:fdflags -> fd
    sock_recv fd iovs:iovs ri_flags:u32 -> nread:size ro_flags:u16
    sock_send fd iovs:iovs si_flags:u32 -> nwritten:size
    sock_shutdown fd how:sdflags ->
    """
        .lines()
        .map(Signature::parse)
        .forEach(s -> KNOWN.put(s.name, s));
  }

  private static Signature parse(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    int arrow = words.indexOf("->");
    return new Signature(
        words.getFirst(),
        words.subList(1, arrow).stream().map(Signature::field).toList(),
        words.subList(arrow + 1, words.size()).stream().map(Signature::field).toList());
  }

  private static Field field(String word) {
    int colon = word.indexOf(':');
    return new Field(
        colon < 0 ? word : word.substring(0, colon),
        Kind.of(colon < 0 ? word : word.substring(colon + 1)));
  }

  /** {@return the names of all functions that are known} */
  static Set<String> names() {
    return Set.copyOf(KNOWN.keySet());
  }

  /** The signature of a function; of one that is not known, a number for each parameter. */
  static Signature of(String name, FuncType type) {
    Signature known = KNOWN.get(name);
    if (known != null && known.width() == type.params().size()) {
      return known;
    }
    var args = new ArrayList<Field>();
    for (int i = 0; i < type.params().size(); i++) {
      args.add(new Field("arg" + i, Kind.S64));
    }
    return new Signature(name, args, List.of());
  }

  private int width() {
    return args.stream().mapToInt(f -> f.kind.width()).sum() + results.size();
  }

  /** The function's name and arguments. */
  String call(@Nullable Memory memory, @Nullable Object[] values) {
    var text = new StringBuilder(name).append('(');
    int at = 0;
    for (Field field : args) {
      long first = number(values[at]);
      long second = field.kind.width() > 1 ? number(values[at + 1]) : 0;
      text.append(at == 0 ? "" : ", ")
          .append(field.name)
          .append('=')
          .append(decoded(() -> field.kind.argument(memory, first, second)));
      at += field.kind.width();
    }
    return text.append(')').toString();
  }

  /** What was stored, each with a comma in front. */
  String results(@Nullable Memory memory, @Nullable Object[] values) {
    var text = new StringBuilder();
    int at = values.length - results.size();
    for (Field field : results) {
      long address = Integer.toUnsignedLong((int) number(values[at++]));
      text.append(", ")
          .append(field.name)
          .append('=')
          .append(decoded(() -> field.kind.stored(memory, address)));
    }
    return text.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number n ? n.longValue() : 0;
  }

  /** Arguments that point outside the memory are for the function to refuse. */
  private static String decoded(Supplier<String> text) {
    try {
      return text.get();
    } catch (Trap e) {
      return "?";
    }
  }
}
