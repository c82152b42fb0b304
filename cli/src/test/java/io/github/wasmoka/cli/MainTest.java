package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Cli.Result;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Choosing a command, help, and what every command does with a wrong command line. */
class MainTest {
  @TempDir private Path temp;

  private Result run(String... args) {
    return new Cli(temp).run(args);
  }

  @Test
  void withoutCommandTheUsage() {
    Result result = run();
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("usage: wasmoka COMMAND"), result.err());
  }

  @Test
  void anUnknownCommandIsNamed() {
    Result result = run("frobnicate");
    assertEquals(2, result.code());
    assertTrue(
        result.err().startsWith("wasmoka: unknown command frobnicate\nusage:"), result.err());
  }

  @Test
  void helpListsTheCommands() {
    Result result = run("--help");
    assertEquals(0, result.code());
    for (String command :
        new String[] {"run", "validate", "inspect", "parse", "print", "engines"}) {
      assertTrue(result.out().contains("\n  " + command + " "), result.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "inspect", "parse", "print", "engines"})
  void eachCommandHasHelpAndVersion(String command) {
    Result help = run(command, "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("usage: wasmoka " + command), help.out());
    for (Option option :
        Command.all(Optional.empty()).stream()
            .filter(c -> c.name().equals(command))
            .findFirst()
            .orElseThrow()
            .table()
            .options()) {
      assertTrue(help.out().contains("  " + option.name() + " "), help.out());
    }
    assertEquals(help.out(), run(command, "-h").out());
    Result version = run(command, "--version");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("wasmoka "), version.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "inspect", "parse", "print", "engines"})
  void aWrongOptionExitsWithTheUsage(String command) {
    Result result = run(command, "--frob");
    assertEquals(2, result.code());
    assertTrue(
        result.err().startsWith("wasmoka " + command + ": unknown option --frob\nusage: wasmoka "),
        result.err());
    assertEquals("", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "inspect", "parse", "print"})
  void aCommandWithoutFileExitsWithTheUsage(String command) {
    assertEquals(2, run(command).code());
  }

  @Test
  void filesThatCannotBeRead() {
    Result missing = run("run", temp.resolve("none.wasm").toString());
    assertEquals(1, missing.code());
    assertTrue(missing.err().startsWith("wasmoka: no such file: "), missing.err());
    Result directory = run("validate", temp.toString());
    assertEquals(1, directory.code());
    assertTrue(directory.err().endsWith(": is a directory\n"), directory.err());
  }

  @Test
  void enginesAreListed() {
    Result result = run("engines");
    assertEquals(0, result.code());
    assertTrue(result.out().lines().anyMatch(l -> l.equals("interpreter")), result.out());
    assertEquals(2, run("engines", "surplus").code());
  }

  @Test
  void anUnknownEngineIsToldWithThoseFound() {
    String file = new Cli(temp).file("m.wat", "(module)");
    Result result = run("validate", "--engine", "steam", file);
    assertEquals(1, result.code());
    assertTrue(
        result.err().startsWith("wasmoka: no engine \"steam\"; found ")
            && result.err().contains("interpreter"),
        result.err());
  }
}
