package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.objectweb.asm.Opcodes;

/**
 * The functions of a signature by slot. {@code call} takes the function's parameters, the slot and
 * the state; {@code enter} takes arguments from arrays. With tail calls there is {@code body} and
 * {@code enterBody}, which leave them to be made, and {@link Rounds}, which makes those that stay
 * within the signature.
 */
final class DispatchClass {
  private static final String ARRAYS = "I[J[Ljava/lang/Object;I";

  private final ModulePlan plan;
  private final int number;
  private final Signature signature;
  private final int[] members;
  private final SwitchTree tree;
  private final Map<String, int[]> lines = new HashMap<>();

  DispatchClass(ModulePlan plan, int number) {
    this.plan = plan;
    this.number = number;
    this.signature = plan.signatures().get(number);
    this.members = plan.members(number);
    this.tree = SwitchTree.of(members.length, signature.params().length * 2 + 6);
  }

  /** {@return the lines of methods that are numbered, by internal class and method name} */
  Map<String, int[]> lines() {
    return lines;
  }

  static String enterDescriptor() {
    return "(" + ARRAYS + Signature.STATE_TYPE + ")V";
  }

  byte[] root() {
    var file = new ClassFile(ClassNames.dispatch(number));
    node(file, tree.levels(), 0);
    enter(file, "enter", "call");
    if (plan.tailCalls()) {
      enter(file, "enterBody", "body");
      new Rounds(plan, number, tree, this, lines).write(file);
    }
    return file.bytes();
  }

  byte[] part(int level, int node) {
    var file = new ClassFile(ClassNames.dispatchPart(number, level, node));
    node(file, level, node);
    return file.bytes();
  }

  private void node(ClassFile file, int level, int node) {
    method(file, "call", level, node);
    if (plan.tailCalls()) {
      method(file, "body", level, node);
    }
  }

  private void method(ClassFile file, String name, int level, int node) {
    String descriptor = signature.descriptor("I");
    Out out = file.method(name, descriptor);
    int slot = signature.paramSlots();
    List<Object> types = Bridges.types(signature, Opcodes.INTEGER);
    out.reserve(slot + 2);
    tree.emit(level, node, slot, types, out, new Branches(name, level, slot, out));
    out.visitMaxs(slot + 8, out.maxLocals());
    out.visitEnd();
  }

  // No lambda, as in EntryClass.
  private final class Branches implements IntConsumer {
    private final String name;
    private final int level;
    private final int slot;
    private final Out out;

    Branches(String name, int level, int slot, Out out) {
      this.name = name;
      this.level = level;
      this.slot = slot;
      this.out = out;
    }

    @Override
    public void accept(int branch) {
      follow(name, level, branch, slot, slot + 1, out);
      Bridges.returnFirst(signature, out);
    }
  }

  /** Forgets the tail call that waits within a signature. */
  static void forget(int state, Out out) {
    out.loadRef(state);
    out.insn(Opcodes.ICONST_0);
    out.visitFieldInsn(Opcodes.PUTFIELD, Names.BASE_STATE, "next", "I");
  }

  /** Calls what a node's branch goes to; the parameters stand in the first locals. */
  void follow(String name, int level, int branch, int slot, int state, Out out) {
    Bridges.loadParams(signature, 0, out);
    if (level > 1) {
      out.load(Kind.I32, slot);
      out.loadRef(state);
      out.call(ClassNames.dispatchPart(number, level - 1, branch), name, signature.descriptor("I"));
      return;
    }
    out.loadRef(state);
    int function = members[branch];
    boolean body = name.equals("body") && plan.tails.get(function);
    out.call(
        ClassNames.group(plan.group(function)),
        (body ? "t" : "f") + function,
        signature.descriptor());
  }

  /** (slot, values, refs, base, state): arguments from arrays, results there. */
  private void enter(ClassFile file, String name, String callee) {
    Out out = file.method(name, enterDescriptor());
    final int slot = 0;
    final int values = 1;
    final int refs = 2;
    final int base = 3;
    final int state = 4;
    final int result = 5;
    out.reserve(result);
    int at = 0;
    for (Kind kind : signature.params()) {
      for (int half = 0; half < kind.storeSlots(); half++) {
        element(kind == Kind.REF ? refs : values, base, at++, out);
        if (kind == Kind.REF) {
          out.insn(Opcodes.AALOAD);
        } else {
          out.insn(Opcodes.LALOAD);
          Values.fromBits(kind, out);
        }
        if (signature.wide()) {
          Values.put(kind == Kind.V128 ? Kind.I64 : kind, state, at - 1, out);
        }
      }
    }
    out.load(Kind.I32, slot);
    out.loadRef(state);
    out.call(ClassNames.dispatch(number), callee, signature.descriptor("I"));
    Kind[] results = signature.results();
    if (name.equals("enter")) {
      if (results.length > 0) {
        out.store(Bridges.first(results), result);
      }
    } else {
      var types =
          new ArrayList<Object>(
              List.of(
                  Opcodes.INTEGER, "[J", "[Ljava/lang/Object;", Opcodes.INTEGER, Signature.STATE));
      Bridges.goOn(number, signature, state, result, types, out);
      var done = new org.objectweb.asm.Label();
      out.loadRef(state);
      out.field(Names.BASE_STATE, "tail", Names.FUNC_TYPE);
      out.visitJumpInsn(Opcodes.IFNULL, done);
      out.insn(Opcodes.RETURN);
      out.visitLabel(done);
      if (results.length > 0) {
        Emission.addType(Bridges.first(results), types);
      }
      out.frame(types.toArray(), new Object[0]);
    }
    storeResults(results, values, refs, base, state, result, out);
    out.insn(Opcodes.RETURN);
    out.visitMaxs(signature.paramSlots() + 16, out.maxLocals() + 2);
    out.visitEnd();
  }

  private static void storeResults(
      Kind[] results, int values, int refs, int base, int state, int result, Out out) {
    int at = 0;
    for (int i = 0; i < results.length; i++) {
      Kind kind = results[i];
      for (int half = 0; half < kind.storeSlots(); half++) {
        element(kind == Kind.REF ? refs : values, base, at, out);
        Kind part = kind == Kind.V128 ? Kind.I64 : kind;
        if (at == 0) {
          out.load(part, result);
        } else {
          Values.get(part, state, at, out);
        }
        if (kind == Kind.REF) {
          out.insn(Opcodes.AASTORE);
        } else {
          Values.toBits(part, out);
          out.insn(Opcodes.LASTORE);
        }
        at++;
      }
    }
  }

  private static void element(int array, int base, int slot, Out out) {
    out.loadRef(array);
    out.load(Kind.I32, base);
    if (slot > 0) {
      out.push(slot);
      out.insn(Opcodes.IADD);
    }
  }
}
