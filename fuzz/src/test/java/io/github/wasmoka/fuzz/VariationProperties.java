package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.generate.ScriptVariation;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Script;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A variant by itself, as a finding is written, is what it was as one of many instances. */
class VariationProperties {
  private static final List<String> ENGINES =
      Runtime.engines().stream().map(engine -> engine.name()).toList();

  @Provide
  Arbitrary<byte[]> modules() {
    return Modules.modules();
  }

  @Property(tries = 100)
  void aloneItIsWhatItWasAmongOthers(@ForAll("modules") byte[] module, @ForAll long seed) {
    FuzzCase base = FuzzCase.of(module);
    Script script = ScriptVariation.of(base, Choices.random(seed), Modules.EVERYTHING);
    FuzzCase variant = base.variant(script);
    FuzzCase alone = FuzzCase.of(variant.standalone());
    assertEquals(script, alone.script());
    for (String name : ENGINES) {
      var engine = new WasmokaSubject(name, Features.ALL);
      engine.observe(base);
      assertEquals(engine.observe(variant).seen(), engine.observe(alone).seen());
    }
  }
}
