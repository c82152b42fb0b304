package io.github.wasmoka.validator;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Validates one body, instruction by instruction (§3.4, algorithm in §A.3). Most instructions are
 * typed by the {@link Opcode} table; those without a fixed type have a rule of their own here or in
 * {@link AggregateRules}.
 *
 * <p>Engines drive one beside their translation of a valid body: first their own visitor, which
 * sees the stack as it is before the instruction, then this one. Not thread-safe.
 */
public final class FunctionValidator extends OperandStack implements InstructionVisitor {
  private final ValidModule module;
  private final LocalTypes locals;
  private final List<ValType> results;
  private final IntSupplier offset;
  // Told of each function that is called by its index.
  private final IntConsumer called;
  private final EnumSet<Feature> used = EnumSet.noneOf(Feature.class);
  private final AggregateRules aggregates;
  // How many globals may be named: a global's initial value sees only those before it.
  private final int visibleGlobals;

  private FunctionValidator(
      ValidModule module,
      LocalTypes locals,
      List<ValType> results,
      int visibleGlobals,
      IntSupplier offset,
      IntConsumer called) {
    super(results);
    this.module = module;
    this.locals = locals;
    this.results = results;
    this.visibleGlobals = visibleGlobals;
    this.offset = offset;
    this.called = called;
    this.aggregates = new AggregateRules(module, this);
  }

  /**
   * Prepares to validate a function.
   *
   * @param module the module
   * @param function the index of a function that is defined in it
   * @param offset tells where the instruction at hand stands, see {@link InstructionReader#offset}
   */
  public FunctionValidator(ValidModule module, int function, IntSupplier offset) {
    this(module, function, offset, _ -> {});
  }

  /** Prepares to validate a function while the module is, whose calls are counted. */
  FunctionValidator(ValidModule module, int function, IntSupplier offset, IntConsumer called) {
    this(
        module,
        LocalTypes.of(module, function),
        module.functionType(function).results(),
        module.globalCount(),
        offset,
        called);
  }

  /** Prepares to validate a constant expression. */
  static FunctionValidator ofConstant(
      ValidModule module, ValType type, int visibleGlobals, IntSupplier offset) {
    return new FunctionValidator(
        module, LocalTypes.NONE, List.of(type), visibleGlobals, offset, _ -> {});
  }

  @Override
  int offset() {
    return offset.getAsInt();
  }

  /** {@return the features that the instructions so far belong to} */
  EnumSet<Feature> used() {
    return used;
  }

  private void use(Opcode op) {
    Feature feature = op.feature();
    if (feature != null) {
      used.add(feature);
    }
  }

  /** Applies a fixed type in which addresses are of the type given. */
  private void fixed(Opcode op, ValType address) {
    FixedType type = FixedType.of(op);
    @Nullable ValType[] params = type.params;
    for (int i = params.length - 1; i >= 0; i--) {
      ValType param = params[i];
      pop(param == null ? address : param);
    }
    for (ValType result : type.results) {
      push(result == null ? address : result);
    }
  }

  @Override
  public void plain(Opcode op) {
    use(op);
    if (op.type() != null) {
      fixed(op, ValType.I32);
      return;
    }
    switch (op) {
      case UNREACHABLE -> markUnreachable();
      case ELSE -> {
        Control opened = close();
        if (opened.op != Opcode.IF) {
          throw invalid("type mismatch: else outside if");
        }
        open(Opcode.ELSE, opened.params, opened.results);
      }
      case END -> {
        Control closed = close();
        if (closed.op == Opcode.IF) {
          // §3.4.3: a missing else is an empty one, which leaves what it takes.
          open(Opcode.ELSE, closed.params, closed.results);
          close();
        }
        if (controlDepth() > 0) {
          push(closed.results);
        }
      }
      case RETURN -> {
        pop(results);
        markUnreachable();
      }
      case DROP -> pop();
      case SELECT -> select();
      case THROW_REF -> {
        pop(RefType.EXNREF);
        markUnreachable();
      }
      case CATCH_ALL -> {
        Control opened = closeTry();
        open(Opcode.CATCH_ALL, List.of(), opened.results);
      }
      case REF_IS_NULL -> {
        popRef();
        push(ValType.I32);
      }
      case REF_AS_NON_NULL -> push(nonNull(popRef()));
      default -> aggregates.plain(op);
    }
  }

  private static RefType nonNull(RefType type) {
    return type.nullable() ? new RefType(false, type.heapType()) : type;
  }

  private Control closeTry() {
    Control opened = close();
    if (opened.op != Opcode.TRY && opened.op != Opcode.CATCH) {
      throw invalid("type mismatch: catch outside try");
    }
    return opened;
  }

  private void select() {
    pop(ValType.I32);
    ValType second = pop();
    ValType first = pop();
    if ((first != null && first.isRef()) || (second != null && second.isRef())) {
      throw invalid("type mismatch: select of references needs a type");
    }
    if (first != null && second != null && first != second) {
      throw mismatch(first, second);
    }
    push(first == null ? second : first);
  }

  private FuncType blockTypeOf(BlockType type) {
    if (type instanceof BlockType.Indexed(int index)) {
      return funcType(index);
    }
    if (type instanceof BlockType.Result(ValType result)) {
      return new FuncType(List.of(), List.of(closed(result)));
    }
    return FuncType.EMPTY;
  }

  @Override
  public void block(Opcode op, BlockType type) {
    use(op);
    FuncType func = blockTypeOf(type);
    if (!func.params().isEmpty() || func.results().size() > 1) {
      used.add(Feature.MULTI_VALUE);
    }
    if (op == Opcode.IF) {
      pop(ValType.I32);
    }
    pop(func.params());
    open(op, func.params(), func.results());
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    use(op);
    FuncType func = blockTypeOf(type);
    pop(func.params());
    for (CatchClause clause : catches) {
      // What the clause passes must be what the label takes, as if it stood on an empty stack.
      open(Opcode.TRY_TABLE, List.of(), List.of());
      if (clause.kind().hasTag()) {
        push(tag(clause.tag()).params());
      }
      if (clause.kind().passesRef()) {
        push(new RefType(false, AbsHeapType.EXN));
      }
      pop(control(labelInside(clause.label())).labelTypes());
      close();
    }
    open(op, func.params(), func.results());
  }

  /**
   * Labels of catch clauses are counted from outside; one more block is open while they are
   * checked.
   */
  private int labelInside(int label) {
    if (Integer.compareUnsigned(label, controlDepth() - 1) >= 0) {
      throw invalid("unknown label " + Integer.toUnsignedString(label));
    }
    return label + 1;
  }

  @Override
  public void label(Opcode op, int label) {
    use(op);
    switch (op) {
      case BR -> {
        pop(control(label).labelTypes());
        markUnreachable();
      }
      case BR_IF -> {
        pop(ValType.I32);
        List<ValType> types = control(label).labelTypes();
        pop(types);
        push(types);
      }
      case BR_ON_NULL -> {
        RefType ref = popRef();
        List<ValType> types = control(label).labelTypes();
        pop(types);
        push(types);
        push(nonNull(ref));
      }
      case BR_ON_NON_NULL -> {
        RefType ref = popRef();
        List<ValType> types = control(label).labelTypes();
        if (types.isEmpty()) {
          throw invalid("type mismatch: the label takes no reference");
        }
        ValType last = types.getLast();
        RefType passed = nonNull(ref);
        if (!matches(passed, last)) {
          throw mismatch(last, passed);
        }
        List<ValType> rest = types.subList(0, types.size() - 1);
        pop(rest);
        push(rest);
      }
      case RETHROW -> {
        Opcode opener = control(label).op;
        if (opener != Opcode.CATCH && opener != Opcode.CATCH_ALL) {
          throw invalid("invalid rethrow label");
        }
        markUnreachable();
      }
      case DELEGATE -> {
        Control opened = close();
        if (opened.op != Opcode.TRY) {
          throw invalid("type mismatch: delegate outside try");
        }
        control(label);
        push(opened.results);
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    pop(ValType.I32);
    List<ValType> types = control(defaultLabel).labelTypes();
    long tick = nextTick();
    for (int label : labels) {
      Control control = control(label);
      if (control.checked != tick) {
        control.checked = tick;
        if (control.labelTypes().size() != types.size()) {
          throw invalid("type mismatch: labels of different arity");
        }
        peek(control.labelTypes());
      }
    }
    pop(types);
    markUnreachable();
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    use(op);
    RefType source = closed(from);
    RefType target = closed(to);
    if (!target.matches(source)) {
      throw invalid("type mismatch: " + target + " is no subtype of " + source);
    }
    List<ValType> types = control(label).labelTypes();
    if (types.isEmpty()) {
      throw invalid("type mismatch: the label takes no reference");
    }
    // §3.4.5: what is left of the source type when the cast to the target fails.
    RefType rest = target.nullable() ? new RefType(false, source.heapType()) : source;
    RefType passed = op == Opcode.BR_ON_CAST ? target : rest;
    if (!passed.matches(types.getLast())) {
      throw mismatch(types.getLast(), passed);
    }
    pop(source);
    List<ValType> below = types.subList(0, types.size() - 1);
    pop(below);
    push(below);
    push(op == Opcode.BR_ON_CAST ? rest : target);
  }

  @Override
  public void index(Opcode op, int index) {
    use(op);
    switch (op) {
      case LOCAL_GET -> {
        ValType type = local(index);
        if (needsValue(index, type) && !isInitialized(index)) {
          throw invalid("uninitialized local " + index);
        }
        push(type);
      }
      case LOCAL_SET -> {
        ValType type = local(index);
        pop(type);
        if (needsValue(index, type)) {
          initialize(index);
        }
      }
      case LOCAL_TEE -> {
        ValType type = local(index);
        pop(type);
        if (needsValue(index, type)) {
          initialize(index);
        }
        push(type);
      }
      case GLOBAL_GET -> push(global(index).valType());
      case GLOBAL_SET -> {
        GlobalType type = global(index);
        if (!type.mutable()) {
          throw invalid("immutable global " + index);
        }
        pop(type.valType());
      }
      case CALL -> {
        call(function(index).funcType());
        called.accept(index);
      }
      case RETURN_CALL -> {
        returnCall(function(index).funcType());
        called.accept(index);
      }
      case CALL_REF -> {
        FuncType type = funcType(index);
        pop(new RefType(true, module.type(index)));
        call(type);
      }
      case RETURN_CALL_REF -> {
        FuncType type = funcType(index);
        pop(new RefType(true, module.type(index)));
        returnCall(type);
      }
      case REF_FUNC -> {
        DefType type = function(index);
        if (!module.declaredFunctions.get(index)) {
          throw invalid("undeclared function reference " + index);
        }
        push(new RefType(false, type));
      }
      case THROW -> {
        pop(tag(index).params());
        markUnreachable();
      }
      case CATCH -> {
        Control opened = closeTry();
        FuncType tag = tag(index);
        open(Opcode.CATCH, List.of(), opened.results);
        push(tag.params());
      }
      case TABLE_GET -> {
        TableType table = table(index);
        pop(address(table.addrType()));
        push(table.element());
      }
      case TABLE_SET -> {
        TableType table = table(index);
        pop(table.element());
        pop(address(table.addrType()));
      }
      case TABLE_SIZE -> push(address(table(index).addrType()));
      case TABLE_GROW -> {
        TableType table = table(index);
        pop(address(table.addrType()));
        pop(table.element());
        push(address(table.addrType()));
      }
      case TABLE_FILL -> {
        TableType table = table(index);
        pop(address(table.addrType()));
        pop(table.element());
        pop(address(table.addrType()));
      }
      case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL -> fixed(op, address(memory(index).addrType()));
      case ELEM_DROP -> elem(index);
      case DATA_DROP -> data(index);
      default -> aggregates.index(op, index);
    }
  }

  private void call(FuncType type) {
    pop(type.params());
    push(type.results());
  }

  private void returnCall(FuncType type) {
    pop(type.params());
    if (type.results().size() != results.size()) {
      throw invalid("type mismatch: the callee's results are not the caller's");
    }
    for (int i = 0; i < results.size(); i++) {
      if (!type.results().get(i).matches(results.get(i))) {
        throw mismatch(results.get(i), type.results().get(i));
      }
    }
    markUnreachable();
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    use(op);
    switch (op) {
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
        TableType table = table(second);
        if (!table.element().matches(RefType.FUNCREF)) {
          throw mismatch(RefType.FUNCREF, table.element());
        }
        FuncType type = funcType(first);
        pop(address(table.addrType()));
        if (op == Opcode.CALL_INDIRECT) {
          call(type);
        } else {
          returnCall(type);
        }
      }
      case TABLE_COPY -> {
        TableType target = table(first);
        TableType source = table(second);
        if (!source.element().matches(target.element())) {
          throw mismatch(target.element(), source.element());
        }
        copy(target.addrType(), source.addrType());
      }
      case TABLE_INIT -> {
        TableType table = table(second);
        RefType elem = elem(first);
        if (!elem.matches(table.element())) {
          throw mismatch(table.element(), elem);
        }
        pop(ValType.I32);
        pop(ValType.I32);
        pop(address(table.addrType()));
      }
      case MEMORY_COPY -> copy(memory(first).addrType(), memory(second).addrType());
      case MEMORY_INIT -> {
        MemType memory = memory(second);
        data(first);
        fixed(op, address(memory.addrType()));
      }
      default -> aggregates.index2(op, first, second);
    }
  }

  /** The length has the smaller of the two address types (§3.4.10 memory.copy). */
  private void copy(AddrType target, AddrType source) {
    boolean wide = target == AddrType.I64 && source == AddrType.I64;
    pop(wide ? ValType.I64 : ValType.I32);
    pop(address(source));
    pop(address(target));
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    use(op);
    if (types.size() != 1) {
      throw invalid("invalid result arity");
    }
    ValType type = closed(types.getFirst());
    pop(ValType.I32);
    pop(type);
    pop(type);
    push(type);
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long memOffset) {
    use(op);
    AddrType addrType = checkMemArg(op, memory, align, memOffset);
    fixed(op, address(addrType));
  }

  private AddrType checkMemArg(Opcode op, int memory, int align, long memOffset) {
    MemType type = memory(memory);
    int natural = Integer.numberOfTrailingZeros(op.accessWidth());
    if (op.atomic()) {
      if (align != natural) {
        throw invalid("atomic alignment must be natural");
      }
    } else if (align > natural) {
      throw invalid("alignment must not be larger than natural");
    }
    if (type.addrType() == AddrType.I32 && memOffset >>> 32 != 0) {
      throw invalid("offset out of range");
    }
    return type.addrType();
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long memOffset, int lane) {
    use(op);
    AddrType addrType = checkMemArg(op, memory, align, memOffset);
    if (lane >= 16 / op.accessWidth()) {
      throw invalid("invalid lane index " + lane);
    }
    fixed(op, address(addrType));
  }

  @Override
  public void i32Const(int value) {
    push(ValType.I32);
  }

  @Override
  public void i64Const(long value) {
    push(ValType.I64);
  }

  @Override
  public void f32Const(int bits) {
    push(ValType.F32);
  }

  @Override
  public void f64Const(long bits) {
    push(ValType.F64);
  }

  @Override
  public void v128Const(long lo, long hi) {
    used.add(Feature.SIMD);
    push(ValType.V128);
  }

  @Override
  public void lane(Opcode op, int lane) {
    use(op);
    if (lane >= lanes(op)) {
      throw invalid("invalid lane index " + lane);
    }
    fixed(op, ValType.I32);
  }

  /** The number behind the {@code x} of the instruction's shape: {@code i8x16} has 16 lanes. */
  private static int lanes(Opcode op) {
    String text = op.text();
    return Integer.parseInt(text, text.indexOf('x') + 1, text.indexOf('.'), 10);
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    use(op);
    for (int shift = 0; shift < 64; shift += 8) {
      if ((lo >>> shift & 0xff) >= 32 || (hi >>> shift & 0xff) >= 32) {
        throw invalid("invalid lane index");
      }
    }
    fixed(op, ValType.I32);
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    use(op);
    HeapType heapType = closed(type);
    if (op == Opcode.REF_NULL) {
      push(new RefType(true, heapType));
      return;
    }
    boolean nullable = op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL;
    pop(new RefType(true, heapType.top()));
    push(
        op == Opcode.REF_TEST || op == Opcode.REF_TEST_NULL
            ? ValType.I32
            : new RefType(nullable, heapType));
  }

  // Look-ups: an index that names nothing is the module's fault, told in the suite's words.

  private InvalidException unknown(String what, int index) {
    return invalid("unknown " + what + " " + Integer.toUnsignedString(index));
  }

  private static <T> @Nullable T at(List<T> list, int index) {
    return Integer.compareUnsigned(index, list.size()) < 0 ? list.get(index) : null;
  }

  private <T> T known(@Nullable T found, String what, int index) {
    if (found == null) {
      throw unknown(what, index);
    }
    return found;
  }

  private ValType local(int index) {
    if (Integer.compareUnsigned(index, locals.count()) >= 0) {
      throw unknown("local", index);
    }
    return locals.at(index);
  }

  /** Whether a local has no value at first: no parameter, and of a type without a default. */
  private boolean needsValue(int index, ValType type) {
    return index >= locals.params() && !type.defaultable();
  }

  private GlobalType global(int index) {
    if (Integer.compareUnsigned(index, visibleGlobals) >= 0) {
      throw unknown("global", index);
    }
    return module.globals.get(index);
  }

  private DefType function(int index) {
    return known(at(module.functions, index), "function", index);
  }

  private TableType table(int index) {
    return known(at(module.tables, index), "table", index);
  }

  private MemType memory(int index) {
    if (index != 0) {
      used.add(Feature.MULTI_MEMORY);
    }
    return known(at(module.memories, index), "memory", index);
  }

  private FuncType tag(int index) {
    return known(at(module.tags, index), "tag", index).funcType();
  }

  RefType elem(int index) {
    return known(at(module.elems, index), "elem segment", index);
  }

  void data(int index) {
    if (Integer.compareUnsigned(index, module.module.dataCount().orElse(0)) >= 0) {
      throw unknown("data segment", index);
    }
  }

  DefType type(int index) {
    return known(at(module.types, index), "type", index);
  }

  private FuncType funcType(int index) {
    if (type(index).expand() instanceof FuncType func) {
      return func;
    }
    throw invalid("type mismatch: type " + index + " is no function type");
  }

  private HeapType closed(HeapType heapType) {
    return heapType instanceof TypeIdx(int index) ? type(index) : heapType;
  }

  private RefType closed(RefType ref) {
    return ref.heapType() instanceof TypeIdx idx ? new RefType(ref.nullable(), closed(idx)) : ref;
  }

  private ValType closed(ValType type) {
    return type instanceof RefType ref ? closed(ref) : type;
  }

  private static ValType address(AddrType type) {
    return type.numType();
  }
}
