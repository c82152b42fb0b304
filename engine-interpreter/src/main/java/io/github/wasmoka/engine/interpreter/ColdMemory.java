package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import io.github.wasmoka.runtime.store.TagInstance;
import io.github.wasmoka.runtime.store.WasmThrow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memories, tables and exceptions (§4.4.6, §4.4.7, §4.4.10) the long way. */
final class ColdMemory {
  private ColdMemory() {}

  static void run(int op, int a, int immediate, Frame frame) {
    long[] r = frame.r;
    @Nullable Object[] refs = frame.refs;
    ModuleInstance module = frame.instance.module();
    switch (op) {
      case Op.LOAD -> load(a, (MemoryRules.Access) frame.code().pool[immediate], r, module);
      case Op.STORE -> store(a, (MemoryRules.Access) frame.code().pool[immediate], r, module);
      case Op.MEMORY_SIZE -> {
        MemoryInstance memory = module.memories[immediate];
        long pages = memory.pages();
        r[a] = wide(memory) ? pages : (int) pages;
      }
      case Op.MEMORY_FILL -> {
        MemoryInstance memory = module.memories[immediate];
        boolean wide = wide(memory);
        memory.fill(address(r[a], wide), (byte) r[a + 1], address(r[a + 2], wide));
      }
      case Op.MEMORY_COPY -> {
        var pair = (MemoryRules.Pair) frame.code().pool[immediate];
        MemoryInstance target = module.memories[pair.first()];
        MemoryInstance source = module.memories[pair.second()];
        target.copy(
            address(r[a], wide(target)),
            source,
            address(r[a + 1], wide(source)),
            address(r[a + 2], wide(target) && wide(source)));
      }
      case Op.MEMORY_INIT -> {
        var pair = (MemoryRules.Pair) frame.code().pool[immediate];
        MemoryInstance memory = module.memories[pair.second()];
        memory.init(
            address(r[a], wide(memory)),
            module.datas[pair.first()],
            address(r[a + 1], false),
            address(r[a + 2], false));
      }
      case Op.DATA_DROP -> module.datas[immediate].drop();
      case Op.TABLE_GET -> {
        TableInstance table = module.tables[immediate];
        refs[a] = table.get(address(r[a], wide(table)));
      }
      case Op.TABLE_SET -> {
        TableInstance table = module.tables[immediate];
        table.setUnchecked(address(r[a], wide(table)), refs[a + 1]);
      }
      case Op.TABLE_SIZE -> {
        TableInstance table = module.tables[immediate];
        r[a] = table.size();
      }
      case Op.TABLE_GROW -> {
        TableInstance table = module.tables[immediate];
        r[a] = table.growUnchecked(address(r[a + 1], wide(table)), refs[a]);
      }
      case Op.TABLE_FILL -> {
        TableInstance table = module.tables[immediate];
        boolean wide = wide(table);
        table.fill(address(r[a], wide), refs[a + 1], address(r[a + 2], wide));
      }
      case Op.TABLE_COPY -> {
        var pair = (MemoryRules.Pair) frame.code().pool[immediate];
        TableInstance target = module.tables[pair.first()];
        TableInstance source = module.tables[pair.second()];
        target.copy(
            address(r[a], wide(target)),
            source,
            address(r[a + 1], wide(source)),
            address(r[a + 2], wide(target) && wide(source)));
      }
      case Op.TABLE_INIT -> {
        var pair = (MemoryRules.Pair) frame.code().pool[immediate];
        TableInstance table = module.tables[pair.second()];
        table.init(
            address(r[a], wide(table)),
            module.elems[pair.first()],
            address(r[a + 1], false),
            address(r[a + 2], false));
      }
      case Op.ELEM_DROP -> module.elems[immediate].drop();
      case Op.THROW -> throw thrown(module.tags[immediate], a, r, refs);
      // The exception may stand in a local: its slot is the second field.
      case Op.THROW_REF -> {
        int from = (int) frame.args[frame.pc] >>> 16;
        if (refs[from] instanceof ExceptionInstance exception) {
          throw new WasmThrow(exception);
        }
        throw ColdReference.trap(TrapKind.NULL_EXCEPTION_REFERENCE);
      }
      case Op.RETHROW -> {
        if (frame.caught[immediate] instanceof ExceptionInstance exception) {
          throw new WasmThrow(exception);
        }
        throw new IllegalStateException("nothing caught");
      }
      default -> throw new IllegalStateException("operation " + op);
    }
  }

  private static WasmThrow thrown(TagInstance tag, int a, long[] r, @Nullable Object[] refs) {
    List<ValType> types = tag.defType.funcType().params();
    int n = Values.slots(types);
    return new WasmThrow(
        new ExceptionInstance(
            tag,
            Arrays.copyOfRange(r, a, a + n),
            Values.hasRefs(types) ? Arrays.copyOfRange(refs, a, a + n) : new @Nullable Object[n]));
  }

  private static boolean wide(MemoryInstance memory) {
    return memory.declaredType().addrType() == AddrType.I64;
  }

  private static boolean wide(TableInstance table) {
    return table.declaredType().addrType() == AddrType.I64;
  }

  /** A 32-bit address is unsigned; the slot is sign-extended. */
  private static long address(long operand, boolean wide) {
    return wide ? operand : operand & 0xFFFF_FFFFL;
  }

  private static void load(int a, MemoryRules.Access access, long[] r, ModuleInstance module) {
    MemoryInstance memory = module.memories[access.memory()];
    long address = access.address(r[a]);
    Opcode op = access.op();
    r[a] =
        switch (op) {
          case I32_LOAD, F32_LOAD, I64_LOAD32_S -> memory.readInt(address);
          case I64_LOAD, F64_LOAD -> memory.readLong(address);
          case I32_LOAD8_S, I64_LOAD8_S -> memory.readByte(address);
          case I32_LOAD8_U, I64_LOAD8_U -> memory.readByte(address) & 0xFF;
          case I32_LOAD16_S, I64_LOAD16_S -> memory.readShort(address);
          case I32_LOAD16_U, I64_LOAD16_U -> memory.readShort(address) & 0xFFFF;
          case I64_LOAD32_U -> memory.readInt(address) & 0xFFFF_FFFFL;
          default -> throw new IllegalStateException(op.text());
        };
  }

  private static void store(int a, MemoryRules.Access access, long[] r, ModuleInstance module) {
    MemoryInstance memory = module.memories[access.memory()];
    long address = access.address(r[a]);
    long value = r[a + 1];
    switch (access.op().accessWidth()) {
      case 1 -> memory.writeByte(address, (byte) value);
      case 2 -> memory.writeShort(address, (short) value);
      case 4 -> memory.writeInt(address, (int) value);
      default -> memory.writeLong(address, value);
    }
  }
}
