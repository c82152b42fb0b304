package io.github.wasmoka.runtime.precompiled;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.Engine;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.validator.ValidModule;
import java.util.Arrays;

/** An engine for one module. */
record PrecompiledEngine(String name, Precompiled precompiled) implements Engine {
  @Override
  public ValidModule validate(WasmModule module, RuntimeConfig config) {
    if (!Arrays.equals(module.bytes(), precompiled.bytes())) {
      throw new IllegalArgumentException(
          "engine \"" + name + "\" runs the module that was compiled ahead of time, and no other");
    }
    for (Feature feature : precompiled.index().used()) {
      if (!config.features().has(feature)) {
        throw new InvalidException(feature.id() + " is not enabled", -1);
      }
    }
    return precompiled.valid(module, config.features());
  }

  @Override
  public CompiledModule compile(ValidModule module, RuntimeConfig config) {
    return instance -> precompiled.code(Flavour.of(instance), module).link(instance);
  }
}
