package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wasmoka train}: runs what {@code compile} made once, in a JVM that records which classes
 * it links and what its methods do, and makes an ahead-of-time cache of that (JEP 483, 514, 515).
 * Launchers have the JVM use the cache that lies beside a jar.
 */
final class TrainCommand implements Command {
  private static final String JAR = ".jar";

  private static final OptionTable TABLE =
      new OptionTable(
          "train [OPTION]... FILE.jar [ARGUMENT]...",
          "run what compile made once, for later runs to start with what the JVM has learnt",
          RunCommand.TABLE.options().stream().filter(o -> o != RuntimeOptions.ENGINE).toList());

  @Override
  public String name() {
    return "train";
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    if (args.rest().isEmpty() || !args.rest().getFirst().endsWith(JAR)) {
      throw new UsageException("no FILE.jar given");
    }
    String jar = args.rest().getFirst();
    Path real = Path.of(jar).toRealPath();
    if (AheadProgram.find(jar, RuntimeOptions.config(args, Features.ALL)).isEmpty()) {
      throw AheadProgram.none(jar);
    }
    var program = new ArrayList<>(List.of(RunCommand.NAME));
    program.addAll(TABLE.options(args));
    program.add("--");
    program.addAll(args.rest());
    String cache = jar.substring(0, jar.length() - JAR.length()) + ".aot";
    Path record = Files.createTempFile("wasmoka", ".aotconf");
    try {
      int code = record(real, program, record);
      if (code != ExitCode.OK) {
        streams.err.println("wasmoka: the program ended with " + code);
      }
      make(real, program, record, cache);
    } finally {
      Files.deleteIfExists(record);
    }
    return ExitCode.OK;
  }

  /** Runs the program: returns its exit code. */
  private static int record(Path jar, List<String> program, Path record) throws IOException {
    List<String> options =
        List.of(
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + record,
            // Standard output is the guest's.
            "-XX:+DisplayVMOutputToStderr");
    return ended(new ProcessBuilder(ThisJvm.command(jar, options, program)).inheritIO().start());
  }

  private static void make(Path jar, List<String> program, Path record, String cache)
      throws IOException {
    List<String> options =
        List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + cache);
    Process process =
        new ProcessBuilder(ThisJvm.command(jar, options, program))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ended(process) != ExitCode.OK) {
      throw new IOException("the JVM made no cache: " + Printable.of(said.strip()));
    }
  }

  private static int ended(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
