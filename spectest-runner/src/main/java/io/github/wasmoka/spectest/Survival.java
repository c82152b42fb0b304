package io.github.wasmoka.spectest;

import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts bytes, whatever they are, through all that happens to a module, and lets only the documented
 * exceptions pass. Thread-safe.
 */
final class Survival {
  private static final int START_SECTION = 8;
  private static final ResourceLimits LIMITS =
      ResourceLimits.DEFAULT.withMaxMemoryBytes(1 << 20).withMaxTableEntries(10_000);

  private static final long FUEL = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_CALLS = 20;

  private final List<Runtime> runtimes = new ArrayList<>();

  /** Those whose code may run: without shared memories, on which it could wait for ever. */
  private final List<Runtime> running = new ArrayList<>();

  /**
   * Prepares engines.
   *
   * @param engines their names
   */
  Survival(List<String> engines) {
    for (String engine : engines) {
      runtimes.add(runtime(engine, Features.ALL));
      runtimes.add(runtime(engine, Features.WASM_2));
      running.add(runtime(engine, Features.ALL.without(Feature.THREADS)));
    }
  }

  private static Runtime runtime(String engine, Features features) {
    return Runtime.builder().engine(engine).features(features).limits(LIMITS).build();
  }

  /**
   * Tries a module, all but its code.
   *
   * @param bytes what may be a module
   * @return whether any engine took it
   * @throws IllegalStateException if it was taken, and does not come back from print
   */
  boolean survive(byte[] bytes) {
    boolean taken = false;
    for (Runtime runtime : runtimes) {
      Module module;
      try {
        module = runtime.compile(bytes);
      } catch (MalformedException | InvalidException documented) {
        Objects.requireNonNull(documented.getMessage());
        continue;
      }
      taken = true;
      look(module);
      instantiate(runtime, module);
    }
    if (taken) {
      Optional<String> fault = RoundTrip.fault(bytes);
      if (fault.isPresent()) {
        throw new IllegalStateException(fault.get());
      }
    }
    return taken;
  }

  /**
   * Runs a module's functions, each a little while.
   *
   * @param bytes a module that an engine took
   */
  void execute(byte[] bytes) {
    for (Runtime runtime : running) {
      Module module;
      try {
        module = runtime.compile(bytes);
      } catch (MalformedException | InvalidException documented) {
        continue;
      }
      try {
        Imports imports = wanted -> Optional.ofNullable(made(runtime, wanted));
        Instance instance =
            module.instantiate(imports, InstanceOptions.DEFAULT.withFuel(FUEL).withInterruption());
        instance.interruptAfter(PATIENCE);
        int calls = 0;
        for (Extern extern : instance.exports().values()) {
          if (extern instanceof Function function && calls++ < MAX_CALLS) {
            call(instance, function);
          }
        }
        instance.clearInterrupt();
      } catch (LinkException | ExecutionException documented) {
        Objects.requireNonNull(documented.getMessage());
      }
    }
  }

  private static void call(Instance instance, Function function) {
    @Nullable Object[] arguments = new @Nullable Object[function.type().params().size()];
    for (int i = 0; i < arguments.length; i++) {
      ValType type = function.type().params().get(i);
      if (type instanceof RefType ref && !ref.nullable()) {
        return;
      }
      arguments[i] = zero(type);
    }
    instance.setFuel(FUEL);
    try {
      function.call(arguments);
    } catch (ExecutionException documented) {
      Objects.requireNonNull(documented.getMessage());
    }
  }

  private static void look(Module module) {
    module.name();
    module.exports();
    module.memories();
    module.features();
    module.functionCount();
    module.sections();
    module.customSections("name");
  }

  private static void instantiate(Runtime runtime, Module module) {
    if (module.sections().stream().anyMatch(s -> s.id() == START_SECTION)) {
      // A damaged start function may never end.
      return;
    }
    try {
      Imports imports = wanted -> Optional.ofNullable(made(runtime, wanted));
      module.instantiate(imports, InstanceOptions.DEFAULT.withDirtyTracking());
    } catch (LinkException | ExecutionException documented) {
      Objects.requireNonNull(documented.getMessage());
    }
  }

  /** Something that fits an import, as far as its type says how. */
  private static @Nullable Object made(Runtime runtime, ImportType wanted) {
    return switch (wanted.type()) {
      case FuncType type -> function(type);
      case MemType type -> runtime.newMemory(type, InstanceOptions.DEFAULT);
      case TableType type -> type.element().nullable() ? runtime.newTable(type, null) : null;
      case GlobalType type -> global(runtime, type);
      case TagType type -> runtime.newTag(type);
    };
  }

  private static HostFunction function(FuncType type) {
    return HostFunction.of(type, MethodHandles.empty(HostFunction.methodType(type)));
  }

  private static @Nullable Extern global(Runtime runtime, GlobalType type) {
    ValType valType = type.valType();
    return valType instanceof RefType ref && !ref.nullable()
        ? null
        : runtime.newGlobal(type, zero(valType));
  }

  /** Zero, or null, of a type. */
  private static @Nullable Object zero(ValType type) {
    return switch (type) {
      case NumType.I32 -> 0;
      case NumType.I64 -> 0L;
      case NumType.F32 -> 0f;
      case NumType.F64 -> 0.0;
      case VecType.V128 -> V128.ZERO;
      case RefType _ -> null;
    };
  }
}
