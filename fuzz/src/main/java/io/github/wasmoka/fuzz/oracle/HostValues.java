package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that host functions return, throw and call with: they follow from a number by
 * arithmetic on 32 bits, so that hosts in any language agree.
 */
final class HostValues {
  private HostValues() {}

  /** The number of a line of the trace (FNV-1a of its characters). */
  static int hash(CharSequence line) {
    int hash = 0x811c_9dc5;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * 0x0100_0193;
    }
    return hash;
  }

  private static int mix(int hash, int index) {
    int mixed = (hash + index * 0x9e37_79b9) * 0x85eb_ca6b;
    return mixed ^ mixed >>> 15;
  }

  /** Whether there is a value of the type that a host can have. */
  static boolean possible(ValType type) {
    return !(type instanceof RefType ref)
        || ref.nullable()
        || ref.heapType() == AbsHeapType.EXTERN
        || internal(ref.heapType());
  }

  private static boolean internal(HeapType type) {
    return type == AbsHeapType.ANY || type == AbsHeapType.EQ || type == AbsHeapType.I31;
  }

  static @Nullable Object of(
      ValType type, int hash, int index, List<String> functions, Value.Lookup lookup) {
    int bits = mix(hash, index);
    return switch (type) {
      case NumType.I32 -> bits;
      case NumType.I64 -> (long) bits << 32 | ~bits & 0xffff_ffffL;
      case NumType.F32 -> (bits >> 16) / 8f;
      case NumType.F64 -> bits / 4.0;
      case VecType.V128 -> new V128(bits, ~bits);
      case RefType(boolean nullable, HeapType heap) -> {
        if (heap == AbsHeapType.EXTERN) {
          yield nullable && (bits & 3) == 0 ? null : new Value.HostRef(bits >>> 2 & 3);
        } else if (internal(heap)) {
          yield nullable && (bits & 3) == 0 ? null : new I31(bits >>> 2 & 0xff);
        } else if (heap == AbsHeapType.FUNC && (bits & 1) == 0 && !functions.isEmpty()) {
          yield lookup.function(functions.get((bits >>> 1) % functions.size()));
        } else {
          yield null;
        }
      }
    };
  }
}
