package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the methods of a function. */
final class FunctionMethods {
  static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  private final ModulePlan plan;
  private final ClassWriter target;

  FunctionMethods(ModulePlan plan, ClassWriter target) {
    this.plan = plan;
    this.target = target;
  }

  void write(int function) {
    Signature signature = plan.ofFunction(function);
    String name = "f" + function;
    if (plan.tails.get(function)) {
      driver(function, signature);
      name = "t" + function;
    }
    Code code = plan.code(function);
    MethodVisitor method =
        target.visitMethod(STATIC, name, signature.descriptor(), null, null);
    try {
      body(function, signature, code, method);
    } catch (TooLargeException e) {
      throw new IllegalStateException("function " + function, e);
    }
  }

  private void body(int function, Signature signature, Code code, MethodVisitor method) {
    ValType[] types = plan.valid.localTypes(function);
    var kinds = new Kind[types.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Kind.of(types[i]);
    }
    int start = plan.valid.body(function).expr().start();
    var out = new Out(method);
    var variables = new Variables(kinds, signature, start);
    var e = new Emission(plan, function, code, out, variables);
    var control = new Control(e, new Returns(), signature.results());
    method.visitCode();
    out.reserve(variables.end());
    variables.mark(start, out);
    if (!signature.wide() && callsItself(function, code)) {
      var entry = new org.objectweb.asm.Label();
      out.visitLabel(entry);
      out.frame(variables.entryTypes().toArray(), new Object[0]);
      control.entry = entry;
    }
    initialize(variables, signature, out);
    new Instructions(e, control).emit(0, code.size());
    out.visitMaxs(e.maxStack(), out.maxLocals());
    out.visitEnd();
  }

  private static boolean callsItself(int function, Code code) {
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.RETURN_CALL && code.a(at) == function) {
        return true;
      }
    }
    return false;
  }

  private static void initialize(Variables variables, Signature signature, Out out) {
    int slot = 0;
    for (int i = variables.given(); i < variables.count(); i++) {
      Kind kind = variables.kind(i);
      if (i < signature.params().length) {
        Values.getAll(kind, variables.state(), slot, out);
        slot += kind.storeSlots();
      } else {
        out.zero(kind);
      }
      variables.store(i, out);
    }
  }

  /** A method that calls the body and makes the tail calls which that leaves. */
  private void driver(int function, Signature signature) {
    var out = new Out(target.visitMethod(STATIC, "f" + function, signature.descriptor(), null, null));
    out.visitCode();
    int state = Bridges.loadParams(signature, 0, out);
    out.loadRef(state);
    out.call(ClassNames.group(plan.group(function)), "t" + function, signature.descriptor());
    Bridges.finishTail(signature, state, out);
    out.visitMaxs(signature.paramSlots() + 16, out.maxLocals() + 4);
    out.visitEnd();
  }
}
