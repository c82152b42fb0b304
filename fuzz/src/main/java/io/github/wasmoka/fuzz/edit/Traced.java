package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A copy of a module that tells which of its instructions ran: a memory behind all others gets a
 * mark where a straight piece of code is entered. Marks neither take from the stack nor leave on
 * it, so they can stand anywhere.
 *
 * @param module its binary form
 * @param pieces the instructions of each piece, in the order of the marks
 */
public record Traced(byte[] module, List<List<Opcode>> pieces) {
  /** The export of the memory with the marks, a byte each, 1 where the piece was entered. */
  public static final String MARKS = "wasmoka.marks";

  private static final int MOST = 60_000;

  /**
   * Adds marks.
   *
   * @param module the module
   * @return the copy
   */
  public static Traced of(WasmModule module) {
    var editable = new EditableModule(module);
    int memory = editable.imported(ExternKind.MEMORY) + editable.memories.size();
    editable.memories.add(MemType.of(Limits.of(1, 1)));
    editable.exports.add(new Export(MARKS, ExternKind.MEMORY, memory));
    var pieces = new ArrayList<List<Opcode>>();
    for (List<Instr> body : editable.bodies) {
      mark(body, memory, pieces);
    }
    return new Traced(editable.encode(), pieces);
  }

  private static void mark(List<Instr> body, int memory, List<List<Opcode>> pieces) {
    var marked = new ArrayList<Instr>();
    List<Opcode> piece = begin(marked, memory, pieces);
    for (Instr instr : body) {
      marked.add(instr);
      piece.add(instr.op());
      if (endsPiece(instr.op()) && pieces.size() < MOST) {
        piece = begin(marked, memory, pieces);
      }
    }
    if (marked.getLast().op() != Opcode.END) {
      // Behind the last end nothing may stand.
      while (marked.getLast().op() != Opcode.END) {
        marked.removeLast();
      }
    }
    body.clear();
    body.addAll(marked);
  }

  private static List<Opcode> begin(List<Instr> marked, int memory, List<List<Opcode>> pieces) {
    marked.add(new Instr.Const(Opcode.I32_CONST, pieces.size(), 0));
    marked.add(new Instr.Const(Opcode.I32_CONST, 1, 0));
    marked.add(new Instr.MemArg(Opcode.I32_STORE8, memory, 0, 0));
    var piece = new ArrayList<Opcode>();
    pieces.add(piece);
    return piece;
  }

  /** Whether what follows may be entered without this, or left out after it. */
  private static boolean endsPiece(Opcode op) {
    return switch (op) {
      case LOOP, IF, ELSE, END, CATCH, CATCH_ALL, DELEGATE, TRY_TABLE, TRY -> true;
      case BR, BR_IF, BR_TABLE, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
      default -> false;
    };
  }

  /**
   * The pairs of instructions that ran one behind the other, as numbers: first times 1024 plus
   * second.
   *
   * @param marks the memory's bytes
   * @return the pairs
   */
  public BitSet pairs(byte[] marks) {
    var pairs = new BitSet();
    for (int i = 0; i < pieces.size(); i++) {
      if (marks[i] != 0) {
        List<Opcode> piece = pieces.get(i);
        int last = 1023;
        for (Opcode op : piece) {
          pairs.set(last << 10 | op.ordinal());
          last = op.ordinal();
        }
      }
    }
    return pairs;
  }
}
