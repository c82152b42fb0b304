package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.decoder.binary.ByteSource;
import io.github.wasmoka.decoder.binary.DecoderLimits;
import io.github.wasmoka.decoder.binary.TypeReader;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the instructions of an expression (§5.4) one by one. Only what the grammar says is checked;
 * indices and types may be anything. Not thread-safe.
 */
public final class InstructionReader {
  private static final byte[] NOTHING = {};
  // The block is an `if` that has no `else` yet.
  private static final byte ELSE = 1;
  // The block is a `try` that may have (more) clauses; one that has none yet may be delegated.
  private static final byte CLAUSE = 2;
  private static final byte DELEGATE = 4;

  private final ByteSource in;
  private final TypeReader types;
  private final Features features;
  private final boolean dataCountKnown;
  private final int end;
  // What may come in the block at each depth. None are made for an expression without blocks: a
  // module may have tens of thousands of data segments with an offset each.
  private byte[] awaited = NOTHING;
  private int depth = 1;
  private int offset;

  /**
   * Reads a range.
   *
   * @param bytes where it is
   * @param start the first byte
   * @param end behind the last byte, which should be the {@code end} instruction
   * @param features which instructions are known
   * @param dataCountKnown whether instructions may refer to data segments, which takes a data count
   *     section (§5.5.16)
   */
  public InstructionReader(
      byte[] bytes, int start, int end, Features features, boolean dataCountKnown) {
    // Numbers may run over the end; what they are told as is their own fault, see next.
    this.in = new ByteSource(bytes, start, bytes.length);
    this.end = end;
    this.types = new TypeReader(in, features);
    this.features = features;
    this.dataCountKnown = dataCountKnown;
    this.offset = start;
  }

  /**
   * Reads a module's expression.
   *
   * @param module the module
   * @param expr the expression
   * @param features which instructions are known
   */
  public InstructionReader(WasmModule module, Expr expr, Features features) {
    this(module.bytes(), expr.start(), expr.end(), features, module.dataCount().isPresent());
  }

  /**
   * Reads all instructions.
   *
   * @param module the module
   * @param expr the expression
   * @param features which instructions are known
   * @param visitor receives them
   * @throws MalformedException if the grammar is broken
   */
  public static void readAll(
      WasmModule module, Expr expr, Features features, InstructionVisitor visitor) {
    var reader = new InstructionReader(module, expr, features);
    while (reader.next(visitor)) {
      // the visitor does the work
    }
  }

  /** {@return the offset of the instruction being visited, or of the last one} */
  public int offset() {
    return offset;
  }

  /** {@return the offset behind the last instruction} */
  public int position() {
    return in.position();
  }

  /**
   * Reads an instruction and passes it on.
   *
   * @param visitor receives it
   * @return false when the expression had ended before
   * @throws MalformedException if the grammar is broken
   */
  public boolean next(InstructionVisitor visitor) {
    if (depth == 0) {
      if (in.position() < end) {
        throw in.malformed("END opcode expected: bytes behind the last end");
      }
      return false;
    }
    offset = in.position();
    if (offset >= end) {
      throw in.malformed(missingEnd());
    }
    int first = in.u8();
    Opcode op;
    if (Opcode.isPrefix(first)) {
      int number = in.u32();
      op = Opcode.of(first, number);
      if (op == null) {
        throw new MalformedException(
            "illegal opcode " + String.format("%02x %02x", first, number), offset);
      }
    } else {
      op = Opcode.of(0, first);
      if (op == null) {
        throw new MalformedException("illegal opcode " + String.format("%02x", first), offset);
      }
    }
    Feature feature = op.feature();
    if (feature != null && !features.has(feature)) {
      refuseUnlessShared(op, feature);
    }
    immediates(op, visitor);
    if (in.position() > end) {
      throw new MalformedException("unexpected end of section or function", end);
    }
    return true;
  }

  /** Told as by a reader that goes on behind the end: by what it would find there. */
  private String missingEnd() {
    if (!in.hasMore()) {
      return "unexpected end of section or function";
    }
    return in.peek() == Opcode.END.number()
        ? "section size mismatch: the expression goes on behind its end"
        : "END opcode expected";
  }

  /** {@code throw} belongs to both generations of exceptions; all else to one feature. */
  private void refuseUnlessShared(Opcode op, Feature feature) {
    if (op != Opcode.THROW || !features.has(Feature.LEGACY_EXCEPTIONS)) {
      throw new MalformedException(
          "illegal opcode: " + op.text() + " needs " + feature.id() + ", which is not enabled",
          offset);
    }
  }

  // What nearly every body has stands here, what is rare in a method of its own: HotSpot compiles
  // this method again for each shape that it has not met before.
  private void immediates(Opcode op, InstructionVisitor visitor) {
    switch (op.imm()) {
      case NONE -> {
        structure(op);
        visitor.plain(op);
      }
      case BLOCK -> {
        open(op);
        visitor.block(op, types.blockType());
      }
      case LOCAL, GLOBAL, FUNC -> visitor.index(op, in.u32());
      case MEMARG -> memArg(op, visitor);
      case I32 -> visitor.i32Const(in.s32());
      default -> others(op, visitor);
    }
  }

  private void others(Opcode op, InstructionVisitor visitor) {
    switch (op.imm()) {
      case TRY_TABLE -> {
        open(op);
        BlockType type = types.blockType();
        visitor.tryTable(op, type, catches());
      }
      case LABEL -> {
        int label = in.u32();
        if (op == Opcode.DELEGATE) {
          if (!awaits(DELEGATE)) {
            throw misplaced(op, "try");
          }
          close();
        }
        visitor.label(op, label);
      }
      case BR_TABLE -> {
        int[] labels = new int[in.count(DecoderLimits.BODY_SIZE, "labels")];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = in.u32();
        }
        visitor.brTable(op, labels, in.u32());
      }
      case BR_ON_CAST -> {
        int start = in.position();
        int flags = in.u8();
        if (flags > 3) {
          throw new MalformedException("malformed br_on_cast flags", start);
        }
        int label = in.u32();
        HeapType from = types.heapType();
        HeapType to = types.heapType();
        visitor.brOnCast(
            op, label, new RefType((flags & 1) != 0, from), new RefType((flags & 2) != 0, to));
      }
      case TAG -> {
        if (op == Opcode.CATCH) {
          clause(op);
        }
        visitor.index(op, in.u32());
      }
      case TABLE, TYPE, ELEM -> visitor.index(op, in.u32());
      case DATA -> {
        needDataCount();
        visitor.index(op, in.u32());
      }
      case MEMORY -> visitor.index(op, memoryIndex());
      case CALL_INDIRECT -> {
        int type = in.u32();
        visitor.index2(op, type, tableIndex());
      }
      case DATA_MEMORY -> {
        needDataCount();
        int data = in.u32();
        visitor.index2(op, data, memoryIndex());
      }
      case MEMORY_MEMORY -> {
        int target = memoryIndex();
        visitor.index2(op, target, memoryIndex());
      }
      case TYPE_DATA -> {
        needDataCount();
        int type = in.u32();
        visitor.index2(op, type, in.u32());
      }
      case TABLE_TABLE, ELEM_TABLE, TYPE_FIELD, TYPE_LENGTH, TYPE_ELEM, TYPE_TYPE -> {
        int index = in.u32();
        visitor.index2(op, index, in.u32());
      }
      case SELECT_T -> visitor.select(op, types.selectTypes());
      case MEMARG_LANE -> memArg(op, visitor);
      case I64 -> visitor.i64Const(in.s64());
      case F32 -> visitor.f32Const(in.i32());
      case F64 -> visitor.f64Const(in.i64());
      case V128 -> {
        long lo = in.i64();
        visitor.v128Const(lo, in.i64());
      }
      case LANE -> visitor.lane(op, in.u8());
      case SHUFFLE -> {
        long lo = in.i64();
        visitor.shuffle(op, lo, in.i64());
      }
      case HEAP_TYPE, CAST -> visitor.heapType(op, types.heapType());
      case FENCE -> {
        zeroByte();
        visitor.plain(op);
      }
      case NONE, BLOCK, LOCAL, GLOBAL, FUNC, MEMARG, I32 ->
          throw new IllegalStateException(op.text());
    }
  }

  private void memArg(Opcode op, InstructionVisitor visitor) {
    int start = in.position();
    int flags = in.u32();
    int memory = 0;
    // §5.4.7: bit 6 says that a memory index follows.
    if ((flags & 0x40) != 0 && features.has(Feature.MULTI_MEMORY)) {
      flags &= ~0x40;
      memory = in.u32();
    }
    if (Integer.compareUnsigned(flags, 0x40) >= 0) {
      throw new MalformedException("malformed memop flags", start);
    }
    // Validation refuses what is too large for a 32-bit memory; without memory64 it is no number at
    // all.
    long memOffset = features.has(Feature.MEMORY64) ? in.u64() : Integer.toUnsignedLong(in.u32());
    if (op.imm() == Imm.MEMARG) {
      visitor.memArg(op, memory, flags, memOffset);
    } else {
      visitor.memArgLane(op, memory, flags, memOffset, in.u8());
    }
  }

  private List<CatchClause> catches() {
    int count = in.count(DecoderLimits.BODY_SIZE, "catch clauses");
    var catches = new ArrayList<CatchClause>();
    for (int i = 0; i < count; i++) {
      int start = in.position();
      int code = in.u8();
      if (code > 3) {
        throw new MalformedException("malformed catch clause", start);
      }
      CatchClause.Kind kind = CatchClause.Kind.values()[code];
      int tag = kind.hasTag() ? in.u32() : -1;
      catches.add(new CatchClause(kind, tag, in.u32()));
    }
    return catches;
  }

  private void structure(Opcode op) {
    if (op == Opcode.END) {
      close();
    } else if (op == Opcode.ELSE) {
      if (!awaits(ELSE)) {
        throw misplaced(op, "if");
      }
      had(ELSE);
    } else if (op == Opcode.CATCH_ALL) {
      clause(op);
      had(CLAUSE);
    }
  }

  private void clause(Opcode op) {
    if (!awaits(CLAUSE)) {
      throw misplaced(op, "try");
    }
    had(DELEGATE);
  }

  private MalformedException misplaced(Opcode op, String block) {
    return new MalformedException(
        "END opcode expected, found " + op.text() + " outside " + block, offset);
  }

  private void open(Opcode op) {
    if (depth >= DecoderLimits.NESTING) {
      throw new MalformedException("nesting too deep", offset);
    }
    depth++;
    if (depth >= awaited.length) {
      awaited = Arrays.copyOf(awaited, Math.max(16, 2 * depth));
    }
    int first = op == Opcode.IF ? ELSE : op == Opcode.TRY ? CLAUSE | DELEGATE : 0;
    awaited[depth] = (byte) first;
  }

  private void close() {
    depth--;
  }

  private boolean awaits(byte what) {
    return depth < awaited.length && (awaited[depth] & what) != 0;
  }

  private void had(byte what) {
    awaited[depth] &= (byte) ~what;
  }

  private void needDataCount() {
    if (!dataCountKnown) {
      throw new MalformedException("data count section required", offset);
    }
  }

  private int memoryIndex() {
    return features.has(Feature.MULTI_MEMORY) ? in.u32() : zeroByte();
  }

  private int tableIndex() {
    return features.has(Feature.REFERENCE_TYPES) ? in.u32() : zeroByte();
  }

  private int zeroByte() {
    int start = in.position();
    if (in.u8() != 0) {
      throw new MalformedException("zero byte expected", start);
    }
    return 0;
  }
}
