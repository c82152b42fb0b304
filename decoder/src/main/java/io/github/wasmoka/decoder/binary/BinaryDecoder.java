package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decodes modules (§5.5). Function bodies are not read, only found; the validator reads them.
 *
 * <p>One decoder decodes one module.
 */
public final class BinaryDecoder {
  private static final int VERSION = 1;

  private final byte[] bytes;
  private final Features features;
  private final ByteSource in;
  private final TypeReader types;
  private final ExprSkipper exprs;

  private final List<RecType> recTypes = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<Integer> functions = new ArrayList<>();
  private final List<TableDef> tables = new ArrayList<>();
  private final List<MemType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<GlobalDef> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private final List<ElemSegment> elements = new ArrayList<>();
  private OptionalInt dataCount = OptionalInt.empty();
  private final List<Body> bodies = new ArrayList<>();
  private final List<DataSegment> datas = new ArrayList<>();
  private final List<SectionRange> sections = new ArrayList<>();
  private int typeCount;
  private int elementCount;
  private int importedFunctions;

  private BinaryDecoder(byte[] bytes, Features features) {
    this.bytes = bytes;
    this.features = features;
    this.in = new ByteSource(bytes, 0, bytes.length);
    this.types = new TypeReader(in, features);
    this.exprs = new ExprSkipper(bytes, in, features);
  }

  /**
   * Decodes a module.
   *
   * @param bytes its binary form; kept, not to be written to afterwards
   * @param features what is known; constructs of others are malformed
   * @return the module
   * @throws MalformedException if the grammar is broken, outside of function bodies, or a limit is
   *     passed
   */
  public static WasmModule decode(byte[] bytes, Features features) {
    var decoder = new BinaryDecoder(bytes, features);
    try {
      return decoder.module();
    } catch (MalformedException e) {
      throw decoder.firstFault(e);
    }
  }

  /**
   * A fault in a body before the place where decoding stopped is the one to tell: bodies are not
   * read on the way.
   */
  private MalformedException firstFault(MalformedException stopped) {
    for (Body body : bodies) {
      var reader =
          new InstructionReader(
              bytes, body.expr().start(), body.expr().end(), features, dataCount.isPresent());
      try {
        while (reader.next(exprs)) {
          // for the grammar alone
        }
      } catch (MalformedException e) {
        return reader.offset() < stopped.offset() ? e : stopped;
      }
    }
    return stopped;
  }

  private WasmModule module() {
    if (bytes.length > DecoderLimits.MODULE_SIZE) {
      throw new MalformedException("module too large", 0);
    }
    if (in.left() < 4) {
      throw in.malformed("unexpected end");
    }
    if (in.i32() != 0x6d736100) {
      throw new MalformedException("magic header not detected", 0);
    }
    if (in.left() < 4) {
      throw in.malformed("unexpected end");
    }
    int version = in.i32();
    if (version != VERSION) {
      throw new MalformedException(
          version == 0x1000d
              ? "unknown binary version: this is a component, not a core module"
              : "unknown binary version",
          4);
    }
    Section last = Section.CUSTOM;
    while (in.hasMore()) {
      last = section(last);
    }
    if (functions.size() != bodies.size()) {
      throw in.malformed("function and code section have inconsistent lengths");
    }
    if (dataCount.isPresent() && dataCount.getAsInt() != datas.size()) {
      throw in.malformed("data count and data section have inconsistent lengths");
    }
    return new WasmModule(
        bytes,
        List.copyOf(recTypes),
        List.copyOf(imports),
        List.copyOf(functions),
        List.copyOf(tables),
        List.copyOf(memories),
        List.copyOf(tags),
        List.copyOf(globals),
        List.copyOf(exports),
        start,
        List.copyOf(elements),
        dataCount,
        List.copyOf(bodies),
        List.copyOf(datas),
        List.copyOf(sections));
  }

  private Section section(Section last) {
    int at = in.position();
    if (sections.size() >= DecoderLimits.SECTIONS) {
      throw in.malformed("too many sections");
    }
    int id = in.u8();
    Section section = Section.ofId(id);
    if (section == null) {
      throw new MalformedException("malformed section id", at);
    }
    if (section == Section.TAG && !tagsKnown()) {
      throw off("malformed section id", Feature.EXCEPTIONS, at);
    }
    if (section == Section.DATA_COUNT) {
      require(Feature.BULK_MEMORY, "malformed section id", at);
    }
    int leftWithSize = in.left();
    int size = in.u32();
    if (Integer.compareUnsigned(size, in.left()) > 0) {
      // The reference interpreter counts the size itself among what is left, and so do the suite's
      // messages.
      throw in.malformed(
          Integer.compareUnsigned(size, leftWithSize) > 0
              ? "length out of bounds"
              : "unexpected end of section or function");
    }
    int contents = in.position();
    int end = contents + size;
    if (section == Section.CUSTOM) {
      int outer = in.narrow(size);
      String name = in.name();
      sections.add(new SectionRange(id, name, in.position(), end));
      in.seek(end);
      in.widen(outer);
      return last;
    }
    if (section.ordinal() <= last.ordinal()) {
      throw new MalformedException("unexpected content after last section", at);
    }
    // Not narrowed: a number that runs over the section's end is told as the number's fault, as the
    // suite wants it.
    contents(section);
    if (in.position() != end) {
      throw in.malformed("section size mismatch");
    }
    sections.add(new SectionRange(id, "", contents, end));
    return section;
  }

  private void require(Feature feature, String what, int at) {
    if (!features.has(feature)) {
      throw off(what, feature, at);
    }
  }

  private static MalformedException off(String what, Feature feature, int at) {
    return new MalformedException(what + ": " + feature.id() + " is not enabled", at);
  }

  private boolean tagsKnown() {
    return features.has(Feature.EXCEPTIONS) || features.has(Feature.LEGACY_EXCEPTIONS);
  }

  private void contents(Section section) {
    switch (section) {
      case CUSTOM -> throw new IllegalStateException();
      case TYPE -> types();
      case IMPORT -> imports();
      case FUNCTION -> functions();
      case TABLE -> tables();
      case MEMORY -> memories();
      case TAG -> tags();
      case GLOBAL -> globals();
      case EXPORT -> exports();
      case START -> start = OptionalInt.of(in.u32());
      case ELEMENT -> elements();
      case DATA_COUNT -> dataCount = OptionalInt.of(in.u32());
      case CODE -> bodies();
      case DATA -> datas();
    }
  }

  private void types() {
    int count = in.count(DecoderLimits.TYPES, "types");
    for (int i = 0; i < count; i++) {
      RecType type = types.recType();
      typeCount += type.members().size();
      if (typeCount > DecoderLimits.TYPES) {
        throw in.malformed("too many types");
      }
      recTypes.add(type);
    }
  }

  private void imports() {
    int count = in.count(DecoderLimits.IMPORTS, "imports");
    for (int i = 0; i < count; i++) {
      String module = in.name();
      String name = in.name();
      imports.add(new Import(module, name, importDesc()));
    }
  }

  private ImportDesc importDesc() {
    int at = in.position();
    switch (in.u8()) {
      case 0 -> {
        importedFunctions++;
        return new ImportDesc.Func(in.u32());
      }
      case 1 -> {
        return new ImportDesc.Table(types.tableType());
      }
      case 2 -> {
        return new ImportDesc.Memory(types.memType());
      }
      case 3 -> {
        return new ImportDesc.Global(types.globalType());
      }
      case 4 -> {
        if (!tagsKnown()) {
          throw off("malformed import kind", Feature.EXCEPTIONS, at);
        }
        return new ImportDesc.Tag(tagType());
      }
      default -> throw new MalformedException("malformed import kind", at);
    }
  }

  private int tagType() {
    int at = in.position();
    if (in.u8() != 0) {
      throw new MalformedException("malformed tag attribute", at);
    }
    return in.u32();
  }

  private void functions() {
    int count = in.count(DecoderLimits.FUNCTIONS - importedFunctions, "functions");
    for (int i = 0; i < count; i++) {
      functions.add(in.u32());
    }
  }

  private void tables() {
    int count = in.count(DecoderLimits.TABLES, "tables");
    for (int i = 0; i < count; i++) {
      // §5.5.7: 0x40 0x00 begins a table with an initial value.
      if (in.peek() == 0x40 && features.has(Feature.FUNCTION_REFERENCES)) {
        in.u8();
        int at = in.position();
        if (in.u8() != 0) {
          throw new MalformedException("malformed table", at);
        }
        var type = types.tableType();
        tables.add(new TableDef(type, Optional.of(exprs.expr())));
      } else {
        tables.add(new TableDef(types.tableType(), Optional.empty()));
      }
    }
  }

  private void memories() {
    int count = in.count(DecoderLimits.MEMORIES, "memories");
    for (int i = 0; i < count; i++) {
      memories.add(types.memType());
    }
  }

  private void tags() {
    int count = in.count(DecoderLimits.TAGS, "tags");
    for (int i = 0; i < count; i++) {
      tags.add(tagType());
    }
  }

  private void globals() {
    int count = in.count(DecoderLimits.GLOBALS, "globals");
    for (int i = 0; i < count; i++) {
      var type = types.globalType();
      globals.add(new GlobalDef(type, exprs.expr()));
    }
  }

  private void exports() {
    int count = in.count(DecoderLimits.EXPORTS, "exports");
    for (int i = 0; i < count; i++) {
      String name = in.name();
      ExternKind kind = exportKind();
      exports.add(new Export(name, kind, in.u32()));
    }
  }

  private ExternKind exportKind() {
    int at = in.position();
    int code = in.u8();
    if (code > 4) {
      throw new MalformedException("malformed export kind", at);
    }
    if (code == 4 && !tagsKnown()) {
      throw off("malformed export kind", Feature.EXCEPTIONS, at);
    }
    return ExternKind.values()[code];
  }

  private void elements() {
    int count = in.count(DecoderLimits.ELEMENT_SEGMENTS, "element segments");
    for (int i = 0; i < count; i++) {
      elements.add(element());
    }
  }

  private ElemSegment element() {
    int at = in.position();
    int flags = in.u32();
    if (Integer.compareUnsigned(flags, 7) > 0) {
      throw new MalformedException("malformed elements segment kind", at);
    }
    if (flags != 0) {
      // In WebAssembly 1.0 this is the table's index.
      require(Feature.BULK_MEMORY, "malformed elements segment kind", at);
    }
    // §5.5.12: bit 0 passive or declarative, bit 1 explicit table or declarative, bit 2
    // expressions.
    boolean explicit = (flags & 2) != 0;
    SegmentMode mode;
    if ((flags & 1) != 0) {
      mode = explicit ? SegmentMode.DECLARATIVE : SegmentMode.PASSIVE;
    } else {
      int table = explicit ? in.u32() : 0;
      mode = new SegmentMode.Active(table, exprs.expr());
    }
    boolean typed = (flags & 3) != 0;
    if ((flags & 4) != 0) {
      var type = typed ? types.refType() : RefType.FUNCREF;
      int count = elementCount();
      var list = new ArrayList<Expr>();
      for (int i = 0; i < count; i++) {
        list.add(exprs.expr());
      }
      return new ElemSegment(type, mode, new int[0], List.copyOf(list));
    }
    if (typed) {
      int kindAt = in.position();
      if (in.u8() != 0) {
        throw new MalformedException("malformed element kind", kindAt);
      }
    }
    int[] indices = new int[elementCount()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = in.u32();
    }
    // Function indices are never null, §5.5.12.
    return new ElemSegment(new RefType(false, AbsHeapType.FUNC), mode, indices, List.of());
  }

  private int elementCount() {
    int count = in.count(DecoderLimits.ELEMENTS, "elements");
    elementCount += count;
    if (elementCount > DecoderLimits.ELEMENTS) {
      throw in.malformed("too many elements");
    }
    return count;
  }

  private void bodies() {
    int count = in.count(DecoderLimits.FUNCTIONS, "functions");
    for (int i = 0; i < count; i++) {
      bodies.add(body());
    }
  }

  private Body body() {
    int at = in.position();
    int leftWithSize = in.left();
    int size = in.u32();
    if (Integer.compareUnsigned(size, in.left()) > 0) {
      // The reference interpreter counts the size itself among what is left, and so do the suite's
      // messages.
      throw in.malformed(
          Integer.compareUnsigned(size, leftWithSize) > 0
              ? "length out of bounds"
              : "unexpected end of section or function");
    }
    if (size > DecoderLimits.BODY_SIZE) {
      throw new MalformedException("function body too large", at);
    }
    int end = in.position() + size;
    int outer = in.narrow(size);
    int runs = in.count(DecoderLimits.BODY_SIZE, "locals");
    var locals = new ArrayList<Body.Locals>();
    long total = 0;
    for (int i = 0; i < runs; i++) {
      int runAt = in.position();
      int n = in.u32();
      total += Integer.toUnsignedLong(n);
      if (total > DecoderLimits.LOCALS) {
        throw new MalformedException("too many locals", runAt);
      }
      ValType type = types.valType();
      if (n > 0) {
        locals.add(new Body.Locals(n, type));
      }
    }
    var body = new Body(List.copyOf(locals), new Expr(in.position(), end));
    in.seek(end);
    in.widen(outer);
    return body;
  }

  private void datas() {
    int count = in.count(DecoderLimits.DATA_SEGMENTS, "data segments");
    if (dataCount.isPresent() && dataCount.getAsInt() != count) {
      throw in.malformed("data count and data section have inconsistent lengths");
    }
    for (int i = 0; i < count; i++) {
      int at = in.position();
      int flags = in.u32();
      if (flags == 1 || flags == 2) {
        // In WebAssembly 1.0 this is the memory's index.
        require(Feature.BULK_MEMORY, "malformed data segment kind", at);
      }
      SegmentMode mode =
          switch (flags) {
            case 0 -> new SegmentMode.Active(0, exprs.expr());
            case 1 -> SegmentMode.PASSIVE;
            case 2 -> {
              int memory = in.u32();
              yield new SegmentMode.Active(memory, exprs.expr());
            }
            default -> throw new MalformedException("malformed data segment kind", at);
          };
      int size = in.u32();
      if (Integer.compareUnsigned(size, in.left()) > 0) {
        throw in.malformed("unexpected end of section or function");
      }
      datas.add(new DataSegment(mode, in.skip(size), size));
    }
  }
}
