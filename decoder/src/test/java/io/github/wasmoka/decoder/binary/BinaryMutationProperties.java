package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.decoder.text.TextFiles;
import io.github.wasmoka.decoder.text.TextReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Modules with bytes changed, cut out and spliced in are read, or refused as documented. */
class BinaryMutationProperties {
  private static final List<byte[]> MODULES =
      TextFiles.NAMES.stream()
          .map(name -> TextReader.read(TextFiles.bytes(name), Features.ALL).bytes())
          .toList();

  private static byte[] mutant(Random random) {
    byte[] bytes = MODULES.get(random.nextInt(MODULES.size()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(8, Math.max(9, bytes.length));
      switch (random.nextInt(5)) {
        case 0 -> bytes = splice(bytes, at, 1, new byte[] {(byte) random.nextInt()});
        case 1 -> bytes = splice(bytes, at, 1, new byte[] {(byte) (1 << random.nextInt(8))});
        case 2 -> bytes = splice(bytes, at, random.nextInt(20), new byte[0]);
        case 3 -> {
          byte[] other = MODULES.get(random.nextInt(MODULES.size()));
          int from = random.nextInt(other.length);
          int size = random.nextInt(40);
          byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + size));
          bytes = splice(bytes, at, random.nextBoolean() ? piece.length : 0, piece);
        }
        default -> // a huge number
            bytes = splice(bytes, at, 1, new byte[] {-1, -1, -1, -1, (byte) random.nextInt(16)});
      }
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int start, int size, byte[] piece) {
    int from = Math.min(start, bytes.length);
    int to = Math.min(from + size, bytes.length);
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }

  private static void readBodies(WasmModule module, Features features) {
    for (Body body : module.bodies()) {
      InstructionReader.readAll(
          module, body.expr(), features, new InstructionWriter(new ByteSink()));
    }
  }

  @Property(tries = 20_000)
  void onlyTheDocumentedException(@ForAll long seed) {
    var random = new Random(seed);
    byte[] bytes = mutant(random);
    Features features = random.nextInt(4) == 0 ? Features.WASM_2 : Features.ALL;
    WasmModule module;
    try {
      module = BinaryDecoder.decode(bytes, features);
    } catch (MalformedException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e.getMessage());
      return;
    }
    assertNotNull(NameSection.of(module));
    byte[] canonical = BinaryEncoder.encode(module);
    WasmModule again = BinaryDecoder.decode(canonical, features);
    sameStructure(module, again);
    assertArrayEquals(canonical, BinaryEncoder.encode(again));
    try {
      readBodies(module, features);
    } catch (MalformedException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e.getMessage());
    }
  }

  /** All of it but where expressions and data stand. */
  private static void sameStructure(WasmModule expected, WasmModule actual) {
    assertEquals(expected.types(), actual.types());
    assertEquals(expected.imports(), actual.imports());
    assertEquals(expected.functions(), actual.functions());
    assertEquals(expected.memories(), actual.memories());
    assertEquals(expected.tags(), actual.tags());
    assertEquals(expected.exports(), actual.exports());
    assertEquals(expected.start(), actual.start());
    assertEquals(expected.dataCount(), actual.dataCount());
    assertEquals(
        expected.bodies().stream().map(Body::locals).toList(),
        actual.bodies().stream().map(Body::locals).toList());
    assertEquals(expected.tables().size(), actual.tables().size());
    assertEquals(expected.globals().size(), actual.globals().size());
    assertEquals(expected.datas().size(), actual.datas().size());
    assertEquals(expected.elements().size(), actual.elements().size());
    for (int i = 0; i < expected.elements().size(); i++) {
      assertEquals(expected.elements().get(i).type(), actual.elements().get(i).type());
      assertArrayEquals(
          expected.elements().get(i).functions(), actual.elements().get(i).functions());
    }
  }

  /** Every beginning of a module: the number of bytes is told where reading stopped. */
  @Example
  void beginnings() {
    for (byte[] bytes : MODULES) {
      for (int size = 0; size < bytes.length; size++) {
        try {
          BinaryDecoder.decode(Arrays.copyOf(bytes, size), Features.ALL);
        } catch (MalformedException e) {
          assertTrue(e.offset() <= size, e.getMessage());
        }
      }
    }
  }

  @Example
  void theModulesThemselvesAreRead() {
    for (byte[] bytes : MODULES) {
      WasmModule module = BinaryDecoder.decode(bytes, Features.ALL);
      readBodies(module, Features.ALL);
      assertArrayEquals(bytes, BinaryEncoder.encode(module));
    }
  }
}
