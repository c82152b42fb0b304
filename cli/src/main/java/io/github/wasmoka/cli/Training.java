package io.github.wasmoka.cli;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.util.List;

/**
 * Runs a program on every engine, twice, as it would be run from a terminal: what the launcher does
 * once after a build, with an empty cache folder, for the JVM to keep which classes it takes to
 * fill and to read it.
 */
final class Training {
  private Training() {}

  public static void main(String[] args) {
    Streams streams = Streams.ofProcess();
    for (EngineProvider engine : Runtime.engines()) {
      for (int round = 0; round < 2; round++) {
        int code =
            Main.run(
                List.of("run", "--engine", engine.name(), args[0], "a", "b"),
                streams,
                UserCache.ofProcess());
        if (code != ExitCode.OK) {
          streams.err.println(engine.name() + " ended with " + code);
        }
      }
    }
  }
}
