package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.fs.Errno;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The globals {@code process}, {@code path} and {@code console}. */
final class JsProcess {
  private static final int DIRECTORY = 3;

  private final WasiFiles files;

  private JsProcess(WasiFiles files) {
    this.files = files;
  }

  static void define(Realm realm, WasiFiles files, WasiConfig config) {
    var process = new JsProcess(files);
    JsObject global = realm.global();
    global.set("process", process.process(realm, config));
    global.set("path", new JsObject().set("resolve", new JsFunction(process::resolve)));
    var console = new JsObject();
    for (String name : List.of("log", "info", "debug")) {
      console.set(name, process.logger(1));
    }
    for (String name : List.of("error", "warn")) {
      console.set(name, process.logger(2));
    }
    global.set("console", console);
  }

  private JsObject process(Realm realm, WasiConfig config) {
    var env = new JsObject();
    for (String variable : config.env()) {
      int equals = variable.indexOf('=');
      env.set(variable.substring(0, equals), variable.substring(equals + 1));
    }
    var process =
        new JsObject()
            .set("pid", -1.0)
            .set("ppid", -1.0)
            .set("argv", realm.array(config.args()))
            .set("env", env)
            .set("cwd", new JsFunction((_, _) -> files.paths.directory()))
            .set("chdir", new JsFunction(this::changeDirectory))
            .set("exit", new JsFunction(JsProcess::exit));
    // There are no users here; Go has -1 for that, and an error for groups and masks.
    for (String name : List.of("getuid", "geteuid", "getgid", "getegid")) {
      process.set(name, new JsFunction((_, _) -> -1.0));
    }
    for (String name : List.of("getgroups", "umask")) {
      process.set(
          name,
          new JsFunction((_, _) -> {
            throw WasiFiles.error(Errno.NOSYS, name);
          }));
    }
    return process;
  }

  @SuppressWarnings("DoNotCallSuggester")
  private static Object exit(@Nullable Object self, List<@Nullable Object> args) {
    throw new ExitException((int) Js.integer(Js.arg(args, 0)));
  }

  private Object changeDirectory(@Nullable Object self, List<@Nullable Object> args) {
    String path = Js.string(Js.arg(args, 0));
    if (files.stat(path, true).type() != DIRECTORY) {
      throw WasiFiles.error(Errno.NOTDIR, "chdir");
    }
    files.paths.changeDirectory(path);
    return Undefined.UNDEFINED;
  }

  private Object resolve(@Nullable Object self, List<@Nullable Object> args) {
    String path = "";
    for (Object arg : args) {
      String segment = Js.string(arg);
      path = segment.startsWith("/") ? segment : path + "/" + segment;
    }
    boolean absolute = !args.isEmpty() && args.stream().anyMatch(a -> Js.string(a).startsWith("/"));
    return files.paths.resolve(absolute || path.isEmpty() ? path : path.substring(1));
  }

  private JsFunction logger(int fd) {
    return new JsFunction((_, args) -> {
      files.writeAll(fd, Realm.line(args).getBytes(StandardCharsets.UTF_8));
      return Undefined.UNDEFINED;
    });
  }
}
