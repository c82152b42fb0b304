package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Modules that together make the generator write all that it can write. */
final class Samples {
  private static final int STATEMENTS = 2000;

  /** Lanes of 64 and 32 bits, bytes moved by one distance, by several, and by one after another. */
  private static final List<String> SHUFFLES =
      List.of(
          " 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
          " 4 5 6 7 0 1 2 3 28 29 30 31 24 25 26 27",
          " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
          " 1 0 3 2 5 4 7 6 25 24 27 26 29 28 31 30",
          " 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23",
          " 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0",
          " 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30",
          " 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5",
          " 3 30 7 12 19 0 21 8 31 2 14 27 6 16 9 11");

  private Samples() {}

  /** {@return a module of calls, control, references and aggregates} */
  static byte[] constructs() throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream("samples.wat")) {
      return in.readAllBytes();
    }
  }

  /**
   * {@return a module with a function for each instruction whose type the table knows, lanes as
   * well}
   */
  static byte[] instructions() {
    var text = new StringBuilder("(module (memory 1 1)");
    for (Opcode op : Opcode.values()) {
      String type = op.type();
      if (type == null) {
        continue;
      }
      for (String immediates : immediates(op.imm())) {
        int split = type.indexOf('>');
        text.append("(func (param").append(types(type.substring(0, split)));
        text.append(") (result").append(types(type.substring(split + 1))).append(')');
        for (int i = 0; i < split; i++) {
          text.append(" local.get ").append(i);
        }
        text.append(' ').append(op.text()).append(immediates).append(")\n");
      }
    }
    return text.append(")").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> immediates(Imm imm) {
    return switch (imm) {
      case NONE, MEMARG -> List.of("");
      case LANE, MEMARG_LANE -> List.of(" 0", " 1");
      case SHUFFLE -> SHUFFLES;
      default -> List.of();
    };
  }

  private static String types(String letters) {
    var types = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      types
          .append(' ')
          .append(
              switch (letters.charAt(i)) {
                case 'i', 'a' -> "i32";
                case 'l' -> "i64";
                case 'f' -> "f32";
                case 'd' -> "f64";
                case 'v' -> "v128";
                default -> throw new IllegalArgumentException(letters);
              });
    }
    return types.toString();
  }

  /** {@return a module whose function is too large for one method and traps at its end} */
  static byte[] large() {
    var text = new StringBuilder("(module $big (memory 1 1) (func $work (export \"work\")");
    text.append(" (param i32) (result i32) (local i32)");
    for (int i = 0; i < STATEMENTS; i++) {
      text.append("(if (i32.eq (local.get 0) (i32.const ").append(i).append("))(then");
      text.append("(local.set 1 (i32.add (local.get 1) (i32.load8_u offset=").append(i);
      text.append(" (local.get 0))))(i32.store8 offset=").append(i);
      text.append(" (i32.const 0) (i32.const ").append(i * 7 + 1).append("))))\n");
    }
    text.append("(if (i32.eq (local.get 0) (i32.const -1)) (then unreachable)) (local.get 1)))");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
