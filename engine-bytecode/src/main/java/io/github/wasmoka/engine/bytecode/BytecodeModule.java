package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.engine.bytecode.emit.ModuleClasses;
import io.github.wasmoka.engine.bytecode.plan.Flavour;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.jvm.CodeLoader;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A module with a loader for each flavour that its instances have asked for. Thread-safe. */
final class BytecodeModule implements CompiledModule {
  private final ValidModule valid;
  private final Map<Flavour, CodeLoader> loaders = new ConcurrentHashMap<>();

  BytecodeModule(ValidModule valid) {
    this.valid = valid;
  }

  @Override
  public void link(ModuleInstance instance) {
    boolean array =
        instance.memories.length > 0 && instance.memories[0] instanceof ByteArrayMemory;
    boolean dirty = array && instance.memories[0].tracksDirtyPages();
    loaders
        .computeIfAbsent(
            new Flavour(array, dirty),
            flavour -> new CodeLoader(valid, new ModuleClasses(new ModulePlan(valid, flavour))))
        .link(instance);
  }
}
