package io.github.wasmoka.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a module: validate, inspect, parse, print. */
class ModuleCommandsTest {
  private static final String MODULE =
      """
      (module $demo
        (import "env" "f" (func $f (param i32)))
        (memory (export "memory") 1 4)
        (table (export "t") 2 funcref)
        (global (export "g") (mut i64) (i64.const 7))
        (tag (export "e") (param f32))
        (func (export "run") (result i32) (call $f (i32.const 1)) (i32.const 2))
        (func (export "\\u{1b}[2J")))
      """;

  @TempDir private Path temp;
  private Cli cli;

  @BeforeEach
  void cli() {
    cli = new Cli(temp);
  }

  @Test
  void validModulesAreSilent() {
    Result result = cli.run("validate", cli.file("a.wat", MODULE), cli.file("b.wat", "(module)"));
    assertEquals(new Result(0, "", ""), result);
  }

  @Test
  void eachFaultyFileHasALineWithItsOffset() {
    String invalid = cli.file("invalid.wat", "(module (func (result i32)))");
    String malformed = cli.file("malformed.wasm", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 13});
    String text = cli.file("text.wat", "(module\n  (frob))");
    Result result = cli.run("validate", invalid, cli.file("ok.wat", "(module)"), malformed, text);
    assertEquals(1, result.code());
    String[] lines = result.err().lines().toArray(String[]::new);
    assertEquals(3, lines.length, result.err());
    assertTrue(lines[0].matches(".*invalid\\.wat: invalid: type mismatch.*offset 0x.*"), lines[0]);
    assertTrue(lines[1].matches(".*malformed\\.wasm: malformed: .*offset 0x.*"), lines[1]);
    assertTrue(lines[2].matches(".*text\\.wat: malformed: .*2:.*"), lines[2]);
  }

  @Test
  void runningAFaultyFileTellsTheSame() {
    Result result = cli.run("run", cli.file("m.wasm", new byte[] {0, 'a', 's', 'm', 2, 0, 0, 0}));
    assertEquals(1, result.code());
    assertTrue(result.err().matches("wasmoka: malformed module: .*0x.*\\R"), result.err());
  }

  @Test
  void featuresCanBeTakenAway() {
    String file = cli.file("m.wat", "(module (func (result i32 i32) i32.const 1 i32.const 2))");
    assertEquals(0, cli.run("validate", file).code());
    assertEquals(1, cli.run("validate", "--features", "1.0", file).code());
    assertEquals(0, cli.run("validate", "--features", "1.0,multi-value", file).code());
    assertEquals(1, cli.run("validate", "--features=3.0,-multi-value", file).code());
    Result unknown = cli.run("validate", "--features", "steam", file);
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("unknown feature steam; known are ["), unknown.err());
  }

  @Test
  void inspectTellsWhatIsThere() {
    Result result = cli.run("inspect", cli.file("m.wat", MODULE));
    assertEquals(0, result.code(), result.err());
    for (String line :
        new String[] {
          "name: demo",
          "functions: 2",
          "memory: 1 4",
          "imports: 1",
          "  env f: func (i32) -> ()",
          "exports: 6",
          "  memory: memory 1 4",
          "  run: func () -> (i32)",
          "  \\u{1b}[2J: func () -> ()"
        }) {
      assertTrue(result.out().lines().toList().contains(line), line + "\n" + result.out());
    }
    assertFalse(result.out().contains("\u001b"), "a module writes to the terminal");
    assertTrue(
        result.out().matches("(?s).*\n  code +offset 0x[0-9a-f]+ size \\d+\n.*"), result.out());
  }

  @Test
  void textToBinaryAndBack() throws IOException {
    String text = cli.file("m.wat", MODULE);
    Path binary = temp.resolve("m.wasm");
    assertEquals(new Result(0, "", ""), cli.run("parse", text, "-o", binary.toString()));
    byte[] bytes = Files.readAllBytes(binary);
    assertArrayEquals(new byte[] {0, 'a', 's', 'm'}, Arrays.copyOf(bytes, 4));
    assertEquals(0, cli.run("parse", "-o", temp.resolve("n.wasm").toString(), text).code());
    assertArrayEquals(bytes, Files.readAllBytes(temp.resolve("n.wasm")));
    Result printed = cli.run("print", binary.toString());
    assertEquals(0, printed.code(), printed.err());
    assertEquals(
        0, cli.run("parse", cli.file("p.wat", printed.out()), "-o", binary.toString()).code());
    assertArrayEquals(bytes, Files.readAllBytes(binary));
  }

  @Test
  void parseWantsATarget() {
    String text = cli.file("m.wat", MODULE);
    assertEquals(2, cli.run("parse", text).code());
    assertEquals(2, cli.run("parse", text, "surplus", "-o", "x").code());
    assertEquals(2, cli.run("print", text, "surplus").code());
    Result nowhere = cli.run("parse", text, "-o", temp.resolve("no/such/dir").toString());
    assertEquals(1, nowhere.code());
    assertTrue(nowhere.err().startsWith("wasmoka: no such file: "), nowhere.err());
  }
}
