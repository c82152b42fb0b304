package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the fields of a module (§6.6). */
final class ModuleReader {
  private final ModuleContext module;
  private final TokenStream in;
  private final TypeParser types;
  private final CodeReader code;
  private final CustomAnnotations customs;
  private final SegmentReader segments;

  private final List<Import> imports = new ArrayList<>();
  private final List<Integer> functions = new ArrayList<>();
  private final List<TableDef> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<GlobalDef> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private final Map<ExternKind, Integer> counts = new EnumMap<>(ExternKind.class);

  ModuleReader(TokenStream in, Features features) {
    this.in = in;
    this.module = new ModuleContext(in, features);
    this.types = new TypeParser(module);
    this.code = new CodeReader(module, types);
    this.customs = new CustomAnnotations(module);
    this.segments = new SegmentReader(module, types, code);
  }

  /** Reads a module's name and fields up to what is none; its parts lie in a scratch array. */
  WasmModule fields() {
    Names.bind(in, module.names::module);
    int first = in.position();
    List<FieldScanner.Field> fields = new FieldScanner(module).scan();
    int end = in.position();
    for (FieldScanner.Field field : fields) {
      in.seek(field.position());
      switch (field.keyword()) {
        case "type" -> module.add(types.recType(false));
        case "rec" -> module.add(types.recType(true));
        default -> {}
      }
    }
    for (FieldScanner.Field field : fields) {
      // The annotations stand in front of the field's parenthesis.
      in.seek(field.position() - 2);
      customs.read();
      in.seek(field.position());
      field(field.keyword());
    }
    in.seek(end);
    customs.read();
    if (customs.count() < in.countAnnotations("custom", first, end)) {
      throw in.error("@custom annotation: misplaced");
    }
    return build();
  }

  private WasmModule build() {
    OptionalInt dataCount =
        code.usesData() ? OptionalInt.of(segments.datas.size()) : OptionalInt.empty();
    var sections = customs.sections();
    return new WasmModule(
        module.scratch.toByteArray(),
        module.recTypes,
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        segments.elements,
        dataCount,
        bodies,
        segments.datas,
        sections);
  }

  private void field(String keyword) {
    switch (keyword) {
      case "import" -> importField();
      case "export" -> export();
      case "start" -> {
        start = OptionalInt.of(module.space(ExternKind.FUNC).index(in));
        in.expectClose();
      }
      case "elem" -> segments.elem();
      case "data" -> segments.data();
      case "func", "table", "memory", "global", "tag" -> external(FieldScanner.kind(keyword));
      default -> {}
    }
  }

  private int next(ExternKind kind) {
    return counts.merge(kind, 1, Integer::sum) - 1;
  }

  private static Kind nameKind(ExternKind kind) {
    return switch (kind) {
      case FUNC -> Kind.FUNCTION;
      case TABLE -> Kind.TABLE;
      case MEMORY -> Kind.MEMORY;
      case GLOBAL -> Kind.GLOBAL;
      case TAG -> Kind.TAG;
    };
  }

  private void importField() {
    String first = in.name();
    String second = in.name();
    in.expect(TokenKind.OPEN);
    ExternKind kind = FieldScanner.kind(in.keyword());
    int index = next(kind);
    Names.bind(in, name -> module.names.put(nameKind(kind), index, name));
    imports.add(new Import(first, second, importDesc(kind, index)));
    in.expectClose();
    in.expectClose();
  }

  private ImportDesc importDesc(ExternKind kind, int index) {
    return switch (kind) {
      case FUNC -> {
        var use = types.typeUse(true);
        code.locals(index, use);
        yield new ImportDesc.Func(use.index());
      }
      case TABLE -> new ImportDesc.Table(types.tableType());
      case MEMORY -> new ImportDesc.Memory(types.memType(types.addrType()));
      case GLOBAL -> new ImportDesc.Global(types.globalType());
      case TAG -> new ImportDesc.Tag(types.typeUse(true).index());
    };
  }

  private void export() {
    String name = in.name();
    in.expect(TokenKind.OPEN);
    if (in.kind() != TokenKind.KEYWORD || !FieldScanner.isKind(in.text())) {
      throw in.unexpected();
    }
    ExternKind kind = FieldScanner.kind(in.keyword());
    exports.add(new Export(name, kind, module.space(kind).index(in)));
    in.expectClose();
    in.expectClose();
  }

  private void external(ExternKind kind) {
    int index = next(kind);
    Names.bind(in, name -> module.names.put(nameKind(kind), index, name));
    while (in.tryOpen("export")) {
      exports.add(new Export(in.name(), kind, index));
      in.expectClose();
    }
    if (in.tryOpen("import")) {
      String first = in.name();
      String second = in.name();
      in.expectClose();
      imports.add(new Import(first, second, importDesc(kind, index)));
    } else {
      switch (kind) {
        case FUNC -> {
          var use = types.typeUse(true);
          functions.add(use.index());
          bodies.add(code.body(index, use));
        }
        case TABLE -> table(index);
        case MEMORY -> memory(index);
        case GLOBAL -> {
          GlobalType type = types.globalType();
          globals.add(new GlobalDef(type, code.constant()));
        }
        case TAG -> tags.add(types.typeUse(true).index());
      }
    }
    in.expectClose();
  }

  private void table(int index) {
    AddrType addrType = types.addrType();
    if (in.kind() == TokenKind.NAT) {
      Limits limits = types.limits();
      var type = new TableType(addrType, limits, types.refType());
      Optional<Expr> init =
          in.kind() == TokenKind.CLOSE ? Optional.empty() : Optional.of(code.constant());
      tables.add(new TableDef(type, init));
      return;
    }
    // §6.6.8: elements inside, as many as the table has.
    RefType type = types.refType();
    in.expectOpen("elem");
    int size = segments.inlineElements(type, new SegmentMode.Active(index, zero(addrType)));
    tables.add(
        new TableDef(new TableType(addrType, Limits.of(size, size), type), Optional.empty()));
  }

  private void memory(int index) {
    AddrType addrType = types.addrType();
    int at = in.position();
    int pageSizeLog2 = types.pageSizeLog2();
    if (!in.tryOpen("data")) {
      in.seek(at);
      memories.add(types.memType(addrType));
      return;
    }
    // §6.6.7: data inside, the memory just as large.
    int size = segments.inlineData(new SegmentMode.Active(index, zero(addrType)));
    long pages =
        pageSizeLog2 >= Integer.SIZE
            ? (size > 0 ? 1 : 0)
            : (size + (1L << pageSizeLog2) - 1) >> pageSizeLog2;
    memories.add(new MemType(addrType, Limits.of(pages, pages), false, pageSizeLog2));
  }

  private Expr zero(AddrType addrType) {
    int from = module.scratch.size();
    var writer = new InstructionWriter(module.scratch);
    if (addrType == AddrType.I64) {
      writer.i64Const(0);
    } else {
      writer.i32Const(0);
    }
    writer.plain(Opcode.END);
    return new Expr(from, module.scratch.size());
  }

  /** The type of segments of function indices (§5.5.12). */
  static final RefType FUNCTIONS = new RefType(false, AbsHeapType.FUNC);
}
