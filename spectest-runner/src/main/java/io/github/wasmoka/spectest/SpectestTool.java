package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * The command {@code wasmoka spectest}: runs scripts on engines, prints a line for every fault, a
 * table of folders and engines, and last {@code N passed, N failed, N skipped}.
 */
public final class SpectestTool implements ToolProvider {
  // As much as the default limits of a runtime allow: engines that use the thread's stack should
  // not depend on what this platform gives to threads.
  private static final long STACK_BYTES = ResourceLimits.DEFAULT.maxStackBytes();

  /** For {@link java.util.ServiceLoader}. */
  public SpectestTool() {}

  @Override
  public String name() {
    return "wasmoka-spectest";
  }

  @Override
  public Optional<String> description() {
    return Optional.of("run .wast scripts of the official test suite");
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (List.of(args).contains("--help")) {
      out.print(Options.USAGE);
      return 0;
    }
    try {
      return run(Options.parse(args), out);
    } catch (IllegalArgumentException e) {
      err.println("wasmoka spectest: " + e.getMessage());
      err.print(Options.USAGE);
      return 2;
    } catch (IOException | UncheckedIOException e) {
      err.println("wasmoka spectest: " + e.getMessage());
      return 1;
    }
  }

  private static int run(Options options, PrintWriter out) throws IOException {
    boolean clean =
        switch (options.task()) {
          case Options.Task.Run() -> runScripts(options, out);
          case Options.Task.RoundTrip() -> RoundTrip.run(Corpus.modules(options.paths()), out);
          case Options.Task.Mutate(int seconds, long seed) ->
              new MutationRun(Corpus.modules(options.paths()), engines(options.engines()), out)
                  .run(seconds, seed);
        };
    return clean ? 0 : 1;
  }

  private static boolean runScripts(Options options, PrintWriter out) throws IOException {
    List<Path> scripts = Corpus.scripts(options.paths());
    SkipList skips =
        options.skipList().isPresent() ? SkipList.read(options.skipList().get()) : SkipList.EMPTY;
    var report = new Report(out);
    for (String engine : engines(options.engines())) {
      for (Path script : scripts) {
        Optional<String> reason = skips.reason(engine, script);
        if (reason.isPresent()) {
          report.skipped(engine, script, reason.get());
        } else {
          report.ran(engine, script, runScript(engine, script, options));
        }
      }
    }
    skips.stale().forEach(report::stale);
    report.print();
    if (options.junit().isPresent()) {
      report.writeJunit(options.junit().get());
    }
    return report.clean();
  }

  private static Outcome runScript(String engine, Path script, Options options) throws IOException {
    var outcome = new Outcome();
    byte[] bytes = Files.readAllBytes(script);
    Features features = features(script, options);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                List<Command> commands = ScriptReader.read(bytes);
                Runtime runtime = Runtime.builder().engine(engine).features(features).build();
                new ScriptRunner(runtime, outcome).run(commands);
              } catch (MalformedException e) {
                outcome.fail(e.line(), "cannot read the script: " + e.getMessage());
              } catch (RuntimeException | Error e) {
                outcome.fail(0, "cannot run the script: " + e);
              }
            },
            "spectest " + script.getFileName(),
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(options.timeoutSeconds() * 1000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      outcome.abandon("no end in " + options.timeoutSeconds() + " s");
    }
    return outcome;
  }

  private static Features features(Path script, Options options) {
    var features = Features.WASM_3;
    for (Path folder : script.toAbsolutePath().normalize()) {
      Optional<Feature> feature = Options.feature(folder.toString());
      if (feature.isPresent()) {
        // The threads proposal's suite was forked from 2.0 and expects what came later to be
        // refused.
        features =
            (feature.get() == Feature.THREADS ? Features.WASM_2 : features).with(feature.get());
      }
    }
    return features.with(options.features().toArray(Feature[]::new));
  }

  private static List<String> engines(List<String> asked) {
    if (!asked.isEmpty()) {
      for (String name : asked) {
        if (Runtime.engines().stream().noneMatch(e -> e.name().equals(name))) {
          throw new IllegalArgumentException(
              "no engine \""
                  + name
                  + "\"; found "
                  + Runtime.engines().stream().map(EngineProvider::name).toList());
        }
      }
      return asked;
    }
    List<String> found =
        Runtime.engines().stream()
            .filter(e -> e.unavailable().isEmpty())
            .map(EngineProvider::name)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no engine can run here");
    }
    return found;
  }
}
