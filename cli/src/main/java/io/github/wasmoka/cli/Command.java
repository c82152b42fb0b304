package io.github.wasmoka.cli;

import java.io.IOException;
import java.util.List;

/** A command of {@code wasmoka}. */
interface Command {
  /** The name that it is called by. */
  String name();

  /** Its options. */
  OptionTable table();

  /**
   * Does it.
   *
   * @param args the command line as understood
   * @param streams the standard streams
   * @return the exit code
   * @throws IOException if a file cannot be read or written
   */
  int run(OptionTable.Parsed args, Streams streams) throws IOException;

  /** All commands of this module, in the order of the usage. */
  static List<Command> all() {
    return List.of(
        new RunCommand(),
        new ValidateCommand(),
        new InspectCommand(),
        new CompileCommand(),
        new ParseCommand(),
        new PrintCommand(),
        new EnginesCommand());
  }
}
