package io.github.wasmoka.engine.bytecode;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether vectors can be objects of {@code jdk.incubator.vector}: if who started the JVM has added
 * that module ({@code --add-modules jdk.incubator.vector}). It cannot be added later, and nothing
 * here needs it: generated code alone names it.
 *
 * <p>HotSpot makes vector instructions of such code once its optimising compiler has come to it; up
 * to then it is slower by far than code that works on numbers. The system property {@code
 * wasmoka.bytecode.vectors}, set to {@code false}, leaves it.
 */
final class VectorApi {
  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean PRESENT = find();

  private VectorApi() {}

  static boolean present() {
    return PRESENT;
  }

  private static boolean find() {
    var module = ModuleLayer.boot().findModule(MODULE);
    if (module.isEmpty()
        || !Boolean.parseBoolean(System.getProperty("wasmoka.bytecode.vectors", "true"))
        // Bounds of memory are checked by the Vector API, which can be told not to.
        || Integer.getInteger(MODULE + ".VECTOR_ACCESS_OOB_CHECK", 2) == 0) {
      return false;
    }
    // Classes are initialised here, where the stack is not about to overflow: one whose
    // initialisation has failed once stays broken for all code in the JVM.
    var names = new ArrayList<String>(List.of("VectorOperators", "VectorIntrinsics"));
    for (String lane : List.of("Byte", "Short", "Int", "Long", "Float", "Double")) {
      names.addAll(
          List.of(
              lane + "Vector",
              lane + "128Vector",
              lane + "128Vector$" + lane + "128Mask",
              lane + "128Vector$" + lane + "128Shuffle"));
    }
    for (String name : names) {
      try {
        Class.forName(MODULE + "." + name, true, module.get().getClassLoader());
      } catch (ClassNotFoundException e) {
        // Another version of the module: its classes come as they are needed.
        return true;
      }
    }
    return true;
  }
}
