package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes of their own, which leave what they say in files of a folder. */
record Processes(Path folder) {
  /** How a process ended, and what it said. */
  record Ended(int code, String out, String err) {}

  /** The command line on a module path. */
  static List<String> wasmoka(String modulePath, String... args) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modulePath,
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "io.github.wasmoka.cli/io.github.wasmoka.cli.Main"));
    command.addAll(List.of(args));
    return command;
  }

  Process start(String name, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  Ended end(String name, Process process) throws IOException, InterruptedException {
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "no end");
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve(name + ".out")),
        Files.readString(folder.resolve(name + ".err")));
  }

  Ended run(List<String> command) throws IOException, InterruptedException {
    return end("run", start("run", command));
  }
}
