package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads types (§5.3). Not thread-safe. */
public final class TypeReader {
  private static final int REF_NULL = 0x63;
  private static final int REF = 0x64;

  private final ByteSource in;
  private final Features features;

  /**
   * Reads from a source.
   *
   * @param in the source
   * @param features which types are known
   */
  public TypeReader(ByteSource in, Features features) {
    this.in = in;
    this.features = features;
  }

  private void require(Feature feature, String what, int at) {
    if (!features.has(feature)) {
      throw new MalformedException(what + ": " + feature.id() + " is not enabled", at);
    }
  }

  /** {@return a value type (§5.3.5)} */
  public ValType valType() {
    int start = in.position();
    int b = in.peek();
    ValType type = numOrVec(b);
    if (type == null) {
      return refType("malformed value type", start);
    }
    if (type == ValType.V128) {
      require(Feature.SIMD, "malformed value type", start);
    }
    in.u8();
    return type;
  }

  private static @Nullable ValType numOrVec(int b) {
    return switch (b) {
      case 0x7f -> ValType.I32;
      case 0x7e -> ValType.I64;
      case 0x7d -> ValType.F32;
      case 0x7c -> ValType.F64;
      case 0x7b -> ValType.V128;
      default -> null;
    };
  }

  private static @Nullable AbsHeapType absHeapType(int b) {
    return switch (b) {
      case 0x74 -> AbsHeapType.NOEXN;
      case 0x73 -> AbsHeapType.NOFUNC;
      case 0x72 -> AbsHeapType.NOEXTERN;
      case 0x71 -> AbsHeapType.NONE;
      case 0x70 -> AbsHeapType.FUNC;
      case 0x6f -> AbsHeapType.EXTERN;
      case 0x6e -> AbsHeapType.ANY;
      case 0x6d -> AbsHeapType.EQ;
      case 0x6c -> AbsHeapType.I31;
      case 0x6b -> AbsHeapType.STRUCT;
      case 0x6a -> AbsHeapType.ARRAY;
      case 0x69 -> AbsHeapType.EXN;
      default -> null;
    };
  }

  private void known(AbsHeapType type, int at) {
    switch (type) {
      case FUNC -> {}
      case EXTERN -> require(Feature.REFERENCE_TYPES, "malformed reference type", at);
      case EXN, NOEXN -> {
        if (!features.has(Feature.LEGACY_EXCEPTIONS)) {
          require(Feature.EXCEPTIONS, "malformed reference type", at);
        }
      }
      case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN ->
          require(Feature.GC, "malformed reference type", at);
    }
  }

  /** {@return a reference type (§5.3.4)} */
  public RefType refType() {
    return refType("malformed reference type", in.position());
  }

  private RefType refType(String message, int start) {
    int b = in.u8();
    if (b == REF_NULL || b == REF) {
      require(Feature.FUNCTION_REFERENCES, message, start);
      return new RefType(b == REF_NULL, heapType());
    }
    AbsHeapType abs = absHeapType(b);
    if (abs == null) {
      throw new MalformedException(message, start);
    }
    known(abs, start);
    return switch (abs) {
      case FUNC -> RefType.FUNCREF;
      case EXTERN -> RefType.EXTERNREF;
      default -> new RefType(true, abs);
    };
  }

  /** {@return a heap type (§5.3.3)} */
  public HeapType heapType() {
    int start = in.position();
    // Abstract heap types are single bytes; only an index may be padded.
    AbsHeapType abs = absHeapType(in.peek());
    if (abs != null) {
      in.u8();
      known(abs, start);
      return abs;
    }
    long code = in.s33();
    if (code < 0) {
      throw new MalformedException("malformed heap type", start);
    }
    return new TypeIdx((int) code);
  }

  /** {@return a block type (§5.4.1)} */
  public BlockType blockType() {
    int start = in.position();
    int b = in.peek();
    if (b == 0x40) {
      in.u8();
      return BlockType.EMPTY;
    }
    if ((b & 0xc0) == 0x40) {
      return new BlockType.Result(valType());
    }
    long code = in.s33();
    if (code < 0) {
      throw new MalformedException("malformed block type", start);
    }
    require(Feature.MULTI_VALUE, "malformed block type", start);
    return new BlockType.Indexed((int) code);
  }

  /** {@return a recursive type (§5.3.9)} */
  RecType recType() {
    int start = in.position();
    if (in.peek() == 0x4e) {
      in.u8();
      require(Feature.GC, "malformed type", start);
      int count = in.count(DecoderLimits.TYPES, "types");
      var members = new ArrayList<SubType>();
      for (int i = 0; i < count; i++) {
        members.add(subType());
      }
      return new RecType(members);
    }
    return new RecType(List.of(subType()));
  }

  private SubType subType() {
    int start = in.position();
    int b = in.peek();
    if (b != 0x50 && b != 0x4f) {
      return SubType.of(compositeType());
    }
    in.u8();
    require(Feature.GC, "malformed type", start);
    int count = in.count(DecoderLimits.TYPES, "supertypes");
    var supers = new ArrayList<HeapType>();
    for (int i = 0; i < count; i++) {
      supers.add(new TypeIdx(in.u32()));
    }
    return new SubType(b == 0x4f, supers, compositeType());
  }

  private CompositeType compositeType() {
    int start = in.position();
    int b = in.u8();
    switch (b) {
      case 0x60 -> {
        return new FuncType(
            valTypes(DecoderLimits.PARAMS, "parameters"),
            valTypes(DecoderLimits.RESULTS, "results"));
      }
      case 0x5f -> {
        require(Feature.GC, "malformed type", start);
        int count = in.count(DecoderLimits.FIELDS, "fields");
        var fields = new ArrayList<FieldType>();
        for (int i = 0; i < count; i++) {
          fields.add(fieldType());
        }
        return new StructType(fields);
      }
      case 0x5e -> {
        require(Feature.GC, "malformed type", start);
        return new ArrayType(fieldType());
      }
      // The form is a signed LEB128 of seven bits, which has no second byte.
      default ->
          throw new MalformedException(
              b >= 0x80 ? "integer representation too long" : "malformed type", start);
    }
  }

  private FieldType fieldType() {
    StorageType storage;
    switch (in.peek()) {
      case 0x78 -> {
        in.u8();
        storage = PackType.I8;
      }
      case 0x77 -> {
        in.u8();
        storage = PackType.I16;
      }
      default -> storage = valType();
    }
    return new FieldType(storage, mutability());
  }

  private boolean mutability() {
    int start = in.position();
    int b = in.u8();
    if (b > 1) {
      throw new MalformedException("malformed mutability", start);
    }
    return b == 1;
  }

  /** Reads a list of value types. */
  List<ValType> valTypes(int limit, String what) {
    int count = in.count(limit, what);
    if (count == 0) {
      return List.of();
    }
    var types = new ArrayList<ValType>(count);
    for (int i = 0; i < count; i++) {
      types.add(valType());
    }
    return types;
  }

  /** {@return the types of {@code select} with types} */
  public List<ValType> selectTypes() {
    return valTypes(DecoderLimits.RESULTS, "types");
  }

  GlobalType globalType() {
    ValType type = valType();
    return new GlobalType(type, mutability());
  }

  TableType tableType() {
    RefType element = refType();
    int start = in.position();
    int flags = limitsFlags(features.has(Feature.THREADS) ? 0x07 : 0x05);
    if ((flags & 2) != 0) {
      throw new MalformedException("tables cannot be shared (yet)", start);
    }
    if ((flags & 4) != 0) {
      require(Feature.MEMORY64, "malformed limits flags", start);
    }
    return new TableType(addrType(flags), limits(flags), element);
  }

  MemType memType() {
    int start = in.position();
    int flags = limitsFlags(0x0f);
    if ((flags & 2) != 0) {
      require(Feature.THREADS, "malformed limits flags", start);
    }
    if ((flags & 4) != 0) {
      require(Feature.MEMORY64, "malformed limits flags", start);
    }
    if ((flags & 8) != 0) {
      require(Feature.CUSTOM_PAGE_SIZES, "malformed limits flags", start);
    }
    Limits limits = limits(flags);
    int pageSizeLog2 = MemType.DEFAULT_PAGE_SIZE_LOG2;
    if ((flags & 8) != 0) {
      int at = in.position();
      pageSizeLog2 = in.u32();
      if (Integer.compareUnsigned(pageSizeLog2, 64) >= 0) {
        throw new MalformedException("invalid custom page size", at);
      }
    }
    return new MemType(addrType(flags), limits, (flags & 2) != 0, pageSizeLog2);
  }

  private int limitsFlags(int known) {
    int start = in.position();
    int flags = in.u8();
    if ((flags & ~known) != 0) {
      throw new MalformedException("malformed limits flags", start);
    }
    return flags;
  }

  private static AddrType addrType(int flags) {
    return (flags & 4) != 0 ? AddrType.I64 : AddrType.I32;
  }

  private Limits limits(int flags) {
    // §5.3.11: 64 bits for any address type; without memory64 there are 32.
    boolean wide = features.has(Feature.MEMORY64);
    long min = wide ? in.u64() : Integer.toUnsignedLong(in.u32());
    if ((flags & 1) == 0) {
      return Limits.atLeast(min);
    }
    return new Limits(min, OptionalLong.of(wide ? in.u64() : Integer.toUnsignedLong(in.u32())));
  }
}
