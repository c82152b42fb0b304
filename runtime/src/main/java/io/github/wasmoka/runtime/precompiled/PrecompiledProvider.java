package io.github.wasmoka.runtime.precompiled;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.runtime.EngineRuntime;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider of the engine of one module that was compiled ahead of time, see {@link
 * io.github.wasmoka.api.Module#compileAhead}. Extended by the class that such a jar provides; not
 * meant to be extended by hand.
 */
public abstract class PrecompiledProvider implements EngineProvider {
  // With the class, so that all runtimes share a module and its code, which the JVM has once.
  private static final ClassValue<Holder> HOLDERS =
      new ClassValue<>() {
        @Override
        protected Holder computeValue(Class<?> type) {
          return new Holder();
        }
      };

  private final MethodHandles.Lookup lookup;

  /**
   * For the subclass.
   *
   * @param lookup the subclass with private access
   */
  protected PrecompiledProvider(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
  }

  private static final class Holder {
    private volatile @Nullable Precompiled module;

    synchronized Precompiled module(MethodHandles.Lookup lookup) {
      Precompiled known = module;
      if (known == null) {
        known = Precompiled.read(lookup);
        module = known;
      }
      return known;
    }
  }

  private Precompiled module() {
    return HOLDERS.get(lookup.lookupClass()).module(lookup);
  }

  @Override
  public final String name() {
    return lookup.lookupClass().getPackageName();
  }

  @Override
  public final int priority() {
    return 0;
  }

  @Override
  public final Optional<String> unavailable() {
    try {
      module();
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public final Optional<byte[]> precompiled() {
    return Optional.of(module().bytes().clone());
  }

  @Override
  public final Runtime open(RuntimeConfig config) {
    return new EngineRuntime(new PrecompiledEngine(name(), module()), config);
  }
}
