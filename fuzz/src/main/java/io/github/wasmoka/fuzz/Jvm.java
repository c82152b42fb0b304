package io.github.wasmoka.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Starts Java processes that run this tool with the modules of this one. */
final class Jvm {
  private Jvm() {}

  private static final String OURS = "wasmoka.";

  /**
   * A command up to the tool's own arguments, for a JVM with the settings of this one's engines.
   */
  static List<String> command(List<String> jvmOptions) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:-UsePerfData");
    for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (name.startsWith(OURS)) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.addAll(jvmOptions);
    String modules = System.getProperty("jdk.module.path");
    if (modules != null) {
      command.addAll(List.of("-p", modules, "--add-modules", "ALL-MODULE-PATH"));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    if (Main.class.getModule().isNamed()) {
      command.addAll(List.of("-m", Main.class.getModule().getName() + "/" + Main.class.getName()));
    } else {
      command.add(Main.class.getName());
    }
    return command;
  }
}
