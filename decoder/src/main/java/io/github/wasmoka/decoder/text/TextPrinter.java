package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.binary.Section;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints modules in the text format (§6). Names become identifiers; custom sections become
 * annotations. Reading the text yields the same module; the same bytes, where the binary form was
 * the shortest one, as the text reader's own is.
 */
public final class TextPrinter {
  private static final int DATA_LINE = 96;
  private static final Map<Section, String> PLACES = new EnumMap<>(Section.class);

  static {
    CustomAnnotations.PLACES.forEach((word, section) -> PLACES.put(section, word));
  }

  private final WasmModule module;
  private final PrintContext context;
  private final Appendable target;
  private final StringBuilder out = new StringBuilder();
  private static final IdTable NONE = new IdTable(0, _ -> Optional.empty());

  private TextPrinter(WasmModule module, Appendable target) {
    this.module = module;
    this.context = new PrintContext(module);
    this.target = target;
  }

  /**
   * Prints a module.
   *
   * @param module the module
   * @return its text
   * @throws MalformedException if the grammar of a function body is broken, which decoding does not
   *     tell; if the text would be longer than 16 Mi characters and 64 more for each byte
   */
  public static String print(WasmModule module) {
    var text = new StringBuilder();
    try {
      print(module, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Prints a module piece by piece.
   *
   * @param module the module
   * @param target where to
   * @throws IOException if the target throws it
   * @throws MalformedException if the grammar of a function body is broken, which decoding does not
   *     tell; if the text would be longer than 16 Mi characters and 64 more for each byte
   */
  public static void print(WasmModule module, Appendable target) throws IOException {
    new TextPrinter(module, target).print();
  }

  private void print() throws IOException {
    out.append("(module");
    if (!context.names.moduleName().isEmpty()) {
      out.append(' ').append(IdTable.identifier(context.names.moduleName()));
    }
    types();
    imports();
    for (int i = 0; i < module.bodies().size(); i++) {
      function(i);
    }
    for (int i = 0; i < module.tables().size(); i++) {
      table(context.imported(ExternKind.TABLE) + i, module.tables().get(i));
    }
    for (int i = 0; i < module.memories().size(); i++) {
      begin("memory", Kind.MEMORY, context.imported(ExternKind.MEMORY) + i);
      memType(module.memories().get(i));
      end();
    }
    for (int i = 0; i < module.tags().size(); i++) {
      int index = context.imported(ExternKind.TAG) + i;
      begin("tag", Kind.TAG, index);
      typeUse(module.tags().get(i), NONE);
      end();
    }
    for (int i = 0; i < module.globals().size(); i++) {
      GlobalDef global = module.globals().get(i);
      begin("global", Kind.GLOBAL, context.imported(ExternKind.GLOBAL) + i);
      globalType(global.type());
      expr("", global.init());
      end();
    }
    for (Export export : module.exports()) {
      out.append("\n  (export ").append(IdTable.quoted(export.name())).append(" (");
      out.append(export.kind().text()).append(' ');
      out.append(context.ids(PrintContext.kind(export.kind())).reference(export.index()));
      out.append(')');
      end();
    }
    if (module.start().isPresent()) {
      out.append("\n  (start ");
      out.append(context.ids(Kind.FUNCTION).reference(module.start().getAsInt()));
      end();
    }
    for (int i = 0; i < module.elements().size(); i++) {
      element(i, module.elements().get(i));
    }
    for (int i = 0; i < module.datas().size(); i++) {
      data(i, module.datas().get(i));
    }
    customs();
    out.append(")\n");
    flush();
  }

  private void flush() throws IOException {
    context.room.check(out);
    context.room.flushed(out.length());
    target.append(out);
    out.setLength(0);
  }

  private void begin(String keyword, Kind kind, int index) {
    out.append("\n  (").append(keyword).append(' ').append(context.ids(kind).binding(index));
  }

  private void end() throws IOException {
    out.append(')');
    flush();
  }

  private void types() throws IOException {
    int index = 0;
    for (RecType group : module.types()) {
      boolean rec = group.members().size() != 1;
      out.append(rec ? "\n  (rec" : "");
      for (int i = 0; i < group.members().size(); i++) {
        out.append(rec ? "\n    " : "\n  ");
        context.typeDef(index++, out);
      }
      out.append(rec ? ")" : "");
      flush();
    }
  }

  private void imports() throws IOException {
    var next = new EnumMap<ExternKind, Integer>(ExternKind.class);
    for (Import def : module.imports()) {
      ExternKind kind = def.desc().kind();
      int index = next.merge(kind, 1, Integer::sum) - 1;
      out.append("\n  (import ").append(IdTable.quoted(def.module())).append(' ');
      out.append(IdTable.quoted(def.name())).append(" (").append(kind.text()).append(' ');
      out.append(context.ids(PrintContext.kind(kind)).binding(index));
      switch (def.desc()) {
        case ImportDesc.Func(int type) -> {
          int params = context.funcType(type).map(t -> t.params().size()).orElse(0);
          typeUse(type, context.locals(index, params));
        }
        case ImportDesc.Table(TableType type) -> tableType(type);
        case ImportDesc.Memory(MemType type) -> memType(type);
        case ImportDesc.Global(GlobalType type) -> globalType(type);
        case ImportDesc.Tag(int type) -> typeUse(type, NONE);
      }
      out.append(')');
      end();
    }
  }

  /** Writes a type's index, and what it says where that is known. */
  private void typeUse(int type, IdTable locals) {
    out.append(" (type ").append(context.ids(Kind.TYPE).reference(type)).append(')');
    context
        .funcType(type)
        .ifPresent(func -> {
          variables("param", 0, func.params(), locals);
          context.valTypes("result", func.results(), out);
        });
  }

  /** Writes parameters or locals, together where they have no names. */
  private void variables(String keyword, int first, List<ValType> types, IdTable ids) {
    boolean open = false;
    for (int i = 0; i < types.size(); i++) {
      boolean named = ids.has(first + i);
      if (open && named) {
        out.append(')');
        open = false;
      }
      if (!open) {
        out.append(" (").append(keyword);
        open = true;
      }
      if (named) {
        out.append(' ').append(ids.binding(first + i));
      }
      out.append(' ').append(context.valType(types.get(i)));
      context.room.check(out);
      if (named) {
        out.append(')');
        open = false;
      }
    }
    out.append(open ? ")" : "");
  }

  private void function(int i) throws IOException {
    int index = context.imported(ExternKind.FUNC) + i;
    int type = module.functions().get(i);
    Body body = module.bodies().get(i);
    int params = context.funcType(type).map(FuncType::params).map(List::size).orElse(0);
    var localTypes = new ArrayList<ValType>();
    for (Body.Locals run : body.locals()) {
      for (int k = 0; k < run.count(); k++) {
        localTypes.add(run.type());
      }
    }
    IdTable locals = context.locals(index, params + localTypes.size());
    begin("func", Kind.FUNCTION, index);
    typeUse(type, locals);
    if (!localTypes.isEmpty()) {
      out.append("\n   ");
      variables("local", params, localTypes, locals);
    }
    InstructionReader.readAll(
        module, body.expr(), Features.ALL, new CodePrinter(context, index, locals, out));
    end();
  }

  /**
   * Writes an expression: one instruction in parentheses, more of them inside a form, if there is a
   * keyword for it.
   */
  private void expr(String keyword, Expr expr) {
    int start = out.length();
    var printer = new CodePrinter(context, -1, NONE, out);
    InstructionReader.readAll(module, expr, Features.ALL, printer);
    if (printer.count() == 1) {
      out.insert(start + 1, '(').append(')');
    } else if (!keyword.isEmpty()) {
      out.insert(start, " (" + keyword).append(')');
    }
  }

  private void table(int index, TableDef table) throws IOException {
    begin("table", Kind.TABLE, index);
    tableType(table.type());
    table.init().ifPresent(init -> expr("", init));
    end();
  }

  private void tableType(TableType type) {
    out.append(type.addrType() == AddrType.I64 ? " i64 " : " ");
    out.append(type.limits()).append(' ').append(context.valType(type.element()));
  }

  private void memType(MemType type) {
    out.append(type.addrType() == AddrType.I64 ? " i64 " : " ").append(type.limits());
    out.append(type.shared() ? " shared" : "");
    if (type.pageSizeLog2() != MemType.DEFAULT_PAGE_SIZE_LOG2) {
      out.append(" (pagesize ");
      out.append(Long.toUnsignedString(1L << type.pageSizeLog2())).append(')');
    }
  }

  private void globalType(GlobalType type) {
    String text = context.valType(type.valType());
    out.append(type.mutable() ? " (mut " + text + ")" : " " + text);
  }

  private void element(int index, ElemSegment segment) throws IOException {
    begin("elem", Kind.ELEM, index);
    switch (segment.mode()) {
      case SegmentMode.Passive() -> {}
      case SegmentMode.Declarative() -> out.append(" declare");
      case SegmentMode.Active(int table, Expr offset) -> {
        if (table != 0) {
          out.append(" (table ").append(context.ids(Kind.TABLE).reference(table)).append(')');
        }
        expr("offset", offset);
      }
    }
    if (segment.functions().length > 0
        || (segment.exprs().isEmpty() && segment.type().equals(ModuleReader.FUNCTIONS))) {
      out.append(" func");
      for (int function : segment.functions()) {
        out.append(' ').append(context.ids(Kind.FUNCTION).reference(function));
        context.room.check(out);
      }
    } else {
      out.append(' ').append(context.valType(segment.type()));
      segment.exprs().forEach(item -> expr("item", item));
    }
    end();
  }

  private void data(int index, DataSegment segment) throws IOException {
    begin("data", Kind.DATA, index);
    if (segment.mode() instanceof SegmentMode.Active(int memory, Expr offset)) {
      if (memory != 0) {
        out.append(" (memory ").append(context.ids(Kind.MEMORY).reference(memory)).append(')');
      }
      expr("offset", offset);
    }
    bytes(segment.start(), segment.start() + segment.size());
    end();
  }

  private void bytes(int start, int end) throws IOException {
    boolean lines = end - start > DATA_LINE;
    int at = start;
    do {
      int stop = Math.min(end, at + DATA_LINE);
      out.append(lines ? "\n    " : " ");
      Strings.quote(module.bytes(), at, stop, out);
      at = stop;
      flush();
    } while (at < end);
  }

  /**
   * Writes the custom sections, each with its place; the name section only if the identifiers do
   * not say it all.
   */
  private void customs() throws IOException {
    List<SectionRange> sections = module.sections();
    int omitted = nameSectionToOmit();
    Section last = Section.CUSTOM;
    boolean behindNames = false;
    for (int i = 0; i < sections.size(); i++) {
      SectionRange range = sections.get(i);
      Section section = Section.ofId(range.id());
      if (section != null && section != Section.CUSTOM) {
        last = section;
      } else if (i == omitted) {
        behindNames = true;
      } else {
        out.append("\n  (@custom ").append(IdTable.quoted(range.name())).append(" (");
        String place = PLACES.get(last);
        if (behindNames) {
          out.append("after last");
        } else if (place == null) {
          out.append("before first");
        } else {
          out.append("after ").append(place);
        }
        out.append(')');
        bytes(range.start(), range.end());
        out.append(')');
      }
    }
  }

  /**
   * The position of a name section that the text reader will make by itself, -1 if there is none.
   */
  private int nameSectionToOmit() {
    List<SectionRange> sections = module.sections();
    int found = -1;
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).id() == 0 && sections.get(i).name().equals("name")) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      } else if (sections.get(i).id() != 0 && found >= 0) {
        return -1;
      }
    }
    if (found < 0 || context.printed.isEmpty()) {
      return -1;
    }
    SectionRange range = sections.get(found);
    byte[] written = context.printed.encode();
    return Arrays.equals(written, 0, written.length, module.bytes(), range.start(), range.end())
        ? found
        : -1;
  }
}
