package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Runtime;
import java.io.IOException;
import java.util.List;

/** {@code wasmoka validate}: whether modules are well-formed and valid. */
final class ValidateCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "validate [OPTION]... FILE...",
          "tell whether modules are well-formed and valid",
          List.of(RuntimeOptions.ENGINE, RuntimeOptions.FEATURES));

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    if (args.rest().isEmpty()) {
      throw new UsageException("no FILE given");
    }
    Runtime runtime = RuntimeOptions.runtime(args, Features.WASM_3);
    int code = ExitCode.OK;
    for (String file : args.rest()) {
      try {
        runtime.compile(ModuleFile.read(file, streams));
      } catch (MalformedException e) {
        streams.err.println(file + ": malformed: " + Printable.of(String.valueOf(e.getMessage())));
        code = ExitCode.FAILED;
      } catch (InvalidException e) {
        streams.err.println(file + ": invalid: " + Printable.of(String.valueOf(e.getMessage())));
        code = ExitCode.FAILED;
      }
    }
    return code;
  }
}
