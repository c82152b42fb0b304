package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.api.CodeCache;
import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.engine.bytecode.ahead.JarWriter;
import io.github.wasmoka.engine.bytecode.emit.ModuleClasses;
import io.github.wasmoka.engine.bytecode.plan.Grouping;
import io.github.wasmoka.engine.bytecode.plan.MethodSizes;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.cache.CompilationCache;
import io.github.wasmoka.runtime.jvm.ClassSource;
import io.github.wasmoka.runtime.jvm.Code;
import io.github.wasmoka.runtime.jvm.CodeVersion;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A module with code for each flavour that its instances have asked for. Thread-safe. */
final class BytecodeModule implements CompiledModule {
  private final ValidModule valid;
  private final Optional<CodeCache> cache;
  private final Map<Flavour, Code> codes = new ConcurrentHashMap<>();

  BytecodeModule(ValidModule valid, Optional<CodeCache> cache) {
    this.valid = valid;
    this.cache = cache;
  }

  @Override
  public void link(ModuleInstance instance) {
    Flavour flavour = Flavour.of(instance);
    codes.computeIfAbsent(vectors() ? flavour.withVectors() : flavour, this::code).link(instance);
  }

  private boolean vectors() {
    return (valid.usedFeatures().contains(Feature.SIMD)
            || valid.usedFeatures().contains(Feature.RELAXED_SIMD))
        && VectorApi.present();
  }

  @Override
  public void compileAhead(String moduleName, List<InstanceOptions> options, OutputStream jar)
      throws IOException {
    var flavours = new LinkedHashSet<Flavour>();
    for (InstanceOptions wanted : options) {
      flavours.add(Flavour.of(valid, wanted));
    }
    JarWriter.write(valid, moduleName, flavours, jar);
  }

  private Code code(Flavour flavour) {
    var classes = new ModuleClasses(new ModulePlan(valid, flavour, Grouping.LAZY));
    return Code.generated(
        valid, cache.isPresent() ? cached(classes, flavour, cache.get()) : classes);
  }

  private ClassSource cached(ClassSource classes, Flavour flavour, CodeCache place) {
    return new CachedClasses(
        classes,
        CompilationCache.of(
            place,
            BytecodeProvider.NAME,
            String.valueOf(CodeVersion.CURRENT),
            flavour.id() + MethodSizes.id() + Grouping.LAZY.id() + " " + valid.features(),
            valid.module().bytes()));
  }
}
