package io.github.wasmoka.cli;

/**
 * An option of a command.
 *
 * @param name its name with the dashes
 * @param value what its value is called in the usage; empty for an option without
 * @param help what it does
 */
record Option(String name, String value, String help) {
  static Option of(String name, String value, String help) {
    return new Option(name, value, help);
  }

  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }
}
