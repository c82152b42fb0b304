package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
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
  private final List<TableDef> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<GlobalDef> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final ByteSink bytes = new ByteSink();
  private final InstructionWriter code = new InstructionWriter(bytes);

  private Provider() {}

  static Optional<byte[]> of(WasmModule module) {
    var provider = new Provider();
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
    int from = bytes.size();
    switch (type) {
      case NumType.I32 -> code.i32Const(place * 0x0101_0101 + 7);
      case NumType.I64 -> code.i64Const(place * 0x0101_0101_0101L + 9);
      case NumType.F32 -> code.f32Const(Float.floatToRawIntBits(place + 1.5f));
      case NumType.F64 -> code.f64Const(Double.doubleToRawLongBits(place + 2.25));
      case VecType.V128 -> code.v128Const(place, -place);
      case RefType ref -> code.heapType(Opcode.REF_NULL, ref.heapType());
    }
    code.plain(Opcode.END);
    return new Expr(from, bytes.size());
  }

  private byte[] encode(WasmModule module) {
    return BinaryEncoder.encode(
        new WasmModule(
            bytes.toByteArray(),
            module.types(),
            List.of(),
            List.of(),
            tables,
            memories,
            tags,
            globals,
            exports,
            OptionalInt.empty(),
            List.of(),
            OptionalInt.empty(),
            List.of(),
            List.of(),
            List.of()));
  }
}
