package io.github.wasmoka.wasi.assemblyscript;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The host functions of AssemblyScript programs: {@code abort}, {@code trace}, {@code seed}, {@code
 * console.log} and its kin, {@code Date.now}, {@code performance.now} and {@code Math.random}.
 *
 * <p>{@code abort} ends the program by a trap whose cause is an {@link AssemblyScriptAbort}. {@code
 * console.log}, {@code info} and {@code debug} go to standard output, {@code trace}, {@code
 * console.warn} and {@code error} to standard error. Serves any number of instances and threads.
 */
public final class AssemblyScript {
  private static final String MODULE = "env";
  // A string that is told to a person; a longer one is cut.
  private static final int MAX_STRING = 1 << 20;
  private static final int TRACED = 5;

  private final WasiConfig config;
  private @Nullable Map<String, HostFunction> functions;

  private AssemblyScript(WasiConfig config) {
    this.config = config;
  }

  /** The functions; made when the first is wanted, for most programs are of another language. */
  private synchronized Map<String, HostFunction> functions() {
    Map<String, HostFunction> made = functions;
    if (made == null) {
      made = new HashMap<>();
      define(made);
      functions = made;
    }
    return made;
  }

  private void define(Map<String, HostFunction> functions) {
    define(functions, "abort", "abort", int.class, int.class, int.class, int.class);
    define(
        functions,
        "trace",
        "trace",
        int.class,
        int.class,
        double.class,
        double.class,
        double.class,
        double.class,
        double.class);
    for (String name : new String[] {"log", "info", "debug"}) {
      define(functions, "console." + name, "print", int.class);
    }
    for (String name : new String[] {"warn", "error"}) {
      define(functions, "console." + name, "printError", int.class);
    }
    define(functions, "seed", this::seed);
    define(functions, "Date.now", () -> Math.floorDiv(config.realtime().getAsLong(), 1_000_000L));
    define(functions, "performance.now", () -> config.monotonic().getAsLong() / 1e6);
    define(functions, "Math.random", () -> (randomBits() >>> 11) * 0x1p-53);
  }

  /**
   * The host functions of programs that are given what a configuration says.
   *
   * @param config says where output goes, and what time and chance are
   * @return the functions
   */
  public static AssemblyScript of(WasiConfig config) {
    return new AssemblyScript(config);
  }

  private void define(
      Map<String, HostFunction> functions, String name, String method, Class<?>... params) {
    try {
      MethodHandle handle =
          MethodHandles.lookup()
              .findVirtual(
                  AssemblyScript.class,
                  method,
                  MethodType.methodType(void.class, params)
                      .insertParameterTypes(0, Instance.class));
      functions.put(name, HostFunction.of(handle.bindTo(this)));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  private static void define(
      Map<String, HostFunction> functions, String name, DoubleSupplier function) {
    functions.put(name, HostFunction.of(DoubleSupplier.class, function));
  }

  /**
   * {@return the functions, under the module name {@code env}; each answers only to an import of
   * its own type, for other languages use the same names}
   */
  public Imports imports() {
    return new Named();
  }

  // No lambda: every program is asked for, and one takes a JVM that has just started longer.
  private final class Named implements Imports {
    @Override
    public Optional<Object> find(ImportType wanted) {
      HostFunction function =
          wanted.module().equals(MODULE) ? functions().get(wanted.name()) : null;
      return function != null && function.type().equals(wanted.type())
          ? Optional.of(function)
          : Optional.empty();
    }
  }

  @SuppressWarnings("unused") // through a handle
  private void abort(Instance instance, int message, int file, int line, int column) {
    String said = message == 0 ? "abort" : "abort: " + string(instance, message);
    String where = file == 0 ? "" : " in " + string(instance, file) + ":" + line + ":" + column;
    throw new AssemblyScriptAbort(said + where);
  }

  @SuppressWarnings("unused") // through a handle
  private void trace(
      Instance instance, int message, int count, double a, double b, double c, double d, double e) {
    var line = new StringBuilder("trace: ").append(string(instance, message));
    double[] values = {a, b, c, d, e};
    for (int i = 0; i < Math.min(count, TRACED); i++) {
      line.append(i == 0 ? " " : ", ").append(number(values[i]));
    }
    println(config.stderr(), line.toString());
  }

  /** Integers without a fraction, as AssemblyScript's own hosts print them. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @SuppressWarnings("unused") // through a handle
  private void print(Instance instance, int message) {
    println(config.stdout(), string(instance, message));
  }

  @SuppressWarnings("unused") // through a handle
  private void printError(Instance instance, int message) {
    println(config.stderr(), string(instance, message));
  }

  private static void println(OutputStream out, String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long randomBits() {
    byte[] bytes = new byte[8];
    config.random().accept(bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** All bits of a number, from which the program's own generator starts. */
  private double seed() {
    double seed;
    do {
      seed = Double.longBitsToDouble(randomBits());
      // A NaN's bits need not arrive.
    } while (Double.isNaN(seed));
    return seed;
  }

  /** A string object: UTF-16, its size in bytes in front of it. */
  private static String string(Instance instance, int pointer) {
    if (pointer == 0 || !(instance.exports().get("memory") instanceof Memory memory)) {
      return "";
    }
    long address = Integer.toUnsignedLong(pointer);
    long size = Integer.toUnsignedLong(memory.readInt(address - 4));
    int part = (int) Math.min(size, MAX_STRING) & ~1;
    memory.view(address, size);
    return new String(memory.read(address, part), StandardCharsets.UTF_16LE);
  }
}
