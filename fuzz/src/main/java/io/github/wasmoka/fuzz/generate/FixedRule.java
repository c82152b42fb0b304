package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** The rule of every instruction whose letters say it all: neither memory nor other indices. */
final class FixedRule {
  private FixedRule() {}

  static boolean apply(CodeGenerator g, Opcode op) {
    List<ValType> operands = types(Menu.operandsOf(op));
    List<ValType> results = types(Menu.resultsOf(op));
    switch (op.imm()) {
      case I32, I64, F32, F64, V128 -> {
        g.leaves.constant(results.getFirst());
        return true;
      }
      default -> {
        // has operands
      }
    }
    g.operands(op, operands);
    g.nans.before(op);
    switch (op.imm()) {
      case NONE, FENCE -> g.code.out.plain(op);
      case LANE -> g.code.out.lane(op, g.choices.below(lanes(op)));
      case SHUFFLE -> g.code.out.shuffle(op, lanes8(g), lanes8(g));
      default -> throw new IllegalStateException("no rule for " + op);
    }
    g.code.pop(operands.size());
    g.code.push(results);
    if (results.size() == 1) {
      g.nans.after(op, results.getFirst());
    }
    return true;
  }

  private static long lanes8(CodeGenerator g) {
    long lanes = 0;
    for (int i = 0; i < 8; i++) {
      lanes = lanes << 8 | g.choices.below(32);
    }
    return lanes;
  }

  /** How many lanes the shape in an instruction's name has. */
  private static int lanes(Opcode op) {
    String shape = op.text().substring(0, op.text().indexOf('.'));
    return Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
  }

  static List<ValType> types(String letters) {
    var types = new ArrayList<ValType>();
    for (int i = 0; i < letters.length(); i++) {
      types.add(
          switch (letters.charAt(i)) {
            case 'i' -> ValType.I32;
            case 'l' -> ValType.I64;
            case 'f' -> ValType.F32;
            case 'd' -> ValType.F64;
            case 'v' -> ValType.V128;
            default -> throw new IllegalStateException("letter " + letters.charAt(i));
          });
    }
    return types;
  }
}
