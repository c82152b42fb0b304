package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.RefType;
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
import java.util.List;

/**
 * Encodes modules (§5.5): every number in its shortest form, empty sections left out. Bodies,
 * expressions and data are copied from the module's bytes as they stand. Custom sections keep their
 * places between the others.
 */
public final class BinaryEncoder {
  private final WasmModule module;
  private final ByteSink out = new ByteSink();

  private BinaryEncoder(WasmModule module) {
    this.module = module;
  }

  /**
   * Encodes a module.
   *
   * @param module the module
   * @return its binary form
   */
  public static byte[] encode(WasmModule module) {
    return new BinaryEncoder(module).encode();
  }

  private byte[] encode() {
    out.i32(0x6d736100);
    out.i32(1);
    customAfter(Section.CUSTOM);
    for (Section section : Section.values()) {
      if (section != Section.CUSTOM) {
        var contents = new ByteSink();
        if (contents(section, contents)) {
          out.u8(section.id());
          out.sized(contents);
        }
        customAfter(section);
      }
    }
    return out.toByteArray();
  }

  /**
   * Writes the custom sections that stand behind a section; {@code CUSTOM} is the module's
   * beginning.
   */
  private void customAfter(Section place) {
    Section last = Section.CUSTOM;
    for (SectionRange range : module.sections()) {
      Section section = Section.ofId(range.id());
      if (section != null && section != Section.CUSTOM) {
        last = section;
      } else if (last == place) {
        var contents = new ByteSink();
        contents.name(range.name());
        contents.bytes(module.bytes(), range.start(), range.end());
        out.u8(0);
        out.sized(contents);
      }
    }
  }

  /** Writes a section's contents; returns whether the section is needed. */
  private boolean contents(Section section, ByteSink sink) {
    var types = new TypeWriter(sink);
    switch (section) {
      case CUSTOM -> {
        return false;
      }
      case TYPE -> {
        sink.u32(module.types().size());
        module.types().forEach(types::recType);
        return !module.types().isEmpty();
      }
      case IMPORT -> {
        sink.u32(module.imports().size());
        module.imports().forEach(i -> importDef(i, sink, types));
        return !module.imports().isEmpty();
      }
      case FUNCTION -> {
        sink.u32(module.functions().size());
        module.functions().forEach(sink::u32);
        return !module.functions().isEmpty();
      }
      case TABLE -> {
        sink.u32(module.tables().size());
        module.tables().forEach(t -> table(t, sink, types));
        return !module.tables().isEmpty();
      }
      case MEMORY -> {
        sink.u32(module.memories().size());
        module.memories().forEach(types::memType);
        return !module.memories().isEmpty();
      }
      case TAG -> {
        sink.u32(module.tags().size());
        for (int type : module.tags()) {
          sink.u8(0);
          sink.u32(type);
        }
        return !module.tags().isEmpty();
      }
      case GLOBAL -> {
        sink.u32(module.globals().size());
        for (GlobalDef global : module.globals()) {
          types.globalType(global.type());
          expr(global.init(), sink);
        }
        return !module.globals().isEmpty();
      }
      case EXPORT -> {
        sink.u32(module.exports().size());
        for (Export export : module.exports()) {
          sink.name(export.name());
          sink.u8(export.kind().ordinal());
          sink.u32(export.index());
        }
        return !module.exports().isEmpty();
      }
      case START -> {
        module.start().ifPresent(sink::u32);
        return module.start().isPresent();
      }
      case ELEMENT -> {
        sink.u32(module.elements().size());
        module.elements().forEach(e -> element(e, sink, types));
        return !module.elements().isEmpty();
      }
      case DATA_COUNT -> {
        module.dataCount().ifPresent(sink::u32);
        return module.dataCount().isPresent();
      }
      case CODE -> {
        sink.u32(module.bodies().size());
        module.bodies().forEach(b -> body(b, sink));
        return !module.bodies().isEmpty();
      }
      case DATA -> {
        sink.u32(module.datas().size());
        module.datas().forEach(d -> data(d, sink));
        return !module.datas().isEmpty();
      }
    }
    throw new IllegalStateException();
  }

  private void expr(Expr expr, ByteSink sink) {
    sink.bytes(module.bytes(), expr.start(), expr.end());
  }

  private static void importDef(Import def, ByteSink sink, TypeWriter types) {
    sink.name(def.module());
    sink.name(def.name());
    sink.u8(def.desc().kind().ordinal());
    switch (def.desc()) {
      case ImportDesc.Func(int type) -> sink.u32(type);
      case ImportDesc.Table(var type) -> types.tableType(type);
      case ImportDesc.Memory(var type) -> types.memType(type);
      case ImportDesc.Global(var type) -> types.globalType(type);
      case ImportDesc.Tag(int type) -> {
        sink.u8(0);
        sink.u32(type);
      }
    }
  }

  private void table(TableDef table, ByteSink sink, TypeWriter types) {
    if (table.init().isPresent()) {
      sink.u8(0x40);
      sink.u8(0);
      types.tableType(table.type());
      expr(table.init().get(), sink);
    } else {
      types.tableType(table.type());
    }
  }

  private void element(ElemSegment segment, ByteSink sink, TypeWriter types) {
    boolean exprs = !usesIndices(segment);
    // The short forms without a type mean function references, §5.5.12.
    boolean shortType = exprs ? segment.type().equals(RefType.FUNCREF) : true;
    int flags = exprs ? 4 : 0;
    switch (segment.mode()) {
      case SegmentMode.Passive() -> flags |= 1;
      case SegmentMode.Declarative() -> flags |= 3;
      case SegmentMode.Active(int table, Expr _) -> flags |= table != 0 || !shortType ? 2 : 0;
    }
    sink.u32(flags);
    if (segment.mode() instanceof SegmentMode.Active(int table, Expr offset)) {
      if ((flags & 2) != 0) {
        sink.u32(table);
      }
      expr(offset, sink);
    }
    if ((flags & 3) != 0) {
      if (exprs) {
        types.refType(segment.type());
      } else {
        sink.u8(0);
      }
    }
    sink.u32(segment.size());
    for (int function : segment.functions()) {
      sink.u32(function);
    }
    segment.exprs().forEach(e -> expr(e, sink));
  }

  private static boolean usesIndices(ElemSegment segment) {
    return segment.exprs().isEmpty()
        && (segment.functions().length > 0
            || segment.type().equals(new RefType(false, AbsHeapType.FUNC)));
  }

  private void body(Body body, ByteSink sink) {
    var code = new ByteSink();
    var types = new TypeWriter(code);
    List<Body.Locals> runs = body.locals();
    code.u32(runs.size());
    for (Body.Locals run : runs) {
      code.u32(run.count());
      types.valType(run.type());
    }
    expr(body.expr(), code);
    sink.sized(code);
  }

  private void data(DataSegment segment, ByteSink sink) {
    switch (segment.mode()) {
      case SegmentMode.Active(int memory, Expr offset) -> {
        sink.u32(memory == 0 ? 0 : 2);
        if (memory != 0) {
          sink.u32(memory);
        }
        expr(offset, sink);
      }
      case SegmentMode.Passive() -> sink.u32(1);
      case SegmentMode.Declarative() -> throw new IllegalArgumentException("declarative data");
    }
    sink.u32(segment.size());
    sink.bytes(module.bytes(), segment.start(), segment.start() + segment.size());
  }
}
