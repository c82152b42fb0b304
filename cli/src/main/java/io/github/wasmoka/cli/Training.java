package io.github.wasmoka.cli;

import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs programs on every engine, twice, as they would be run from a terminal: what the launcher
 * does once after a build, with an empty cache folder, for the JVM to keep which classes it takes
 * to fill and to read it.
 */
final class Training {
  /** How many arms the switch of the large function has, and how many statements an arm. */
  private static final int ARMS = 24;

  private static final int STATEMENTS = 40;

  private Training() {}

  public static void main(String[] args) throws IOException {
    Path large = Path.of(args[0]).resolveSibling("training-large.wat");
    Files.writeString(large, large());
    Streams streams = Streams.ofProcess();
    for (EngineProvider engine : Runtime.engines()) {
      for (int round = 0; round < 2; round++) {
        for (String program : List.of(args[0], large.toString())) {
          int code =
              Main.run(
                  List.of("run", "--engine", engine.name(), program, "a", "b"),
                  streams,
                  UserCache.ofProcess());
          if (code != ExitCode.OK) {
            streams.err.println(program + " ended on " + engine.name() + " with " + code);
          }
        }
      }
    }
  }

  /** A function that no method holds: an interpreter's loop. */
  private static String large() {
    var text = new StringBuilder("(module (memory 1) (func $f (param i32) (result i64)\n");
    text.append("(local $a i32) (local $b i64) (local $c f64) (loop $next\n");
    text.append("(block $end ");
    for (int i = ARMS - 1; i >= 0; i--) {
      text.append("(block $").append(i).append(' ');
    }
    text.append("(br_table");
    for (int i = 0; i < ARMS; i++) {
      text.append(" $").append(i);
    }
    text.append(" $end (i32.and (local.get 0) (i32.const 31)))");
    for (int i = 0; i < ARMS; i++) {
      text.append(")\n");
      for (int k = 0; k < STATEMENTS; k++) {
        text.append(statement(i + k)).append('\n');
      }
      text.append(i % 2 == 0 ? "(br $end)" : "(br_if $end (local.get $a))");
    }
    text.append(")\n(br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))\n");
    text.append("(local.get $b))\n");
    text.append("(func (export \"_start\") (drop (call $f (i32.const 100)))))");
    return text.toString();
  }

  private static String statement(int number) {
    return switch (number % 4) {
      case 0 ->
          "(local.set $a (i32.add (i32.mul (local.get $a) (i32.const 3)) (i32.load (i32.const "
              + number
              + "))))";
      case 1 -> "(i64.store offset=8 (i32.and (local.get $a) (i32.const 4088)) (local.get $b))";
      case 2 -> "(local.set $b (i64.xor (local.get $b) (i64.extend_i32_u (local.get $a))))";
      default ->
          "(if (i32.lt_u (local.get $a) (local.get 0)) (then (local.set $c (f64.add (local.get $c)"
              + " (f64.const 0.5)))) (else (local.set $a (i32.const 5))))";
    };
  }
}
