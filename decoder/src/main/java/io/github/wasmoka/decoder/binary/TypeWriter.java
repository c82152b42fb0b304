package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RecIdx;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.code.BlockType;
import java.util.List;

/**
 * Writes types (§5.3), in the shortest form.
 *
 * @param out where to
 */
public record TypeWriter(ByteSink out) {
  /**
   * Writes a value type.
   *
   * @param type the type, not closed
   */
  public void valType(ValType type) {
    switch (type) {
      case NumType num -> out.u8(0x7f - num.ordinal());
      case VecType _ -> out.u8(0x7b);
      case RefType ref -> refType(ref);
    }
  }

  /**
   * Writes a reference type.
   *
   * @param type the type, not closed
   */
  public void refType(RefType type) {
    if (!(type.nullable() && type.heapType() instanceof AbsHeapType)) {
      out.u8(type.nullable() ? 0x63 : 0x64);
    }
    heapType(type.heapType());
  }

  /**
   * Writes a heap type.
   *
   * @param type the type, not closed
   */
  public void heapType(HeapType type) {
    switch (type) {
      case AbsHeapType abs ->
          out.u8(
              switch (abs) {
                case NOEXN -> 0x74;
                case NOFUNC -> 0x73;
                case NOEXTERN -> 0x72;
                case NONE -> 0x71;
                case FUNC -> 0x70;
                case EXTERN -> 0x6f;
                case ANY -> 0x6e;
                case EQ -> 0x6d;
                case I31 -> 0x6c;
                case STRUCT -> 0x6b;
                case ARRAY -> 0x6a;
                case EXN -> 0x69;
              });
      case TypeIdx(int index) -> out.s64(Integer.toUnsignedLong(index));
      case DefType _, RecIdx _ -> throw new IllegalArgumentException("not of a module: " + type);
    }
  }

  /**
   * Writes a block type.
   *
   * @param type the type
   */
  public void blockType(BlockType type) {
    switch (type) {
      case BlockType.Empty() -> out.u8(0x40);
      case BlockType.Result(ValType result) -> valType(result);
      case BlockType.Indexed(int index) -> out.s64(Integer.toUnsignedLong(index));
    }
  }

  /**
   * Writes a list of value types.
   *
   * @param types the types
   */
  public void valTypes(List<ValType> types) {
    out.u32(types.size());
    types.forEach(this::valType);
  }

  void recType(RecType type) {
    if (type.members().size() != 1) {
      out.u8(0x4e);
      out.u32(type.members().size());
    }
    type.members().forEach(this::subType);
  }

  private void subType(SubType type) {
    if (!type.isFinal() || !type.supers().isEmpty()) {
      out.u8(type.isFinal() ? 0x4f : 0x50);
      out.u32(type.supers().size());
      for (HeapType sup : type.supers()) {
        if (sup instanceof TypeIdx(int index)) {
          out.u32(index);
        } else {
          throw new IllegalArgumentException("not of a module: " + sup);
        }
      }
    }
    compositeType(type.composite());
  }

  private void compositeType(CompositeType type) {
    switch (type) {
      case FuncType(List<ValType> params, List<ValType> results) -> {
        out.u8(0x60);
        valTypes(params);
        valTypes(results);
      }
      case StructType(List<FieldType> fields) -> {
        out.u8(0x5f);
        out.u32(fields.size());
        fields.forEach(this::fieldType);
      }
      case ArrayType(FieldType element) -> {
        out.u8(0x5e);
        fieldType(element);
      }
    }
  }

  private void fieldType(FieldType type) {
    storageType(type.storage());
    out.u8(type.mutable() ? 1 : 0);
  }

  private void storageType(StorageType type) {
    switch (type) {
      case PackType pack -> out.u8(pack == PackType.I8 ? 0x78 : 0x77);
      case ValType val -> valType(val);
    }
  }

  void globalType(GlobalType type) {
    valType(type.valType());
    out.u8(type.mutable() ? 1 : 0);
  }

  void tableType(TableType type) {
    refType(type.element());
    int flags = flags(type.limits(), type.addrType());
    out.u8(flags);
    limits(type.limits());
  }

  void memType(MemType type) {
    boolean custom = type.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2;
    out.u8(flags(type.limits(), type.addrType()) | (type.shared() ? 2 : 0) | (custom ? 8 : 0));
    limits(type.limits());
    if (custom) {
      out.u32(type.pageSizeLog2());
    }
  }

  private static int flags(Limits limits, AddrType addrType) {
    return (limits.max().isPresent() ? 1 : 0) | (addrType == AddrType.I64 ? 4 : 0);
  }

  private void limits(Limits limits) {
    out.u64(limits.min());
    limits.max().ifPresent(out::u64);
  }
}
