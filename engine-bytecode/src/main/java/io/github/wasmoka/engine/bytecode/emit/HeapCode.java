package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Chunks;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
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
  // As many as any instruction takes whose number does not depend on immediates.
  private static final int MOST = 5;

  final HeapMethods methods;
  final Code code;
  final HeapOperands operands;

  /** Where a chunk begins, its number; elsewhere -1. */
  final int[] chunkAt;

  final List<Open> open = new ArrayList<>();
  private final HeapHandlers handlers;
  private final HeapCalls calls;
  private int chunks;
  private int current;
  private HeapMethods.@Nullable Chunk chunk;
  private int extraStack;
  // Whether control can come to the place at hand.
  private boolean flows = true;
  // Whether it can from the next chunk on, without coming from this one.
  private boolean resumes;

  private final boolean tries;
  private int handler = -1;
  private final List<int[]> moves = new ArrayList<>();

  /** An open block. */
  static final class Open {
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

  HeapCode(HeapMethods methods) {
    this.methods = methods;
    this.code = methods.code;
    this.chunkAt = Chunks.of(code, methods.plan);
    for (int number : chunkAt) {
      chunks = Math.max(chunks, number + 1);
    }
    this.operands = new HeapOperands(methods);
    this.handlers = new HeapHandlers(this);
    this.calls = new HeapCalls(this);
    boolean any = false;
    for (int at = 0; at < code.size(); at++) {
      any |= code.op(at) == Opcode.TRY || code.op(at) == Opcode.TRY_TABLE;
    }
    this.tries = any;
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
    handlers.emit();
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

  Emission ready() {
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

  HeapMethods.Chunk begin(int number) {
    HeapMethods.Chunk now = methods.new Chunk(number);
    chunk = now;
    extraStack = 8;
    return now;
  }

  void close() {
    if (chunk != null) {
      chunk.end(extraStack);
      chunk = null;
    }
  }

  Out out() {
    return ready().out;
  }

  /** Goes on with a chunk. */
  void go(int number) {
    Out out = out();
    out.push(number);
    out.insn(Opcodes.IRETURN);
  }

  /** Control ends here. */
  void stop() {
    close();
    flows = false;
  }

  // Operands

  private int total() {
    return operands.height() + (chunk == null ? 0 : chunk.e.height());
  }

  /** Puts all operands that are on the JVM's stack into their slots. */
  void flush() {
    Emission e = ready();
    int count = e.height();
    if (count == 0) {
      return;
    }
    Kind[] own = e.own();
    int first = operands.height();
    operands.add(own);
    for (int i = count - 1; i >= 0; i--) {
      if (own[i] == Kind.V128) {
        e.part(0, Form.LONGS, 0);
        e.part(0, Form.LONGS, 1);
      }
      HeapVariables.store(own[i], operands.slot(first + i), 0, e.out);
      e.pop();
    }
    e.beginAtHome();
  }

  /** Brings the topmost operands to the JVM's stack, if there are as many. */
  Emission need(int count) {
    Emission e = ready();
    int wanted = Math.min(count, total());
    if (e.height() < wanted) {
      flush();
      for (int i = operands.height() - wanted; i < operands.height(); i++) {
        HeapVariables.load(operands.kind(i), operands.slot(i), 0, e.out);
        e.push(operands.kind(i));
      }
      operands.drop(wanted);
    }
    return e;
  }

  /** Takes the topmost operand into a local of the method, and flushes the others. */
  int takeTop() {
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
    int from = operands.slot(operands.height() - count);
    move(from, operands.slot(below), operands.end() - from);
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

  /** The handler of what is thrown here, or -1. */
  int handler() {
    return handler;
  }

  /** A further chunk, to be emitted behind the others. */
  int newChunk() {
    return chunks++;
  }

  /** Asks for room on the JVM's stack beyond what operands take. */
  void reserveStack(int slots) {
    extraStack = Math.max(extraStack, slots);
  }

  /** Copies the topmost operands, which go, to the state. */
  void giveTop(int count) {
    int from = operands.slot(operands.height() - count);
    int size = operands.end() - from;
    if (size > 0) {
      give(from, size, 0, 1, out());
    }
    operands.drop(count);
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
      case CALL, CALL_INDIRECT, CALL_REF -> calls.call(op, at);
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> calls.tail(op, at);
      case THROW -> calls.raise(at);
      case RETHROW -> {
        Out out = out();
        HeapVariables.load(Kind.REF, operands.slot(label(code.a(at)).height), 0, out);
        out.visitTypeInsn(Opcodes.CHECKCAST, Names.THROW);
        out.insn(Opcodes.ATHROW);
        stop();
      }
      case THROW_REF, UNREACHABLE -> {
        plain(at, 1);
        stop();
      }
      case STRUCT_NEW -> calls.newStruct(at);
      case ARRAY_NEW_FIXED -> calls.newFixed(at);
      default -> plain(at, operands(op));
    }
  }

  /** Emits an instruction as everywhere else, its operands on the JVM's stack. */
  void plain(int at, int count) {
    need(count);
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

  Open label(int depth) {
    return open.get(open.size() - 1 - depth);
  }

  int target(Open label) {
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

  void returns() {
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
        operands.drop(1);
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
    int from = operands.slot(operands.height() - label.arity().length);
    int to = operands.slot(label.height);
    if (from == to || operands.end() == from) {
      return target(label);
    }
    moves.add(new int[] {chunks, from, to, operands.end() - from, target(label)});
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
      handlers.add(label, handler);
      handler = label.handler;
    } else if (op == Opcode.LOOP) {
      Emission e = ready();
      methods.watch.header(block.loop, e.variables.state(), e.out);
    }
    open.add(label);
  }

  Kind[] payload(int tag) {
    return Kind.of(methods.plan.valid.tag(tag).funcType().params());
  }

  private void otherwise(int at) {
    Open label = label(0);
    if (code.imm(at) == 1) {
      leaveBlock(label);
    }
    stop();
    operands.cut(label.height);
    operands.add(label.block.params);
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
    operands.cut(label.height);
    operands.add(Kind.REF);
    if (code.op(at) == Opcode.CATCH) {
      operands.add(payload(code.a(at)));
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
      operands.cut(label.height);
      operands.add(label.block.results);
      resumes = true;
    }
  }
}
