package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * What catches exceptions in a function whose values stand in a {@code HeapFrame}: a chunk for each
 * {@code try}, which looks at the clauses and goes on with the chunk of the first that fits.
 */
final class HeapHandlers {
  // Clauses in one method.
  private static final int CLAUSES = 100;

  private final HeapCode heap;
  private final Code code;
  private final List<Handler> handlers = new ArrayList<>();

  /** What catches: clauses, then a chunk to go on with, -1 to throw on. */
  private record Handler(int chunk, List<Clause> clauses, int otherwise) {}

  /** A clause: tag or -1, slots to keep the exception, for values, and for the reference, or -1. */
  private record Clause(int tag, int keep, int values, int reference, int target) {}

  HeapHandlers(HeapCode heap) {
    this.heap = heap;
    this.code = heap.code;
  }

  /** Notes a block that catches, and the handler around it. */
  void add(HeapCode.Open label, int outer) {
    handlers.add(
        label.op == Opcode.TRY
            ? legacy(label, outer)
            : new Handler(label.handler, table(label), outer));
  }

  /** Emits the chunks of all handlers. */
  void emit() {
    handlers.forEach(this::handler);
  }

  private List<Clause> table(HeapCode.Open label) {
    var clauses = new ArrayList<Clause>();
    for (CatchClause clause : label.block.catches) {
      HeapCode.Open target = heap.label(clause.label());
      int slot = heap.operands.slot(target.height);
      boolean tagged = clause.kind().hasTag();
      int values = tagged ? HeapOperands.storeSlots(heap.payload(clause.tag())) : 0;
      boolean ref = clause.kind().passesRef();
      if (ref) {
        heap.operands.needsReferences();
      }
      heap.operands.needs(slot + values + 1);
      clauses.add(
          new Clause(
              tagged ? clause.tag() : -1,
              -1,
              values > 0 ? slot : -1,
              ref ? slot + values : -1,
              heap.target(target)));
    }
    return clauses;
  }

  private Handler legacy(HeapCode.Open label, int outer) {
    int at = label.start;
    var clauses = new ArrayList<Clause>();
    int slot = heap.operands.slot(label.height);
    int otherwise = outer;
    if (code.op(code.a(at)) == Opcode.DELEGATE) {
      otherwise = -1;
      for (int i = heap.open.size() - 1 - code.a(code.a(at)); i >= 0 && otherwise < 0; i--) {
        otherwise = heap.open.get(i).handler;
      }
    }
    for (int next = (int) code.imm(at);
        next >= 0 && (code.op(next) == Opcode.CATCH || code.op(next) == Opcode.CATCH_ALL);
        next = code.b(next)) {
      boolean tagged = code.op(next) == Opcode.CATCH;
      heap.operands.needsReferences();
      clauses.add(
          new Clause(
              tagged ? code.a(next) : -1,
              slot,
              tagged ? slot + 1 : -1,
              -1,
              heap.chunkAt[next + 1]));
    }
    return new Handler(label.handler, clauses, otherwise);
  }

  private void handler(Handler each) {
    heap.begin(each.chunk);
    int count = 0;
    for (Clause clause : each.clauses) {
      if (++count % CLAUSES == 0) {
        int more = heap.newChunk();
        heap.go(more);
        heap.close();
        heap.begin(more);
      }
      if (clause(clause)) {
        heap.close();
        return;
      }
    }
    if (each.otherwise >= 0) {
      heap.go(each.otherwise);
    } else {
      Out out = heap.out();
      out.loadRef(0);
      out.call(
          Names.HEAP_FRAME,
          "rethrow",
          "(" + Names.HEAP_FRAME_TYPE + ")" + Names.RUNTIME_EXCEPTION_TYPE);
      out.insn(Opcodes.ATHROW);
    }
    heap.close();
  }

  /** Emits a clause; returns whether it catches all. */
  private boolean clause(Clause clause) {
    Emission e = heap.ready();
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
    heap.go(clause.target);
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
}
