package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.List;
import java.util.function.IntConsumer;
import org.objectweb.asm.Opcodes;

/** Signatures by number: where calls with arguments in arrays come in. */
final class EntryClass {
  static final String DESCRIPTOR = "(II[J[Ljava/lang/Object;I" + Signature.STATE_TYPE + ")V";
  private static final List<Object> TYPES =
      List.of(
          Opcodes.INTEGER,
          Opcodes.INTEGER,
          "[J",
          "[Ljava/lang/Object;",
          Opcodes.INTEGER,
          Signature.STATE);

  private final ModulePlan plan;
  private final SwitchTree tree;

  EntryClass(ModulePlan plan) {
    this.plan = plan;
    this.tree = SwitchTree.of(plan.signatures().size(), 14);
  }

  static String rootName(ModulePlan plan) {
    return ClassNames.entries(new EntryClass(plan).tree.levels(), 0);
  }

  byte[] node(int level, int node) {
    var file = new ClassFile(ClassNames.entries(level, node));
    method(file, "enter", level, node);
    if (plan.tailCalls()) {
      method(file, "enterBody", level, node);
    }
    return file.bytes();
  }

  private void method(ClassFile file, String name, int level, int node) {
    Out out = file.method(name, DESCRIPTOR);
    out.reserve(6);
    tree.emit(level, node, 0, TYPES, out, new Branches(name, level, out));
    out.visitMaxs(8, out.maxLocals());
    out.visitEnd();
  }

  // No lambda: ASM's classes are too old for the JVM's ahead-of-time cache, and with them what
  // captures one; every start comes here, and a lambda takes it longer than a class.
  private record Branches(String name, int level, Out out) implements IntConsumer {
    @Override
    public void accept(int branch) {
      if (level > 1) {
        out.load(Kind.I32, 0);
      }
      out.load(Kind.I32, 1);
      out.loadRef(2);
      out.loadRef(3);
      out.load(Kind.I32, 4);
      out.loadRef(5);
      if (level > 1) {
        out.call(ClassNames.entries(level - 1, branch), name, DESCRIPTOR);
      } else {
        out.call(ClassNames.dispatch(branch), name, DispatchClass.enterDescriptor());
      }
      out.insn(Opcodes.RETURN);
    }
  }
}
