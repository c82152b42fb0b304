package io.github.wasmoka.spectest;

import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts bytes, whatever they are, through all that happens to a module before its code runs, and
 * lets only the documented exceptions pass. Thread-safe.
 */
final class Survival {
  private static final int START_SECTION = 8;
  private static final ResourceLimits LIMITS =
      ResourceLimits.DEFAULT.withMaxMemoryBytes(1 << 20).withMaxTableEntries(10_000);

  private final List<Runtime> runtimes = new ArrayList<>();

  /**
   * Prepares engines.
   *
   * @param engines their names
   */
  Survival(List<String> engines) {
    for (String engine : engines) {
      for (Features features : List.of(Features.ALL, Features.WASM_2)) {
        runtimes.add(Runtime.builder().engine(engine).features(features).limits(LIMITS).build());
      }
    }
  }

  /**
   * Tries a module.
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
    return switch (valType) {
      case NumType.I32 -> runtime.newGlobal(type, 1);
      case NumType.I64 -> runtime.newGlobal(type, 1L);
      case NumType.F32 -> runtime.newGlobal(type, 1f);
      case NumType.F64 -> runtime.newGlobal(type, 1.0);
      case VecType.V128 -> runtime.newGlobal(type, V128.ZERO);
      case RefType ref -> ref.nullable() ? runtime.newGlobal(type, null) : null;
    };
  }
}
