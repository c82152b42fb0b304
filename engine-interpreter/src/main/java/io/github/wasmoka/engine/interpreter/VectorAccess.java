package io.github.wasmoka.engine.interpreter;

import static io.github.wasmoka.engine.interpreter.MemoryOps.INT;
import static io.github.wasmoka.engine.interpreter.MemoryOps.LONG;
import static io.github.wasmoka.engine.interpreter.MemoryOps.SHORT;

import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.numeric.simd.I16x8;
import io.github.wasmoka.runtime.numeric.simd.I32x4;
import io.github.wasmoka.runtime.numeric.simd.I64x2;
import io.github.wasmoka.runtime.numeric.simd.I8x16;
import java.util.Objects;

/** Loads and stores of vectors and of single lanes (§4.4.7). */
final class VectorAccess {
  private VectorAccess() {}

  /** A load by opcode from an array, as {@link MemoryOps} has them. */
  static void load(int number, byte[] mem, int address, long[] r, int a) {
    switch (number) {
      case 0x00 -> {
        Objects.checkIndex(address, mem.length - 15);
        r[a] = (long) LONG.get(mem, address);
        r[a + 1] = (long) LONG.get(mem, address + 8);
      }
      case 0x07 -> expand(number, mem[address], r, a);
      case 0x08 -> expand(number, (short) SHORT.get(mem, address), r, a);
      case 0x09, 0x5C -> expand(number, (int) INT.get(mem, address), r, a);
      default -> expand(number, (long) LONG.get(mem, address), r, a);
    }
  }

  /** {@code v128.store} to an array. */
  static void store(byte[] mem, int address, long[] r, int value) {
    // Nothing is written unless all of it can be.
    Objects.checkIndex(address, mem.length - 15);
    LONG.set(mem, address, r[value]);
    LONG.set(mem, address + 8, r[value + 1]);
  }

  /** Any load or store of any memory. */
  static void general(int slot, int operand, MemoryRules.Access access, Frame frame) {
    MemoryInstance memory = frame.instance.module().memories[access.memory()];
    long[] r = frame.r;
    int number = access.op().number();
    switch (number) {
      case 0x0B -> {
        long address = access.address(r[slot]);
        memory.check(address, 16);
        memory.writeLong(address, r[operand]);
        memory.writeLong(address + 8, r[operand + 1]);
      }
      case 0x54, 0x55, 0x56, 0x57 -> loadLane(number, slot, access, memory, r);
      case 0x58, 0x59, 0x5A, 0x5B -> storeLane(number, slot, access, memory, r);
      default -> load(number, memory, access.address(r[operand]), r, slot);
    }
  }

  private static void load(int number, MemoryInstance memory, long address, long[] r, int a) {
    switch (number) {
      case 0x00 -> {
        memory.check(address, 16);
        r[a] = memory.readLong(address);
        r[a + 1] = memory.readLong(address + 8);
      }
      case 0x07 -> expand(number, memory.readByte(address), r, a);
      case 0x08 -> expand(number, memory.readShort(address), r, a);
      case 0x09, 0x5C -> expand(number, memory.readInt(address), r, a);
      default -> expand(number, memory.readLong(address), r, a);
    }
  }

  /** Makes a vector of up to 64 loaded bits, as the instruction of an opcode does. */
  private static void expand(int number, long bits, long[] r, int a) {
    final long lo;
    final long hi;
    switch (number) {
      case 0x01 -> {
        lo = I16x8.i16x8ExtendLowI8x16SLo(bits, 0);
        hi = I16x8.i16x8ExtendLowI8x16SHi(bits, 0);
      }
      case 0x02 -> {
        lo = I16x8.i16x8ExtendLowI8x16ULo(bits, 0);
        hi = I16x8.i16x8ExtendLowI8x16UHi(bits, 0);
      }
      case 0x03 -> {
        lo = I32x4.i32x4ExtendLowI16x8SLo(bits, 0);
        hi = I32x4.i32x4ExtendLowI16x8SHi(bits, 0);
      }
      case 0x04 -> {
        lo = I32x4.i32x4ExtendLowI16x8ULo(bits, 0);
        hi = I32x4.i32x4ExtendLowI16x8UHi(bits, 0);
      }
      case 0x05 -> {
        lo = I64x2.i64x2ExtendLowI32x4SLo(bits, 0);
        hi = I64x2.i64x2ExtendLowI32x4SHi(bits, 0);
      }
      case 0x06 -> {
        lo = I64x2.i64x2ExtendLowI32x4ULo(bits, 0);
        hi = I64x2.i64x2ExtendLowI32x4UHi(bits, 0);
      }
      case 0x07 -> {
        lo = I8x16.i8x16Splat((int) bits);
        hi = lo;
      }
      case 0x08 -> {
        lo = I16x8.i16x8Splat((int) bits);
        hi = lo;
      }
      case 0x09 -> {
        lo = I32x4.i32x4Splat((int) bits);
        hi = lo;
      }
      case 0x0A -> {
        lo = bits;
        hi = bits;
      }
      case 0x5C -> {
        lo = bits & 0xFFFF_FFFFL;
        hi = 0;
      }
      case 0x5D -> {
        lo = bits;
        hi = 0;
      }
      default -> throw new IllegalStateException("vector instruction " + number);
    }
    r[a] = lo;
    r[a + 1] = hi;
  }

  // Lanes: the address stands in the first slot, the vector behind it.

  private static void loadLane(
      int number, int slot, MemoryRules.Access access, MemoryInstance memory, long[] r) {
    long address = access.address(r[slot]);
    int lane = access.lane();
    long lo = r[slot + 1];
    long hi = r[slot + 2];
    switch (number) {
      case 0x54 -> {
        int x = memory.readByte(address);
        r[slot] = I8x16.i8x16ReplaceLaneLo(lo, hi, x, lane);
        r[slot + 1] = I8x16.i8x16ReplaceLaneHi(lo, hi, x, lane);
      }
      case 0x55 -> {
        int x = memory.readShort(address);
        r[slot] = I16x8.i16x8ReplaceLaneLo(lo, hi, x, lane);
        r[slot + 1] = I16x8.i16x8ReplaceLaneHi(lo, hi, x, lane);
      }
      case 0x56 -> {
        int x = memory.readInt(address);
        r[slot] = I32x4.i32x4ReplaceLaneLo(lo, hi, x, lane);
        r[slot + 1] = I32x4.i32x4ReplaceLaneHi(lo, hi, x, lane);
      }
      default -> {
        long x = memory.readLong(address);
        r[slot] = I64x2.i64x2ReplaceLaneLo(lo, hi, x, lane);
        r[slot + 1] = I64x2.i64x2ReplaceLaneHi(lo, hi, x, lane);
      }
    }
  }

  private static void storeLane(
      int number, int slot, MemoryRules.Access access, MemoryInstance memory, long[] r) {
    long address = access.address(r[slot]);
    int lane = access.lane();
    long lo = r[slot + 1];
    long hi = r[slot + 2];
    switch (number) {
      case 0x58 -> memory.writeByte(address, (byte) I8x16.i8x16ExtractLaneU(lo, hi, lane));
      case 0x59 -> memory.writeShort(address, (short) I16x8.i16x8ExtractLaneU(lo, hi, lane));
      case 0x5A -> memory.writeInt(address, I32x4.i32x4ExtractLane(lo, hi, lane));
      default -> memory.writeLong(address, I64x2.i64x2ExtractLane(lo, hi, lane));
    }
  }
}
