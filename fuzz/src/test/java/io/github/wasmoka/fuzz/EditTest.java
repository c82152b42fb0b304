package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.text.TextReader;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.edit.Mutator;
import io.github.wasmoka.fuzz.edit.Reducer;
import io.github.wasmoka.fuzz.edit.Tamed;
import io.github.wasmoka.fuzz.edit.Traced;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import io.github.wasmoka.fuzz.oracle.Extra;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Observation;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Changed modules are what they are meant to be. */
class EditTest {
  private static final WasmokaSubject ENGINE = new WasmokaSubject("interpreter", Features.ALL);

  private static byte[] generated(long seed) {
    return ModuleGenerator.generate(Choices.random(seed), Modules.EVERYTHING);
  }

  private static byte[] text(String wat) {
    return TextReader.read(wat, Features.ALL).bytes();
  }

  @Test
  void sureChangesKeepModulesValid() {
    for (int seed = 0; seed < 100; seed++) {
      byte[] module = generated(seed);
      byte[] changed = Mutator.mutate(FuzzCase.of(module).module(), Choices.random(-seed), true);
      Observation verdict = ENGINE.verdict(changed);
      assertEquals("ok", verdict.seen().get("compile"), "seed " + seed + " " + verdict);
    }
  }

  @Test
  void aTamedModuleEnds() {
    byte[] endless =
        text(
            "(module (memory 1) (func (export \"f\") (loop (br 0)))"
                + " (func (export \"g\") (call 1)))");
    for (Extra extra : Extra.values()) {
      byte[] tame = Tamed.of(FuzzCase.of(endless), EnumSet.of(extra)).orElseThrow();
      Observation seen = ENGINE.observe(FuzzCase.of(tame));
      assertTrue(
          seen.seen().get("call 0").matches("trap unreachable|out of fuel"), seen.toString());
    }
  }

  @Test
  void aTamedModuleWaitsForNothing() {
    byte[] patient =
        text(
            "(module (memory 1 1 shared) (func (export \"f\") (result i32)"
                + " (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))");
    byte[] tame = Tamed.of(FuzzCase.of(patient), EnumSet.noneOf(Extra.class)).orElseThrow();
    Observation seen = ENGINE.observe(FuzzCase.of(tame));
    // Nobody notified it: its time was over.
    assertEquals("values i32:00000002", seen.seen().get("call 0"), seen.toString());
  }

  @Test
  void marksTellWhatRan() {
    byte[] module =
        text(
            "(module (func (export \"f\") (param i32) (result i32)"
                + " (if (result i32) (local.get 0) (then (i32.popcnt (local.get 0)))"
                + " (else (i32.clz (local.get 0))))))");
    Traced traced = Traced.of(FuzzCase.of(module).module());
    byte[] marks = ENGINE.memoryAfter(FuzzCase.of(traced.module()), Traced.MARKS).orElseThrow();
    BitSet pairs = traced.pairs(marks);
    int get = Opcode.LOCAL_GET.ordinal() << 10;
    // The default script calls with zero and with other numbers.
    assertTrue(pairs.get(get | Opcode.I32_POPCNT.ordinal()));
    assertTrue(pairs.get(get | Opcode.I32_CLZ.ordinal()));
    assertFalse(pairs.get(get | Opcode.I32_CTZ.ordinal()));
  }

  @Test
  void reducingKeepsWhatIsLookedForAndLittleElse() {
    byte[] module = null;
    for (int seed = 0; module == null; seed++) {
      byte[] candidate = generated(seed);
      if (candidate.length > 1500 && dividesByZero(candidate)) {
        module = candidate;
      }
    }
    byte[] small = Reducer.reduce(module, EditTest::dividesByZero, TimeUnit.SECONDS.toNanos(20));
    assertNotNull(small);
    assertTrue(dividesByZero(small));
    assertTrue(small.length < module.length * 2 / 3, small.length + " of " + module.length);
  }

  private static boolean dividesByZero(byte[] module) {
    return ENGINE.observe(FuzzCase.of(module)).seen().containsValue("trap integer divide by zero");
  }
}
