package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.decoder.module.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text to binary to text to binary gives the same bytes, for every module of our own scripts. */
class RoundTripProperties {
  @Provide
  Arbitrary<Corpus.Sample> modules() {
    List<Corpus.Sample> all =
        OwnScripts.modules().stream().filter(Corpus.Sample::wellFormed).toList();
    assertTrue(all.size() > 150, "only " + all.size() + " modules");
    return Arbitraries.of(all);
  }

  /** So few that all of them are tried. */
  @Property(tries = 2000)
  void fromText(@ForAll("modules") Corpus.Sample sample) {
    assertEquals(Optional.empty(), RoundTrip.fault(sample.bytes()), sample.place());
  }

  @Property(tries = 2000)
  void fromBinary(@ForAll("modules") Corpus.Sample sample) {
    WasmModule module = RoundTrip.read(sample.bytes());
    assertEquals(Optional.empty(), RoundTrip.fault(module.bytes()), sample.place());
  }

  /** What is written longer than needed is the same module, and stays what it is. */
  @Example
  void numbersThatAreTooLong() {
    byte[] text =
        ("(module binary \"\\00asm\\01\\00\\00\\00\""
                + " \"\\01\\84\\80\\00\\01\\60\\00\\00\" \"\\03\\02\\01\\00\""
                + " \"\\0a\\0e\\01\\8a\\80\\00\\02\\00\\7f\\01\\7f\\41\\80\\00\\1a\\0b\")")
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), RoundTrip.fault(text));
    byte[] canonical = CanonicalForm.of(RoundTrip.read(text));
    assertTrue(canonical.length < RoundTrip.read(text).bytes().length);
    assertTrue(Arrays.equals(canonical, CanonicalForm.of(RoundTrip.read(canonical))));
  }

  /** The canonical form does not hide a difference. */
  @Example
  void differencesShow() {
    String[] modules = {
      "(module)",
      "(module (func))",
      "(module (func nop))",
      "(module (func (local i32)))",
      "(module (func (local i32 i32)))",
      "(module (func (local i32 i64)))",
      "(module (type (func)) (func (type 0)) (type (func)))",
      "(module (global i32 (i32.const 0)))",
      "(module (global i32 (i32.const 1)))",
      "(module (memory 1) (data (i32.const 0) \"a\"))",
      "(module (memory 1) (data (i32.const 0) \"b\"))",
      "(module (memory 1) (data (i32.const 1) \"a\"))",
      "(module (memory 1) (data \"a\"))",
      "(module (table 1 funcref) (elem (i32.const 0) func 0) (func))",
      "(module (table 1 funcref) (elem (i32.const 0) funcref (ref.func 0)) (func))",
      "(module (table 1 funcref) (elem declare func 0) (func))",
    };
    for (String one : modules) {
      for (String other : modules) {
        boolean same = Arrays.equals(canonical(one), canonical(other));
        assertEquals(one.equals(other), same, one + " and " + other);
      }
    }
    assertFalse(Arrays.equals(canonical("(func (drop (i32.const 1)))"), canonical("(func)")));
  }

  private static byte[] canonical(String text) {
    return CanonicalForm.of(RoundTrip.read(text.getBytes(StandardCharsets.UTF_8)));
  }
}
