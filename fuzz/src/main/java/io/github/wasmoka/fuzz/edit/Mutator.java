package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes a valid module. Some changes keep it valid for sure: another instruction with the same
 * letters and immediates, another constant, a block somewhere. Others need a look: code left out,
 * doubled, exchanged or taken from elsewhere.
 */
public final class Mutator {
  private static final Map<String, List<Opcode>> ALIKE = new HashMap<>();
  private static final int LONGEST = 20_000;

  static {
    for (Opcode op : Opcode.values()) {
      if (op.type() != null) {
        ALIKE.computeIfAbsent(kind(op), _ -> new ArrayList<>()).add(op);
      }
    }
  }

  private final Choices choices;
  private final boolean sure;

  private Mutator(Choices choices, boolean sure) {
    this.choices = choices;
    this.sure = sure;
  }

  /** Instructions of one kind can stand for each other. */
  private static String kind(Opcode op) {
    String shape = op.imm() == Imm.LANE ? op.text().substring(0, op.text().indexOf('.')) : "";
    return String.join(
        " ",
        op.type(),
        op.imm().name(),
        String.valueOf(op.feature()),
        Integer.toString(op.accessWidth()),
        shape);
  }

  /**
   * Changes a module.
   *
   * @param module the module, valid
   * @param choices decide what is changed
   * @param sure whether only changes are made that keep it valid
   * @return the changed module's binary form
   */
  public static byte[] mutate(WasmModule module, Choices choices, boolean sure) {
    var editable = new EditableModule(module);
    var mutator = new Mutator(choices, sure);
    int changes = choices.between(1, 4);
    for (int i = 0; i < changes && !editable.bodies.isEmpty(); i++) {
      mutator.change(editable, choices.of(editable.bodies));
    }
    return editable.encode();
  }

  private void change(EditableModule editable, List<Instr> body) {
    int at = choices.below(body.size());
    switch (choices.below(sure ? 4 : 11)) {
      case 0, 1 -> alike(body, at);
      case 2 -> constant(body, at);
      case 3 -> insert(body, at);
      case 4 -> remove(body, at);
      case 5 -> repeat(body, at);
      case 6 -> exchange(body, at);
      case 7 -> transplant(body, at, choices.of(editable.bodies));
      case 8 -> label(body, at);
      case 9 -> Declarations.change(editable, body, choices);
      default -> immediate(body, at);
    }
  }

  private void alike(List<Instr> body, int from) {
    for (int i = from; i < body.size(); i++) {
      Instr instr = body.get(i);
      List<Opcode> others = instr.op().type() == null ? null : ALIKE.get(kind(instr.op()));
      if (others != null && others.size() > 1) {
        Opcode other = choices.of(others);
        Instr changed =
            switch (instr) {
              case Instr.Plain _ -> new Instr.Plain(other);
              case Instr.MemArg m -> new Instr.MemArg(other, m.memory(), m.align(), m.offset());
              case Instr.MemArgLane m ->
                  new Instr.MemArgLane(other, m.memory(), m.align(), m.offset(), m.lane());
              case Instr.Lane l -> new Instr.Lane(other, l.lane());
              default -> instr;
            };
        body.set(i, changed);
        return;
      }
    }
  }

  private void constant(List<Instr> body, int from) {
    for (int i = from; i < body.size(); i++) {
      if (body.get(i) instanceof Instr.Const(Opcode op, long lo, long hi)) {
        long changed =
            switch (choices.below(5)) {
              case 0 -> lo + choices.between(-2, 2);
              case 1 -> lo ^ 1L << choices.below(64);
              case 2 -> -lo;
              case 3 -> choices.below(256);
              default -> choices.bits64();
            };
        body.set(i, new Instr.Const(op, changed, op == Opcode.V128_CONST ? ~hi : 0));
        return;
      }
    }
  }

  private void insert(List<Instr> body, int at) {
    body.add(at, new Instr.Block(Opcode.BLOCK, BlockType.EMPTY));
    body.add(at + 1, new Instr.Plain(Opcode.NOP));
    body.add(at + 2, new Instr.Plain(Opcode.END));
  }

  /** The end of the piece of code that begins somewhere: a whole block, or a few instructions. */
  private int piece(List<Instr> body, int at) {
    if (body.get(at).op().opensBlock()) {
      return EditableModule.endOfBlock(body, at);
    }
    return Math.min(body.size() - 1, at + choices.between(1, 6));
  }

  private void remove(List<Instr> body, int at) {
    int end = piece(body, at);
    if (end > at) {
      body.subList(at, end).clear();
    }
  }

  private void repeat(List<Instr> body, int at) {
    int end = piece(body, at);
    if (end > at && body.size() < LONGEST) {
      body.addAll(end, List.copyOf(body.subList(at, end)));
    }
  }

  private void exchange(List<Instr> body, int at) {
    int other = choices.below(body.size());
    Instr instr = body.get(at);
    body.set(at, body.get(other));
    body.set(other, instr);
  }

  private void transplant(List<Instr> body, int at, List<Instr> donor) {
    int from = choices.below(donor.size());
    int end = piece(donor, from);
    if (end > from && body.size() < LONGEST) {
      body.addAll(at, List.copyOf(donor.subList(from, end)));
    }
  }

  /** Makes the next branch or one of its ways lead elsewhere. */
  private void label(List<Instr> body, int from) {
    for (int i = from; i < body.size(); i++) {
      switch (body.get(i)) {
        case Instr.Label(Opcode op, int label) -> {
          body.set(i, new Instr.Label(op, other(label)));
          return;
        }
        case Instr.BrTable(Opcode op, List<Integer> labels, int last) -> {
          var changed = new ArrayList<Integer>(labels);
          int at = choices.below(labels.size() + 1);
          if (at < labels.size()) {
            changed.set(at, other(labels.get(at)));
          }
          int end = at < labels.size() ? last : other(last);
          body.set(i, new Instr.BrTable(op, changed, end));
          return;
        }
        default -> {
          // goes nowhere
        }
      }
    }
  }

  private int other(int label) {
    return label > 0 && choices.oneIn(2) ? label - 1 : label + choices.between(1, 2);
  }

  private void immediate(List<Instr> body, int from) {
    for (int i = from; i < body.size(); i++) {
      Instr old = body.get(i);
      Instr changed =
          switch (old) {
            case Instr.Index(Opcode op, int index) ->
                new Instr.Index(op, Math.max(0, index + choices.between(-2, 2)));
            case Instr.Label(Opcode op, int label) ->
                new Instr.Label(op, Math.max(0, label + choices.between(-1, 1)));
            case Instr.MemArg m ->
                new Instr.MemArg(
                    m.op(),
                    m.memory(),
                    m.align(),
                    Math.max(0, m.offset() + choices.between(-9, 9)));
            case Instr.Lane(Opcode op, int lane) -> new Instr.Lane(op, lane ^ 1);
            case Instr.Shuffle s -> new Instr.Shuffle(s.op(), s.hi(), s.lo());
            default -> old;
          };
      if (changed != old) {
        body.set(i, changed);
        return;
      }
    }
  }
}
