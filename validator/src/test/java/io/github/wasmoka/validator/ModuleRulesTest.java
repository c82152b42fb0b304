package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.text.TextReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of all that stands outside of bodies (§3.2, §3.5). */
class ModuleRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unknown type        | (func (type 3))
          unknown type        | (type (struct (field (ref 7))))
          unknown type        | (type (sub 1 (func))) (type (sub (func)))
          sub type            | (type (func)) (type (sub 0 (func)))
          sub type            | (type (sub (func))) (type (sub 0 (func (param i32))))
          sub type            | (type (sub (struct (field i8)))) (type (sub 0 (struct (field i16))))
          sub type            | (type (sub (struct (field (mut anyref))))) (type (sub 0 (struct (field (mut eqref)))))
          sub type            | (type (sub (array i32))) (type (sub 0 (struct)))
          type mismatch       | (type (struct)) (func (type 0))
          size minimum must not be greater than maximum | (memory 2 1)
          size minimum must not be greater than maximum | (table 2 1 funcref)
          memory size must be at most 65536 pages (4GiB) | (memory 65537)
          memory size must be at most 65536 pages (4GiB) | (memory 0 65537)
          memory size         | (memory i64 0x1_0000_0000_0001)
          table size          | (table 0x1_0000_0000 funcref)
          shared memory must have maximum | (memory 1 shared)
          invalid custom page size | (memory 1 (pagesize 2))
          type mismatch       | (type $t (func)) (table 1 (ref $t))
          type mismatch       | (table 1 funcref (i32.const 0))
          unknown global      | (global $a i32 (global.get $b)) (global $b i32 (i32.const 0))
          unknown global      | (global $a i32 (global.get $a))
          unknown global      | (global $g funcref (ref.null func)) (table 1 funcref (global.get $g))
          type mismatch       | (global i32 (i64.const 0))
          type mismatch       | (global i32)
          type mismatch       | (global i32 (i32.const 0) (i32.const 1))
          constant expression required | (global i32 (i32.const 1) (i32.clz))
          constant expression required | (global i32 (i32.const 6) (i32.const 3) (i32.div_s))
          constant expression required | (func $f (result i32) (i32.const 0)) (global i32 (call $f))
          constant expression required | (global (mut i32) (i32.const 0)) (global i32 (global.get 0))
          duplicate export name | (func (export "a")) (memory (export "a") 1)
          unknown function    | (export "a" (func 0))
          unknown table       | (export "a" (table 0))
          unknown memory      | (export "a" (memory 0))
          unknown global      | (export "a" (global 0))
          unknown tag         | (export "a" (tag 0))
          unknown function    | (start 0)
          start function      | (func (param i32)) (start 0)
          start function      | (func (result i32) (i32.const 0)) (start 0)
          unknown table       | (elem (i32.const 0) func)
          unknown function    | (elem func 0)
          type mismatch       | (table 1 externref) (func $f) (elem (i32.const 0) $f)
          type mismatch       | (table i64 1 funcref) (elem (i32.const 0) func)
          unknown memory      | (data (i32.const 0) "")
          type mismatch       | (memory i64 1) (data (i32.const 0) "")
          non-empty tag result type | (tag (result i32))
          undeclared function reference | (func $f (drop (ref.func $f)))
          undeclared function reference | (func $f (drop (ref.func $f))) (start $f)
          """)
  void refuses(String message, String fields) {
    Wat.fault(message, "(module " + fields + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(rec (type $a (sub (struct (field (ref null $b))))) (type $b (sub $a (struct (field (ref"
            + " null $b))))))",
        "(type (sub (struct (field anyref)))) (type (sub 0 (struct (field eqref) (field i8))))",
        "(type (sub (func (param eqref)))) (type (sub 0 (func (param anyref))))",
        "(memory 65536 65536)",
        "(memory i64 0x1_0000_0000_0000)",
        "(memory 0 0xffff_ffff (pagesize 1))",
        "(table i64 0x1_0000_0000 funcref)",
        "(memory 1 1 shared)",
        "(type $t (func)) (func $f) (table 1 (ref $t) (ref.func $f))",
        "(global $a i32 (i32.const 1)) (global i32 (i32.add (global.get $a) (i32.const 2)))",
        "(func $f (drop (ref.func $f))) (elem declare func $f)",
        "(func $f (drop (ref.func $f))) (export \"f\" (func $f))",
        "(func $f (drop (ref.func $f))) (global funcref (ref.func $f))",
        "(memory i64 1) (data (i64.const 0) \"\")",
        "(tag (param i32 i64))"
      })
  void accepts(String fields) {
    Wat.valid("(module " + fields + ")");
  }

  @Test
  void indexSpacesHaveImportsFirstAndClosedTypes() {
    ValidModule module =
        Wat.valid(
            """
            (module
              (type $s (struct))
              (import "m" "f" (func (param i64)))
              (import "m" "g" (global (ref null $s)))
              (func (param i32) (local (ref null $s) f32))
              (table 1 (ref null $s))
              (elem (ref null $s))
              (global i32 (i32.const 0)))
            """);
    assertEquals(2, module.functionCount());
    assertEquals(1, module.importedFunctions());
    assertEquals(1, module.importedGlobals());
    assertEquals(module.type(0), ((RefType) module.global(0).valType()).heapType());
    assertEquals(module.type(0), module.table(0).element().heapType());
    assertEquals(module.type(0), module.elemType(0).heapType());
    assertEquals(3, module.localTypes(1).length);
    assertThrows(UnsupportedOperationException.class, () -> module.usedFeatures().clear());
  }

  @Test
  void malformedBodiesAreToldBeforeInvalidOnes() {
    // Two bodies: one leaves nothing where i32 is due, the other holds 0xff.
    byte[] bytes = {
      0,
      'a',
      's',
      'm',
      1,
      0,
      0,
      0,
      1,
      5,
      1,
      0x60,
      0,
      1,
      0x7f,
      3,
      3,
      2,
      0,
      0,
      10,
      8,
      2,
      2,
      0,
      0x0b,
      3,
      0,
      (byte) 0xff,
      0x0b
    };
    var module = BinaryDecoder.decode(bytes, Features.ALL);
    var e = assertThrows(MalformedException.class, () -> Validator.validate(module, Features.ALL));
    assertEquals(28, e.offset());
  }

  @Test
  void offsetsAreThoseOfInstructions() {
    var module =
        TextReader.read("(module (func (nop) (nop) (i32.const 1) (f32.neg) (drop)))", Features.ALL);
    int start = module.bodies().getFirst().expr().start();
    var e = assertThrows(InvalidException.class, () -> Validator.validate(module, Features.ALL));
    assertEquals(start + 4, e.offset());
    assertEquals(
        "type mismatch: expected f32, found i32 (at offset 0x%x)".formatted(start + 4),
        e.getMessage());
  }
}
