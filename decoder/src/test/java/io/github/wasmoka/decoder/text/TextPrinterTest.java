package io.github.wasmoka.decoder.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.binary.NameSection;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.module.WasmModule;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TextPrinterTest {
  @Test
  void readsWell() {
    WasmModule module =
        TextReader.read(
            """
            (module $m
              (func $add (export "add") (param $a i32) (param $b i32) (result i32)
                (if (result i32) (local.get $a)
                  (then (i32.add (local.get $a) (local.get $b)))
                  (else (f32.store offset=4 (i32.const 0) (f32.const 0.1)) (i32.const -1))))
              (memory 1)
              (data (i32.const 8) "hi\\n"))
            """,
            Features.ALL);
    assertEquals(
        """
        (module $m
          (type (;0;) (func (param i32 i32) (result i32)))
          (func $add (type 0) (param $a i32) (param $b i32) (result i32)
            local.get $a
            if (result i32)
              local.get $a
              local.get $b
              i32.add
            else
              i32.const 0
              f32.const 0.1
              f32.store offset=4
              i32.const -1
            end)
          (memory (;0;) 1)
          (export "add" (func $add))
          (data (;0;) (i32.const 8) "hi\\0a"))
        """,
        TextPrinter.print(module));
  }

  @Test
  void identifiersBecomeTheNameSection() {
    WasmModule module = TextReader.read(TextFiles.bytes("names"), Features.ALL);
    NameSection names = NameSection.of(module);
    assertEquals("a module", names.moduleName());
    assertEquals(" spaced \u00e9\"", names.functionName(0).orElseThrow());
    assertEquals("real name", names.functionName(1).orElseThrow());
    assertEquals("", names.functionName(2).orElseThrow());
    assertEquals("p", names.name(Kind.LOCAL, 0, 0).orElseThrow());
    assertEquals("l", names.name(Kind.LOCAL, 1, 1).orElseThrow());
    assertEquals("zz", names.name(Kind.LOCAL, 2, 2).orElseThrow());
    assertEquals("a label", names.name(Kind.LABEL, 1, 0).orElseThrow());
    // The condition's block comes first in the binary format.
    assertEquals("first", names.name(Kind.LABEL, 5, 0).orElseThrow());
    assertEquals("second", names.name(Kind.LABEL, 5, 1).orElseThrow());
    assertEquals("tab", names.name(Kind.TABLE, 0).orElseThrow());
    assertEquals("tag", names.name(Kind.TAG, 0).orElseThrow());
    assertEquals("el", names.name(Kind.ELEM, 0).orElseThrow());
    assertEquals("dat", names.name(Kind.DATA, 0).orElseThrow());
  }

  @Test
  void equalNamesBecomeDifferentIdentifiersAndStayEqualNames() {
    WasmModule module =
        TextReader.read(
            """
            (func $a (@name "f")) (func $b (@name "f")) (func $f.1) (func $d (@name "f"))
            (func (call $a) (call $b) (call $d))
            """,
            Features.ALL);
    String text = TextPrinter.print(module);
    assertTrue(text.contains("(func $f (type 0))"), text);
    assertTrue(text.contains("(func $f.1' (@name \"f\") (type 0))"), text);
    assertTrue(text.contains("call $f.3"), text);
    assertArrayEquals(module.bytes(), TextReader.read(text, Features.ALL).bytes());
  }

  @Test
  void aNameSectionThatIdentifiersCannotSayIsKeptAsBytes() {
    WasmModule module =
        TextReader.read(
            "(func $ignored) (@custom \"name\" (after import) \"\\01\\04\\01\\00\\01x\\01\\7f\") (@custom \"z\")",
            Features.ALL);
    assertEquals("x", NameSection.of(module).functionName(0).orElseThrow());
    String text = TextPrinter.print(module);
    assertTrue(text.contains("(func $x (type 0))"), text);
    assertTrue(
        text.contains("(@custom \"name\" (after type) \"\\01\\04\\01\\00\\01x\\01\\7f\")"), text);
    assertArrayEquals(module.bytes(), TextReader.read(text, Features.ALL).bytes());
  }

  @Test
  void aNameSectionWithoutNamesIsKept() {
    WasmModule module = TextReader.read("(@custom \"name\" \"\") (@custom \"z\")", Features.ALL);
    String text = TextPrinter.print(module);
    assertArrayEquals(module.bytes(), TextReader.read(text, Features.ALL).bytes(), text);
    assertEquals(2, module.sections().size());
  }

  @Test
  void customSectionsKeepTheirOrder() {
    WasmModule module = TextReader.read(TextFiles.bytes("customs"), Features.ALL);
    var names = module.sections().stream().map(s -> s.id() == 0 ? s.name() : "#" + s.id()).toList();
    assertEquals(
        java.util.List.of(
            "first",
            "#1",
            "behind types",
            "#3",
            "before code",
            "#10",
            "#11",
            "data",
            "name",
            "last",
            ""),
        names);
  }

  /** Bytes of a function body that declares fifty thousand locals. */
  private static byte[] locals(int functions) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0});
    section(out, 3, functions, new byte[] {0});
    // Two bytes of size and of locals, three of a count, a type and the end.
    section(out, 10, functions, new byte[] {6, 1, (byte) 0xd0, (byte) 0x86, 3, 0x7f, 0x0b});
    return out.toByteArray();
  }

  private static void section(ByteArrayOutputStream out, int id, int count, byte[] item) {
    out.write(id);
    leb(out, 3 + count * item.length);
    out.write(count & 0x7f | 0x80);
    out.write(count >>> 7 & 0x7f | 0x80);
    out.write(count >>> 14);
    for (int i = 0; i < count; i++) {
      out.writeBytes(item);
    }
  }

  private static void leb(ByteArrayOutputStream out, int value) {
    for (int rest = value; ; rest >>>= 7) {
      out.write(rest > 0x7f ? rest & 0x7f | 0x80 : rest);
      if (rest <= 0x7f) {
        return;
      }
    }
  }

  @Test
  void textOutOfProportionIsRefused() {
    WasmModule few = BinaryDecoder.decode(locals(2), Features.ALL);
    assertTrue(TextPrinter.print(few).length() > 2 * 50_000);
    WasmModule many = BinaryDecoder.decode(locals(10_000), Features.ALL);
    assertThrows(MalformedException.class, () -> TextPrinter.print(many));
  }

  @Test
  void longNamesOftenReferredToAreRefused() {
    WasmModule module =
        TextReader.read(
            "(module (func $" + "f".repeat(5000) + " " + "call 0 ".repeat(20_000) + "))",
            Features.ALL);
    assertThrows(MalformedException.class, () -> TextPrinter.print(module));
  }
}
