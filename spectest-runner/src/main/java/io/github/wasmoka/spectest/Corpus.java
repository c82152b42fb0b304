package io.github.wasmoka.spectest;

import io.github.wasmoka.api.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds scripts, and the modules in scripts and in files of their own. */
final class Corpus {
  private Corpus() {}

  /**
   * A module.
   *
   * @param file where it was found
   * @param line the line it starts at, 0 in a file of its own
   * @param bytes its text or binary form
   * @param wellFormed whether it is known to follow the grammar
   */
  record Sample(Path file, int line, byte[] bytes, boolean wellFormed) {
    String place() {
      return line == 0 ? file.toString() : file + ":" + line;
    }
  }

  /**
   * All scripts under some paths, in order.
   *
   * @param paths scripts and folders
   * @throws IllegalArgumentException if there are none
   */
  static List<Path> scripts(List<Path> paths) throws IOException {
    return files(paths, List.of(".wast"));
  }

  private static List<Path> files(List<Path> paths, List<String> endings) throws IOException {
    var files = new ArrayList<Path>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException("no file or folder " + path);
      }
      try (Stream<Path> found = Files.walk(path)) {
        found
            .filter(Files::isRegularFile)
            .filter(
                file -> file.equals(path) || endings.stream().anyMatch(file.toString()::endsWith))
            .sorted()
            .forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file " + endings + " in " + paths);
    }
    return files;
  }

  /**
   * All modules under some paths: those of scripts, and files in text and binary form.
   *
   * @param paths files and folders
   * @throws IllegalArgumentException if there are none
   */
  static List<Sample> modules(List<Path> paths) throws IOException {
    var samples = new ArrayList<Sample>();
    for (Path file : files(paths, List.of(".wast", ".wat", ".wasm"))) {
      byte[] bytes = Files.readAllBytes(file);
      if (!file.toString().endsWith(".wast")) {
        samples.add(new Sample(file, 0, bytes, false));
        continue;
      }
      try {
        collect(file, ScriptReader.read(bytes), samples);
      } catch (MalformedException e) {
        throw new IllegalArgumentException(file + ": cannot read the script: " + e.getMessage(), e);
      }
    }
    return samples;
  }

  private static void collect(Path file, List<Command> commands, List<Sample> samples) {
    for (Command command : commands) {
      switch (command) {
        case Command.Module(int line, String _, ModuleSource source, boolean _) ->
            samples.add(new Sample(file, line, source.bytes(), true));
        case Command.AssertRefused(int line, Failure failure, ModuleSource source, String _) ->
            samples.add(new Sample(file, line, source.bytes(), failure != Failure.MALFORMED));
        case Command.StartThread(int _, String _, List<String> _, List<Command> inner) ->
            collect(file, inner, samples);
        case Command.Instance _,
            Command.Register _,
            Command.Perform _,
            Command.AssertReturn _,
            Command.AssertFails _,
            Command.Wait _ -> {
          // no module in it
        }
      }
    }
  }
}
