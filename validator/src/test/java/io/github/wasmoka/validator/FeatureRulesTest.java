package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the decoder cannot see of features that are off, and what is told of those in use. */
class FeatureRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MULTI_VALUE     | invalid result arity | (func (result i32 i32) (unreachable))
          MULTI_MEMORY    | multiple memories | (memory 1) (memory 1)
          MULTI_MEMORY    | multiple memories | (import "" "" (memory 1)) (memory 1)
          REFERENCE_TYPES | multiple tables | (table 1 funcref) (table 1 funcref)
          MUTABLE_GLOBALS | mutable globals | (import "" "" (global (mut i32)))
          MUTABLE_GLOBALS | mutable globals | (global (export "") (mut i32) (i32.const 0))
          EXTENDED_CONST  | constant expression required | (global i32 (i32.const 1) (i32.const 2) (i32.add))
          GC              | unknown global | (global $a i32 (i32.const 1)) (global i32 (global.get $a))
          """)
  void off(Feature feature, String message, String fields) {
    String wat = "(module " + fields + ")";
    Wat.fault(message, wat, Features.ALL.without(feature));
    assertTrue(Wat.valid(wat).usedFeatures().contains(feature), "in use: " + feature);
  }

  @Test
  void nothingBeyondTheFirstVersion() {
    ValidModule module =
        Wat.valid(
            """
            (module
              (memory 1) (table 1 funcref) (global i32 (i32.const 0))
              (func (param i32) (result i32) (if (result i32) (local.get 0)
                (then (i32.load (i32.const 0))) (else (i32.const 1)))))
            """);
    assertEquals(Set.of(), module.usedFeatures());
  }

  @Test
  void featuresOfInstructions() {
    ValidModule module =
        Wat.valid(
            """
            (module
              (memory 1)
              (func (drop (i32.extend8_s (i32.const 0))))
              (func (drop (v128.const i64x2 0 0)))
              (func (drop (i32.atomic.load (i32.const 0))))
              (func (return_call 0))
              (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))))
            """);
    assertEquals(
        EnumSet.of(
            Feature.SIGN_EXTENSION,
            Feature.SIMD,
            Feature.THREADS,
            Feature.TAIL_CALL,
            Feature.BULK_MEMORY),
        module.usedFeatures());
  }
}
