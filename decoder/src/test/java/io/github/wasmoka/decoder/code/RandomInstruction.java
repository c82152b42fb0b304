package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Instructions with any immediates that the grammar allows, valid or not. */
final class RandomInstruction {
  private final Random random;

  RandomInstruction(Random random) {
    this.random = random;
  }

  /** Passes an instruction to the visitor, with what must stand around it, and the last end. */
  void expression(Opcode op, InstructionVisitor visitor) {
    switch (op) {
      case ELSE -> visitor.block(Opcode.IF, blockType());
      case CATCH, CATCH_ALL, DELEGATE -> visitor.block(Opcode.TRY, blockType());
      default -> {
        // stands anywhere
      }
    }
    instruction(op, visitor);
    boolean open =
        switch (op) {
          case ELSE, CATCH, CATCH_ALL -> true;
          default -> op.opensBlock();
        };
    if (open) {
      visitor.plain(Opcode.END);
    }
    if (op != Opcode.END) {
      visitor.plain(Opcode.END);
    }
  }

  private void instruction(Opcode op, InstructionVisitor v) {
    switch (op.imm()) {
      case NONE, FENCE -> v.plain(op);
      case BLOCK -> v.block(op, blockType());
      case TRY_TABLE -> v.tryTable(op, blockType(), list(this::catchClause));
      case LABEL -> v.label(op, u32());
      case BR_TABLE -> v.brTable(op, random.ints(random.nextInt(5)).toArray(), u32());
      case BR_ON_CAST -> v.brOnCast(op, u32(), refType(), refType());
      case FUNC, TYPE, LOCAL, GLOBAL, TABLE, MEMORY, TAG, ELEM, DATA -> v.index(op, u32());
      case CALL_INDIRECT,
          TABLE_TABLE,
          ELEM_TABLE,
          DATA_MEMORY,
          MEMORY_MEMORY,
          TYPE_FIELD,
          TYPE_LENGTH,
          TYPE_DATA,
          TYPE_ELEM,
          TYPE_TYPE ->
          v.index2(op, u32(), u32());
      case SELECT_T -> v.select(op, list(this::valType));
      case MEMARG -> v.memArg(op, memory(), random.nextInt(64), s64());
      case MEMARG_LANE ->
          v.memArgLane(op, memory(), random.nextInt(64), s64(), random.nextInt(256));
      case I32 -> v.i32Const(u32());
      case I64 -> v.i64Const(s64());
      case F32 -> v.f32Const(random.nextInt());
      case F64 -> v.f64Const(random.nextLong());
      case V128 -> v.v128Const(random.nextLong(), random.nextLong());
      case LANE -> v.lane(op, random.nextInt(256));
      case SHUFFLE -> v.shuffle(op, random.nextLong(), random.nextLong());
      case HEAP_TYPE, CAST -> v.heapType(op, heapType());
    }
  }

  /** Any number of 32 bits, small ones and those of all lengths as often. */
  private int u32() {
    return random.nextInt() >> random.nextInt(32);
  }

  private long s64() {
    return random.nextLong() >> random.nextInt(64);
  }

  private int memory() {
    return random.nextBoolean() ? 0 : u32();
  }

  private <T> List<T> list(Supplier<T> element) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private CatchClause catchClause() {
    var kind = List.of(CatchClause.Kind.values()).get(random.nextInt(4));
    return new CatchClause(kind, kind.hasTag() ? u32() : -1, u32());
  }

  private BlockType blockType() {
    return switch (random.nextInt(3)) {
      case 0 -> BlockType.EMPTY;
      case 1 -> new BlockType.Result(valType());
      default -> new BlockType.Indexed(u32());
    };
  }

  private ValType valType() {
    return switch (random.nextInt(6)) {
      case 0 -> ValType.I32;
      case 1 -> ValType.I64;
      case 2 -> ValType.F32;
      case 3 -> ValType.F64;
      case 4 -> ValType.V128;
      default -> refType();
    };
  }

  private RefType refType() {
    return new RefType(random.nextBoolean(), heapType());
  }

  private HeapType heapType() {
    List<AbsHeapType> all = List.of(AbsHeapType.values());
    return random.nextBoolean() ? all.get(random.nextInt(all.size())) : new TypeIdx(u32());
  }
}
