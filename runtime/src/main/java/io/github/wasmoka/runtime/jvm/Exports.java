package io.github.wasmoka.runtime.jvm;

import java.util.List;

/**
 * Lets generated classes, which belong to the unnamed module of their loader, use what this module
 * exports to engines only.
 */
final class Exports {
  private static final String ROOT = "io.github.wasmoka.runtime.";

  private Exports() {}

  static void open(Module target) {
    Module here = Exports.class.getModule();
    for (String name : List.of("gc", "jvm", "memory", "numeric", "numeric.simd", "store")) {
      here.addExports(ROOT + name, target);
    }
  }
}
