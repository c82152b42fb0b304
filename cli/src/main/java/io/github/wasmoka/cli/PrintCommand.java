package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import java.io.IOException;
import java.util.List;

/** {@code wasmoka print}: binary to text. */
final class PrintCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "print [OPTION]... FILE",
          "print a module as text",
          List.of(RuntimeOptions.ENGINE, RuntimeOptions.FEATURES));

  @Override
  public String name() {
    return "print";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    if (args.rest().size() != 1) {
      throw new UsageException("one FILE is wanted");
    }
    streams.out.print(
        RuntimeOptions.runtime(args, Features.ALL)
            .compile(ModuleFile.read(args.rest().getFirst(), streams))
            .toText());
    return ExitCode.OK;
  }
}
