package io.github.wasmoka.wasi.emscripten;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Memory, time, output and the end of the program. */
final class LibraryCalls {
  private static final int MAX_STRING = 1 << 20;
  private static final long PAGE = 65_536;
  // Emscripten's own host grows by a fifth more than was asked for, but not by more than this.
  private static final long MAX_EXTRA = 96L << 20;

  private final Emscripten host;
  private final WasiConfig config;
  private final long start;

  LibraryCalls(Emscripten host, WasiConfig config) {
    this.host = host;
    this.config = config;
    this.start = config.monotonic().getAsLong();
  }

  private Memory memory(Instance instance) {
    return host.exports(instance).memory();
  }

  @EmscriptenCall("emscripten_notify_memory_growth")
  void notifyMemoryGrowth(int memory) {
    // The API's view of memory follows by itself.
  }

  @EmscriptenCall({"emscripten_memcpy_big", "emscripten_memcpy_js", "_emscripten_memcpy_js"})
  void memcpy(Instance instance, int target, int source, int length) {
    memory(instance)
        .copy(
            Integer.toUnsignedLong(target),
            Integer.toUnsignedLong(source),
            Integer.toUnsignedLong(length));
  }

  @EmscriptenCall("emscripten_resize_heap")
  int resizeHeap(Instance instance, int requested) {
    Memory memory = memory(instance);
    long wanted = Integer.toUnsignedLong(requested);
    long old = memory.byteSize();
    long generous = Math.max(wanted, Math.min(old + old / 5, wanted + MAX_EXTRA));
    boolean grown = grow(memory, generous - old) || grow(memory, wanted - old);
    return grown ? 1 : 0;
  }

  private static boolean grow(Memory memory, long bytes) {
    return bytes <= 0 || memory.grow((bytes + PAGE - 1) / PAGE) >= 0;
  }

  @EmscriptenCall("emscripten_get_heap_max")
  int heapMax(Instance instance) {
    long max = memory(instance).type().limits().max().orElse(PAGE);
    return (int) Math.min(Math.clamp(max, 0, PAGE) * PAGE, (1L << 32) - PAGE);
  }

  @EmscriptenCall("emscripten_get_now")
  double now() {
    return (config.monotonic().getAsLong() - start) / 1e6;
  }

  @EmscriptenCall("emscripten_get_now_res")
  double nowResolution() {
    return 1;
  }

  @EmscriptenCall({"_emscripten_get_now_is_monotonic", "emscripten_get_now_is_monotonic"})
  int nowIsMonotonic() {
    return 1;
  }

  @EmscriptenCall("emscripten_date_now")
  double dateNow() {
    return Math.floorDiv(config.realtime().getAsLong(), 1_000_000L);
  }

  @EmscriptenCall("emscripten_random")
  float random() {
    byte[] bytes = new byte[3];
    config.random().accept(bytes);
    return ((bytes[0] & 0xff) << 16 | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff)) * 0x1p-24f;
  }

  @EmscriptenCall({"emscripten_console_log", "emscripten_out", "_emscripten_out"})
  void consoleLog(Instance instance, int text) {
    println(config.stdout(), string(instance, text));
  }

  @EmscriptenCall({
    "emscripten_console_warn",
    "emscripten_console_error",
    "emscripten_err",
    "_emscripten_err",
    "emscripten_dbg",
    "_emscripten_dbg"
  })
  void consoleError(Instance instance, int text) {
    println(config.stderr(), string(instance, text));
  }

  private static void println(OutputStream out, String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A C string; what is longer than a person reads is cut. */
  private String string(Instance instance, int pointer) {
    if (pointer == 0) {
      return "(null)";
    }
    Memory memory = memory(instance);
    long start = Integer.toUnsignedLong(pointer);
    int length = 0;
    while (length < MAX_STRING && memory.readByte(start + length) != 0) {
      length++;
    }
    return memory.readString(start, length);
  }

  @EmscriptenCall({"abort", "_abort_js"})
  @SuppressWarnings("DoNotCallSuggester")
  void abort() {
    throw new EmscriptenAbort("abort");
  }

  @EmscriptenCall("__assert_fail")
  void assertFail(Instance instance, int condition, int file, int line, int function) {
    throw new EmscriptenAbort(
        "assertion failed: "
            + string(instance, condition)
            + " at "
            + string(instance, file)
            + ":"
            + line
            + (function == 0 ? "" : ", " + string(instance, function)));
  }

  @EmscriptenCall({"exit", "_exit", "emscripten_force_exit"})
  @SuppressWarnings("DoNotCallSuggester")
  void exit(int code) {
    throw new ExitException(code);
  }

  @EmscriptenCall("setTempRet0")
  void setTempRet0(int value) {
    host.setTempRet0(value);
  }

  @EmscriptenCall("getTempRet0")
  int getTempRet0() {
    return host.tempRet0();
  }

  @EmscriptenCall("_emscripten_throw_longjmp")
  void throwLongjmp() {
    throw new Unwinding("longjmp to a function that has returned");
  }

  @EmscriptenCall("emscripten_longjmp")
  void longjmp(Instance instance, int buffer, int value) {
    host.exports(instance).setThrew(buffer, value == 0 ? 1 : value);
    throwLongjmp();
  }
}
