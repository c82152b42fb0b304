package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Modules whose few bytes claim much: they end soon and need little. */
class HostileModulesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final ByteArrayOutputStream module = new ByteArrayOutputStream();

  HostileModulesTest() {
    bytes(module, 0, 'a', 's', 'm', 1, 0, 0, 0);
  }

  private static void bytes(ByteArrayOutputStream out, int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
  }

  private static void u32(ByteArrayOutputStream out, int value) {
    int rest = value;
    for (; rest >= 0x80; rest >>>= 7) {
      out.write((rest & 0x7f) | 0x80);
    }
    out.write(rest);
  }

  private void section(int id, ByteArrayOutputStream content) {
    module.write(id);
    u32(module, content.size());
    module.writeBytes(content.toByteArray());
  }

  private void section(int id, int... content) {
    var out = new ByteArrayOutputStream();
    bytes(out, content);
    section(id, out);
  }

  /** A body without locals. */
  private void code(ByteArrayOutputStream instructions) {
    var out = new ByteArrayOutputStream();
    u32(out, 1);
    u32(out, instructions.size() + 2);
    out.write(0);
    out.writeBytes(instructions.toByteArray());
    out.write(0x0b);
    section(10, out);
  }

  private void validate() {
    assertTimeoutPreemptively(
        SOON,
        () ->
            Validator.validate(
                BinaryDecoder.decode(module.toByteArray(), Features.ALL), Features.ALL));
  }

  private void refused(String message) {
    var e = assertThrows(InvalidException.class, this::validate);
    assertEquals(message, String.valueOf(e.getMessage()).replaceFirst(" \\(at.*", ""));
  }

  @Test
  void manyFunctionsThatClaimManyLocals() {
    int count = 200_000;
    section(1, 1, 0x60, 0, 0);
    var functions = new ByteArrayOutputStream();
    var codes = new ByteArrayOutputStream();
    u32(functions, count);
    u32(codes, count);
    for (int i = 0; i < count; i++) {
      functions.write(0);
      bytes(codes, 6, 1, 0xd0, 0x86, 0x03, 0x7f, 0x0b); // 50,000 of i32
    }
    section(3, functions);
    section(10, codes);
    validate();
  }

  @Test
  void callsThatLeaveManyOperands() {
    var types = new ByteArrayOutputStream();
    bytes(types, 2, 0x60, 0, 0, 0x60, 0);
    u32(types, 1000);
    for (int i = 0; i < 1000; i++) {
      types.write(0x7f);
    }
    section(1, types);
    section(2, 1, 0, 0, 0, 1);
    section(3, 1, 0);
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000_000; i++) {
      bytes(body, 0x10, 0);
    }
    code(body);
    refused("too many operands: more than 1048576");
  }

  @Test
  void aChainOfSubtypesInOneRecursiveType() {
    int count = 200_000;
    var types = new ByteArrayOutputStream();
    bytes(types, 1, 0x4e);
    u32(types, count);
    for (int i = 0; i < count; i++) {
      bytes(types, 0x50, i == 0 ? 0 : 1);
      if (i > 0) {
        u32(types, i - 1);
      }
      bytes(types, 0x5f, 0);
    }
    section(1, types);
    refused("sub type 64 stands too deep");
  }

  @Test
  void arraysOfManyOperandsInDeadCode() {
    section(1, 2, 0x60, 0, 0, 0x5e, 0x7f, 0);
    section(3, 1, 0);
    var body = new ByteArrayOutputStream();
    body.write(0);
    for (int i = 0; i < 1_000_000; i++) {
      bytes(body, 0xfb, 8, 1, 0x90, 0x4e, 0x1a); // array.new_fixed 1 10000, drop
    }
    code(body);
    validate();
  }

  @Test
  void defaultValuesOfManyFields() {
    var types = new ByteArrayOutputStream();
    bytes(types, 2, 0x60, 0, 0, 0x5f);
    u32(types, 10_000);
    for (int i = 0; i < 10_000; i++) {
      bytes(types, 0x7f, 0);
    }
    section(1, types);
    section(3, 1, 0);
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000_000; i++) {
      bytes(body, 0xfb, 1, 1, 0x1a); // struct.new_default 1, drop
    }
    code(body);
    validate();
  }

  @Test
  void deepNestingWithATableOfAllLabels() {
    int depth = 500_000;
    section(1, 1, 0x60, 0, 0);
    section(3, 1, 0);
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < depth; i++) {
      bytes(body, 0x02, 0x40);
    }
    bytes(body, 0x41, 0, 0x0e);
    u32(body, depth);
    for (int i = 0; i < depth; i++) {
      u32(body, i);
    }
    body.write(0);
    for (int i = 0; i < depth; i++) {
      body.write(0x0b);
    }
    code(body);
    validate();
  }
}
