package io.github.wasmoka.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a JVM like this one. */
final class ThisJvm {
  private ThisJvm() {}

  /**
   * The command that starts this program, with a module on the module path as well, and whatever
   * options this JVM got: an ahead-of-time cache is for a JVM that has the same.
   *
   * @param jar the module
   * @param options further options of the JVM
   * @param arguments the program's arguments
   * @throws IllegalStateException if the system does not tell how this JVM was started
   */
  static List<String> command(Path jar, List<String> options, List<String> arguments) {
    List<String> given = List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    int main = given.indexOf("-m");
    if (main < 0 || main + 1 == given.size()) {
      throw new IllegalStateException("the system does not tell how this JVM was started");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (int i = 0; i < main; i++) {
      String option = given.get(i);
      if (option.equals("-p")) {
        i++; // is in the property below
      } else if (!option.startsWith("-XX:AOT")) {
        command.add(option);
      }
    }
    command.addAll(options);
    String path = System.getProperty("jdk.module.path");
    command.add("-p");
    command.add(path == null ? jar.toString() : path + File.pathSeparator + jar);
    command.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));
    command.addAll(given.subList(main, main + 2));
    command.addAll(arguments);
    return command;
  }
}
