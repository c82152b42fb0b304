package io.github.wasmoka.cli;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.util.List;

/**
 * Runs a program on every engine, one after the other: what the launcher does once after a build,
 * for the JVM to keep which classes a run needs.
 */
final class Training {
  private Training() {}

  public static void main(String[] args) {
    Streams streams = Streams.ofProcess();
    for (EngineProvider engine : Runtime.engines()) {
      int code = Main.run(List.of("run", "--engine", engine.name(), args[0], "a", "b"), streams);
      if (code != ExitCode.OK) {
        streams.err.println(engine.name() + " ended with " + code);
      }
    }
  }
}
