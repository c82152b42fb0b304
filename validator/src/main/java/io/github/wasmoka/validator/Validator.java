package io.github.wasmoka.validator;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.Section;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates modules as a whole (§3.5.14). */
public final class Validator {
  private final WasmModule module;
  private final ValidModule context;
  private Section section = Section.TYPE;

  private Validator(WasmModule module, Features features) {
    this.module = module;
    this.context = new ValidModule(module, features);
  }

  /**
   * Validates a module, its function bodies included, which are read for the first time here.
   *
   * @param module the module
   * @param features what it may use
   * @return the valid module
   * @throws InvalidException if it is well-formed and not valid
   * @throws MalformedException if a function body breaks the grammar; that is told first, even
   *     where an earlier body is invalid
   */
  public static ValidModule validate(WasmModule module, Features features) {
    var validator = new Validator(module, features);
    try {
      validator.validate();
    } catch (InvalidException e) {
      for (Body body : module.bodies()) {
        InstructionReader.readAll(module, body.expr(), features, new EmptyVisitor());
      }
      throw e;
    }
    return validator.context;
  }

  /**
   * Validates a module whose function bodies are known to be valid, because they were validated
   * before: they are not read.
   *
   * @param module the module
   * @param features what it may use
   * @param used what {@link ValidModule#usedFeatures} told then
   * @return the valid module
   * @throws InvalidException if anything but a function body is not valid
   */
  public static ValidModule validateAllButBodies(
      WasmModule module, Features features, Set<Feature> used) {
    var validator = new Validator(module, features);
    validator.declarations();
    validator.features();
    validator.context.used.addAll(used);
    return validator.context;
  }

  private void validate() {
    declarations();
    bodies();
    features();
  }

  private void declarations() {
    new TypeValidator(context).validate();
    imports();
    functions();
    tables();
    memories();
    tags();
    globals();
    exports();
    start();
    elements();
    datas();
  }

  /** A fault outside of instructions: its place is the section's. */
  private InvalidException invalid(String message) {
    return new InvalidException(
        message,
        module.sections().stream()
            .filter(range -> range.id() == section.id())
            .mapToLong(SectionRange::start)
            .findFirst()
            .orElse(-1));
  }

  private InvalidException unknown(String what, int index) {
    return invalid("unknown " + what + " " + Integer.toUnsignedString(index));
  }

  private DefType funcType(int index) {
    if (Integer.compareUnsigned(index, context.types.size()) >= 0) {
      throw unknown("type", index);
    }
    DefType type = context.types.get(index);
    if (!(type.expand() instanceof FuncType)) {
      throw invalid("type mismatch: type " + index + " is no function type");
    }
    return type;
  }

  private RefType closed(RefType type) {
    checkIndex(type.heapType());
    return context.close(type);
  }

  private ValType closed(ValType type) {
    return type instanceof RefType ref ? closed(ref) : type;
  }

  private void checkIndex(HeapType type) {
    if (type instanceof TypeIdx(int index)
        && Integer.compareUnsigned(index, context.types.size()) >= 0) {
      throw unknown("type", index);
    }
  }

  private void imports() {
    section = Section.IMPORT;
    for (Import imported : module.imports()) {
      // Not one switch: at start-up linking one takes longer than the rest.
      ImportDesc desc = imported.desc();
      if (desc instanceof ImportDesc.Func(int type)) {
        context.functions.add(funcType(type));
        context.importedFunctions++;
      } else if (desc instanceof ImportDesc.Table(TableType type)) {
        context.tables.add(tableType(type));
        context.importedTables++;
      } else if (desc instanceof ImportDesc.Memory(MemType type)) {
        context.memories.add(memType(type));
        context.importedMemories++;
      } else if (desc instanceof ImportDesc.Global(GlobalType type)) {
        if (type.mutable()) {
          mutableGlobals();
        }
        context.globals.add(new GlobalType(closed(type.valType()), type.mutable()));
        context.importedGlobals++;
      } else if (desc instanceof ImportDesc.Tag(int type)) {
        context.tags.add(tagType(type));
        context.importedTags++;
      }
    }
  }

  private void mutableGlobals() {
    if (!context.features.has(Feature.MUTABLE_GLOBALS)) {
      throw invalid(
          "mutable globals cannot be imported or exported: mutable-globals is not enabled");
    }
    context.used.add(Feature.MUTABLE_GLOBALS);
  }

  private DefType tagType(int index) {
    DefType type = funcType(index);
    if (!type.funcType().results().isEmpty()) {
      throw invalid("non-empty tag result type");
    }
    return type;
  }

  private void functions() {
    section = Section.FUNCTION;
    for (int type : module.functions()) {
      context.functions.add(funcType(type));
    }
  }

  private TableType tableType(TableType type) {
    checkLimits(
        type.limits(),
        type.addrType() == AddrType.I64 ? -1L : 0xffff_ffffL,
        "table size must be at most 2^32-1");
    return new TableType(type.addrType(), type.limits(), closed(type.element()));
  }

  private void checkLimits(Limits limits, long most, String message) {
    if (Long.compareUnsigned(limits.min(), most) > 0
        || (limits.max().isPresent() && Long.compareUnsigned(limits.max().getAsLong(), most) > 0)) {
      throw invalid(message);
    }
    if (limits.max().isPresent()
        && Long.compareUnsigned(limits.min(), limits.max().getAsLong()) > 0) {
      throw invalid("size minimum must not be greater than maximum");
    }
  }

  private void tables() {
    section = Section.TABLE;
    for (TableDef table : module.tables()) {
      TableType type = tableType(table.type());
      if (table.init().isPresent()) {
        ConstantValidator.validate(
            context, table.init().get(), type.element(), context.importedGlobals);
      } else if (!type.element().nullable()) {
        throw invalid("type mismatch: a table of " + type.element() + " needs an initial value");
      }
      context.tables.add(type);
    }
    if (context.tables.size() > 1 && !context.features.has(Feature.REFERENCE_TYPES)) {
      throw invalid("multiple tables");
    }
  }

  private MemType memType(MemType type) {
    if (type.pageSizeLog2() != 0 && type.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2) {
      throw invalid("invalid custom page size");
    }
    int bits = (type.addrType() == AddrType.I64 ? 64 : 32) - type.pageSizeLog2();
    checkLimits(
        type.limits(),
        // With pages of one byte the size itself must be a number of the address type.
        bits == 64 ? -1L : type.pageSizeLog2() == 0 ? (1L << bits) - 1 : 1L << bits,
        "memory size must be at most "
            + (bits == 16 ? "65536 pages (4GiB)" : "2^" + bits + " pages"));
    if (type.shared() && type.limits().max().isEmpty()) {
      throw invalid("shared memory must have maximum");
    }
    return type;
  }

  private void memories() {
    section = Section.MEMORY;
    for (MemType type : module.memories()) {
      context.memories.add(memType(type));
    }
    if (context.memories.size() > 1) {
      if (!context.features.has(Feature.MULTI_MEMORY)) {
        throw invalid("multiple memories");
      }
      context.used.add(Feature.MULTI_MEMORY);
    }
  }

  private void tags() {
    section = Section.TAG;
    for (int type : module.tags()) {
      context.tags.add(tagType(type));
    }
  }

  private void globals() {
    section = Section.GLOBAL;
    for (GlobalDef global : module.globals()) {
      ValType type = closed(global.type().valType());
      ConstantValidator.validate(context, global.init(), type, context.globals.size());
      context.globals.add(new GlobalType(type, global.type().mutable()));
    }
  }

  private void exports() {
    section = Section.EXPORT;
    var names = new HashSet<String>();
    for (Export export : module.exports()) {
      if (!names.add(export.name())) {
        throw invalid("duplicate export name \"" + export.name() + "\"");
      }
      int index = export.index();
      switch (export.kind()) {
        case FUNC -> {
          check(index, context.functions, "function");
          context.declaredFunctions.set(index);
        }
        case TABLE -> check(index, context.tables, "table");
        case MEMORY -> check(index, context.memories, "memory");
        case GLOBAL -> {
          check(index, context.globals, "global");
          if (context.globals.get(index).mutable()) {
            mutableGlobals();
          }
        }
        case TAG -> check(index, context.tags, "tag");
      }
    }
  }

  private void check(int index, List<?> space, String what) {
    if (Integer.compareUnsigned(index, space.size()) >= 0) {
      throw unknown(what, index);
    }
  }

  private void start() {
    section = Section.START;
    if (module.start().isPresent()) {
      int index = module.start().getAsInt();
      check(index, context.functions, "function");
      CompositeType type = context.functions.get(index).expand();
      if (!type.equals(FuncType.EMPTY)) {
        throw invalid("start function must take and return nothing");
      }
    }
  }

  private void elements() {
    section = Section.ELEMENT;
    for (ElemSegment segment : module.elements()) {
      RefType type = closed(segment.type());
      for (int function : segment.functions()) {
        check(function, context.functions, "function");
        context.declaredFunctions.set(function);
      }
      for (Expr expr : segment.exprs()) {
        ConstantValidator.validate(context, expr, type, context.globals.size());
      }
      if (segment.mode() instanceof SegmentMode.Active(int index, Expr offset)) {
        check(index, context.tables, "table");
        TableType table = context.tables.get(index);
        if (!type.matches(table.element())) {
          throw invalid(
              "type mismatch: elements of " + type + " for a table of " + table.element());
        }
        ConstantValidator.validate(
            context, offset, table.addrType().numType(), context.globals.size());
      }
      context.elems.add(type);
    }
  }

  private void datas() {
    section = Section.DATA;
    for (DataSegment segment : module.datas()) {
      if (segment.mode() instanceof SegmentMode.Active(int index, Expr offset)) {
        check(index, context.memories, "memory");
        ConstantValidator.validate(
            context,
            offset,
            context.memories.get(index).addrType().numType(),
            context.globals.size());
      }
    }
  }

  private void bodies() {
    section = Section.CODE;
    for (int i = 0; i < module.bodies().size(); i++) {
      Body body = module.bodies().get(i);
      for (Body.Locals run : body.locals()) {
        closed(run.type());
      }
      var reader = new InstructionReader(module, body.expr(), context.features);
      var function =
          new FunctionValidator(
              context, context.importedFunctions + i, reader::offset, context::countCall);
      while (reader.next(function)) {
        // the visitor does the work
      }
      context.used.addAll(function.used());
    }
  }

  /** What types alone tell of the features in use. */
  private void features() {
    for (RecType recType : module.types()) {
      if (recType.members().size() != 1
          || !(recType.members().getFirst().composite() instanceof FuncType func)) {
        context.used.add(Feature.GC);
      } else if (func.results().size() > 1) {
        if (!context.features.has(Feature.MULTI_VALUE)) {
          throw invalid("invalid result arity: multi-value is not enabled");
        }
        context.used.add(Feature.MULTI_VALUE);
      }
    }
    for (MemType memory : context.memories) {
      if (memory.addrType() == AddrType.I64) {
        context.used.add(Feature.MEMORY64);
      }
      if (memory.shared()) {
        context.used.add(Feature.THREADS);
      }
      if (memory.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2) {
        context.used.add(Feature.CUSTOM_PAGE_SIZES);
      }
    }
    for (TableType table : context.tables) {
      if (table.addrType() == AddrType.I64) {
        context.used.add(Feature.MEMORY64);
      }
      if (TypeValidator.isGc(table.element().heapType())) {
        context.used.add(Feature.GC);
      }
    }
    if (context.tables.size() > 1) {
      context.used.add(Feature.REFERENCE_TYPES);
    }
    if (!context.tags.isEmpty()) {
      context.used.add(
          context.features.has(Feature.EXCEPTIONS)
              ? Feature.EXCEPTIONS
              : Feature.LEGACY_EXCEPTIONS);
    }
  }
}
