package io.github.wasmoka.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * The command {@code wasmoka fuzz}: makes modules, runs each on several engines and reports where
 * they differ, with a module that is as small as can be.
 */
public final class FuzzTool implements ToolProvider {
  private static final long STACK = 64L << 20;

  /** For {@link java.util.ServiceLoader}. */
  public FuzzTool() {}

  @Override
  public String name() {
    return "wasmoka-fuzz";
  }

  @Override
  public Optional<String> description() {
    return Optional.of("find modules that engines disagree about");
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (List.of(args).contains("--help")) {
      out.print(Options.USAGE);
      return ExitCodes.CLEAN;
    }
    try {
      return run(Options.parse(args), List.of(args), out);
    } catch (IllegalArgumentException e) {
      err.println("wasmoka fuzz: " + e.getMessage());
      err.print(Options.USAGE);
      return ExitCodes.USAGE;
    } catch (IOException | UncheckedIOException e) {
      err.println("wasmoka fuzz: " + e.getMessage());
      return ExitCodes.BROKEN;
    }
  }

  private static int run(Options options, List<String> args, PrintWriter out) throws IOException {
    if (!options.replay().isEmpty()) {
      return Replay.run(options, out) == 0 ? ExitCodes.CLEAN : ExitCodes.FOUND;
    }
    if (options.selfTest()) {
      return new SelfTest(options, out).run() ? ExitCodes.CLEAN : ExitCodes.FOUND;
    }
    if (options.worker().isPresent()) {
      return work(options, new CaseFile(options.worker().get()), out);
    }
    out.println(
        "seed "
            + options.seed()
            + ", engines "
            + options.engines()
            + (options.against().isEmpty() ? "" : " against " + options.against())
            + ", features "
            + options.features());
    out.flush();
    return new Supervisor(options, args, List.of(), out).run() ? ExitCodes.CLEAN : ExitCodes.FOUND;
  }

  private static int work(Options options, CaseFile current, PrintWriter out) {
    var codes = new ArrayList<Integer>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try (var campaign = new Campaign(options, out, Optional.of(current))) {
                codes.add(campaign.run() == 0 ? ExitCodes.CLEAN : ExitCodes.FOUND);
              } catch (IOException | RuntimeException | Error e) {
                e.printStackTrace(out);
              }
            },
            "fuzz",
            STACK);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return codes.isEmpty() ? ExitCodes.BROKEN : codes.getFirst();
  }
}
