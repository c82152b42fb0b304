package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.SegmentMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads element and data segments (§6.6.11, §6.6.12). */
final class SegmentReader {
  private final ModuleContext module;
  private final TokenStream in;
  private final TypeParser types;
  private final CodeReader code;
  final List<ElemSegment> elements = new ArrayList<>();
  final List<DataSegment> datas = new ArrayList<>();

  SegmentReader(ModuleContext module, TypeParser types, CodeReader code) {
    this.module = module;
    this.in = module.in;
    this.types = types;
    this.code = code;
  }

  void elem() {
    int index = elements.size();
    Names.bind(in, name -> module.names.put(Kind.ELEM, index, name));
    SegmentMode mode = SegmentMode.PASSIVE;
    boolean bare = false;
    if (in.tryKeyword("declare")) {
      mode = SegmentMode.DECLARATIVE;
    } else if (in.kind() == TokenKind.OPEN && !types.atRefType()) {
      boolean explicit = in.tryOpen("table");
      int table = 0;
      if (explicit) {
        table = module.space(ExternKind.TABLE).index(in);
        in.expectClose();
      }
      mode = new SegmentMode.Active(table, offset());
      // The keyword may be missing where the table is.
      bare = !explicit && (in.atIndex() || in.kind() == TokenKind.CLOSE);
    }
    if (bare || in.tryKeyword("func")) {
      elements.add(new ElemSegment(ModuleReader.FUNCTIONS, mode, functions(), List.of()));
    } else {
      RefType type = types.refType();
      elements.add(new ElemSegment(type, mode, new int[0], exprs()));
    }
    in.expectClose();
  }

  private int[] functions() {
    int[] list = new int[8];
    int count = 0;
    while (in.atIndex()) {
      if (count == list.length) {
        list = Arrays.copyOf(list, count * 2);
      }
      list[count++] = module.space(ExternKind.FUNC).index(in);
    }
    return Arrays.copyOf(list, count);
  }

  private List<Expr> exprs() {
    var list = new ArrayList<Expr>();
    while (in.kind() == TokenKind.OPEN) {
      list.add(expr("item"));
    }
    return list;
  }

  /** {@code (keyword instruction...)} or one folded instruction. */
  private Expr expr(String keyword) {
    if (!in.tryOpen(keyword)) {
      return code.foldedConstant();
    }
    Expr expr = code.constant();
    in.expectClose();
    return expr;
  }

  private Expr offset() {
    if (in.kind() != TokenKind.OPEN) {
      throw in.unexpected();
    }
    return expr("offset");
  }

  /**
   * Reads the elements of a table from inside it, the closing parenthesis included; returns how
   * many there are.
   */
  int inlineElements(RefType type, SegmentMode mode) {
    ElemSegment segment;
    if (in.kind() == TokenKind.OPEN) {
      segment = new ElemSegment(type, mode, new int[0], exprs());
    } else {
      int[] functions = functions();
      segment =
          type.heapType() == AbsHeapType.FUNC
              ? new ElemSegment(ModuleReader.FUNCTIONS, mode, functions, List.of())
              : new ElemSegment(type, mode, new int[0], refFuncs(functions));
    }
    elements.add(segment);
    in.expectClose();
    return segment.size();
  }

  private List<Expr> refFuncs(int[] functions) {
    var list = new ArrayList<Expr>();
    var writer = new InstructionWriter(module.scratch);
    for (int function : functions) {
      int start = module.scratch.size();
      writer.index(Opcode.REF_FUNC, function);
      writer.plain(Opcode.END);
      list.add(new Expr(start, module.scratch.size()));
    }
    return list;
  }

  void data() {
    int index = datas.size();
    Names.bind(in, name -> module.names.put(Kind.DATA, index, name));
    SegmentMode mode = SegmentMode.PASSIVE;
    if (in.kind() == TokenKind.OPEN) {
      int memory = 0;
      if (in.tryOpen("memory")) {
        memory = module.space(ExternKind.MEMORY).index(in);
        in.expectClose();
      }
      mode = new SegmentMode.Active(memory, offset());
    }
    contents(mode);
    in.expectClose();
  }

  /**
   * Reads the contents of a memory from inside it, the closing parenthesis included; returns how
   * many bytes there are.
   */
  int inlineData(SegmentMode mode) {
    int size = contents(mode);
    in.expectClose();
    return size;
  }

  private int contents(SegmentMode mode) {
    byte[] bytes = in.strings();
    int start = module.scratch.size();
    module.scratch.bytes(bytes);
    datas.add(new DataSegment(mode, start, bytes.length));
    return bytes.length;
  }
}
