package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.fuzz.choice.ChoiceShrinker;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final long TIME = TimeUnit.SECONDS.toNanos(20);

  @Test
  void aRecordMakesTheSameModule() {
    for (int seed = 0; seed < 50; seed++) {
      Choices choices = Choices.random(seed);
      byte[] module = ModuleGenerator.generate(choices, Modules.EVERYTHING);
      assertArrayEquals(
          module,
          ModuleGenerator.generate(Choices.replay(choices.record()), Modules.EVERYTHING),
          "seed " + seed);
    }
  }

  @Test
  void everyRecordMakesAModule() {
    assertTrue(ModuleGenerator.generate(Choices.replay(new int[0]), Modules.EVERYTHING).length > 8);
    int[] large = new int[500];
    java.util.Arrays.fill(large, -1);
    assertTrue(ModuleGenerator.generate(Choices.replay(large), Modules.EVERYTHING).length > 8);
  }

  @Test
  void shrinkingFindsTheOneChoiceThatMatters() {
    int[] record = new int[300];
    for (int i = 0; i < record.length; i++) {
      record[i] = i;
    }
    int[] small = ChoiceShrinker.shrink(record, ChoicesTest::holdsALargeNumber, TIME);
    assertEquals(1, small.length);
    assertEquals(200, small[0]);
  }

  private static boolean holdsALargeNumber(Choices choices) {
    boolean found = false;
    while (!choices.exhausted()) {
      choices.begin();
      found |= choices.below(1000) >= 200;
      choices.end();
    }
    return found;
  }
}
