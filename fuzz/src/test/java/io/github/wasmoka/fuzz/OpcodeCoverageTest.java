package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is no instruction that the generator cannot produce. */
class OpcodeCoverageTest {
  private static final int MODULES = 20_000;

  @Test
  void everyInstructionIsGenerated() {
    var coverage = new Coverage();
    for (int seed = 0; seed < MODULES && !coverage.missing(Features.ALL).isEmpty(); seed++) {
      byte[] module = ModuleGenerator.generate(Choices.random(seed), Modules.EVERYTHING);
      coverage.wrote(BinaryDecoder.decode(module, Features.ALL));
    }
    assertEquals(List.of(), coverage.missing(Features.ALL));
  }
}
