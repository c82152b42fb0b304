package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Methods between a call and a callee that the module does not name. */
final class BridgeClasses {
  private static final String OBJECT = "Ljava/lang/Object;";

  private final ModulePlan plan;

  BridgeClasses(ModulePlan plan) {
    this.plan = plan;
  }

  /**
   * Calls of imported functions, each through a handle that the state keeps, or, if the host's
   * function takes raw bits, through an array.
   */
  byte[] imports(int part) {
    var file = new ClassFile("wasm/I" + part);
    int end = ClassNames.importsEnd(part, plan.valid.importedFunctions());
    for (int i = ClassNames.firstImport(part); i < end; i++) {
      Signature signature = plan.ofFunction(i);
      Out out = file.method("i" + i, signature.descriptor());
      int state = signature.paramSlots();
      if (ofNumbers(signature)) {
        raw(i, signature, state, out);
      }
      ofImport(i, state, "imported", "(I)" + Names.METHOD_HANDLE_TYPE, out);
      invoke(signature, state, out);
    }
    return file.bytes();
  }

  private static boolean ofNumbers(Signature signature) {
    return !signature.wide()
        && signature.results().length <= 1
        && ofNumbers(signature.params())
        && ofNumbers(signature.results());
  }

  private static boolean ofNumbers(Kind[] kinds) {
    for (Kind kind : kinds) {
      if (kind == Kind.REF || kind == Kind.V128) {
        return false;
      }
    }
    return true;
  }

  private static void ofImport(int function, int state, String name, String type, Out out) {
    out.loadRef(state);
    out.push(function);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.BASE_STATE, name, type, false);
  }

  /** Calls a function of raw bits and returns; goes on if the import is no such function. */
  private static void raw(int function, Signature signature, int state, Out out) {
    var handle = new org.objectweb.asm.Label();
    ofImport(function, state, "takesRaw", "(I)Z", out);
    out.visitJumpInsn(Opcodes.IFEQ, handle);
    Kind[] params = signature.params();
    Kind[] results = signature.results();
    int values = state + 1;
    out.push(Math.max(params.length, results.length));
    out.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
    out.store(Kind.REF, values);
    int at = 0;
    for (int i = 0; i < params.length; i++) {
      out.loadRef(values);
      out.push(i);
      out.load(params[i], at);
      Values.toBits(params[i], out);
      out.insn(Opcodes.LASTORE);
      at += params[i].slots;
    }
    out.loadRef(state);
    out.push(function);
    out.loadRef(values);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.BASE_STATE, "callRaw", "(I[J)V", false);
    if (results.length > 0) {
      out.loadRef(values);
      out.insn(Opcodes.ICONST_0);
      out.insn(Opcodes.LALOAD);
      Values.fromBits(results[0], out);
    }
    Bridges.returnFirst(signature, out);
    out.visitLabel(handle);
    out.frame(Bridges.types(signature).toArray(), new Object[0]);
  }

  /** Calls the handle on the JVM's stack with the method's parameters, and returns. */
  private static void invoke(Signature signature, int state, Out out) {
    Bridges.loadParams(signature, 0, out);
    out.loadRef(state);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        Names.METHOD_HANDLE,
        "invokeExact",
        "(" + signature.plain() + Names.BASE_STATE_TYPE + ")" + signature.result(),
        false);
    Bridges.returnFirst(signature, out);
    out.visitMaxs(signature.paramSlots() + 8, out.maxLocals() + 4);
    out.visitEnd();
  }

  /** Calls of functions of a type through a table: parameters, index, state. */
  byte[] indirect(int type, int table) {
    var file = new ClassFile(ClassNames.indirect(type, table));
    Signature signature = plan.ofType(type);
    boolean wide = plan.valid.table(table).addrType() == AddrType.I64;
    Kind index = wide ? Kind.I64 : Kind.I32;
    Out out = file.method("call", signature.descriptor(index.descriptor));
    int at = signature.paramSlots();
    int state = at + index.slots;
    int number = plan.signatureOfType(type);
    Object extra = wide ? Opcodes.LONG : Opcodes.INTEGER;
    if (CallSites.coded(plan, table) && number >= 0) {
      out.loadRef(state);
      out.load(index, at);
      out.push(plan.canonical(type));
      out.call(Names.CALLS, "slot", "(" + Names.BASE_STATE_TYPE + "II)I");
      callOwn(number, signature, state, state + 1, Bridges.types(signature, extra), out);
    }
    CallSites.element(plan, table, state, at, out);
    int callee = state + 1;
    out.store(Kind.REF, callee);
    out.loadRef(callee);
    out.loadRef(state);
    out.push(plan.canonical(type));
    out.call(Names.CALLS, "own", "(" + OBJECT + Names.BASE_STATE_TYPE + "I)I");
    List<Object> types = Bridges.types(signature, extra);
    types.add(Names.OBJECT);
    dispatch(number, signature, state, callee, types, out);
    return file.bytes();
  }

  /** Calls of references to functions of a type: parameters, reference, state. */
  byte[] reference(int type) {
    var file = new ClassFile(ClassNames.reference(type));
    Signature signature = plan.ofType(type);
    Out out = file.method("call", signature.descriptor(OBJECT));
    int callee = signature.paramSlots();
    int state = callee + 1;
    out.loadRef(callee);
    out.loadRef(state);
    out.call(Names.CALLS, "own", "(" + OBJECT + Names.BASE_STATE_TYPE + ")I");
    List<Object> types = Bridges.types(signature, Names.OBJECT);
    dispatch(plan.signatureOfType(type), signature, state, callee, types, out);
    return file.bytes();
  }

  /** Calls the own function whose number is on the JVM's stack, or, if it is -1, the callee. */
  private void dispatch(
      int number, Signature signature, int state, int callee, List<Object> types, Out out) {
    if (number >= 0) {
      callOwn(number, signature, state, Math.max(state, callee) + 1, types, out);
    } else {
      out.insn(Opcodes.POP);
    }
    out.loadRef(callee);
    out.call(Names.CALLS, "foreign", "(" + OBJECT + ")" + Names.METHOD_HANDLE_TYPE);
    invoke(signature, state, out);
  }

  /**
   * Calls the own function whose number is on the JVM's stack and returns; goes on if it is -1.
   *
   * @param number the signature's
   * @param slot a local that is free
   * @param types the frame's types
   */
  private static void callOwn(
      int number, Signature signature, int state, int slot, List<Object> types, Out out) {
    out.reserve(slot + 1);
    out.store(Kind.I32, slot);
    var foreign = new org.objectweb.asm.Label();
    out.load(Kind.I32, slot);
    out.visitJumpInsn(Opcodes.IFLT, foreign);
    Bridges.loadParams(signature, 0, out);
    out.load(Kind.I32, slot);
    out.loadRef(state);
    out.call(ClassNames.dispatch(number), "call", signature.descriptor("I"));
    Bridges.returnFirst(signature, out);
    out.visitLabel(foreign);
    out.frame(types.toArray(), new Object[0]);
  }
}
