package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.WasmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one script on one runtime and reports every command. Used by one thread. */
final class ScriptRunner {
  private final Runtime runtime;
  private final Outcome outcome;
  private final Imports imports;
  private final Map<String, Instance> registered = new HashMap<>();
  private final Map<String, Module> definitions = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, ThreadRun> threads = new HashMap<>();
  private @Nullable Module lastDefinition;
  private @Nullable Instance current;

  ScriptRunner(Runtime runtime, Outcome outcome) {
    this.runtime = runtime;
    this.outcome = outcome;
    Imports spectest = SpectestHost.imports(runtime).build();
    // A name stands for one instance, the last that was registered under it.
    this.imports =
        wanted -> {
          Instance instance = registered.get(wanted.module());
          return instance == null
              ? spectest.find(wanted)
              : Optional.ofNullable(instance.exports().get(wanted.name()));
        };
  }

  void run(List<Command> commands) {
    for (Command command : commands) {
      if (outcome.abandoned()) {
        return;
      }
      try {
        String fault = perform(command);
        if (fault == null) {
          outcome.pass();
        } else {
          outcome.fail(command.line(), fault);
        }
      } catch (RuntimeException | Error e) {
        // Whatever an engine lets out is this command's failure, and the script goes on: one
        // defect, one line.
        outcome.fail(command.line(), "unexpected " + describe(e));
      }
    }
    // What a thread found counts, whether the script waits for it or not.
    threads.values().forEach(this::join);
    threads.clear();
  }

  private void join(ThreadRun run) {
    try {
      run.thread().join();
      outcome.add(run.outcome());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns what is wrong, or null. */
  private @Nullable String perform(Command command) {
    switch (command) {
      case Command.Module(int _, String id, ModuleSource source, boolean definitionOnly) -> {
        current = definitionOnly ? current : null;
        Module module = runtime.compile(source.bytes());
        lastDefinition = module;
        if (id != null) {
          definitions.put(id, module);
        }
        if (!definitionOnly) {
          instantiate(id, module);
        }
        return null;
      }
      case Command.Instance(int _, String id, String definition) -> {
        current = null;
        Module module = definition == null ? lastDefinition : known(definitions, definition);
        if (module == null) {
          return "no module was defined";
        }
        instantiate(id, module);
        return null;
      }
      case Command.Register(int _, String name, String id) -> {
        registered.put(name, instance(id));
        return null;
      }
      case Command.Perform(int _, Action action) -> {
        perform(action);
        return null;
      }
      case Command.AssertReturn(int _, Action action, List<Pattern> expected) -> {
        return compare(perform(action), expected);
      }
      case Command.AssertFails(int _, Failure failure, Action action, String message) -> {
        return expect(failure, message, () -> perform(action));
      }
      case Command.AssertRefused(int _, Failure failure, ModuleSource source, String message) -> {
        return expect(
            failure,
            message,
            () -> {
              Module module = runtime.compile(source.bytes());
              return failure == Failure.MALFORMED || failure == Failure.INVALID
                  ? List.of("a valid module")
                  : List.of(module.instantiate(imports));
            });
      }
      case Command.StartThread(int _, String id, List<String> shared, List<Command> commands) -> {
        threads.put(id, startThread(shared, commands));
        return null;
      }
      case Command.Wait(int _, String id) -> {
        join(known(threads, id));
        threads.remove(id);
        return null;
      }
    }
  }

  private record ThreadRun(Thread thread, Outcome outcome) {}

  private ThreadRun startThread(List<String> shared, List<Command> commands) {
    var child = new ScriptRunner(runtime, new Outcome());
    shared.forEach(id -> child.instances.put(id, instance(id)));
    Thread thread = new Thread(() -> child.run(commands), "script thread");
    thread.setDaemon(true);
    thread.start();
    return new ThreadRun(thread, child.outcome);
  }

  private void instantiate(@Nullable String id, Module module) {
    Instance instance = module.instantiate(imports);
    current = instance;
    if (id != null) {
      instances.put(id, instance);
    }
  }

  private Instance instance(@Nullable String id) {
    if (id != null) {
      return known(instances, id);
    }
    Instance last = current;
    if (last == null) {
      throw new IllegalStateException("no instance");
    }
    return last;
  }

  private static <T> T known(Map<String, T> map, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalStateException("unknown " + id);
    }
    return found;
  }

  private List<@Nullable Object> perform(Action action) {
    switch (action) {
      case Action.Invoke(String id, String name, List<@Nullable Object> arguments) -> {
        Function function = instance(id).function(name);
        Object result = function.call(arguments.toArray());
        var results = new ArrayList<@Nullable Object>();
        switch (function.type().results().size()) {
          case 0 -> {}
          case 1 -> results.add(result);
          default -> results.addAll(Arrays.asList((Object[]) Objects.requireNonNull(result)));
        }
        return results;
      }
      case Action.Get(String id, String name) -> {
        Global global = instance(id).global(name);
        var results = new ArrayList<@Nullable Object>();
        results.add(global.value());
        return results;
      }
    }
  }

  private static @Nullable String compare(List<@Nullable Object> actual, List<Pattern> expected) {
    boolean equal = actual.size() == expected.size();
    for (int i = 0; equal && i < expected.size(); i++) {
      equal = expected.get(i).matches(actual.get(i));
    }
    return equal ? null : "expected " + expected + ", got " + show(actual);
  }

  private static String show(List<@Nullable Object> values) {
    var texts = new ArrayList<String>();
    for (Object value : values) {
      texts.add(
          switch (value) {
            case null -> "null";
            case Float f -> f + " (0x" + Integer.toHexString(Float.floatToRawIntBits(f)) + ")";
            case Double d -> d + " (0x" + Long.toHexString(Double.doubleToRawLongBits(d)) + ")";
            default -> value.toString();
          });
    }
    return texts.toString();
  }

  @FunctionalInterface
  private interface Attempt {
    Object run();
  }

  private static @Nullable String expect(Failure failure, String message, Attempt attempt) {
    try {
      return "expected " + failure + " \"" + message + "\", got " + attempt.run();
    } catch (WasmException e) {
      return failure.matches(e, message)
          ? null
          : "expected " + failure + " \"" + message + "\", got " + describe(e);
    }
  }

  private static String describe(Throwable e) {
    String text = e.getClass().getSimpleName() + ": " + e.getMessage();
    if (!(e instanceof WasmException) && e.getStackTrace().length > 0) {
      text += " at " + e.getStackTrace()[0];
    }
    return text;
  }
}
