package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Modules with bytes changed, cut out and brought in meet nothing but the documented exceptions, on
 * any engine; what is taken nevertheless comes back from print.
 */
class MutationProperties {
  private static final List<byte[]> MODULES = modules();
  private static final Mutator MUTATOR = new Mutator(MODULES);
  private static final Survival SURVIVAL = new Survival(Harness.engines());

  private static List<byte[]> modules() {
    var modules = new ArrayList<byte[]>();
    for (Corpus.Sample sample : OwnScripts.modules()) {
      if (sample.bytes().length < 10_000) {
        modules.add(sample.bytes());
        if (sample.wellFormed()) {
          modules.add(RoundTrip.read(sample.bytes()).bytes());
        }
      }
    }
    return modules;
  }

  @Property(tries = 10_000)
  void onlyTheDocumentedExceptions(@ForAll long seed) {
    byte[] mutant = MUTATOR.mutant(new Random(seed));
    if (SURVIVAL.survive(mutant)) {
      SURVIVAL.execute(mutant);
    }
  }

  @Example
  void theModulesThemselvesAreTaken() {
    int taken = 0;
    for (byte[] module : MODULES) {
      taken += SURVIVAL.survive(module) ? 1 : 0;
    }
    assertTrue(taken > MODULES.size() / 2, taken + " of " + MODULES.size());
  }

  /** A find can be made again from its seed. */
  @Example
  void aSeedGivesTheSameMutant() {
    var different = new ArrayList<Integer>();
    for (int seed = 0; seed < 100; seed++) {
      byte[] mutant = MUTATOR.mutant(new Random(seed));
      assertArrayEquals(mutant, MUTATOR.mutant(new Random(seed)));
      different.add(Arrays.hashCode(mutant));
    }
    assertTrue(different.stream().distinct().count() > 90);
  }

  /** The long mode, for a second. */
  @Example
  void theTool() {
    Harness.Result result =
        Harness.tool("--mutate", "1", "--seed", "7", OwnScripts.folder().resolve("gc").toString());
    assertEquals(0, result.code(), result.out());
    assertTrue(result.lastLine().endsWith(" passed, 0 failed, 0 skipped"), result.out());
    Harness.Result trips = Harness.tool("--round-trip", OwnScripts.folder().toString());
    assertEquals(0, trips.code(), trips.out());
    assertTrue(trips.lastLine().endsWith(" passed, 0 failed, 0 skipped"), trips.out());
  }
}
