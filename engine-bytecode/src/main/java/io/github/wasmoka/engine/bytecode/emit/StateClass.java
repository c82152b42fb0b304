package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import org.objectweb.asm.Opcodes;

/**
 * The class of states: a field for memory 0 and for each of the first tables and globals. Of a
 * global that nobody else sees, it is the global.
 */
final class StateClass {
  /** How many fields of a sort there are; the others are reached through the instance. */
  static final int MAX_FIELDS = 500;

  /** Tells memory 0's size, or that its array does. */
  static final String LIMIT = "limit";

  static final String LIMIT_DESCRIPTOR = "(" + Signature.STATE_TYPE + ")I";

  /** The first part of the names of fields that are globals themselves. */
  static final String OWN_GLOBAL = "v";

  private static final String EXACT = "exact";

  private static final String ENTER = "(II[J[Ljava/lang/Object;I)V";

  private final ModulePlan plan;
  private final ClassFile file = new ClassFile(Signature.STATE, Names.BASE_STATE);

  StateClass(ModulePlan plan) {
    this.plan = plan;
  }

  byte[] write() {
    var out =
        new Out(
            file.writer.visitMethod(
                Opcodes.ACC_PUBLIC, "<init>", "(" + Names.INSTANCE_TYPE + ")V", null, null));
    out.visitCode();
    out.loadRef(0);
    out.loadRef(1);
    out.visitMethodInsn(
        Opcodes.INVOKESPECIAL, Names.BASE_STATE, "<init>", "(" + Names.INSTANCE_TYPE + ")V", false);
    if (plan.flavour.array()) {
      field("m0", Names.ARRAY_MEMORY_TYPE);
      out.loadRef(0);
      element(out, "memories", Names.MEMORY_TYPE, 0);
      out.visitTypeInsn(Opcodes.CHECKCAST, Names.ARRAY_MEMORY);
      out.visitFieldInsn(Opcodes.PUTFIELD, Signature.STATE, "m0", Names.ARRAY_MEMORY_TYPE);
      out.loadRef(0);
      out.loadRef(0);
      out.field(Signature.STATE, "m0", Names.ARRAY_MEMORY_TYPE);
      if (plan.flavour.grows()) {
        out.visitFieldInsn(Opcodes.GETSTATIC, Signature.STATE, EXACT, Names.CALL_SITE_TYPE);
      } else {
        out.insn(Opcodes.ACONST_NULL);
      }
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          Names.BASE_STATE,
          "follow",
          "(" + Names.ARRAY_MEMORY_TYPE + Names.CALL_SITE_TYPE + ")V",
          false);
    }
    int tables = Math.min(MAX_FIELDS, plan.valid.tableCount());
    for (int i = 0; i < tables; i++) {
      member(out, "t" + i, Names.TABLE_TYPE, "tables", i);
    }
    int globals = Math.min(MAX_FIELDS, plan.valid.globalCount());
    for (int i = 0; i < globals; i++) {
      Long first = plan.ownGlobal(i);
      if (first == null) {
        member(out, "g" + i, Names.GLOBAL_TYPE, "globals", i);
      } else {
        own(out, i, first);
      }
    }
    for (int i = 0; i < Arms.ZEROS; i++) {
      file.writer.visitField(Opcodes.ACC_PUBLIC, Arms.ZERO + i, "I", null, null).visitEnd();
    }
    out.insn(Opcodes.RETURN);
    out.visitMaxs(4, 2);
    out.visitEnd();
    if (plan.flavour.grows()) {
      limit();
    }
    enter("enter");
    if (plan.tailCalls()) {
      enter("enterBody");
    }
    return file.bytes();
  }

  /**
   * Tells how far memory 0 reaches. While no array of an instance's is longer than the memory, that
   * is a constant to HotSpot's compilers, and comparisons with it are gone or cost next to nothing.
   * Otherwise they learn that it is not negative, as it is if there is none.
   */
  private void limit() {
    file.writer
        .visitField(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
            EXACT,
            Names.CALL_SITE_TYPE,
            null,
            null)
        .visitEnd();
    Out made = file.method("<clinit>", "()V");
    made.call(Names.EXACT_SIZE, "assumption", "()" + Names.CALL_SITE_TYPE);
    made.visitFieldInsn(Opcodes.PUTSTATIC, Signature.STATE, EXACT, Names.CALL_SITE_TYPE);
    made.insn(Opcodes.RETURN);
    made.visitMaxs(1, 0);
    made.visitEnd();

    Out out = file.method(LIMIT, LIMIT_DESCRIPTOR);
    var look = new org.objectweb.asm.Label();
    out.visitFieldInsn(Opcodes.GETSTATIC, Signature.STATE, EXACT, Names.CALL_SITE_TYPE);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        Names.CALL_SITE,
        "getTarget",
        "()" + Names.METHOD_HANDLE_TYPE,
        false);
    out.visitFieldInsn(Opcodes.GETSTATIC, Names.EXACT_SIZE, "HOLDS", Names.METHOD_HANDLE_TYPE);
    out.visitJumpInsn(Opcodes.IF_ACMPNE, look);
    out.push(ByteArrayMemory.NO_LIMIT);
    out.insn(Opcodes.IRETURN);
    out.visitLabel(look);
    out.frame(new Object[] {Signature.STATE}, new Object[0]);
    out.loadRef(0);
    out.field(Names.BASE_STATE, "size", "I");
    out.push(Integer.MAX_VALUE);
    out.insn(Opcodes.IAND);
    out.insn(Opcodes.IRETURN);
    out.visitMaxs(2, 1);
    out.visitEnd();
  }

  private void field(String name, String type) {
    file.writer
        .visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, type, null, null)
        .visitEnd();
  }

  private void member(Out out, String name, String type, String array, int index) {
    field(name, type);
    out.loadRef(0);
    element(out, array, type, index);
    out.visitFieldInsn(Opcodes.PUTFIELD, Signature.STATE, name, type);
  }

  /** A global that is a field itself. */
  private void own(Out out, int global, long first) {
    Kind kind = Kind.of(plan.valid.global(global).valType());
    file.writer
        .visitField(Opcodes.ACC_PUBLIC, OWN_GLOBAL + global, kind.descriptor, null, null)
        .visitEnd();
    out.loadRef(0);
    switch (kind) {
      case I32 -> out.push((int) first);
      case F32 -> out.pushFloat((int) first);
      case F64 -> out.pushDouble(first);
      default -> out.push(first);
    }
    out.visitFieldInsn(Opcodes.PUTFIELD, Signature.STATE, OWN_GLOBAL + global, kind.descriptor);
  }

  private static void element(Out out, String array, String type, int index) {
    out.loadRef(1);
    out.field(Names.INSTANCE, array, "[" + type);
    out.push(index);
    out.insn(Opcodes.AALOAD);
  }

  private void enter(String name) {
    var out = new Out(file.writer.visitMethod(Opcodes.ACC_PUBLIC, name, ENTER, null, null));
    out.visitCode();
    if (plan.signatures().isEmpty()) {
      out.call(Names.TRAPS, "unreachable", "()" + Names.RUNTIME_EXCEPTION_TYPE);
      out.insn(Opcodes.ATHROW);
    } else {
      out.visitVarInsn(Opcodes.ILOAD, 1);
      out.visitVarInsn(Opcodes.ILOAD, 2);
      out.loadRef(3);
      out.loadRef(4);
      out.visitVarInsn(Opcodes.ILOAD, 5);
      out.loadRef(0);
      out.call(EntryClass.rootName(plan), name, EntryClass.DESCRIPTOR);
      out.insn(Opcodes.RETURN);
    }
    out.visitMaxs(8, 6);
    out.visitEnd();
  }
}
