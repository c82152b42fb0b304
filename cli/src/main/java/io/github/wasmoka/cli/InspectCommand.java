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
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    if (args.rest().size() != 1) {
      throw new UsageException("one FILE is wanted");
    }
    Module module =
        RuntimeOptions.runtime(args, Features.ALL)
            .compile(ModuleFile.read(args.rest().getFirst(), streams));
    if (!module.name().isEmpty()) {
      streams.out.println("name: " + Printable.of(module.name()));
    }
    streams.out.println("functions: " + module.functionCount());
    streams.out.println(
        "features: "
            + String.join(
                " ", new TreeSet<>(module.features()).stream().map(Feature::id).toList()));
    for (MemType memory : module.memories()) {
      streams.out.println("memory: " + memory);
    }
    streams.out.println("imports: " + module.imports().size());
    for (ImportType imported : module.imports()) {
      streams.out.println(
          "  "
              + Printable.of(imported.module() + " " + imported.name())
              + ": "
              + describe(imported.type()));
    }
    streams.out.println("exports: " + module.exports().size());
    for (ExportType export : module.exports()) {
      streams.out.println("  " + Printable.of(export.name()) + ": " + describe(export.type()));
    }
    streams.out.println("sections:");
    for (Module.Section section : module.sections()) {
      streams.out.printf(
          "  %-24s offset 0x%06x size %d%n",
          section.id() == 0 ? "custom \"" + Printable.of(section.name()) + "\"" : section.name(),
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
