package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code wasmoka parse}: text to binary. */
final class ParseCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "parse [OPTION]... FILE -o FILE",
          "turn a module from text into binary",
          List.of(
              Option.of("-o", "FILE", "where to write the binary; - for standard output"),
              RuntimeOptions.ENGINE,
              RuntimeOptions.FEATURES));

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    // The output may be named behind the input, as with other compilers.
    OptionTable.Parsed all = TABLE.withOptionsBehind(args);
    String target = all.last("-o").orElse("");
    if (all.rest().size() != 1 || target.isEmpty()) {
      throw new UsageException("an input FILE and -o FILE are wanted");
    }
    Module module =
        RuntimeOptions.runtime(all, Features.ALL)
            .compile(ModuleFile.read(all.rest().getFirst(), streams));
    if (target.equals("-")) {
      streams.out.write(module.toBinary());
    } else {
      Files.write(Path.of(target), module.toBinary());
    }
    return ExitCode.OK;
  }
}
