package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.validator.FuelCosts;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates a valid body in one pass: control becomes branches, the operand stack becomes slots of
 * the frame. What cannot be reached is skipped. Numeric and memory instructions are {@link
 * NumericRules}' and {@link MemoryRules}', references and aggregates {@link ReferenceRules}'.
 */
final class Translator implements InstructionVisitor {
  /** Operations name slots in 16 bits. */
  private static final int MAX_SLOTS = 0xFFFF;

  /** From so many values on that a branch takes along, one operation copies them. */
  private static final int RANGE = 4;

  private final ValidModule valid;
  private final FuncType type;
  private final InstructionReader reader;
  private final Emitter out;
  private final Operands stack;
  private final CodeBuffer code;
  private final byte[] localClasses;
  private final int[] localSlots;
  private final int localEnd;
  private final List<Label> labels = new ArrayList<>();
  private final List<FuncCode.TryRange> tries = new ArrayList<>();
  private final NumericRules numerics;
  private final MemoryRules memories;
  private final ReferenceRules references;
  private final Flavour flavour;

  /** What entering costs, then each loop; empty if nobody asks. */
  private final int[] costs;

  private int loops;
  private final boolean wide;
  private boolean dead;

  private Translator(ValidModule valid, int function, Flavour flavour, boolean wide) {
    this.valid = valid;
    this.type = valid.functionType(function);
    var expr = valid.body(function).expr();
    this.reader = new InstructionReader(valid.module(), expr, valid.features());
    this.localClasses = classes(Arrays.asList(valid.localTypes(function)));
    this.localSlots = new int[localClasses.length];
    this.wide = wide;
    int slot = wide ? Widener.FAR : 0;
    boolean refs = false;
    for (int i = 0; i < localSlots.length; i++) {
      localSlots[i] = slot;
      slot += Operands.width(localClasses[i]);
      refs |= localClasses[i] == Operands.REF;
    }
    // A call from Java leaves its results in the first slots; the constants must survive that.
    int results = slots(classes(type.results()));
    if (wide) {
      this.localEnd = Math.max(slots(classes(type.params())), results);
      this.out = new Emitter(localEnd, slot, constants(function));
    } else {
      this.localEnd = Math.max(slot, results);
      this.out = new Emitter(localEnd, constants(function));
    }
    this.stack = out.stack;
    this.code = out.code;
    out.usesRefs = refs;
    this.numerics = new NumericRules(out);
    this.memories = new MemoryRules(out, valid, flavour.memory());
    this.references = new ReferenceRules(out, valid);
    this.flavour = flavour;
    this.costs = flavour.watched() ? FuelCosts.of(valid, function) : new int[0];
  }

  static FuncCode translate(ValidModule valid, int function, Flavour flavour) {
    var translator = new Translator(valid, function, flavour, false);
    if (translator.localEnd <= MAX_SLOTS) {
      FuncCode code = translator.translate();
      if (code.frameSlots <= MAX_SLOTS) {
        return code;
      }
    }
    return new Translator(valid, function, flavour, true).translate();
  }

  static byte cls(ValType type) {
    return type.isRef() ? Operands.REF : type == ValType.V128 ? Operands.VEC : Operands.NUM;
  }

  static byte[] classes(List<ValType> types) {
    var classes = new byte[types.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = cls(types.get(i));
    }
    return classes;
  }

  private static int slots(byte[] classes) {
    int sum = 0;
    for (byte cls : classes) {
      sum += Operands.width(cls);
    }
    return sum;
  }

  private static boolean hasRef(byte[] classes) {
    for (byte cls : classes) {
      if (cls == Operands.REF) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many different numbers the body names, which bounds the room for constants in the frame.
   */
  private int constants(int function) {
    Set<Long> distinct = new HashSet<>();
    InstructionReader.readAll(
        valid.module(),
        valid.body(function).expr(),
        valid.features(),
        new EmptyVisitor() {
          @Override
          public void i32Const(int value) {
            add(value);
          }

          private void add(long bits) {
            if (distinct.size() < Emitter.MAX_CONSTS) {
              distinct.add(bits);
            }
          }

          @Override
          public void i64Const(long value) {
            add(value);
          }

          @Override
          public void f32Const(int bits) {
            add(bits);
          }

          @Override
          public void f64Const(long bits) {
            add(bits);
          }
        });
    return distinct.size();
  }

  private FuncCode translate() {
    byte[] params = classes(type.params());
    byte[] results = classes(type.results());
    labels.add(new Label(null, params, results, 0, stack.top(), 0, false));
    code.offset = reader.offset();
    if (flavour.listened()) {
      code.emit(Op.ENTERED, 0, 0, 0);
    }
    guard(0);
    InstructionVisitor visitor = this;
    if (wide) {
      var widener = new Widener(this, valid, out, localClasses, localSlots);
      widener.prologue(slots(params));
      visitor = widener;
    }
    while (reader.next(visitor)) {
      // the visitor does the work
    }
    int frameSlots = Math.max(Math.max(stack.maxSlots(), slots(results)), 1);
    boolean paramRefs = hasRef(params);
    boolean resultRefs = hasRef(results);
    return new FuncCode(
        code,
        out.consts(),
        tries.toArray(FuncCode.TryRange[]::new),
        slots(params),
        slots(results),
        localEnd,
        frameSlots,
        out.usesRefs || paramRefs || resultRefs,
        paramRefs,
        resultRefs);
  }

  // Labels

  private Label label(int depth) {
    return labels.get(labels.size() - 1 - depth);
  }

  /** Where fuel is taken and interruption polled: entry is 0, loops are counted from 1. */
  private void guard(int place) {
    if (flavour.watched()) {
      code.emit(Op.GUARD, 0, 0, costs[place]);
    }
  }

  private void open(Opcode op, FuncType block, boolean condition) {
    if (op == Opcode.LOOP) {
      loops++;
    }
    byte[] params = classes(block.params());
    byte[] results = classes(block.results());
    if (dead) {
      labels.add(new Label(op, params, results, 0, 0, 0, true));
      return;
    }
    int elseBranch = -1;
    if (condition) {
      // What the paths share must be in place before they part.
      int keep = stack.height() - 1;
      for (int entry = Math.min(out.lazyFrom(), keep - params.length); entry < keep; entry++) {
        if (stack.kind(entry) == Operands.LOCAL || entry >= keep - params.length) {
          // Copying ends the chance to fuse the condition, so it is done only where it must be.
          out.flush(entry);
        }
      }
      elseBranch = out.branchOn(false);
    } else {
      out.flushTop(params.length);
      out.flushLocals();
    }
    int height = stack.height() - params.length;
    int slot = params.length > 0 ? stack.slot(height) : stack.topHome();
    if (op == Opcode.LOOP) {
      code.fence();
    }
    var label = new Label(op, params, results, height, slot, code.size(), false);
    label.elseBranch = elseBranch;
    labels.add(label);
    if (op == Opcode.LOOP) {
      guard(loops);
    }
  }

  /** Copies the operands that a branch takes along to where its target wants them. */
  private void moves(Label target) {
    byte[] arity = target.arity();
    int from = stack.height() - arity.length;
    int to = target.slot;
    if (wide) {
      out.moveFar(from, to, slots(arity));
      return;
    }
    if (arity.length >= RANGE && allTemps(from)) {
      code.emit(Op.COPY_RANGE, to, stack.slot(from), slots(arity));
      stack.reserve(to + slots(arity));
      return;
    }
    for (int i = 0; i < arity.length; i++) {
      out.move(from + i, to);
      to += Operands.width(arity[i]);
    }
    stack.reserve(to);
  }

  private boolean allTemps(int from) {
    for (int entry = from; entry < stack.height(); entry++) {
      if (stack.kind(entry) != Operands.TEMP) {
        return false;
      }
    }
    return true;
  }

  private boolean inPlace(Label target) {
    byte[] arity = target.arity();
    int from = stack.height() - arity.length;
    int to = target.slot;
    for (int i = 0; i < arity.length; i++) {
      if (stack.kind(from + i) != Operands.TEMP || stack.slot(from + i) != to) {
        return false;
      }
      to += Operands.width(arity[i]);
    }
    return true;
  }

  /** A branch whose operands stay on the stack of the translator. */
  private void branch(Label target) {
    if (target.isFunction()) {
      emitReturn();
      return;
    }
    moves(target);
    int at = code.emit(Op.BR, 0, 0, 0);
    link(at, target);
  }

  private void link(int at, Label target) {
    if (target.isLoop()) {
      code.setTarget(at, target.start);
    } else {
      target.addBranch(at);
    }
  }

  /** A branch if the topmost operand, which is taken off, is not zero, or is. */
  private void branchIf(Label target, boolean sense) {
    int arity = target.arity().length;
    if (arity >= RANGE) {
      // Once for all branches from here, on both paths.
      for (int entry = stack.height() - 1 - arity; entry < stack.height() - 1; entry++) {
        out.flush(entry);
      }
    }
    stack.pop(1);
    boolean direct = !target.isFunction() && inPlace(target);
    stack.unpop(1);
    if (direct) {
      int at = out.branchOn(sense);
      if (target.isLoop()) {
        out.closeLoop(at, target.start);
      } else {
        target.addBranch(at);
      }
      return;
    }
    int skip = out.branchOn(!sense);
    branchAndStay(target);
    code.setTarget(skip, code.size());
    code.fence();
  }

  /** A branch on one of several paths: on the others the operands stay where they are. */
  private void branchAndStay(Label target) {
    Operands.Saved saved = stack.save(stack.height() - target.arity().length);
    branch(target);
    stack.restore(saved);
  }

  private void emitReturn() {
    if (wide) {
      int near = stack.nearFrom();
      out.settle();
      out.pull(type.results().size());
      emitNearReturn();
      stack.setNear(near);
    } else {
      emitNearReturn();
    }
  }

  private void emitNearReturn() {
    byte[] results = label(labels.size() - 1).results;
    int n = results.length;
    if (flavour.listened()) {
      code.emit(Op.LEFT, 0, 0, 0);
    }
    if (n == 0) {
      code.emit(Op.RETURN, 0, 0, 0);
    } else if (n == 1 && results[0] == Operands.NUM) {
      code.emit(Op.RETURN1, out.use(out.top()), 0, 0);
    } else {
      out.flushTop(n);
      code.emit(Op.RETURNS, stack.slot(stack.height() - n), 0, 0);
    }
  }

  /** {@return whether what follows cannot be reached} */
  boolean dead() {
    return dead;
  }

  /** {@return how many operands the innermost construct may take} */
  int available() {
    return stack.height() - label(0).height;
  }

  private void resetTo(Label label, byte[] classes) {
    stack.pop(stack.height() - label.height);
    out.pushTemps(classes);
    // In the wide form they are where the label's branches put them.
    stack.setNear(stack.height());
  }

  /**
   * Ends a body that can be left at its end: its results in place, and a branch over what follows
   * if asked for.
   */
  private void leave(Label label, boolean jump) {
    if (!dead) {
      out.flushTop(label.results.length);
      if (jump) {
        label.addBranch(code.emit(Op.BR, 0, 0, 0));
      }
    }
  }

  private void end() {
    Label label = labels.removeLast();
    if (label.isFunction()) {
      if (!dead) {
        labels.add(label);
        emitReturn();
        labels.removeLast();
      }
      return;
    }
    if (label.dead) {
      return;
    }
    boolean clauses = !label.catches.isEmpty();
    leave(label, clauses);
    if (label.op == Opcode.TRY_TABLE) {
      int bodyEnd = code.size();
      var handlers = new ArrayList<FuncCode.Handler>();
      for (CatchClause clause : label.catches) {
        handlers.add(stub(label, clause));
      }
      addRange(label.start, bodyEnd, handlers, Integer.MAX_VALUE);
    } else if (label.op == Opcode.TRY || label.op == Opcode.CATCH || label.op == Opcode.CATCH_ALL) {
      int bodyEnd = label.bodyEnd < 0 ? code.size() : label.bodyEnd;
      addRange(label.start, bodyEnd, label.handlers, Integer.MAX_VALUE);
    }
    if (label.elseBranch >= 0) {
      code.setTarget(label.elseBranch, code.size());
    }
    label.resolve(code);
    boolean joined = label.branchedTo() || label.elseBranch >= 0;
    if (joined) {
      code.fence();
    }
    dead = dead && !joined;
    resetTo(label, label.results);
  }

  private void addRange(int start, int end, List<FuncCode.Handler> handlers, int delegate) {
    tries.add(
        new FuncCode.TryRange(
            start, end, handlers.toArray(FuncCode.Handler[]::new), labels.size(), delegate));
  }

  /**
   * The code of a catch clause: values are put where the stack would have them, then it branches.
   */
  private FuncCode.Handler stub(Label label, CatchClause clause) {
    code.fence();
    int target = code.size();
    stack.pop(stack.height() - label.height);
    stack.setNear(stack.height());
    int slot = stack.top();
    if (clause.kind().hasTag()) {
      out.pushTemps(classes(valid.tag(clause.tag()).funcType().params()));
    }
    if (clause.kind().passesRef()) {
      out.pushTemp(Operands.REF);
    }
    branch(label(clause.label()));
    return new FuncCode.Handler(
        clause.tag(), target, slot, clause.kind().hasTag(), clause.kind().passesRef(), -1);
  }

  private void legacyCatch(Opcode op, int tag) {
    Label label = label(0);
    if (label.dead) {
      return;
    }
    leave(label, true);
    if (label.bodyEnd < 0) {
      label.bodyEnd = code.size();
    }
    code.fence();
    label.op = op;
    dead = false;
    resetTo(label, new byte[0]);
    int slot = stack.top();
    if (tag >= 0) {
      out.pushTemps(classes(valid.tag(tag).funcType().params()));
    }
    out.usesRefs = true;
    label.addHandler(
        new FuncCode.Handler(tag, code.size(), slot, tag >= 0, false, labels.size() - 1));
  }

  private void delegate(int depth) {
    Label label = label(0);
    if (label.dead) {
      labels.removeLast();
      return;
    }
    leave(label, false);
    // The label is counted from outside the try, which is still open here; a range's depth is that
    // of the open labels
    // around it, so the target's own range, if it has one, has one less than its position.
    int position = labels.size() - 2 - depth;
    labels.removeLast();
    code.fence();
    addRange(label.start, code.size(), List.of(), position);
    label.resolve(code);
    if (label.branchedTo()) {
      code.fence();
    }
    dead = dead && !label.branchedTo();
    resetTo(label, label.results);
  }

  // Calls

  private void call(int op, FuncType callee, int operand, int immediate) {
    int n = callee.params().size();
    out.flushTop(n);
    int from = n > 0 ? stack.slot(stack.height() - n) : stack.top();
    code.emit(op, from, operand, immediate);
    stack.reserve(
        from + Math.max(slots(classes(callee.params())), slots(classes(callee.results()))));
    stack.pop(n);
    out.pushTemps(classes(callee.results()));
  }

  private void callFunction(int index, boolean tail) {
    int own = index - valid.importedFunctions();
    FuncType callee = valid.functionType(index);
    if (own >= 0) {
      call(tail ? Op.TAIL_CALL : Op.CALL, callee, 0, tail ? index : own);
    } else {
      call(tail ? Op.TAIL_CALL_IMPORT : Op.CALL_IMPORT, callee, 0, index);
    }
    dead |= tail;
  }

  // The visitor

  private void at() {
    code.offset = reader.offset();
  }

  @Override
  public void plain(Opcode op) {
    at();
    switch (op) {
      case END -> end();
      case ELSE -> {
        Label label = label(0);
        if (!label.dead) {
          leave(label, true);
          code.setTarget(label.elseBranch, code.size());
          label.elseBranch = -1;
          label.op = Opcode.ELSE;
          code.fence();
          dead = false;
          resetTo(label, label.params);
        }
      }
      case CATCH_ALL -> legacyCatch(Opcode.CATCH_ALL, -1);
      default -> {
        if (!dead) {
          live(op);
        }
      }
    }
  }

  private void live(Opcode op) {
    switch (op) {
      case NOP -> {
        // nothing
      }
      case UNREACHABLE -> {
        code.emit(Op.UNREACHABLE, 0, 0, 0);
        dead = true;
      }
      case RETURN -> {
        emitReturn();
        dead = true;
      }
      case DROP -> stack.pop(1);
      case SELECT -> select();
      case THROW_REF -> {
        code.emit(Op.THROW_REF, 0, out.use(out.top()), 0);
        dead = true;
      }
      default -> {
        if (op.prefix() == 0xFD || op.prefix() == 0xFE) {
          memories.plain(op);
        } else if (op.type() != null) {
          numerics.plain(op);
        } else {
          references.plain(op);
        }
      }
    }
  }

  private void select() {
    byte cls = stack.cls(out.top() - 1);
    if (cls == Operands.NUM) {
      int d = out.use(out.top());
      int c = out.use(out.top() - 1);
      int b = out.use(out.top() - 2);
      stack.pop(3);
      code.emit(Op.SELECT, out.pushTemp(cls), b, c, d);
    } else {
      out.flushTop(3);
      int slot = stack.slot(out.top() - 2);
      stack.pop(3);
      out.pushTemp(cls);
      code.emit(cls == Operands.VEC ? Op.SELECT_V : Op.SELECT_REF, slot, 0, 0);
    }
  }

  @Override
  public void block(Opcode op, BlockType blockType) {
    at();
    open(op, valid.blockType(blockType), op == Opcode.IF);
  }

  @Override
  public void tryTable(Opcode op, BlockType blockType, List<CatchClause> catches) {
    at();
    open(op, valid.blockType(blockType), false);
    // A handler may come from any operation of the body: none may be changed across its border.
    code.fence();
    label(0).catches = catches;
  }

  @Override
  public void label(Opcode op, int depth) {
    at();
    if (op == Opcode.DELEGATE) {
      delegate(depth);
      return;
    }
    if (dead) {
      return;
    }
    Label target = label(depth);
    switch (op) {
      case BR -> {
        branch(target);
        dead = true;
      }
      case BR_IF -> branchIf(target, true);
      case BR_ON_NULL -> {
        // The reference stays for who does not branch; the test goes on top of it.
        out.flush(out.top());
        int ref = stack.slot(out.top());
        stack.pop(1);
        nullTest(ref);
        // A number and a reference of one slot do not disturb each other.
        branchIf(target, true);
        out.pushTemp(Operands.REF);
      }
      case BR_ON_NON_NULL -> {
        out.flush(out.top());
        nullTest(stack.slot(out.top()));
        branchIf(target, false);
        stack.pop(1);
      }
      case RETHROW -> {
        code.emit(Op.RETHROW, 0, 0, labels.size() - 1 - depth);
        dead = true;
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  /** Pushes whether a reference is null. */
  private void nullTest(int ref) {
    // One slot above the reference's own, which may have been taken off just before.
    int slot = out.push(Operands.NUM, Operands.TEMP, 0);
    if (slot == ref) {
      stack.reserve(slot + 2);
    }
    code.emit(Op.REF_IS_NULL, slot, ref, 0);
  }

  @Override
  public void brTable(Opcode op, int[] targets, int defaultTarget) {
    at();
    if (dead) {
      return;
    }
    int index = out.use(out.top());
    stack.pop(1);
    code.emit(Op.BR_TABLE, index, 0, targets.length);
    int first = code.size();
    Map<Integer, List<Integer>> stubs = new HashMap<>();
    for (int i = 0; i <= targets.length; i++) {
      int depth = i < targets.length ? targets[i] : defaultTarget;
      Label target = label(depth);
      code.data(0);
      if (!target.isFunction() && (target.arity().length == 0 || inPlace(target))) {
        link(first + i, target);
      } else {
        stubs.computeIfAbsent(depth, _ -> new ArrayList<>()).add(first + i);
      }
    }
    stubs.forEach((depth, entries) -> {
      code.fence();
      entries.forEach(entry -> code.setTarget(entry, code.size()));
      branchAndStay(label(depth));
    });
    code.fence();
    dead = true;
  }

  @Override
  public void brOnCast(Opcode op, int depth, RefType from, RefType to) {
    at();
    if (dead) {
      return;
    }
    out.flush(out.top());
    int ref = stack.slot(out.top());
    int slot = out.push(Operands.NUM, Operands.TEMP, 0);
    code.emit(Op.REF_TEST, slot, ref, code.pool(valid.close(to)));
    branchIf(label(depth), op == Opcode.BR_ON_CAST);
  }

  @Override
  public void index(Opcode op, int index) {
    at();
    if (op == Opcode.CATCH) {
      legacyCatch(op, index);
      return;
    }
    if (dead) {
      return;
    }
    switch (op) {
      case LOCAL_GET -> {
        byte cls = localClasses[index];
        out.push(cls, Operands.LOCAL, localSlots[index]);
      }
      case LOCAL_SET -> {
        out.setLocal(localSlots[index], localClasses[index]);
        stack.pop(1);
      }
      case LOCAL_TEE -> {
        out.setLocal(localSlots[index], localClasses[index]);
        if (stack.kind(out.top()) == Operands.TEMP) {
          stack.set(out.top(), Operands.LOCAL, localSlots[index]);
        }
      }
      case CALL -> callFunction(index, false);
      case RETURN_CALL -> callFunction(index, true);
      case CALL_REF, RETURN_CALL_REF -> {
        int ref = out.use(out.top());
        stack.pop(1);
        stack.reserve(stack.top() + 1);
        boolean tail = op == Opcode.RETURN_CALL_REF;
        call(tail ? Op.TAIL_CALL_REF : Op.CALL_REF, valid.type(index).funcType(), ref, 0);
        dead |= tail;
      }
      case THROW -> {
        FuncType tag = valid.tag(index).funcType();
        out.flushTop(tag.params().size());
        int n = tag.params().size();
        code.emit(Op.THROW, n > 0 ? stack.slot(stack.height() - n) : stack.top(), 0, index);
        dead = true;
      }
      case GLOBAL_GET, GLOBAL_SET -> global(op, index);
      case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, DATA_DROP -> memories.index(op, index);
      default -> references.index(op, index);
    }
  }

  private void global(Opcode op, int index) {
    byte cls = cls(valid.global(index).valType());
    if (op == Opcode.GLOBAL_GET) {
      int slot = out.pushTemp(cls);
      code.emit(
          switch (cls) {
            case Operands.NUM -> Op.GLOBAL_GET;
            case Operands.VEC -> Op.GLOBAL_GET_V;
            default -> Op.GLOBAL_GET_REF;
          },
          slot,
          0,
          index);
    } else {
      int slot = out.use(out.top());
      stack.pop(1);
      code.emit(
          switch (cls) {
            case Operands.NUM -> Op.GLOBAL_SET;
            case Operands.VEC -> Op.GLOBAL_SET_V;
            default -> Op.GLOBAL_SET_REF;
          },
          slot,
          0,
          index);
    }
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    at();
    if (dead) {
      return;
    }
    switch (op) {
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
        int index = out.use(out.top());
        stack.pop(1);
        boolean tail = op == Opcode.RETURN_CALL_INDIRECT;
        var immediates = new Calls.Indirect(valid.type(first), second);
        call(
            tail ? Op.TAIL_CALL_INDIRECT : Op.CALL_INDIRECT,
            valid.type(first).funcType(),
            index,
            code.pool(immediates));
        dead |= tail;
      }
      case MEMORY_COPY, MEMORY_INIT -> memories.index2(op, first, second);
      default -> references.index2(op, first, second);
    }
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    at();
    if (!dead) {
      select();
    }
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    at();
    if (!dead) {
      memories.memArg(op, memory, offset);
    }
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    at();
    if (!dead) {
      memories.memArgLane(op, memory, offset, lane);
    }
  }

  private void constant(long bits) {
    if (!dead) {
      out.push(Operands.NUM, Operands.CONST, bits);
    }
  }

  @Override
  public void i32Const(int value) {
    constant(value);
  }

  @Override
  public void i64Const(long value) {
    constant(value);
  }

  @Override
  public void f32Const(int bits) {
    constant(bits);
  }

  @Override
  public void f64Const(long bits) {
    constant(bits);
  }

  @Override
  public void v128Const(long lo, long hi) {
    at();
    if (!dead) {
      int slot = out.pushTemp(Operands.VEC);
      out.constant(slot, lo);
      out.constant(slot + 1, hi);
    }
  }

  @Override
  public void lane(Opcode op, int lane) {
    at();
    if (!dead) {
      memories.lane(op, lane);
    }
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    at();
    if (!dead) {
      memories.shuffle(lo, hi);
    }
  }

  @Override
  public void heapType(Opcode op, HeapType heapType) {
    at();
    if (!dead) {
      references.heapType(op, valid.close(heapType));
    }
  }
}
