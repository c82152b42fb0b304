package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.List;

/** Prints instructions in their flat form: one a line, indented, or on one line. */
final class CodePrinter implements InstructionVisitor {
  // Deeper blocks are not indented further, so that the text stays in proportion to the code.
  private static final int MAX_INDENT = 32;

  private final PrintContext context;
  private final StringBuilder out;
  private final IdTable locals;
  private final int function;
  private final boolean lines;
  private final Labels labels = new Labels();
  private int labelCount;
  private int count;

  /**
   * Prints to a builder.
   *
   * @param context the module
   * @param function the function's index, -1 for a constant expression, which is printed on one
   *     line
   * @param locals the identifiers of its locals
   * @param out where to; instructions bring the white space in front of them along
   */
  CodePrinter(PrintContext context, int function, IdTable locals, StringBuilder out) {
    this.context = context;
    this.function = function;
    this.lines = function >= 0;
    this.locals = locals;
    this.out = out;
    labels.push("");
  }

  /** {@return how many instructions there were, the last {@code end} not counted} */
  int count() {
    return count;
  }

  private StringBuilder begin(Opcode op, int indent) {
    count++;
    context.room.check(out);
    if (lines) {
      out.append('\n');
      out.repeat(' ', 2 + 2 * Math.clamp(indent, 1, MAX_INDENT));
    } else {
      out.append(' ');
    }
    return out.append(op.text());
  }

  private StringBuilder begin(Opcode op) {
    return begin(op, labels.size());
  }

  private void leave() {
    // Nothing but unbalanced code, which its reader refuses, empties the stack.
    if (labels.size() > 0) {
      labels.pop();
    }
  }

  private String reference(Kind kind, int index) {
    return context.ids(kind).reference(index);
  }

  private String open(Opcode op, BlockType type) {
    begin(op);
    String name = "";
    if (function >= 0) {
      name = context.names.name(Kind.LABEL, function, labelCount).orElse("");
      if (!name.isEmpty()) {
        context.printed.put(Kind.LABEL, function, labelCount, name);
        out.append(' ').append(IdTable.identifier(name));
      }
      labelCount++;
    }
    switch (type) {
      case BlockType.Empty() -> {}
      case BlockType.Result(ValType result) -> context.valTypes("result", List.of(result), out);
      case BlockType.Indexed(int index) ->
          out.append(" (type ").append(reference(Kind.TYPE, index)).append(')');
    }
    return name;
  }

  @Override
  public void plain(Opcode op) {
    switch (op) {
      case END -> {
        leave();
        if (labels.size() > 0) {
          begin(op);
        }
      }
      case ELSE, CATCH_ALL -> begin(op, labels.size() - 1);
      default -> begin(op);
    }
  }

  @Override
  public void block(Opcode op, BlockType type) {
    String name = open(op, type);
    labels.push(name);
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    String name = open(op, type);
    for (CatchClause clause : catches) {
      out.append(" (").append(Keywords.of(clause.kind())).append(' ');
      if (clause.kind().hasTag()) {
        out.append(reference(Kind.TAG, clause.tag())).append(' ');
      }
      out.append(labels.reference(clause.label())).append(')');
      context.room.check(out);
    }
    labels.push(name);
  }

  @Override
  public void label(Opcode op, int label) {
    if (op == Opcode.DELEGATE) {
      leave();
    }
    begin(op).append(' ').append(labels.reference(label));
  }

  @Override
  public void brTable(Opcode op, int[] targets, int defaultLabel) {
    begin(op);
    for (int target : targets) {
      out.append(' ').append(labels.reference(target));
      context.room.check(out);
    }
    out.append(' ').append(labels.reference(defaultLabel));
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    begin(op).append(' ').append(labels.reference(label));
    out.append(' ').append(context.valType(from)).append(' ').append(context.valType(to));
  }

  @Override
  public void index(Opcode op, int index) {
    switch (op.imm()) {
      case MEMORY -> {
        begin(op);
        if (index != 0) {
          out.append(' ').append(reference(Kind.MEMORY, index));
        }
      }
      case TAG ->
          begin(op, op == Opcode.CATCH ? labels.size() - 1 : labels.size())
              .append(' ')
              .append(reference(Kind.TAG, index));
      default -> begin(op).append(' ').append(operand(op.imm(), index));
    }
  }

  private String operand(Imm imm, int index) {
    return switch (imm) {
      case FUNC -> reference(Kind.FUNCTION, index);
      case TYPE -> reference(Kind.TYPE, index);
      case LOCAL -> locals.reference(index);
      case GLOBAL -> reference(Kind.GLOBAL, index);
      case TABLE -> reference(Kind.TABLE, index);
      case ELEM -> reference(Kind.ELEM, index);
      case DATA -> reference(Kind.DATA, index);
      default -> Integer.toUnsignedString(index);
    };
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    begin(op);
    switch (op.imm()) {
      case CALL_INDIRECT -> {
        if (second != 0) {
          out.append(' ').append(reference(Kind.TABLE, second));
        }
        out.append(" (type ").append(reference(Kind.TYPE, first)).append(')');
      }
      case TABLE_TABLE -> pair(reference(Kind.TABLE, first), reference(Kind.TABLE, second));
      case MEMORY_MEMORY -> {
        if (first != 0 || second != 0) {
          pair(reference(Kind.MEMORY, first), reference(Kind.MEMORY, second));
        }
      }
      // In text the target stands in front.
      case ELEM_TABLE -> {
        if (second != 0) {
          out.append(' ').append(reference(Kind.TABLE, second));
        }
        out.append(' ').append(reference(Kind.ELEM, first));
      }
      case DATA_MEMORY -> {
        if (second != 0) {
          out.append(' ').append(reference(Kind.MEMORY, second));
        }
        out.append(' ').append(reference(Kind.DATA, first));
      }
      case TYPE_FIELD -> pair(reference(Kind.TYPE, first), context.fields(first).reference(second));
      case TYPE_DATA -> pair(reference(Kind.TYPE, first), reference(Kind.DATA, second));
      case TYPE_ELEM -> pair(reference(Kind.TYPE, first), reference(Kind.ELEM, second));
      case TYPE_TYPE -> pair(reference(Kind.TYPE, first), reference(Kind.TYPE, second));
      default -> pair(reference(Kind.TYPE, first), Integer.toUnsignedString(second));
    }
  }

  private void pair(String first, String second) {
    out.append(' ').append(first).append(' ').append(second);
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    begin(op).append(" (result");
    types.forEach(type -> out.append(' ').append(context.valType(type)));
    out.append(')');
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    begin(op);
    if (memory != 0) {
      out.append(' ').append(reference(Kind.MEMORY, memory));
    }
    if (offset != 0) {
      out.append(" offset=").append(Long.toUnsignedString(offset));
    }
    long bytes = 1L << align;
    if (bytes != op.accessWidth()) {
      out.append(" align=").append(Long.toUnsignedString(bytes));
    }
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    memArg(op, memory, align, offset);
    out.append(' ').append(lane);
  }

  @Override
  public void i32Const(int value) {
    begin(Opcode.I32_CONST).append(' ').append(value);
  }

  @Override
  public void i64Const(long value) {
    begin(Opcode.I64_CONST).append(' ').append(value);
  }

  @Override
  public void f32Const(int bits) {
    begin(Opcode.F32_CONST).append(' ').append(FloatText.f32(bits));
  }

  @Override
  public void f64Const(long bits) {
    begin(Opcode.F64_CONST).append(' ').append(FloatText.f64(bits));
  }

  @Override
  public void v128Const(long lo, long hi) {
    begin(Opcode.V128_CONST)
        .append(
            String.format(
                " i32x4 0x%08x 0x%08x 0x%08x 0x%08x",
                (int) lo, (int) (lo >>> 32), (int) hi, (int) (hi >>> 32)));
  }

  @Override
  public void lane(Opcode op, int lane) {
    begin(op).append(' ').append(lane);
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    begin(op);
    for (int i = 0; i < 16; i++) {
      out.append(' ').append((i < 8 ? lo : hi) >>> (i % 8 * 8) & 0xff);
    }
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    switch (op) {
      case REF_TEST_NULL, REF_CAST_NULL ->
          begin(op).append(' ').append(context.valType(new RefType(true, type)));
      case REF_TEST, REF_CAST ->
          begin(op).append(' ').append(context.valType(new RefType(false, type)));
      default -> begin(op).append(' ').append(context.heapType(type));
    }
  }
}
