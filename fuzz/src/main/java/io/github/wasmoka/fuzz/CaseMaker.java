package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.edit.ByteMutator;
import io.github.wasmoka.fuzz.edit.Mutator;
import io.github.wasmoka.fuzz.edit.Tamed;
import io.github.wasmoka.fuzz.generate.GeneratorOptions;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import java.util.ArrayList;
import java.util.List;

/** Makes case after case; each follows from the seed and its number, guided ones from more. */
final class CaseMaker {
  private static final int MOST_KEPT = 4000;

  private final Options options;
  private final GeneratorOptions generator;
  private final List<byte[]> corpus;
  private final List<int[]> kept = new ArrayList<>();
  // What the mutants of the case at hand start from.
  private byte[] base = {};

  CaseMaker(Options options, List<byte[]> corpus) {
    this.options = options;
    this.generator = new GeneratorOptions(options.features(), options.portable(), options.extras());
    this.corpus = corpus;
  }

  /** Keeps the choices of a case that ran something new, to vary them. */
  void keep(int[] record) {
    if (kept.size() < MOST_KEPT) {
      kept.add(record);
    }
  }

  GeneratorOptions generator() {
    return generator;
  }

  private static Made.Kind kind(long number) {
    return switch ((int) (number % 16)) {
      case 11, 12 -> Made.Kind.CHANGED;
      case 13 -> Made.Kind.MUTATED;
      case 14 -> Made.Kind.BYTES;
      case 15 -> Made.Kind.TEXT;
      default -> Made.Kind.GENERATED;
    };
  }

  private long seed(long number) {
    return (options.seed() * 0x9e37_79b9_7f4a_7c15L + number) * 0xbf58_476d_1ce4_e5b9L;
  }

  Made make(long number) {
    long seed = seed(number);
    Made.Kind kind = kind(number);
    return switch (kind) {
      case GENERATED, TEXT -> generated(kind, seed);
      case CHANGED -> new Made(kind, changed(seed), null);
      case MUTATED, BYTES -> {
        base = base(seed);
        yield mutant(kind, ~seed);
      }
    };
  }

  /** One more mutant of the module that the case made last starts from. */
  Made another(long number, int which) {
    return mutant(kind(number), ~seed(number) + which * 0x9e37_79b9_7f4a_7c15L);
  }

  private Made mutant(Made.Kind kind, long seed) {
    Choices choices = Choices.random(seed);
    return kind == Made.Kind.BYTES
        ? new Made(kind, ByteMutator.mutate(base, choices), null)
        : new Made(kind, Mutator.mutate(FuzzCase.of(base).module(), choices, false), null);
  }

  private Made generated(Made.Kind kind, long seed) {
    Choices choices =
        options.guided() && !kept.isEmpty() && (seed & 3) != 0
            ? varied(seed)
            : Choices.random(seed);
    byte[] module = ModuleGenerator.generate(choices, generator);
    return new Made(kind, module, choices.record());
  }

  /** A kept record with pieces replaced, left out or taken from another. */
  private Choices varied(long seed) {
    Choices chance = Choices.random(seed ^ 0x5bd1_e995);
    int[] base = chance.of(kept);
    int cut = chance.below(base.length);
    if (chance.oneIn(3)) {
      int[] other = chance.of(kept);
      int from = chance.below(other.length);
      int[] joined = new int[cut + other.length - from];
      System.arraycopy(base, 0, joined, 0, cut);
      System.arraycopy(other, from, joined, cut, other.length - from);
      return Choices.continued(joined, seed);
    }
    int[] changed = base.clone();
    int changes = chance.between(1, 12);
    for (int i = 0; i < changes; i++) {
      changed[chance.below(changed.length)] = chance.bits32();
    }
    return Choices.continued(changed, seed);
  }

  /** A valid module to start from. */
  private byte[] base(long seed) {
    Choices chance = Choices.random(seed ^ 0x1234_5678);
    return corpus.isEmpty() || chance.oneIn(3)
        ? ModuleGenerator.generate(Choices.random(seed), generator)
        : chance.of(corpus);
  }

  private byte[] changed(long seed) {
    byte[] base = base(seed);
    byte[] changed = Mutator.mutate(FuzzCase.of(base).module(), Choices.random(~seed), true);
    // A change of a constant may end a loop's end.
    return Tamed.of(FuzzCase.of(changed), options.extras()).orElse(base);
  }

  /** Whether modules may be given a further memory, to see what of them ran. */
  boolean traceable() {
    return options.features().has(Feature.MULTI_MEMORY);
  }
}
