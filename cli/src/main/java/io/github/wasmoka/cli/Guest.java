package io.github.wasmoka.cli;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.assemblyscript.AssemblyScript;
import io.github.wasmoka.wasi.emscripten.Emscripten;
import io.github.wasmoka.wasi.gojs.GoJs;
import io.github.wasmoka.wasi.trace.WasiTrace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A program with the host that it needs: WASI for all, and beside it what its imports tell that it
 * was compiled for.
 *
 * @param runtime the runtime that compiled it
 * @param module the program
 * @param config what it is given
 * @param options what is switched on for its instance
 * @param trace who is told of its system calls
 */
record Guest(
    Runtime runtime,
    Module module,
    WasiConfig config,
    InstanceOptions options,
    Optional<Consumer<String>> trace) {

  /** What to do with the instance, once it is there. */
  interface Use {
    /** {@return the exit code} */
    int of(Instance instance);
  }

  /**
   * Instantiates it and uses it.
   *
   * @param started told of the instance before it is used
   * @param use what to do; not asked for a program of Go's {@code js} port, which only runs
   * @return the exit code
   */
  int run(Consumer<Instance> started, Use use) {
    try (Wasi wasi = Wasi.of(config)) {
      Imports system = trace.map(t -> WasiTrace.of(wasi.imports(), t)).orElseGet(wasi::imports);
      if (GoJs.isWantedBy(module)) {
        GoJs host = GoJs.of(runtime, config, wasi, system);
        Instance instance = module.instantiate(host.imports(), options);
        started.accept(instance);
        return host.run(instance);
      }
      Imports imports =
          system.or(AssemblyScript.of(config).imports()).or(Emscripten.of(config).imports());
      Instance instance = module.instantiate(imports, options);
      started.accept(instance);
      return use.of(instance);
    }
  }

  /** Runs a command, or initialises a reactor (as WASI calls a library). */
  static int start(Instance instance) {
    List<String> entries = List.of("_start", "_initialize");
    for (String entry : entries) {
      if (instance.exports().get(entry) instanceof Function function) {
        function.call();
        return ExitCode.OK;
      }
    }
    throw new UsageException(
        "the module exports neither _start nor _initialize; --invoke calls one of "
            + instance.exports().keySet());
  }

  /** Initialises a reactor, if it is one. */
  static void initialize(Instance instance) {
    if (instance.exports().get("_initialize") instanceof Function initialize) {
      initialize.call();
    }
  }
}
