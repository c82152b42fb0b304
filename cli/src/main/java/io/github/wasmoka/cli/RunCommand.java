package io.github.wasmoka.cli;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code wasmoka run}: a WASI command, or one export with arguments. */
final class RunCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "run [OPTION]... FILE [ARGUMENT]...",
          "run a WASI command, or one of a module's functions",
          List.of(
              RuntimeOptions.ENGINE,
              Option.of(
                  "--dir", "HOST[::GUEST][:ro]", "open a directory for the guest; repeatable"),
              Option.of(
                  "--env", "NAME=VALUE", "set a variable of the guest's environment; repeatable"),
              Option.flag("--env-inherit", "give the guest the whole environment of this process"),
              Option.of(
                  "--invoke",
                  "EXPORT",
                  "call this function with the arguments and print its results"),
              RuntimeOptions.FEATURES,
              RuntimeOptions.MAX_MEMORY,
              RuntimeOptions.STACK_SIZE));

  @Override
  public String name() {
    return "run";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, PrintStream out, PrintStream err) throws IOException {
    if (args.rest().isEmpty()) {
      throw new UsageException("no FILE given");
    }
    String file = args.rest().getFirst();
    List<String> guestArgs = args.rest().subList(1, args.rest().size());
    WasiConfig.Builder config = wasi(args);
    // What compilers emit today still holds the exceptions from before 3.0.
    Runtime runtime = RuntimeOptions.runtime(args, Features.WASM_3.with(Feature.LEGACY_EXCEPTIONS));
    Module module = runtime.compile(RuntimeOptions.read(file));
    if (!args.has("--invoke")) {
      config.args(name(file)).args(guestArgs);
    } else {
      config.args(name(file));
    }
    try (Wasi wasi = Wasi.of(config.build())) {
      Instance instance = module.instantiate(wasi.imports());
      if (args.has("--invoke")) {
        invoke(instance, args.last("--invoke").orElseThrow(), guestArgs, out);
      } else {
        start(instance, file);
      }
    }
    return ExitCode.OK;
  }

  private static String name(String file) {
    return file.equals("-") ? "-" : String.valueOf(Path.of(file).getFileName());
  }

  private static WasiConfig.Builder wasi(OptionTable.Parsed args) {
    WasiConfig.Builder config =
        WasiConfig.builder()
            .stdin(new FileInputStream(FileDescriptor.in))
            .stdout(new FileOutputStream(FileDescriptor.out))
            .stderr(new FileOutputStream(FileDescriptor.err))
            .terminals(terminal(0), terminal(1), terminal(2));
    for (String dir : args.all("--dir")) {
      preopen(config, dir);
    }
    if (args.has("--env-inherit")) {
      System.getenv()
          .forEach((name, value) -> {
            if (!name.isEmpty() && name.indexOf('=') < 0) {
              config.env(name, value);
            }
          });
    }
    for (String variable : args.all("--env")) {
      int equals = variable.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--env wants NAME=VALUE, not " + variable);
      }
      config.env(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return config;
  }

  /** Java tells only whether input and output both are a terminal; Linux tells of each. */
  private static boolean terminal(int fd) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  private static void preopen(WasiConfig.Builder config, String dir) {
    boolean readOnly = dir.endsWith(":ro");
    String mapping = readOnly ? dir.substring(0, dir.length() - 3) : dir;
    int colons = mapping.indexOf("::");
    String host = colons < 0 ? mapping : mapping.substring(0, colons);
    String guest = colons < 0 ? mapping : mapping.substring(colons + 2);
    Path path = Path.of(host);
    if (host.isEmpty() || guest.isEmpty() || !Files.isDirectory(path)) {
      throw new UsageException("--dir: no directory " + host);
    }
    if (readOnly) {
      config.readOnlyDir(guest, path);
    } else {
      config.dir(guest, path);
    }
  }

  private static void start(Instance instance, String file) {
    if (instance.exports().get("_start") instanceof Function start) {
      start.call();
    } else if (instance.exports().get("_initialize") instanceof Function initialize) {
      initialize.call();
    } else {
      throw new UsageException(
          file
              + " exports neither _start nor _initialize; --invoke calls one of "
              + instance.exports().keySet());
    }
  }

  private static void invoke(
      Instance instance, String export, List<String> texts, PrintStream out) {
    if (!(instance.exports().get(export) instanceof Function function)) {
      throw new UsageException(
          "no exported function " + export + " in " + instance.exports().keySet());
    }
    if (instance.exports().get("_initialize") instanceof Function initialize) {
      initialize.call();
    }
    List<ValType> params = function.type().params();
    if (params.size() != texts.size()) {
      throw new UsageException(
          export + " has type " + function.type() + ", given " + texts.size() + " arguments");
    }
    var args = new Object[texts.size()];
    for (int i = 0; i < args.length; i++) {
      args[i] = value(params.get(i), texts.get(i));
    }
    Object result = function.call(args);
    switch (function.type().results().size()) {
      case 0 -> {
        // nothing to print
      }
      case 1 -> out.println(result);
      default -> {
        for (Object one : (@Nullable Object[]) Objects.requireNonNull(result)) {
          out.println(one);
        }
      }
    }
  }

  /**
   * An argument of a number type; integers also in hexadecimal and, up to the type's width,
   * unsigned.
   */
  private static Object value(ValType type, String text) {
    try {
      return switch (type) {
        case NumType.I32 -> {
          long value = Long.decode(text);
          if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
            throw new NumberFormatException();
          }
          yield (int) value;
        }
        case NumType.I64 ->
            text.startsWith("-") || text.startsWith("0x")
                ? (Object) Long.decode(text)
                : (Object) Long.parseUnsignedLong(text);
        case NumType.F32 -> Float.parseFloat(text);
        case NumType.F64 -> Double.parseDouble(text);
        default ->
            throw new UsageException("an argument of type " + type + " cannot be written here");
      };
    } catch (NumberFormatException e) {
      throw new UsageException("not of type " + type + ": " + text);
    }
  }
}
