package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.fuzz.oracle.Script;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A module while it is being made: its index spaces, imports first, and what fills them. */
final class Draft {
  final GeneratorOptions options;
  final EnumSet<Feature> features;
  final TypeSpace types = new TypeSpace();
  final List<Import> imports = new ArrayList<>();
  final List<Integer> functions = new ArrayList<>();
  final List<TableType> tables = new ArrayList<>();
  final List<MemType> memories = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();
  final List<Integer> tags = new ArrayList<>();
  final List<ElemSegment> elements = new ArrayList<>();
  final List<DataSegment> datas = new ArrayList<>();
  final List<TableDef> tableDefs = new ArrayList<>();
  final List<GlobalDef> globalDefs = new ArrayList<>();
  final List<Body> bodies = new ArrayList<>();
  OptionalInt start = OptionalInt.empty();
  int importedFunctions;
  int importedTags;
  int importedMemories;

  /** Whether code names a data segment, which takes a data count section (§5.5.16). */
  boolean namesData;

  private final ByteSink bytes = new ByteSink();
  private int budget = -1;
  private int accumulator32 = -1;
  private int accumulator64 = -1;

  Draft(GeneratorOptions options, Set<Feature> features) {
    this.options = options;
    this.features = EnumSet.noneOf(Feature.class);
    this.features.addAll(features);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** Keeps the bytes of an expression or of a segment. */
  Expr append(ByteSink sink) {
    int from = bytes.size();
    bytes.bytes(sink.toByteArray());
    return new Expr(from, bytes.size());
  }

  int addGlobal(GlobalType type, Expr init) {
    globals.add(type);
    globalDefs.add(new GlobalDef(type, init));
    return globals.size() - 1;
  }

  private int counter(ValType type) {
    var sink = new ByteSink();
    var writer = new InstructionWriter(sink);
    if (type == ValType.I32) {
      writer.i32Const(0);
    } else {
      writer.i64Const(0);
    }
    writer.plain(io.github.wasmoka.decoder.code.Opcode.END);
    return addGlobal(new GlobalType(type, true), append(sink));
  }

  /** The global that the host sets before each call; loops and functions count it down. */
  int budget() {
    if (budget < 0) {
      budget = counter(ValType.I32);
    }
    return budget;
  }

  /** A global that numbers of this type are mixed into, so that they can be seen from outside. */
  int accumulator(ValType type) {
    if (type == ValType.I32) {
      if (accumulator32 < 0) {
        accumulator32 = counter(type);
      }
      return accumulator32;
    }
    if (accumulator64 < 0) {
      accumulator64 = counter(type);
    }
    return accumulator64;
  }

  /** Whether code may set a global: the budget is not for it. */
  boolean settable(int global) {
    return global != budget && globals.get(global).mutable();
  }

  /** The module with everything exported and a script in a custom section. */
  byte[] encode(Script script) {
    var sink = new ByteSink();
    sink.bytes(script.toBytes());
    Expr range = append(sink);
    return BinaryEncoder.encode(
        new WasmModule(
            bytes.toByteArray(),
            types.groups(),
            imports,
            functions.subList(importedFunctions, functions.size()),
            tableDefs,
            memories.subList(importedMemories, memories.size()),
            tags.subList(importedTags, tags.size()),
            globalDefs,
            exports(),
            start,
            elements,
            namesData ? OptionalInt.of(datas.size()) : OptionalInt.empty(),
            bodies,
            datas,
            List.of(new SectionRange(0, Script.SECTION, range.start(), range.end()))));
  }

  private List<Export> exports() {
    var exports = new ArrayList<Export>();
    export(exports, "f", ExternKind.FUNC, functions.size());
    export(exports, "t", ExternKind.TABLE, tables.size());
    export(exports, "m", ExternKind.MEMORY, memories.size());
    for (int i = 0; i < globals.size(); i++) {
      if (!globals.get(i).mutable() || has(Feature.MUTABLE_GLOBALS)) {
        exports.add(new Export(i == budget ? Script.BUDGET : "g" + i, ExternKind.GLOBAL, i));
      }
    }
    export(exports, "x", ExternKind.TAG, tags.size());
    return exports;
  }

  private static void export(List<Export> exports, String prefix, ExternKind kind, int count) {
    for (int i = 0; i < count; i++) {
      exports.add(new Export(prefix + i, kind, i));
    }
  }
}
