package io.github.wasmoka.api;

import io.github.wasmoka.api.spi.EngineProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds engines and chooses among them. */
final class Engines {
  private Engines() {}

  static List<EngineProvider> found() {
    return load(new ArrayList<>());
  }

  static Runtime open(@Nullable String name, RuntimeConfig config) {
    var refusals = new ArrayList<String>();
    for (EngineProvider provider : load(refusals)) {
      if (name != null && !provider.name().equals(name)) {
        refusals.add(provider.name() + ": not asked for");
        continue;
      }
      Optional<String> reason = provider.unavailable();
      if (reason.isEmpty()) {
        return provider.open(config);
      }
      refusals.add(provider.name() + ": " + reason.get());
    }
    throw new IllegalStateException(
        (name == null ? "no engine can run here" : "no engine \"" + name + "\"")
            + (refusals.isEmpty()
                ? "; none is on the module path: add a module such as io.github.wasmoka.engine.interpreter"
                : "; found " + String.join(", ", refusals)));
  }

  /**
   * Looks on the class path only if there is one: that takes a JVM that has just started 8 ms, a
   * tenth of a small program's run.
   */
  private static ServiceLoader<EngineProvider> loader() {
    ModuleLayer layer = Engines.class.getModule().getLayer();
    return layer == ModuleLayer.boot()
            && System.getProperty("java.class.path", "").isEmpty()
            && Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader()
        ? ServiceLoader.load(layer, EngineProvider.class)
        : ServiceLoader.load(EngineProvider.class);
  }

  /**
   * All providers, best first. A provider that cannot be loaded is reported, and does not hide the
   * others.
   */
  private static List<EngineProvider> load(List<String> refusals) {
    var byName = new HashMap<String, EngineProvider>();
    Iterator<EngineProvider> providers = loader().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        EngineProvider provider = providers.next();
        EngineProvider twin = byName.putIfAbsent(provider.name(), provider);
        if (twin != null) {
          throw new IllegalStateException(
              "two engines are called \""
                  + provider.name()
                  + "\": "
                  + twin.getClass()
                  + " and "
                  + provider.getClass());
        }
      } catch (ServiceConfigurationError e) {
        refusals.add(String.valueOf(e.getMessage()));
      }
    }
    var sorted = new ArrayList<>(byName.values());
    sorted.sort(Engines::compare);
    return sorted;
  }

  // By hand: every run passes here, and a JVM that has just started takes 5 ms to link what
  // Comparator has for it.
  private static int compare(EngineProvider a, EngineProvider b) {
    int byPriority = Integer.compare(b.priority(), a.priority());
    return byPriority != 0 ? byPriority : a.name().compareTo(b.name());
  }
}
