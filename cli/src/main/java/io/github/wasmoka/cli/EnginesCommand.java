package io.github.wasmoka.cli;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.util.List;

/** {@code wasmoka engines}: what the module path holds. */
final class EnginesCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable("engines", "list the engines that were found, best first", List.of());

  @Override
  public String name() {
    return "engines";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) {
    if (!args.rest().isEmpty()) {
      throw new UsageException("no argument is wanted");
    }
    for (EngineProvider engine : Runtime.engines()) {
      streams.out.println(
          engine.name()
              + engine
                  .unavailable()
                  .map(reason -> " (cannot run here: " + reason + ")")
                  .orElse(""));
    }
    return ExitCode.OK;
  }
}
