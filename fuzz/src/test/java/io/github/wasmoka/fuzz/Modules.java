package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.generate.GeneratorOptions;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import io.github.wasmoka.fuzz.oracle.Extra;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated modules for properties: jqwik makes and shrinks the choices they follow from. */
final class Modules {
  static final GeneratorOptions EVERYTHING =
      new GeneratorOptions(Features.ALL, false, EnumSet.allOf(Extra.class));

  private Modules() {}

  /** Valid modules in binary form. */
  static Arbitrary<byte[]> modules() {
    return Arbitraries.integers().list().ofMinSize(200).ofMaxSize(3000).map(Modules::module);
  }

  /** The module that choices make. */
  static byte[] module(List<Integer> choices) {
    return ModuleGenerator.generate(
        Choices.replay(choices.stream().mapToInt(Integer::intValue).toArray()), EVERYTHING);
  }
}
