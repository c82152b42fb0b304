package io.github.wasmoka.cli;

import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.spi.EngineProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A module that was compiled ahead of time: a jar, or the name of a Java module that this JVM was
 * started with. It is Java code, and trusted like the command itself.
 *
 * @param runtime its runtime
 * @param module the module
 */
record AheadProgram(Runtime runtime, Module module) {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /**
   * Finds a program.
   *
   * @param file a file or a Java module's name
   * @param config how its runtime is configured
   * @return the program; empty if the file is something else
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if it is a jar and no such program, or one that cannot run here
   */
  static Optional<AheadProgram> find(String file, RuntimeConfig config) throws IOException {
    Path path = Path.of(file);
    if (Files.isRegularFile(path)) {
      return isZip(path) ? Optional.of(of(file, provider(path), config)) : Optional.empty();
    }
    return Files.exists(path)
        ? Optional.empty()
        : Runtime.engines().stream()
            .filter(engine -> engine.name().equals(file) && engine.priority() == 0)
            .findFirst()
            .map(engine -> of(file, engine, config));
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  private static AheadProgram of(String file, EngineProvider engine, RuntimeConfig config) {
    engine
        .unavailable()
        .ifPresent(reason -> {
          throw new IllegalStateException(file + ": " + reason);
        });
    Runtime runtime = engine.open(config);
    byte[] module = engine.precompiled().orElseThrow(() -> none(file));
    return new AheadProgram(runtime, runtime.compile(module));
  }

  /** What to throw for a file that is something else. */
  static IllegalStateException none(String file) {
    return new IllegalStateException(file + ": no module compiled ahead of time");
  }

  private static EngineProvider provider(Path jar) throws IOException {
    ModuleLayer boot = ModuleLayer.boot();
    for (ResolvedModule module : boot.configuration().modules()) {
      if (isAt(jar, module.reference().location())) {
        // On the JVM's own module path, where its ahead-of-time cache knows the classes.
        return in(boot, jar, found -> found.getName().equals(module.name()));
      }
    }
    return inJar(jar);
  }

  private static boolean isAt(Path jar, Optional<URI> location) throws IOException {
    return location.isPresent()
        && location.get().getScheme().equals("file")
        && Files.isSameFile(jar, Path.of(location.get()));
  }

  private static EngineProvider in(
      ModuleLayer layer, Path jar, Predicate<java.lang.Module> module) {
    return ServiceLoader.load(layer, EngineProvider.class).stream()
        .filter(provider -> module.test(provider.type().getModule()))
        .findFirst()
        .orElseThrow(() -> none(jar.toString()))
        .get();
  }

  private static EngineProvider inJar(Path jar) {
    try {
      ModuleFinder finder = ModuleFinder.of(jar);
      var names =
          finder.findAll().stream()
              .map(ModuleReference::descriptor)
              .map(descriptor -> descriptor.name())
              .collect(Collectors.toSet());
      ModuleLayer parent = ModuleLayer.boot();
      Configuration configuration =
          parent.configuration().resolve(finder, ModuleFinder.of(), names);
      ModuleLayer layer =
          parent.defineModulesWithOneLoader(configuration, AheadProgram.class.getClassLoader());
      return in(layer, jar, found -> found.getLayer() == layer);
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      throw new IllegalStateException(jar + ": " + e.getMessage(), e);
    }
  }
}
