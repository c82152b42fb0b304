package io.github.wasmoka.cli;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.type.ExportType;
import io.github.wasmoka.api.type.ExternType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;

/** {@code wasmoka inspect}: what a module imports, exports, uses and holds. */
final class InspectCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "inspect [OPTION]... FILE",
          "show a module's imports, exports, memories, features and sections",
          List.of(RuntimeOptions.ENGINE, RuntimeOptions.FEATURES));

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, PrintStream out, PrintStream err) throws IOException {
    if (args.rest().size() != 1) {
      throw new UsageException("one FILE is wanted");
    }
    Module module =
        RuntimeOptions.runtime(args, Features.ALL)
            .compile(RuntimeOptions.read(args.rest().getFirst()));
    if (!module.name().isEmpty()) {
      out.println("name: " + module.name());
    }
    out.println("functions: " + module.functionCount());
    out.println(
        "features: "
            + String.join(
                " ", new TreeSet<>(module.features()).stream().map(Feature::id).toList()));
    for (MemType memory : module.memories()) {
      out.println("memory: " + memory);
    }
    out.println("imports: " + module.imports().size());
    for (ImportType imported : module.imports()) {
      out.println(
          "  " + imported.module() + " " + imported.name() + ": " + describe(imported.type()));
    }
    out.println("exports: " + module.exports().size());
    for (ExportType export : module.exports()) {
      out.println("  " + export.name() + ": " + describe(export.type()));
    }
    out.println("sections:");
    for (Module.Section section : module.sections()) {
      out.printf(
          "  %-24s offset 0x%06x size %d%n",
          section.id() == 0 ? "custom \"" + section.name() + "\"" : section.name(),
          section.offset(),
          section.size());
    }
    return ExitCode.OK;
  }

  private static String describe(ExternType type) {
    return switch (type) {
      case FuncType func -> "func " + func;
      case TableType table -> "table " + table;
      case MemType memory -> "memory " + memory;
      case GlobalType global -> "global " + global;
      case TagType tag -> "tag " + tag;
    };
  }
}
