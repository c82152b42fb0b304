package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes a function that fits neither a JVM method nor several with operands between them: it has
 * too many operands, or an instruction takes too many. Locals and operands stand in arrays, chunks
 * of code are methods, and a loop goes from one to the next. Slow, but any valid function runs.
 */
final class HeapMethods {
  static final String CHUNK = "(" + Names.HEAP_FRAME_TYPE + Signature.STATE_TYPE + ")I";
  private static final String NODE = "(I" + Names.HEAP_FRAME_TYPE + Signature.STATE_TYPE + ")I";
  private static final int CLASS_BYTES = 40_000;
  private static final int LONG_BODY = 65_000;
  private static final String THROWABLE = "java/lang/Throwable";

  final ModulePlan plan;
  final int function;
  final Code code;
  final Kind[] kinds;
  final Signature signature;
  final Watch watch;

  /** Of each local its slot, and behind them the first operand's. */
  final int[] slots;

  private final int bodyStart;
  private final boolean numbered;
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Map<String, int[]> lines = new HashMap<>();
  private final List<String> owners = new ArrayList<>();
  private ClassFile file;
  private int files;
  private int fileBytes;

  HeapMethods(ModulePlan plan, int function, Code code, Kind[] kinds, Signature signature) {
    this.plan = plan;
    this.function = function;
    this.code = code;
    this.kinds = kinds;
    this.signature = signature;
    this.watch = new Watch(plan, function, code);
    var expr = plan.valid.body(function).expr();
    this.bodyStart = expr.start();
    this.numbered = expr.end() - expr.start() > LONG_BODY;
    this.slots = new int[kinds.length + 1];
    for (int i = 0; i < kinds.length; i++) {
      slots[i + 1] = slots[i] + kinds[i].storeSlots();
    }
    this.file = new ClassFile(ClassNames.pieces(function, 0));
  }

  /** {@return the further classes, by internal name} */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** {@return the lines of methods that are numbered, by internal class and method name} */
  Map<String, int[]> lines() {
    return lines;
  }

  /** A chunk's method being written. */
  final class Chunk {
    final Emission e;
    final Instructions instructions;
    private final String name;
    private final @Nullable List<Integer> offsets;

    Chunk(int number) {
      this.name = "f" + function + "_" + number;
      this.offsets = numbered ? new ArrayList<>() : null;
      Out out = method(name, CHUNK);
      while (owners.size() <= number) {
        owners.add("");
      }
      owners.set(number, ClassNames.pieces(function, files));
      var variables = new HeapVariables(kinds, slots, bodyStart, offsets);
      this.e = new Emission(plan, function, code, out, variables, null);
      out.reserve(variables.end());
      var control = new Control(e, new Returns(), watch, new Kind[0]);
      this.instructions = new Instructions(e, control);
    }

    void end(int stack) {
      Out out = e.out;
      out.visitMaxs(e.maxStack() + stack, out.maxLocals());
      out.visitEnd();
      fileBytes += out.size();
      if (offsets != null) {
        lines.put(
            ClassNames.pieces(function, files) + "." + name,
            offsets.stream().mapToInt(Integer::intValue).toArray());
      }
    }
  }

  private Out method(String name, String descriptor) {
    if (fileBytes > CLASS_BYTES) {
      closeFile();
      files++;
      fileBytes = 0;
      file = new ClassFile(ClassNames.pieces(function, files));
    }
    return file.method(name, descriptor);
  }

  private void closeFile() {
    classes.put(ClassNames.pieces(function, files), file.bytes());
  }

  /** Writes all methods, the outermost one to a class that is being written. */
  void write(String owner, String name, ClassWriter target) {
    var body = new HeapCode(this);
    int chunks = body.emit();
    String root = tree(chunks);
    closeFile();
    outermost(root, owner, name, target, body);
  }

  /** The methods that go from a chunk's number to its method; returns the root's class. */
  private String tree(int chunks) {
    var tree = SwitchTree.of(chunks, 10);
    List<String> below = owners;
    for (int level = 1; level <= tree.levels(); level++) {
      var here = new ArrayList<String>();
      int at = level;
      List<String> targets = below;
      int nodes =
          level == tree.levels() ? 1 : (targets.size() + (1 << tree.bits()) - 1) >> tree.bits();
      for (int node = 0; node < nodes; node++) {
        Out out = method("d" + level + "_" + node, NODE);
        here.add(ClassNames.pieces(function, files));
        out.reserve(3);
        tree.emit(
            level,
            node,
            0,
            List.of(Opcodes.INTEGER, Names.HEAP_FRAME, Signature.STATE),
            out,
            branch -> branch(at, branch, targets, out));
        out.visitMaxs(4, out.maxLocals());
        out.visitEnd();
        fileBytes += out.size();
      }
      below = here;
    }
    rootName = "d" + tree.levels() + "_0";
    return below.getFirst();
  }

  private String rootName = "";

  private void branch(int level, int to, List<String> targets, Out out) {
    String owner = to < targets.size() ? targets.get(to) : "";
    if (owner.isEmpty()) {
      out.call(Names.TRAPS, "unreachable", "()" + Names.RUNTIME_EXCEPTION_TYPE);
      out.insn(Opcodes.ATHROW);
      return;
    }
    if (level > 1) {
      out.load(Kind.I32, 0);
    }
    out.loadRef(1);
    out.loadRef(2);
    if (level > 1) {
      out.call(owner, "d" + (level - 1) + "_" + to, NODE);
    } else {
      out.call(owner, "f" + function + "_" + to, CHUNK);
    }
    out.insn(Opcodes.IRETURN);
  }

  private void outermost(
      String root, String owner, String name, ClassWriter target, HeapCode body) {
    var out =
        new Out(
            target.visitMethod(FunctionMethods.STATIC, name, signature.descriptor(), null, null));
    final int state = signature.paramSlots();
    final int frame = state + 1;
    final int at = state + 2;
    final int before = state + 3;
    out.visitCode();
    out.reserve(before + 2);
    var offsets = numbered ? new ArrayList<Integer>() : null;
    new HeapVariables(kinds, slots, bodyStart, offsets).mark(bodyStart, out);
    if (offsets != null) {
      lines.put(owner + "." + name, new int[] {bodyStart});
    }
    out.loadRef(state);
    out.push(body.operands.maxSlots());
    out.push(body.operands.references() ? 1 : 0);
    out.loadRef(state);
    out.field(Names.BASE_STATE, "heapFrames", "J");
    out.store(Kind.I64, before);
    out.call(
        Names.HEAP_FRAME, "enter", "(" + Names.BASE_STATE_TYPE + "IZ)" + Names.HEAP_FRAME_TYPE);
    out.store(Kind.REF, frame);
    out.insn(Opcodes.ICONST_0);
    out.store(Kind.I32, at);
    var entered = new Label();
    out.visitLabel(entered);
    params(state, frame, out);
    watch.entry(state, out);
    List<Object> types = Bridges.types(signature);
    types.addAll(List.of(Names.HEAP_FRAME, Opcodes.INTEGER, Opcodes.LONG));
    Object[] locals = types.toArray();
    var go = new Label();
    var gone = new Label();
    out.visitLabel(go);
    out.frame(locals, new Object[0]);
    out.load(Kind.I32, at);
    out.loadRef(frame);
    out.loadRef(state);
    out.call(root, rootName, NODE);
    out.store(Kind.I32, at);
    out.visitLabel(gone);
    var test = new Label();
    out.visitJumpInsn(Opcodes.GOTO, test);
    var caught = new Label();
    out.visitLabel(caught);
    out.frame(locals, new Object[] {Names.THROW});
    out.loadRef(frame);
    out.call(Names.HEAP_FRAME, "caught", "(" + Names.THROW_TYPE + Names.HEAP_FRAME_TYPE + ")I");
    out.store(Kind.I32, at);
    out.visitLabel(test);
    out.frame(locals, new Object[0]);
    out.load(Kind.I32, at);
    out.visitJumpInsn(Opcodes.IFGE, go);
    var left = new Label();
    out.visitLabel(left);
    restore(state, before, out);
    if (plan.tails.get(function)) {
      pending(at, locals, out);
    }
    results(state, frame, body, out);
    var failed = new Label();
    out.visitLabel(failed);
    out.frame(locals, new Object[] {THROWABLE});
    restore(state, before, out);
    out.insn(Opcodes.ATHROW);
    out.visitTryCatchBlock(go, gone, caught, Names.THROW);
    out.visitTryCatchBlock(entered, left, failed, THROWABLE);
    out.visitMaxs(signature.paramSlots() + 24, out.maxLocals());
    out.visitEnd();
  }

  // Without a call: the stack may be exhausted.
  private static void restore(int state, int before, Out out) {
    out.loadRef(state);
    out.load(Kind.I64, before);
    out.visitFieldInsn(Opcodes.PUTFIELD, Names.BASE_STATE, "heapFrames", "J");
  }

  private void params(int state, int frame, Out out) {
    Kind[] params = signature.params();
    if (signature.wide()) {
      out.loadRef(frame);
      out.push(0);
      out.push(0);
      out.push(slots[params.length]);
      out.loadRef(state);
      out.call(
          Names.HEAP_FRAME,
          "take",
          "(" + Names.HEAP_FRAME_TYPE + "III" + Names.BASE_STATE_TYPE + ")V");
      return;
    }
    int from = 0;
    for (int i = 0; i < params.length; i++) {
      out.load(params[i], from);
      HeapVariables.store(params[i], slots[i], frame, out);
      from += params[i].slots;
    }
  }

  private void pending(int at, Object[] locals, Out out) {
    var done = new Label();
    out.load(Kind.I32, at);
    out.insn(Opcodes.ICONST_M1);
    out.visitJumpInsn(Opcodes.IF_ICMPEQ, done);
    Kind[] results = signature.results();
    if (results.length == 0) {
      out.insn(Opcodes.RETURN);
    } else {
      Kind first = Bridges.first(results);
      out.zero(first);
      out.insn(Opcodes.IRETURN + first.opcodeOffset);
    }
    out.visitLabel(done);
    out.frame(locals, new Object[0]);
  }

  private void results(int state, int frame, HeapCode body, Out out) {
    Kind[] results = signature.results();
    if (results.length > 0) {
      int base = slots[kinds.length];
      int count = HeapOperands.storeSlots(results);
      if (count > 1) {
        body.give(base, count, frame, state, out);
      }
      HeapVariables.load(Bridges.first(results), base, frame, out);
    }
    Bridges.returnFirst(signature, out);
  }
}
