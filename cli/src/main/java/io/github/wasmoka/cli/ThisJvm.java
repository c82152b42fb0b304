package io.github.wasmoka.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a JVM like this one. */
final class ThisJvm {
  private ThisJvm() {}

  /**
   * The command that starts this program, with a module on the module path as well: whatever
   * options this JVM got, since an ahead-of-time cache is for a JVM that has the same.
   *
   * @param jar the module
   * @throws IllegalStateException if the system does not tell how this JVM was started
   */
  static List<String> withModule(Path jar) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> given = List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    int main = given.indexOf("-m");
    if (main < 0 || main + 1 == given.size()) {
      throw new IllegalStateException("the system does not tell how this JVM was started");
    }
    for (int i = 0; i < main; i++) {
      String option = given.get(i);
      if (option.equals("-p")) {
        i++; // is in the property below
      } else if (!option.startsWith("-XX:AOT")) {
        command.add(option);
      }
    }
    String path = System.getProperty("jdk.module.path");
    command.add("-p");
    command.add(path == null ? jar.toString() : path + File.pathSeparator + jar);
    command.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));
    command.addAll(given.subList(main, main + 2));
    return command;
  }

  /** The same command with further options of the JVM. */
  static List<String> with(List<String> command, String... options) {
    var all = new ArrayList<>(command);
    all.addAll(1, List.of(options));
    return all;
  }
}
