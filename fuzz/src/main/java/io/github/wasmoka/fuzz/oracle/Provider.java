package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes the module from whose instance another takes what it imports: memories, tables, globals and
 * tags of exactly the types that it declares. Each is exported under its place among the imports.
 */
final class Provider {
  // By index.
  private final List<CompositeType> types;
  // Of each function the index of its type.
  private final List<Integer> functions = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private final List<TableDef> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<GlobalDef> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final ByteSink bytes = new ByteSink();
  private final InstructionWriter code = new InstructionWriter(bytes);

  private Provider(WasmModule module) {
    this.types =
        module.types().stream()
            .flatMap(group -> group.members().stream())
            .map(SubType::composite)
            .toList();
  }

  static Optional<byte[]> of(WasmModule module) {
    var provider = new Provider(module);
    for (int i = 0; i < module.imports().size(); i++) {
      provider.define(i, module.imports().get(i));
    }
    return provider.exports.isEmpty() ? Optional.empty() : Optional.of(provider.encode(module));
  }

  private void define(int place, Import imported) {
    int index =
        switch (imported.desc()) {
          case ImportDesc.Func _ -> -1;
          case ImportDesc.Table(TableType type) -> add(tables, new TableDef(type, init(type)));
          case ImportDesc.Memory(MemType type) -> add(memories, type);
          case ImportDesc.Global(GlobalType type) ->
              add(globals, new GlobalDef(type, init(type.valType(), place)));
          case ImportDesc.Tag(int type) -> add(tags, type);
        };
    if (index >= 0) {
      exports.add(new Export(Integer.toString(place), imported.desc().kind(), index));
    }
  }

  private static <T> int add(List<T> list, T element) {
    list.add(element);
    return list.size() - 1;
  }

  private Optional<Expr> init(TableType type) {
    return type.element().nullable() && type.addrType() == AddrType.I32
        ? Optional.empty()
        : Optional.of(init(type.element(), 0));
  }

  private Expr init(ValType type, int place) {
    // The body of a function that the expression names stands before it in the same bytes.
    int function = type instanceof RefType ref && !ref.nullable() ? function(ref.heapType()) : -1;
    int from = bytes.size();
    if (function >= 0) {
      code.index(Opcode.REF_FUNC, function);
    } else {
      value(type, place);
    }
    code.plain(Opcode.END);
    return new Expr(from, bytes.size());
  }

  private void value(ValType type, int place) {
    switch (type) {
      case NumType.I32 -> code.i32Const(place * 0x0101_0101 + 7);
      case NumType.I64 -> code.i64Const(place * 0x0101_0101_0101L + 9);
      case NumType.F32 -> code.f32Const(Float.floatToRawIntBits(place + 1.5f));
      case NumType.F64 -> code.f64Const(Double.doubleToRawLongBits(place + 2.25));
      case VecType.V128 -> code.v128Const(place, -place);
      case RefType ref -> {
        if (ref.nullable() || !object(ref.heapType(), place)) {
          code.heapType(Opcode.REF_NULL, ref.heapType());
        }
      }
    }
  }

  /** Adds a function of a type, whatever it does; returns its index, or -1 for other types. */
  private int function(HeapType type) {
    int wanted =
        switch (type) {
          case AbsHeapType.FUNC -> first(FuncType.class);
          case TypeIdx(int index) when types.get(index) instanceof FuncType -> index;
          default -> -1;
        };
    if (wanted < 0) {
      return -1;
    }
    int from = bytes.size();
    code.plain(Opcode.UNREACHABLE);
    code.plain(Opcode.END);
    bodies.add(new Body(List.of(), new Expr(from, bytes.size())));
    return add(functions, wanted);
  }

  /** Writes what makes an object; false if there is none of that type that a constant could be. */
  private boolean object(HeapType type, int place) {
    return switch (type) {
      case AbsHeapType.ANY, AbsHeapType.EQ, AbsHeapType.I31 -> {
        code.i32Const(place);
        code.plain(Opcode.REF_I31);
        yield true;
      }
      case AbsHeapType.EXTERN -> {
        code.i32Const(place);
        code.plain(Opcode.REF_I31);
        code.plain(Opcode.EXTERN_CONVERT_ANY);
        yield true;
      }
      case AbsHeapType.STRUCT -> aggregate(first(StructType.class));
      case AbsHeapType.ARRAY -> aggregate(first(ArrayType.class));
      case TypeIdx(int index) -> aggregate(index);
      default -> false;
    };
  }

  private boolean aggregate(int type) {
    if (type < 0) {
      return false;
    }
    switch (types.get(type)) {
      case StructType(List<FieldType> fields) when fields.stream().allMatch(Provider::hasDefault) ->
          code.index(Opcode.STRUCT_NEW_DEFAULT, type);
      case ArrayType(FieldType element) when hasDefault(element) -> {
        code.i32Const(2);
        code.index(Opcode.ARRAY_NEW_DEFAULT, type);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean hasDefault(FieldType field) {
    return !(field.storage() instanceof ValType type) || type.defaultable();
  }

  /** The first type of a kind, or -1. */
  private int first(Class<? extends CompositeType> kind) {
    for (int i = 0; i < types.size(); i++) {
      if (kind.isInstance(types.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private byte[] encode(WasmModule module) {
    return BinaryEncoder.encode(
        new WasmModule(
            bytes.toByteArray(),
            module.types(),
            List.of(),
            functions,
            tables,
            memories,
            tags,
            globals,
            exports,
            OptionalInt.empty(),
            List.of(),
            OptionalInt.empty(),
            bodies,
            List.of(),
            List.of()));
  }
}
