package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code wasmoka compile}: a module to a jar that runs without an engine. */
final class CompileCommand implements Command {
  private static final OptionTable TABLE =
      new OptionTable(
          "compile [OPTION]... FILE|- -o FILE.jar",
          "compile a module ahead of time into a modular jar, which run takes, too",
          List.of(
              Option.of("-o", "FILE", "where to write the jar; - for standard output"),
              Option.of(
                  "--module-name", "NAME", "the Java module's name; made from -o if not given"),
              Option.of(
                  "--with",
                  "LIST",
                  "what run may be asked for, beside nothing: timeout, fuel, dirty-pages"),
              RuntimeOptions.ENGINE,
              RuntimeOptions.FEATURES));

  @Override
  public String name() {
    return "compile";
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
    String moduleName = all.last("--module-name").orElseGet(() -> moduleName(target));
    Module module =
        RuntimeOptions.runtime(all, Features.ALL)
            .compile(ModuleFile.read(all.rest().getFirst(), streams));
    InstanceOptions[] options = options(all.all("--with"));
    if (target.equals("-")) {
      module.compileAhead(moduleName, streams.out, options);
    } else {
      write(Path.of(target), jar -> module.compileAhead(moduleName, jar, options));
    }
    return ExitCode.OK;
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file, of which nothing stays behind if that fails. */
  private static void write(Path file, Content content) throws IOException {
    boolean complete = false;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.writeTo(out);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** As the module system names a jar that does not tell: the file's name with points in it. */
  static String moduleName(String jar) {
    String name = String.valueOf(Path.of(jar).getFileName()).replaceFirst("\\.jar$", "");
    return name.replaceAll("[^A-Za-z0-9]+", ".").replaceAll("^\\.|\\.$", "");
  }

  /** Nothing, each thing alone, and all together. */
  private static InstanceOptions[] options(List<String> lists) {
    var names = lists.stream().flatMap(list -> List.of(list.split(",")).stream()).toList();
    var options = new ArrayList<InstanceOptions>();
    options.add(InstanceOptions.DEFAULT);
    for (String name : names) {
      List.copyOf(options).forEach(known -> options.add(with(known, name.strip())));
    }
    return options.toArray(InstanceOptions[]::new);
  }

  private static InstanceOptions with(InstanceOptions options, String name) {
    return switch (name) {
      case "timeout" -> options.withInterruption();
      case "fuel" -> options.withFuel(0);
      case "dirty-pages" -> options.withDirtyTracking();
      default ->
          throw new UsageException("--with knows timeout, fuel and dirty-pages, not " + name);
    };
  }
}
