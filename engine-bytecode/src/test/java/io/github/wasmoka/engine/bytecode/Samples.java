package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Modules that together make the generator write all that it can write. */
final class Samples {
  private static final int STATEMENTS = 2000;

  private Samples() {}

  /** {@return a module of calls, control, references and aggregates} */
  static byte[] constructs() throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream("samples.wat")) {
      return in.readAllBytes();
    }
  }

  /** {@return a module with a function for each instruction whose type the table knows} */
  static byte[] instructions() {
    var text = new StringBuilder("(module (memory 1 1)");
    for (Opcode op : Opcode.values()) {
      String type = op.type();
      if (type == null || (op.imm() != Imm.NONE && op.imm() != Imm.MEMARG)) {
        continue;
      }
      int split = type.indexOf('>');
      text.append("(func (param").append(types(type.substring(0, split)));
      text.append(") (result").append(types(type.substring(split + 1))).append(')');
      for (int i = 0; i < split; i++) {
        text.append(" local.get ").append(i);
      }
      text.append(' ').append(op.text()).append(")\n");
    }
    return text.append(")").toString().getBytes(StandardCharsets.UTF_8);
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
