package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.fuzz.oracle.Difference;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Observation;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is chosen: the module is valid, and engines agree about it. */
class GeneratorProperties {
  private static final List<WasmokaSubject> ENGINES =
      Runtime.engines().stream().map(e -> new WasmokaSubject(e.name(), Features.ALL)).toList();

  @Provide
  Arbitrary<byte[]> modules() {
    return Modules.modules();
  }

  @Property(tries = 300)
  void generatedModulesAreValidAndEnginesAgree(@ForAll("modules") byte[] module) {
    FuzzCase fuzzCase = FuzzCase.of(module);
    WasmokaSubject first = ENGINES.getFirst();
    Observation expected = first.observe(fuzzCase);
    assertEquals("ok", expected.seen().get("compile"), () -> expected.toString());
    assertNull(expected.fault());
    for (WasmokaSubject engine : ENGINES.subList(1, ENGINES.size())) {
      Observation seen = engine.observe(fuzzCase);
      assertNull(seen.fault());
      assertEquals(
          Optional.empty(), Difference.between(first.name(), expected, engine.name(), seen, false));
    }
  }

  @Property(tries = 300)
  void decodedAndEncodedItIsTheSame(@ForAll("modules") byte[] module) {
    assertArrayEquals(module, BinaryEncoder.encode(BinaryDecoder.decode(module, Features.ALL)));
    assertEquals(Optional.empty(), new TextChecks(Features.ALL).check(module, module.length));
  }
}
