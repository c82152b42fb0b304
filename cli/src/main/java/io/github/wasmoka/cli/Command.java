package io.github.wasmoka.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /**
   * All commands of this module, in the order of the usage.
   *
   * @param userCache where code is kept unless told otherwise; empty for nowhere
   */
  static List<Command> all(Optional<Path> userCache) {
    return List.of(
        new RunCommand(userCache),
        new ValidateCommand(),
        new InspectCommand(),
        new CompileCommand(),
        new TrainCommand(),
        new ParseCommand(),
        new PrintCommand(),
        new EnginesCommand());
  }
}
