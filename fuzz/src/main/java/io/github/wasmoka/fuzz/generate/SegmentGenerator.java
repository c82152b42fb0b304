package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes element and data segments; active ones mostly fit. */
final class SegmentGenerator {
  private static final RefType FUNCTIONS = new RefType(false, AbsHeapType.FUNC);

  private final Draft draft;
  private final Choices choices;
  private final Function<ValType, Expr> constants;

  SegmentGenerator(Draft draft, Choices choices, Function<ValType, Expr> constants) {
    this.draft = draft;
    this.choices = choices;
    this.constants = constants;
  }

  void segments() {
    fillFunctionTables();
    if (draft.has(Feature.BULK_MEMORY)
        && draft.has(Feature.REFERENCE_TYPES)
        && choices.below(4) != 0) {
      declareFunctions();
    }
    int elements = choices.below(4);
    for (int i = 0; i < elements; i++) {
      choices.begin();
      element();
      choices.end();
    }
    int datas = choices.below(4);
    for (int i = 0; i < datas; i++) {
      choices.begin();
      data();
      choices.end();
    }
  }

  private Expr offset(ValType type, long value) {
    var sink = new ByteSink();
    var writer = new InstructionWriter(sink);
    if (type == ValType.I32) {
      writer.i32Const((int) value);
    } else {
      writer.i64Const(value);
    }
    writer.plain(Opcode.END);
    return draft.append(sink);
  }

  /** Functions into the first table that takes them, so that there is something to call. */
  private void fillFunctionTables() {
    for (int t = 0; t < draft.tables.size(); t++) {
      TableType table = draft.tables.get(t);
      if (table.element().equals(RefType.FUNCREF)) {
        int count = Math.min((int) table.limits().min(), choices.between(1, 8));
        int[] functions = functions(count);
        draft.elements.add(
            new ElemSegment(
                FUNCTIONS,
                new SegmentMode.Active(t, offset(Tables.addrType(table), 0)),
                functions,
                List.of()));
        return;
      }
    }
  }

  /** All functions, which {@code ref.func} may name for being exported, too (§3.4.12). */
  private void declareFunctions() {
    int[] functions = new int[draft.functions.size()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = i;
    }
    draft.elements.add(new ElemSegment(FUNCTIONS, SegmentMode.DECLARATIVE, functions, List.of()));
  }

  private int[] functions(int count) {
    int[] functions = new int[count];
    for (int i = 0; i < count; i++) {
      functions[i] = choices.below(draft.functions.size());
    }
    return functions;
  }

  private void element() {
    boolean typed = draft.has(Feature.REFERENCE_TYPES) && choices.oneIn(2);
    RefType type = typed ? chooseType() : FUNCTIONS;
    int count = choices.below(5);
    SegmentMode mode = mode(type, count);
    if (mode == null) {
      return;
    }
    if (typed) {
      var exprs = new ArrayList<Expr>();
      for (int i = 0; i < count; i++) {
        exprs.add(constants.apply(type));
      }
      draft.elements.add(new ElemSegment(type, mode, new int[0], exprs));
    } else {
      draft.elements.add(new ElemSegment(type, mode, functions(count), List.of()));
    }
  }

  private RefType chooseType() {
    List<RefType> ofArrays = elementsOfArrays();
    if (!ofArrays.isEmpty() && choices.oneIn(3)) {
      return choices.of(ofArrays);
    }
    return draft.tables.isEmpty() || choices.oneIn(3)
        ? new TypeChooser(draft, choices).reference()
        : choices.of(draft.tables).element();
  }

  /** What there are arrays of, for {@code array.new_elem} and {@code array.init_elem}. */
  private List<RefType> elementsOfArrays() {
    var found = new ArrayList<RefType>();
    for (int type : draft.types.ofKind(AbsHeapType.ARRAY)) {
      if (((ArrayType) draft.types.composite(type)).element().storage() instanceof RefType ref) {
        found.add(ref);
      }
    }
    return found;
  }

  private @org.jspecify.annotations.Nullable SegmentMode mode(RefType type, int count) {
    boolean bulk = draft.has(Feature.BULK_MEMORY) && draft.has(Feature.REFERENCE_TYPES);
    if (bulk && choices.oneIn(2)) {
      return choices.oneIn(6) ? SegmentMode.DECLARATIVE : SegmentMode.PASSIVE;
    }
    for (int t = 0; t < draft.tables.size(); t++) {
      TableType table = draft.tables.get(t);
      if (draft.types.matches(type, table.element())
          && (t == 0 || draft.has(Feature.REFERENCE_TYPES))) {
        long room = table.limits().min() - count;
        long at = room < 0 || choices.oneIn(40) ? room + 1 : choices.below((int) room + 1);
        if (room < 0 && !choices.oneIn(20)) {
          continue;
        }
        return new SegmentMode.Active(t, offset(Tables.addrType(table), at));
      }
    }
    return bulk ? SegmentMode.PASSIVE : null;
  }

  private void data() {
    int size = choices.oneIn(10) ? choices.below(300) : choices.below(24);
    SegmentMode mode = SegmentMode.PASSIVE;
    if (!draft.has(Feature.BULK_MEMORY) || choices.oneIn(2)) {
      if (draft.memories.isEmpty()) {
        return;
      }
      int index = draft.has(Feature.MULTI_MEMORY) ? choices.below(draft.memories.size()) : 0;
      MemType memory = draft.memories.get(index);
      long room = (memory.limits().min() << memory.pageSizeLog2()) - size;
      if (room < 0) {
        return;
      }
      long at = choices.oneIn(40) ? room + 1 : choices.oneIn(4) ? room : choices.below(64);
      mode =
          new SegmentMode.Active(
              index, offset(memory.addrType().numType(), Math.min(at, room + 1)));
    }
    var sink = new ByteSink();
    for (int i = 0; i < size; i++) {
      sink.u8(choices.oneIn(3) ? choices.below(256) : Constants.i32(choices) & 0xff);
    }
    Expr range = draft.append(sink);
    draft.datas.add(new DataSegment(mode, range.start(), size));
  }
}
