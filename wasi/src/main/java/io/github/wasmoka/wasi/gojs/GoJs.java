package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The host of one Go program built with {@code GOOS=js GOARCH=wasm}, by any Go from 1.19 on.
 *
 * <p>{@link #run(Runtime, Module, WasiConfig)} runs a program from beginning to end. For more, make
 * a host, set global objects that the program finds through {@code syscall/js}, instantiate the
 * module with {@link #imports}, and {@link #start} it; afterwards call functions that the program
 * has set as global objects. Everything happens on the calling thread; a host serves one instance.
 */
public final class GoJs implements AutoCloseable {
  private static final long HEAP_LIMIT = 256L << 20;

  private final WasiConfig config;
  private final Wasi wasi;
  private final EventLoop loop;
  private final Realm realm;
  private final JsObject go = new JsObject();
  private final GoCalls calls;
  private @Nullable GoMemory program;
  private OptionalInt exit = OptionalInt.empty();

  private GoJs(Runtime runtime, WasiConfig config, Wasi wasi, Imports functions) {
    this.config = config;
    this.wasi = wasi;
    loop = new EventLoop(config);
    var heap = new JsHeap(HEAP_LIMIT);
    realm = new Realm(config, heap, loop);
    var files = new WasiFiles(runtime, functions);
    JsProcess.define(realm, files, config);
    realm
        .global()
        .set(
            "fs",
            new JsFileSystem(realm, loop, files, () -> new WasiFiles(runtime, functions)).make());
    go.set("_pendingEvent", null);
    go.set("_makeFuncWrapper", new JsFunction(this::makeWrapper));
    calls =
        new GoCalls(
            config,
            files,
            loop,
            new ValueTable(heap, realm.global(), go),
            new GoCalls.Program() {
              @Override
              public GoMemory go() {
                return program();
              }

              @Override
              public void resume() {
                GoJs.this.resume();
              }
            });
  }

  /**
   * Makes a host.
   *
   * @param runtime the runtime that the program's module was compiled by
   * @param config what the guest is given
   * @return the host
   */
  public static GoJs of(Runtime runtime, WasiConfig config) {
    Wasi wasi = Wasi.of(config);
    return new GoJs(runtime, config, wasi, wasi.imports());
  }

  /**
   * Makes a host whose file accesses go through given functions of WASI, such as traced ones.
   *
   * @param runtime the runtime that the program's module was compiled by
   * @param config what the guest is given, files excepted
   * @param wasi the system that the functions belong to; closed with the host
   * @param functions all functions of {@code wasi_snapshot_preview1}
   * @return the host
   */
  public static GoJs of(Runtime runtime, WasiConfig config, Wasi wasi, Imports functions) {
    return new GoJs(runtime, config, wasi, functions);
  }

  /**
   * Whether a module is a program of this kind.
   *
   * @param module the module
   * @return true if it imports what only Go's {@code js} port does
   */
  public static boolean isWantedBy(Module module) {
    return module.imports().stream()
        .anyMatch(i -> isModule(i.module()) && i.name().equals("runtime.wasmExit"));
  }

  private static boolean isModule(String name) {
    // Called "go" before Go 1.21.
    return name.equals("gojs") || name.equals("go");
  }

  /**
   * Runs a program to its end.
   *
   * @param runtime the runtime that the module was compiled by
   * @param module the program
   * @param config what the guest is given
   * @return its exit code
   * @throws io.github.wasmoka.api.ExecutionException if it traps or is interrupted
   */
  public static int run(Runtime runtime, Module module, WasiConfig config) {
    try (GoJs host = of(runtime, config)) {
      return host.run(module.instantiate(host.imports()));
    }
  }

  /** {@return the functions of {@code gojs}, and of {@code go} as it was called before Go 1.21} */
  public Imports imports() {
    return wanted -> {
      IntConsumer function = isModule(wanted.module()) ? calls.find(wanted.name()) : null;
      return function == null
          ? Optional.empty()
          : Optional.of(HostFunction.of(IntConsumer.class, function));
    };
  }

  /** {@return the program's {@code js.Global()}} */
  public JsObject global() {
    return realm.global();
  }

  /**
   * Runs a program from its start to its end. One that only waits for calls that never come is told
   * so, and then reports a deadlock.
   *
   * @param instance the program
   * @return its exit code
   * @throws io.github.wasmoka.api.ExecutionException if it traps or is interrupted
   */
  public int run(Instance instance) {
    OptionalInt code = start(instance);
    if (code.isEmpty()) {
      go.set("_pendingEvent", new JsObject().set("id", 0.0));
      code = ended(this::resumeAndLoop);
    }
    return code.orElse(0);
  }

  /**
   * Runs a program until it ends or has nothing to do but wait for the host's calls.
   *
   * @param instance the program
   * @return its exit code; empty if it waits
   * @throws io.github.wasmoka.api.LinkException if it lacks the exports of a Go program
   * @throws io.github.wasmoka.api.ExecutionException if it traps or is interrupted
   * @throws IllegalArgumentException if arguments and environment are more than 8 KiB
   */
  public OptionalInt start(Instance instance) {
    var started = new GoMemory(instance);
    program = started;
    return ended(() -> {
      started.run(config.args().isEmpty() ? List.of("js") : config.args(), sortedEnv());
      turnAll();
    });
  }

  /**
   * Does what a call of one of the program's functions has left to do: goroutines that wait for
   * time or files.
   *
   * @return the program's exit code; empty if it waits for more calls
   * @throws io.github.wasmoka.api.ExecutionException if it traps or is interrupted
   */
  public OptionalInt proceed() {
    return exit.isPresent() ? exit : ended(this::turnAll);
  }

  private List<String> sortedEnv() {
    return config.env().stream().sorted().toList();
  }

  private void turnAll() {
    boolean more = true;
    while (more) {
      more = loop.turn();
    }
  }

  private void resumeAndLoop() {
    resume();
    turnAll();
  }

  private OptionalInt ended(Runnable part) {
    try {
      part.run();
    } catch (ExitException e) {
      exit = OptionalInt.of(e.code());
    }
    return exit;
  }

  private GoMemory program() {
    GoMemory started = program;
    if (started == null) {
      throw new IllegalStateException("the Go program was not started");
    }
    return started;
  }

  private void resume() {
    if (exit.isPresent()) {
      throw Js.error("Error", "Go program has already exited");
    }
    program().resume();
  }

  /** The JavaScript function for one of Go's, which knows it by number. */
  private JsFunction makeWrapper(@Nullable Object self, List<@Nullable Object> numbers) {
    Object id = Js.arg(numbers, 0);
    return new JsFunction((caller, args) -> {
      var event = new JsObject().set("id", id).set("this", caller).set("args", realm.array(args));
      go.set("_pendingEvent", event);
      resume();
      Object result = event.get("result");
      return result;
    });
  }

  /** Closes every file that the program left open. */
  @Override
  public void close() {
    wasi.close();
  }
}
