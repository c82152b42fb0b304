package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.fuzz.generate.Freedom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes every choice away that a module leaves to the engine: NaNs of arithmetic are made canonical
 * at once, relaxed instructions get operands for which they have but one result.
 */
final class Deterministic {
  private Deterministic() {}

  static void add(EditableModule editable) {
    for (int i = 0; i < editable.bodies.size(); i++) {
      add(editable, i);
    }
  }

  private static boolean relaxed(Opcode op) {
    return op.feature() == Feature.RELAXED_SIMD;
  }

  private static void add(EditableModule editable, int index) {
    List<Instr> body = editable.bodies.get(index);
    if (body.stream().noneMatch(i -> relaxed(i.op()) || Freedom.choosesNan(i.op()))) {
      return;
    }
    Map<String, Integer> scratches = new HashMap<>();
    var recorder = new InstrRecorder();
    for (int i = 0; i < body.size(); i++) {
      Opcode op = body.get(i).op();
      if (relaxed(op)) {
        bound(recorder, op, editable, index, scratches);
      }
      body.get(i).accept(recorder);
      if (Freedom.choosesNan(op) && !canonicalAlready(body, i)) {
        Opcode equal = Freedom.equality(op);
        int scratch =
            scratches.computeIfAbsent(
                equal.name(), _ -> editable.addLocal(index, operandOf(equal)));
        Freedom.canonical(recorder, equal, scratch);
      }
    }
    body.clear();
    body.addAll(recorder.list());
  }

  private static ValType operandOf(Opcode equal) {
    return switch (equal) {
      case F32_EQ -> ValType.F32;
      case F64_EQ -> ValType.F64;
      default -> ValType.V128;
    };
  }

  /** Whether what follows an instruction is what {@link Freedom#canonical} writes. */
  private static boolean canonicalAlready(List<Instr> body, int at) {
    if (at + 6 >= body.size()
        || !(body.get(at + 1) instanceof Instr.Index(Opcode op, int scratch))
        || op != Opcode.LOCAL_TEE) {
      return false;
    }
    var expected = new InstrRecorder();
    Freedom.canonical(expected, Freedom.equality(body.get(at).op()), scratch);
    return body.subList(at + 1, at + 7).equals(expected.list());
  }

  /** The operands of a relaxed instruction, each bounded: by way of locals. */
  private static void bound(
      InstrRecorder out,
      Opcode op,
      EditableModule editable,
      int index,
      Map<String, Integer> scratches) {
    String type = String.valueOf(op.type());
    int count = type.indexOf('>');
    int[] locals = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      locals[i] =
          scratches.computeIfAbsent("operand " + i, _ -> editable.addLocal(index, ValType.V128));
      out.index(Opcode.LOCAL_SET, locals[i]);
    }
    for (int i = 0; i < count; i++) {
      out.index(Opcode.LOCAL_GET, locals[i]);
      Freedom.bound(out, op, i);
    }
  }
}
