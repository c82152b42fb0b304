package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Chunks;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.HeapFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The chunks of a function whose values stand in a {@code HeapFrame}. Within a chunk operands stay
 * on the JVM's stack until control leaves it or an instruction takes them from their slots; most
 * instructions are emitted as everywhere else, those of many operands work on slots.
 */
final class HeapCode {
  // Labels in one constant string of a large table.
  private static final int PART = 8_192;
  // Clauses in one method.
  private static final int CLAUSES = 100;
  // More operands than this are taken from their slots.
  private static final int MANY = 16;
  // As many as any instruction takes whose number does not depend on immediates.
  private static final int MOST = 5;

  private final HeapMethods methods;
  private final ModulePlan plan;
  private final Code code;
  private final int[] chunkAt;
  private int chunks;
  private int current;
  private HeapMethods.@Nullable Chunk chunk;
  private int extraStack;
  // Whether control can come to the place at hand.
  private boolean flows = true;
  // Whether it can from the next chunk on, without coming from this one.
  private boolean resumes;

  // Operands in the frame, and of each its slot.
  private Kind[] kinds = new Kind[64];
  private int[] slots = new int[65];
  private int height;
  private int maxSlots;
  private boolean references;

  private final List<Open> open = new ArrayList<>();
  private final boolean tries;
  private int handler = -1;
  private final List<Handler> handlers = new ArrayList<>();
  private final List<int[]> moves = new ArrayList<>();

  /** An open block. */
  private static final class Open {
    final Opcode op;
    final int start;
    final Block block;
    final int height;
    // Of a try: its handler's chunk while in its body, and the one around.
    int handler = -1;
    int outer = -1;

    Open(Opcode op, int start, Block block, int height) {
      this.op = op;
      this.start = start;
      this.block = block;
      this.height = height;
    }

    Kind[] arity() {
      return op == Opcode.LOOP ? block.params : block.results;
    }
  }

  /** What catches: clauses, then a chunk to go on with, -1 to throw on. */
  private record Handler(int chunk, List<Clause> clauses, int otherwise) {}

  /** A clause: tag or -1, slots to keep the exception, for values, and for the reference, or -1. */
  private record Clause(int tag, int keep, int values, int reference, int target) {}

  HeapCode(HeapMethods methods) {
    this.methods = methods;
    this.plan = methods.plan;
    this.code = methods.code;
    this.chunkAt = Chunks.of(code, plan);
    for (int number : chunkAt) {
      chunks = Math.max(chunks, number + 1);
    }
    this.slots[0] = methods.slots[methods.kinds.length];
    this.maxSlots = slots[0] + storeSlots(methods.signature.results());
    this.references =
        Arrays.asList(methods.kinds).contains(Kind.REF)
            || Arrays.asList(methods.signature.results()).contains(Kind.REF);
    boolean any = false;
    for (int at = 0; at < code.size(); at++) {
      any |= code.op(at) == Opcode.TRY || code.op(at) == Opcode.TRY_TABLE;
    }
    this.tries = any;
  }

  static int storeSlots(Kind[] kinds) {
    int sum = 0;
    for (Kind kind : kinds) {
      sum += kind.storeSlots();
    }
    return sum;
  }

  int maxSlots() {
    return maxSlots;
  }

  boolean references() {
    return references;
  }

  /** Emits everything; returns how many chunks there are. */
  int emit() {
    open.add(new Open(Opcode.CALL, -1, Block.ofFunction(methods.signature.results()), 0));
    for (int at = 0; at < code.size(); at++) {
      if (chunkAt[at] >= 0) {
        boundary(chunkAt[at]);
      }
      emit(at);
    }
    close();
    for (Handler each : handlers) {
      handler(each);
    }
    for (int[] move : moves) {
      begin(move[0]);
      move(move[1], move[2], move[3]);
      go(move[4]);
      close();
    }
    return chunks;
  }

  // Chunks

  private void boundary(int number) {
    if (flows && number > 0) {
      ready();
      flush();
      go(number);
    }
    close();
    current = number;
    flows |= resumes;
    resumes = false;
  }

  private Emission ready() {
    HeapMethods.Chunk now = chunk;
    if (now == null) {
      now = begin(current);
      if (tries) {
        Out out = now.e.out;
        out.loadRef(0);
        out.push(handler);
        out.visitFieldInsn(Opcodes.PUTFIELD, Names.HEAP_FRAME, "handler", "I");
      }
    }
    return now.e;
  }

  private HeapMethods.Chunk begin(int number) {
    HeapMethods.Chunk now = methods.new Chunk(number);
    chunk = now;
    extraStack = 8;
    return now;
  }

  private void close() {
    if (chunk != null) {
      chunk.end(extraStack);
      chunk = null;
    }
  }

  private Out out() {
    return ready().out;
  }

  /** Goes on with a chunk. */
  private void go(int number) {
    Out out = out();
    out.push(number);
    out.insn(Opcodes.IRETURN);
  }

  /** Control ends here. */
  private void stop() {
    close();
    flows = false;
  }

  // Operands

  private int total() {
    return height + (chunk == null ? 0 : chunk.e.height());
  }

  private void note(Kind kind) {
    if (height == kinds.length) {
      kinds = Arrays.copyOf(kinds, height * 2);
      slots = Arrays.copyOf(slots, height * 2 + 1);
    }
    kinds[height] = kind;
    slots[height + 1] = slots[height] + kind.storeSlots();
    height++;
    maxSlots = Math.max(maxSlots, slots[height]);
    references |= kind == Kind.REF;
  }

  private void note(Kind[] all) {
    for (Kind kind : all) {
      note(kind);
    }
  }

  /** Puts all operands that are on the JVM's stack into their slots. */
  private void flush() {
    Emission e = ready();
    int count = e.height();
    if (count == 0) {
      return;
    }
    Kind[] own = e.own();
    int first = height;
    note(own);
    for (int i = count - 1; i >= 0; i--) {
      if (own[i] == Kind.V128) {
        e.part(0, Form.LONGS, 0);
        e.part(0, Form.LONGS, 1);
      }
      HeapVariables.store(own[i], slots[first + i], 0, e.out);
      e.pop();
    }
    e.beginAtHome();
  }

  /** Brings the topmost operands to the JVM's stack, if there are as many. */
  private Emission need(int count) {
    Emission e = ready();
    int wanted = Math.min(count, total());
    if (e.height() < wanted) {
      flush();
      for (int i = height - wanted; i < height; i++) {
        HeapVariables.load(kinds[i], slots[i], 0, e.out);
        e.push(kinds[i]);
      }
      height -= wanted;
    }
    return e;
  }

  /** Takes the topmost operand into a local of the method, and flushes the others. */
  private int takeTop() {
    Emission e = need(1);
    Kind kind = e.top(0);
    e.beginAtHome();
    int above = e.temp(kind);
    e.out.store(kind, above);
    e.pop();
    flush();
    // Now that no operand is at home, a place that is known.
    e.beginAtHome();
    int saved = e.temp(kind);
    if (saved != above) {
      e.out.load(kind, above);
      e.out.store(kind, saved);
    }
    return saved;
  }

  /** Moves operands, which are in their slots, to where a label wants them. */
  private void moveTo(int below, int count) {
    int from = slots[height - count];
    move(from, slots[below], slots[height] - from);
  }

  private void move(int from, int to, int count) {
    if (from != to && count > 0) {
      Out out = out();
      out.loadRef(0);
      out.push(from);
      out.push(to);
      out.push(count);
      out.call(Names.HEAP_FRAME, "move", "(" + Names.HEAP_FRAME_TYPE + "III)V");
    }
  }

  void give(int slot, int count, int frame, int state, Out out) {
    out.loadRef(frame);
    out.push(slot);
    out.push(count);
    out.loadRef(state);
    out.call(
        Names.HEAP_FRAME,
        "give",
        "(" + Names.HEAP_FRAME_TYPE + "II" + Names.BASE_STATE_TYPE + ")V");
  }

  /** Copies the topmost operands, which go, to the state. */
  private void giveTop(int count) {
    int from = slots[height - count];
    int size = slots[height] - from;
    if (size > 0) {
      give(from, size, 0, 1, out());
    }
    height -= count;
  }

  // Instructions

  private void emit(int at) {
    Opcode op = code.op(at);
    switch (op) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> open(op, at);
      case ELSE -> otherwise(at);
      case CATCH, CATCH_ALL -> clause(at);
      case END, DELEGATE -> end(at);
      case BR -> {
        ready();
        flush();
        branch(label(code.a(at)));
        stop();
      }
      case RETURN -> returns();
      case BR_IF -> {
        int saved = takeTop();
        branchIf(label(code.a(at)), saved, Opcodes.IFEQ);
      }
      case BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnReference(op, at);
      case BR_TABLE -> branchTable(code.object(at, int[].class));
      case CALL, CALL_INDIRECT, CALL_REF -> call(op, at);
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> tail(op, at);
      case THROW -> raise(at);
      case RETHROW -> {
        Out out = out();
        HeapVariables.load(Kind.REF, slots[label(code.a(at)).height], 0, out);
        out.visitTypeInsn(Opcodes.CHECKCAST, Names.THROW);
        out.insn(Opcodes.ATHROW);
        stop();
      }
      case THROW_REF, UNREACHABLE -> {
        plain(at, 1);
        stop();
      }
      case STRUCT_NEW -> newStruct(at);
      case ARRAY_NEW_FIXED -> newFixed(at);
      default -> plain(at, operands(op));
    }
  }

  private void plain(int at, int operands) {
    need(operands);
    if (chunk != null) {
      chunk.instructions.emitOne(at);
    }
  }

  private static int operands(Opcode op) {
    String type = op.type();
    if (type != null) {
      return type.indexOf('>');
    }
    return switch (op) {
      case LOCAL_GET, GLOBAL_GET, REF_NULL, REF_FUNC -> 0;
      case LOCAL_SET, LOCAL_TEE, GLOBAL_SET, DROP -> 1;
      case SELECT, SELECT_T -> 3;
      default -> MOST;
    };
  }

  private Open label(int depth) {
    return open.get(open.size() - 1 - depth);
  }

  private int target(Open label) {
    if (label.op == Opcode.CALL) {
      return HeapFrame.DONE;
    }
    return chunkAt[label.op == Opcode.LOOP ? label.start : code.a(label.start) + 1];
  }

  /** Branches with operands that are in their slots. */
  private void branch(Open label) {
    moveTo(label.height, label.arity().length);
    go(target(label));
  }

  private void returns() {
    ready();
    flush();
    branch(open.getFirst());
    stop();
  }

  private void branchIf(Open label, int saved, int over) {
    Emission e = ready();
    var skip = new Label();
    e.out.load(Kind.I32, saved);
    e.out.visitJumpInsn(over, skip);
    branch(label);
    e.out.visitLabel(skip);
    e.frameAtHome();
  }

  private void branchOnReference(Opcode op, int at) {
    int saved = takeTop();
    Emission e = ready();
    Open label = label(code.a(at));
    var skip = new Label();
    boolean passes = op != Opcode.BR_ON_NULL;
    if (passes) {
      e.out.loadRef(saved);
      e.push(Kind.REF);
      flush();
    }
    e.out.loadRef(saved);
    if (op == Opcode.BR_ON_CAST || op == Opcode.BR_ON_CAST_FAIL) {
      RefType type = code.object(at, RefType.class);
      if (chunk != null) {
        chunk.instructions.test(type.heapType(), type.nullable());
      }
    }
    e.out.visitJumpInsn(
        switch (op) {
          case BR_ON_NULL -> Opcodes.IFNONNULL;
          case BR_ON_NON_NULL -> Opcodes.IFNULL;
          case BR_ON_CAST -> Opcodes.IFEQ;
          default -> Opcodes.IFNE;
        },
        skip);
    branch(label);
    e.out.visitLabel(skip);
    if (op == Opcode.BR_ON_NULL) {
      // The reference is still in its local.
      e.out.frame(withReference(e), new Object[0]);
      e.out.loadRef(saved);
      e.push(Kind.REF);
    } else {
      e.frameAtHome();
      if (op == Opcode.BR_ON_NON_NULL) {
        height--;
      }
    }
  }

  private static Object[] withReference(Emission e) {
    var types = new ArrayList<Object>(e.variables.types(e.fresh));
    types.add(Names.OBJECT);
    return types.toArray();
  }

  private void branchTable(int[] depths) {
    int saved = takeTop();
    Emission e = ready();
    Out out = e.out;
    int last = depths.length - 1;
    if (last == 0) {
      branch(label(depths[0]));
      stop();
      return;
    }
    if (depths.length > Control.LARGE_TABLE) {
      largeTable(depths, saved);
      stop();
      return;
    }
    Map<Integer, Label> arms = new HashMap<>();
    var labels = new Label[depths.length];
    for (int i = 0; i <= last; i++) {
      labels[i] = arms.computeIfAbsent(depths[i], _ -> new Label());
    }
    out.load(Kind.I32, saved);
    out.visitTableSwitchInsn(0, last - 1, labels[last], Arrays.copyOf(labels, last));
    for (Map.Entry<Integer, Label> arm : arms.entrySet()) {
      out.visitLabel(arm.getValue());
      e.frameAtHome();
      branch(label(arm.getKey()));
    }
    stop();
  }

  /** Chunks' numbers in constant strings; a branch that moves operands has a chunk for that. */
  private void largeTable(int[] depths, int saved) {
    Out out = out();
    Map<Integer, Integer> numbers = new HashMap<>();
    var text = new StringBuilder();
    out.load(Kind.I32, saved);
    out.push(depths.length - 1);
    out.call(Names.MEM, "smaller", "(II)I");
    out.store(Kind.I32, saved);
    for (int depth : depths) {
      int number = numbers.computeIfAbsent(depth, d -> landing(label(d))) + 2;
      text.append((char) (number >>> 16)).append((char) number);
    }
    for (int start = 0; start < depths.length; start += PART) {
      out.load(Kind.I32, saved);
      out.push(start);
      out.visitLdcInsn(text.substring(start * 2, Math.min(text.length(), (start + PART) * 2)));
      out.call(Names.HEAP_FRAME, "choice", "(IILjava/lang/String;)I");
      if (start > 0) {
        out.insn(Opcodes.IOR);
      }
    }
    out.insn(Opcodes.ICONST_2);
    out.insn(Opcodes.ISUB);
    out.insn(Opcodes.IRETURN);
  }

  private int landing(Open label) {
    int from = slots[height - label.arity().length];
    int to = slots[label.height];
    if (from == to || slots[height] == from) {
      return target(label);
    }
    moves.add(new int[] {chunks, from, to, slots[height] - from, target(label)});
    return chunks++;
  }

  // Blocks

  private void open(Opcode op, int at) {
    Block block = code.object(at, Block.class);
    if (op == Opcode.IF) {
      int saved = takeTop();
      Emission e = ready();
      var inside = new Label();
      e.out.load(Kind.I32, saved);
      e.out.visitJumpInsn(Opcodes.IFNE, inside);
      go(chunkAt[(code.imm(at) >= 0 ? (int) code.imm(at) : code.a(at)) + 1]);
      e.out.visitLabel(inside);
      e.frameAtHome();
    }
    var label = new Open(op, at, block, total() - block.params.length);
    if (op == Opcode.TRY_TABLE || op == Opcode.TRY) {
      ready();
      flush();
      label.outer = handler;
      label.handler = chunks++;
      handlers.add(
          op == Opcode.TRY ? legacy(label, at) : new Handler(label.handler, table(label), handler));
      handler = label.handler;
    } else if (op == Opcode.LOOP) {
      Emission e = ready();
      methods.watch.header(block.loop, e.variables.state(), e.out);
    }
    open.add(label);
  }

  private List<Clause> table(Open label) {
    var clauses = new ArrayList<Clause>();
    for (CatchClause clause : label.block.catches) {
      Open target = label(clause.label());
      int slot = slots[target.height];
      boolean tagged = clause.kind().hasTag();
      int values = tagged ? storeSlots(payload(clause.tag())) : 0;
      boolean ref = clause.kind().passesRef();
      references |= ref;
      maxSlots = Math.max(maxSlots, slot + values + 1);
      clauses.add(
          new Clause(
              tagged ? clause.tag() : -1,
              -1,
              values > 0 ? slot : -1,
              ref ? slot + values : -1,
              target(target)));
    }
    return clauses;
  }

  private Handler legacy(Open label, int at) {
    var clauses = new ArrayList<Clause>();
    int slot = slots[label.height];
    int otherwise = handler;
    if (code.op(code.a(at)) == Opcode.DELEGATE) {
      otherwise = -1;
      for (int i = open.size() - 1 - code.a(code.a(at)); i >= 0 && otherwise < 0; i--) {
        otherwise = open.get(i).handler;
      }
    }
    for (int next = (int) code.imm(at);
        next >= 0 && (code.op(next) == Opcode.CATCH || code.op(next) == Opcode.CATCH_ALL);
        next = code.b(next)) {
      boolean tagged = code.op(next) == Opcode.CATCH;
      references = true;
      clauses.add(
          new Clause(
              tagged ? code.a(next) : -1, slot, tagged ? slot + 1 : -1, -1, chunkAt[next + 1]));
    }
    return new Handler(label.handler, clauses, otherwise);
  }

  private Kind[] payload(int tag) {
    return Kind.of(plan.valid.tag(tag).funcType().params());
  }

  private void handler(Handler each) {
    begin(each.chunk);
    int count = 0;
    for (Clause clause : each.clauses) {
      if (++count % CLAUSES == 0) {
        go(chunks);
        close();
        begin(chunks++);
      }
      if (clause(clause)) {
        close();
        return;
      }
    }
    if (each.otherwise >= 0) {
      go(each.otherwise);
    } else {
      Out out = out();
      out.loadRef(0);
      out.call(
          Names.HEAP_FRAME,
          "rethrow",
          "(" + Names.HEAP_FRAME_TYPE + ")" + Names.RUNTIME_EXCEPTION_TYPE);
      out.insn(Opcodes.ATHROW);
    }
    close();
  }

  /** Emits a clause; returns whether it catches all. */
  private boolean clause(Clause clause) {
    Emission e = ready();
    Out out = e.out;
    var next = new Label();
    if (clause.tag >= 0) {
      out.loadRef(0);
      out.loadRef(1);
      out.push(clause.tag);
      out.call(
          Names.HEAP_FRAME, "catches", "(" + Names.HEAP_FRAME_TYPE + Names.BASE_STATE_TYPE + "I)I");
      out.visitJumpInsn(Opcodes.IFEQ, next);
    }
    put("keep", clause.keep, out);
    put("payload", clause.values, out);
    put("reference", clause.reference, out);
    go(clause.target);
    if (clause.tag >= 0) {
      out.visitLabel(next);
      e.frameAtHome();
    }
    return clause.tag < 0;
  }

  private static void put(String what, int slot, Out out) {
    if (slot >= 0) {
      out.loadRef(0);
      out.push(slot);
      out.call(Names.HEAP_FRAME, what, "(" + Names.HEAP_FRAME_TYPE + "I)V");
    }
  }

  private void otherwise(int at) {
    Open label = label(0);
    if (code.imm(at) == 1) {
      leaveBlock(label);
    }
    stop();
    height = label.height;
    note(label.block.params);
    resumes = true;
  }

  /** Goes to a block's end from the end of one of its parts. */
  private void leaveBlock(Open label) {
    ready();
    flush();
    moveTo(label.height, label.block.results.length);
    go(chunkAt[code.a(label.start) + 1]);
  }

  private void clause(int at) {
    Open label = label(0);
    if (code.imm(at) == 1) {
      leaveBlock(label);
    }
    stop();
    handler = label.outer;
    label.handler = -1;
    height = label.height;
    note(Kind.REF);
    if (code.op(at) == Opcode.CATCH) {
      note(payload(code.a(at)));
    }
    resumes = true;
  }

  private void end(int at) {
    Open label = open.removeLast();
    boolean falls = (code.imm(at) & 2) != 0;
    if (open.isEmpty()) {
      if (falls) {
        open.add(label);
        returns();
        open.removeLast();
      }
      return;
    }
    if (label.op == Opcode.TRY || label.op == Opcode.TRY_TABLE) {
      handler = label.outer;
    }
    int results = label.block.results.length;
    if (falls && total() - results != label.height) {
      ready();
      flush();
      moveTo(label.height, results);
    }
    if (falls && total() - results == label.height) {
      return;
    }
    if ((code.imm(at) & 1) != 0) {
      height = label.height;
      note(label.block.results);
      resumes = true;
    }
  }

  // Instructions of many operands

  private void call(Opcode op, int at) {
    boolean direct = op == Opcode.CALL;
    Signature signature = direct ? plan.ofFunction(code.a(at)) : plan.ofType(code.a(at));
    int params = signature.params().length;
    if (op == code.op(at) && !signature.wide() && signature.results().length <= MANY) {
      plain(at, params + (direct ? 0 : 1));
      return;
    }
    Kind extra = Kind.REF;
    int saved = -1;
    if (!direct) {
      extra = need(1).top(0);
      saved = takeTop();
    } else {
      ready();
      flush();
    }
    Emission e = ready();
    Out out = e.out;
    e.mark(at);
    int args = height - params;
    arguments(signature, args, out);
    if (saved >= 0) {
      out.load(extra, saved);
    }
    e.state();
    switch (op) {
      case CALL -> CallSites.direct(plan, out, code.a(at), signature);
      case CALL_INDIRECT ->
          out.call(
              ClassNames.indirect(code.a(at), code.b(at)),
              "call",
              signature.descriptor(extra.descriptor));
      default ->
          out.call(
              ClassNames.reference(code.a(at)), "call", signature.descriptor(extra.descriptor));
    }
    height = args;
    results(signature.results(), out);
    e.fresh = false;
  }

  private void arguments(Signature signature, int args, Out out) {
    if (signature.wide()) {
      give(slots[args], slots[height] - slots[args], 0, 1, out);
      return;
    }
    for (int i = args; i < height; i++) {
      HeapVariables.load(kinds[i], slots[i], 0, out);
    }
    extraStack = Math.max(extraStack, signature.paramSlots() + 8);
  }

  private void results(Kind[] results, Out out) {
    int slot = slots[height];
    note(results);
    if (results.length == 0) {
      return;
    }
    HeapVariables.store(Bridges.first(results), slot, 0, out);
    int count = storeSlots(results);
    if (count > 1) {
      out.loadRef(0);
      out.push(slot);
      out.push(1);
      out.push(count);
      out.loadRef(1);
      out.call(
          Names.HEAP_FRAME,
          "take",
          "(" + Names.HEAP_FRAME_TYPE + "III" + Names.BASE_STATE_TYPE + ")V");
    }
  }

  private void tail(Opcode op, int at) {
    int callee = code.a(at);
    if (op == Opcode.RETURN_CALL && !leavesTail(callee)) {
      if (callee == methods.function) {
        startOver();
      } else {
        call(Opcode.CALL, at);
        returns();
      }
      return;
    }
    boolean direct = op == Opcode.RETURN_CALL;
    Kind extra = direct ? Kind.REF : need(1).top(0);
    int saved = direct ? -1 : takeTop();
    Emission e = ready();
    flush();
    Out out = e.out;
    e.mark(at);
    Signature signature = direct ? plan.ofFunction(callee) : plan.ofType(callee);
    giveTop(signature.params().length);
    switch (op) {
      case RETURN_CALL -> {
        e.state();
        out.push(callee);
        out.call(Names.CALLS, "tail", "(" + Names.BASE_STATE_TYPE + "I)V");
      }
      case RETURN_CALL_INDIRECT -> {
        Reference.table(e, code.b(at));
        out.load(extra, saved);
        out.call(
            Names.CALLS,
            "element",
            "(" + Names.TABLE_TYPE + extra.descriptor + ")Ljava/lang/Object;");
        e.state();
        out.push(plan.canonical(callee));
        out.call(
            Names.CALLS, "tailIndirect", "(Ljava/lang/Object;" + Names.BASE_STATE_TYPE + "I)V");
      }
      default -> {
        out.load(extra, saved);
        e.state();
        out.call(Names.CALLS, "tail", "(Ljava/lang/Object;" + Names.BASE_STATE_TYPE + ")V");
      }
    }
    go(HeapFrame.PENDING);
    stop();
  }

  /** Whether a tail call is left to the caller; see {@code plan.TailCalls}. */
  private boolean leavesTail(int callee) {
    if (plan.flavour.listened()) {
      return true;
    }
    return callee != methods.function
        && (callee < plan.valid.importedFunctions() || plan.tails.get(callee) || handler >= 0);
  }

  private void startOver() {
    Emission e = ready();
    flush();
    int params = methods.signature.params().length;
    giveTop(params);
    Out out = e.out;
    out.loadRef(0);
    out.push(methods.slots[params]);
    out.push(methods.slots[methods.kinds.length]);
    out.loadRef(1);
    out.call(
        Names.HEAP_FRAME,
        "restart",
        "(" + Names.HEAP_FRAME_TYPE + "II" + Names.BASE_STATE_TYPE + ")V");
    methods.watch.entry(e.variables, out);
    go(0);
    stop();
  }

  private void raise(int at) {
    Emission e = ready();
    flush();
    e.mark(at);
    giveTop(payload(code.a(at)).length);
    e.state();
    e.out.push(code.a(at));
    e.out.call(
        Names.REFS, "exception", "(" + Names.BASE_STATE_TYPE + "I)" + Names.RUNTIME_EXCEPTION_TYPE);
    e.out.insn(Opcodes.ATHROW);
    stop();
  }

  private void newStruct(int at) {
    int type = code.a(at);
    int fields = ((StructType) plan.valid.type(type).expand()).fields().size();
    if (fields <= MANY) {
      plain(at, fields);
      return;
    }
    Emission e = ready();
    flush();
    e.mark(at);
    height -= fields;
    Out out = e.out;
    out.loadRef(0);
    out.push(slots[height]);
    out.loadRef(1);
    out.push(type);
    out.call(
        Names.HEAP_FRAME,
        "newStruct",
        "(" + Names.HEAP_FRAME_TYPE + "I" + Names.BASE_STATE_TYPE + "I)" + Names.STRUCT_TYPE);
    e.push(Kind.REF);
  }

  private void newFixed(int at) {
    int type = code.a(at);
    int length = code.b(at);
    if (length <= MANY) {
      plain(at, length);
      return;
    }
    Emission e = ready();
    flush();
    e.mark(at);
    height -= length;
    var element = ((ArrayType) plan.valid.type(type).expand()).element().storage().unpacked();
    Out out = e.out;
    out.loadRef(0);
    out.push(slots[height]);
    out.push(length);
    out.push(Kind.of(element) == Kind.V128 ? 1 : 0);
    out.loadRef(1);
    out.push(type);
    out.call(
        Names.HEAP_FRAME,
        "newFixed",
        "(" + Names.HEAP_FRAME_TYPE + "IIZ" + Names.BASE_STATE_TYPE + "I)" + Names.ARRAY_TYPE);
    e.push(Kind.REF);
  }
}
