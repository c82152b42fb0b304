package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Rules of the instructions that name a memory; addresses are mostly inside, or near the bound. */
final class Memories {
  private static final long[] FAR_OFFSETS = {
    0x7fff_ffffL, 0x8000_0000L, 0xffff_fff0L, 0xffff_ffffL, 0x1_0000_0000L, 1L << 48, -16, -1
  };

  private Memories() {}

  private static int memory(CodeGenerator g) {
    return g.draft.has(Feature.MULTI_MEMORY) ? g.choices.below(g.draft.memories.size()) : 0;
  }

  private static ValType addrType(MemType type) {
    return type.addrType().numType();
  }

  private static List<ValType> types(String letters, MemType memory) {
    var types = new ArrayList<ValType>();
    for (int i = 0; i < letters.length(); i++) {
      types.add(
          letters.charAt(i) == 'a'
              ? addrType(memory)
              : FixedRule.types(letters.substring(i, i + 1)).getFirst());
    }
    return types;
  }

  private static void number(CodeGenerator g, ValType type, long value) {
    if (type == ValType.I32) {
      g.code.out.i32Const((int) value);
    } else {
      g.code.out.i64Const(value);
    }
  }

  /** Loads, stores, atomic access: with a memarg. */
  static boolean access(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty()) {
      return false;
    }
    int index = memory(g);
    MemType memory = g.draft.memories.get(index);
    List<ValType> operands = types(Menu.operandsOf(op), memory);
    boolean waits = op == Opcode.MEMORY_ATOMIC_WAIT32 || op == Opcode.MEMORY_ATOMIC_WAIT64;
    if (waits || g.choices.below(6) != 5) {
      address(g, memory, op.accessWidth(), op.atomic());
      for (int i = 1; i < operands.size(); i++) {
        if (waits && i == 2) {
          g.code.out.i64Const(g.choices.below(1000));
          g.code.push(ValType.I64);
        } else {
          g.value(operands.get(i));
        }
      }
    } else {
      g.operands(op, operands);
    }
    g.nans.before(op);
    int natural = Integer.numberOfTrailingZeros(op.accessWidth());
    int align = op.atomic() ? natural : natural - g.choices.below(natural + 1);
    long offset = offset(g, memory, op);
    if (op.imm() == Imm.MEMARG_LANE) {
      g.code.out.memArgLane(op, index, align, offset, g.choices.below(16 / op.accessWidth()));
    } else {
      g.code.out.memArg(op, index, align, offset);
    }
    g.code.pop(operands.size());
    g.code.push(types(Menu.resultsOf(op), memory));
    return true;
  }

  private static long offset(CodeGenerator g, MemType memory, Opcode op) {
    long size = memory.limits().min() << memory.pageSizeLog2();
    long offset =
        switch (g.choices.weighted(16, 8, 3, 1)) {
          case 0 -> 0;
          case 1 -> g.choices.below(64);
          case 2 -> Math.max(0, size - g.choices.below(40));
          default -> FAR_OFFSETS[g.choices.below(FAR_OFFSETS.length)];
        };
    if (op.atomic() && g.choices.below(8) != 7) {
      offset &= -op.accessWidth();
    }
    return memory.addrType() == AddrType.I32 ? offset & 0xffff_ffffL : offset;
  }

  /** An address at which {@code width} bytes mostly lie inside the memory. */
  static void address(CodeGenerator g, MemType memory, int width, boolean aligned) {
    ValType type = addrType(memory);
    long size = memory.limits().min() << memory.pageSizeLog2();
    long align = aligned && g.choices.below(8) != 7 ? -width : -1;
    long inside = Math.max(Long.highestOneBit(size) - 1, 0);
    switch (g.choices.weighted(6, 2, 6, 4, 1)) {
      case 0 -> {
        number(g, type, g.choices.below(Math.clamp(size, 1, 1 << 20)) & align);
        g.code.push(type);
      }
      case 1 -> {
        number(g, type, size - width + g.choices.between(-9, 3) & align);
        g.code.push(type);
      }
      case 2 -> masked(g, type, inside & align);
      case 3 -> indexed(g, type, inside, align);
      default -> g.value(type);
    }
  }

  private static void masked(CodeGenerator g, ValType type, long mask) {
    g.value(type);
    number(g, type, mask);
    g.code.out.plain(type == ValType.I32 ? Opcode.I32_AND : Opcode.I64_AND);
    g.code.pop(1);
    g.code.push(type);
  }

  /** The element of an array: a base, and an index that may be scaled; engines know such sums. */
  private static void indexed(CodeGenerator g, ValType type, long inside, long align) {
    boolean wide = type == ValType.I64;
    int scale = g.choices.below(4);
    masked(g, type, inside / 2 & align);
    masked(g, type, inside / 4 >> scale & align);
    if (scale > 0) {
      number(g, type, scale);
      g.code.out.plain(wide ? Opcode.I64_SHL : Opcode.I32_SHL);
    }
    g.code.out.plain(wide ? Opcode.I64_ADD : Opcode.I32_ADD);
    g.code.pop(2);
    g.code.push(type);
  }

  /** A number of bytes or entries, mostly small. */
  static void length(CodeGenerator g, ValType type, int likely) {
    switch (g.choices.weighted(6, 4, 1)) {
      case 0 -> {
        number(g, type, g.choices.below(likely + 1));
        g.code.push(type);
      }
      case 1 -> {
        g.value(type);
        number(g, type, Math.max(Integer.highestOneBit(likely) - 1, 1));
        g.code.out.plain(type == ValType.I32 ? Opcode.I32_AND : Opcode.I64_AND);
        g.code.pop(1);
        g.code.push(type);
      }
      default -> g.leaves.leaf(type);
    }
  }

  static boolean size(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty()) {
      return false;
    }
    int index = memory(g);
    g.code.out.index(op, index);
    g.code.push(addrType(g.draft.memories.get(index)));
    return true;
  }

  static boolean grow(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty()) {
      return false;
    }
    int index = memory(g);
    MemType memory = g.draft.memories.get(index);
    ValType type = addrType(memory);
    boolean bounded =
        memory.limits().max().isPresent()
            && memory.limits().max().getAsLong() << memory.pageSizeLog2() <= 1 << 20;
    if (bounded && g.choices.oneIn(2)) {
      g.value(type);
      number(g, type, g.choices.oneIn(4) ? 0xffff : 1);
      g.code.out.plain(type == ValType.I32 ? Opcode.I32_AND : Opcode.I64_AND);
      g.code.pop(1);
    } else {
      // Without a bound only what cannot work: how far an engine gets is its own affair.
      long huge = type == ValType.I32 ? 1L << 31 : 1L << 62;
      long[] deltas = {0, -1, huge, bounded ? 1 : 0, bounded ? 2 : -1};
      number(g, type, deltas[g.choices.below(deltas.length)]);
    }
    g.code.push(type);
    g.code.out.index(op, index);
    g.code.pop(1);
    g.code.push(type);
    return true;
  }

  static boolean fill(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty()) {
      return false;
    }
    int index = memory(g);
    MemType memory = g.draft.memories.get(index);
    address(g, memory, 16, false);
    g.value(ValType.I32);
    length(g, addrType(memory), 64);
    g.code.out.index(op, index);
    g.code.pop(3);
    return true;
  }

  static boolean copy(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty()) {
      return false;
    }
    int target = memory(g);
    int source = memory(g);
    MemType to = g.draft.memories.get(target);
    MemType from = g.draft.memories.get(source);
    address(g, to, 16, false);
    address(g, from, 16, false);
    boolean wide = to.addrType() == AddrType.I64 && from.addrType() == AddrType.I64;
    length(g, wide ? ValType.I64 : ValType.I32, 64);
    g.code.out.index2(op, target, source);
    g.code.pop(3);
    return true;
  }

  static boolean init(CodeGenerator g, Opcode op) {
    if (g.draft.memories.isEmpty() || g.draft.datas.isEmpty()) {
      return false;
    }
    int index = memory(g);
    int data = g.choices.below(g.draft.datas.size());
    int size = g.draft.datas.get(data).size();
    address(g, g.draft.memories.get(index), 16, false);
    length(g, ValType.I32, size / 2);
    length(g, ValType.I32, size / 2);
    g.draft.namesData = true;
    g.code.out.index2(op, data, index);
    g.code.pop(3);
    return true;
  }

  static boolean dropData(CodeGenerator g, Opcode op) {
    if (g.draft.datas.isEmpty()) {
      return false;
    }
    g.draft.namesData = true;
    g.code.out.index(op, g.choices.below(g.draft.datas.size()));
    return true;
  }
}
