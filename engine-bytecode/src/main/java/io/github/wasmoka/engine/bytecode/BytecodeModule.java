package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.engine.bytecode.emit.ModuleClasses;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.jvm.Code;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A module with code for each flavour that its instances have asked for. Thread-safe. */
final class BytecodeModule implements CompiledModule {
  private final ValidModule valid;
  private final Map<Flavour, Code> codes = new ConcurrentHashMap<>();

  BytecodeModule(ValidModule valid) {
    this.valid = valid;
  }

  @Override
  public void link(ModuleInstance instance) {
    codes
        .computeIfAbsent(
            Flavour.of(instance),
            flavour -> Code.generated(valid, new ModuleClasses(new ModulePlan(valid, flavour))))
        .link(instance);
  }
}
