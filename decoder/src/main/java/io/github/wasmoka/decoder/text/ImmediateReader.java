package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.ExternKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind an instruction's name, by its shape, and passes the instruction on. */
final class ImmediateReader {
  private static final int LANES = 16;

  private final ModuleContext module;
  private final TokenStream in;
  private final TypeParser types;
  private final Labels labels;
  private final InstructionVisitor out;
  private IdSpace locals = new IdSpace("local", "local");
  private boolean usesData;

  ImmediateReader(ModuleContext module, TypeParser types, Labels labels, InstructionVisitor out) {
    this.module = module;
    this.in = module.in;
    this.types = types;
    this.labels = labels;
    this.out = out;
  }

  void locals(IdSpace space) {
    locals = space;
  }

  boolean usesData() {
    return usesData;
  }

  /**
   * An instruction whose feature is off is no instruction; its name may be a word of another one
   * all the same.
   */
  void requireFeature(Opcode op) {
    Feature feature = op.feature();
    if (feature == null || module.features.has(feature)) {
      return;
    }
    switch (op) {
      case THROW -> {
        if (module.features.has(Feature.LEGACY_EXCEPTIONS)) {
          return;
        }
      }
      // The clauses of try_table have the same names.
      case CATCH, CATCH_ALL -> {
        if (module.features.has(Feature.EXCEPTIONS)) {
          throw in.unexpected();
        }
      }
      default -> {}
    }
    throw in.error("unknown operator " + op.text() + ": " + feature.id() + " is not enabled");
  }

  void plain(Opcode op) {
    out.plain(op);
  }

  void read(Opcode op) {
    switch (op.imm()) {
      case NONE, FENCE -> {
        if (op == Opcode.SELECT && in.atOpen("result")) {
          selectTypes();
        } else {
          out.plain(op);
        }
      }
      case BLOCK -> out.block(op, blockType());
      case TRY_TABLE -> {
        BlockType type = blockType();
        out.tryTable(op, type, catches());
      }
      case LABEL -> out.label(op, labels.index(in));
      case BR_TABLE -> brTable(op);
      case BR_ON_CAST -> {
        int label = labels.index(in);
        RefType from = types.refType();
        out.brOnCast(op, label, from, types.refType());
      }
      case FUNC -> out.index(op, external(ExternKind.FUNC));
      case TYPE -> out.index(op, type());
      case LOCAL -> out.index(op, locals.index(in));
      case GLOBAL -> out.index(op, external(ExternKind.GLOBAL));
      case TABLE -> out.index(op, optional(ExternKind.TABLE));
      case MEMORY -> out.index(op, optional(ExternKind.MEMORY));
      case TAG -> out.index(op, external(ExternKind.TAG));
      case ELEM -> out.index(op, module.elemIds.index(in));
      case DATA -> out.index(op, data());
      case CALL_INDIRECT -> {
        int table = optional(ExternKind.TABLE);
        out.index2(op, types.typeUse(false).index(), table);
      }
      case TABLE_TABLE -> pair(op, ExternKind.TABLE);
      case MEMORY_MEMORY -> pair(op, ExternKind.MEMORY);
      case ELEM_TABLE -> {
        int table = twoIndices() ? external(ExternKind.TABLE) : 0;
        out.index2(op, module.elemIds.index(in), table);
      }
      case DATA_MEMORY -> {
        int memory = twoIndices() ? external(ExternKind.MEMORY) : 0;
        out.index2(op, data(), memory);
      }
      case TYPE_FIELD -> {
        int type = type();
        out.index2(op, type, module.fields(type).index(in));
      }
      case TYPE_LENGTH -> {
        int type = type();
        out.index2(op, type, (int) in.nat(Integer.SIZE));
      }
      case TYPE_DATA -> {
        int type = type();
        out.index2(op, type, data());
      }
      case TYPE_ELEM -> {
        int type = type();
        out.index2(op, type, module.elemIds.index(in));
      }
      case TYPE_TYPE -> {
        int type = type();
        out.index2(op, type, type());
      }
      case SELECT_T -> selectTypes();
      case MEMARG, MEMARG_LANE -> memArg(op);
      case I32 -> out.i32Const((int) in.integer(Integer.SIZE));
      case I64 -> out.i64Const(in.integer(Long.SIZE));
      case F32 -> out.f32Const(in.f32());
      case F64 -> out.f64Const(in.f64());
      case V128 -> {
        long[] value = Vectors.v128(in);
        out.v128Const(value[0], value[1]);
      }
      case LANE -> out.lane(op, (int) in.nat(Byte.SIZE));
      case SHUFFLE -> shuffle(op);
      case HEAP_TYPE -> out.heapType(op, types.heapType());
      case CAST -> cast(op);
    }
  }

  private int type() {
    return module.typeIds.index(in);
  }

  private int data() {
    usesData = true;
    return module.dataIds.index(in);
  }

  private int external(ExternKind kind) {
    return module.space(kind).index(in);
  }

  private int optional(ExternKind kind) {
    return in.atIndex() ? external(kind) : 0;
  }

  private boolean twoIndices() {
    return in.atIndex() && (in.kind(1) == TokenKind.NAT || in.kind(1) == TokenKind.ID);
  }

  private void pair(Opcode op, ExternKind kind) {
    if (in.atIndex()) {
      int target = external(kind);
      out.index2(op, target, external(kind));
    } else {
      out.index2(op, 0, 0);
    }
  }

  private void selectTypes() {
    requireFeature(Opcode.SELECT_T);
    var results = new ArrayList<ValType>();
    while (in.tryOpen("result")) {
      results.addAll(types.valTypes());
      in.expectClose();
    }
    out.select(Opcode.SELECT_T, results);
  }

  private BlockType blockType() {
    if (!in.atOpen("type")) {
      int at = in.position();
      FuncType type = types.signature(false, new ArrayList<>());
      if (type.params().isEmpty() && type.results().size() <= 1) {
        return type.results().isEmpty()
            ? BlockType.EMPTY
            : new BlockType.Result(type.results().getFirst());
      }
      in.seek(at);
    }
    return new BlockType.Indexed(types.typeUse(false).index());
  }

  private List<CatchClause> catches() {
    var catches = new ArrayList<CatchClause>();
    while (true) {
      CatchClause.Kind kind = catchKind();
      if (kind == null) {
        return catches;
      }
      int tag = kind.hasTag() ? external(ExternKind.TAG) : -1;
      catches.add(new CatchClause(kind, tag, labels.index(in)));
      in.expectClose();
    }
  }

  private CatchClause.@Nullable Kind catchKind() {
    for (CatchClause.Kind kind : CatchClause.Kind.values()) {
      if (in.tryOpen(Keywords.of(kind))) {
        return kind;
      }
    }
    return null;
  }

  private void brTable(Opcode op) {
    var list = new ArrayList<Integer>();
    do {
      list.add(labels.index(in));
    } while (in.atIndex());
    int defaultLabel = list.removeLast();
    out.brTable(op, list.stream().mapToInt(Integer::intValue).toArray(), defaultLabel);
  }

  private void memArg(Opcode op) {
    boolean lane = op.imm() == Imm.MEMARG_LANE;
    // A lone number in front of a lane's number is the memory.
    boolean memoryGiven =
        in.kind() == TokenKind.ID
            || (in.kind() == TokenKind.NAT
                && (!lane
                    || in.kind(1) == TokenKind.NAT
                    || (in.kind(1) == TokenKind.KEYWORD && in.valued(1))));
    int memory = memoryGiven ? external(ExternKind.MEMORY) : 0;
    // §6.5.7: offsets have 64 bits for any memory; without memory64 there are 32.
    int bits = module.features.has(Feature.MEMORY64) ? Long.SIZE : Integer.SIZE;
    long offset = in.valued("offset=", bits).orElse(0);
    int at = in.position();
    long align = in.valued("align=", Long.SIZE).orElse(op.accessWidth());
    if (Long.bitCount(align) != 1) {
      throw in.errorAt("alignment must be a power of two", at);
    }
    int log2 = Long.numberOfTrailingZeros(align);
    if (lane) {
      out.memArgLane(op, memory, log2, offset, (int) in.nat(Byte.SIZE));
    } else {
      out.memArg(op, memory, log2, offset);
    }
  }

  private void shuffle(Opcode op) {
    long[] value = new long[2];
    for (int i = 0; i < LANES; i++) {
      if (!in.atNumber()) {
        throw in.error("invalid lane length");
      }
      if (in.kind() != TokenKind.NAT) {
        throw in.error("i8 constant out of range");
      }
      value[i / 8] |= in.nat(Byte.SIZE) << (i % 8 * 8);
    }
    if (in.atNumber()) {
      throw in.error("invalid lane length");
    }
    out.shuffle(op, value[0], value[1]);
  }

  private void cast(Opcode op) {
    RefType type = types.refType();
    Opcode exact =
        switch (op) {
          case REF_TEST, REF_TEST_NULL -> type.nullable() ? Opcode.REF_TEST_NULL : Opcode.REF_TEST;
          case REF_CAST, REF_CAST_NULL -> type.nullable() ? Opcode.REF_CAST_NULL : Opcode.REF_CAST;
          default -> op;
        };
    out.heapType(exact, type.heapType());
  }
}
