package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.CodeCache;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.engine.bytecode.plan.Grouping;
import io.github.wasmoka.runtime.cache.CompilationCache;
import io.github.wasmoka.runtime.jvm.CodeVersion;
import io.github.wasmoka.runtime.jvm.Flavour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedClassesTest {
  private static final String WAT =
      """
      (module (memory 1 1)
        (func $seven (export "seven") (result i32) (i32.const 7777))
        (func (export "trap") (result i32) (i32.load (i32.const -1))))
      """;

  @TempDir private Path folder;

  private Instance instance(byte[] module, InstanceOptions options) {
    return Runtime.builder()
        .engine("bytecode")
        .features(Features.ALL)
        .cache(folder)
        .build()
        .compile(module)
        .instantiate(Imports.NONE, options);
  }

  private Instance instance() {
    return instance(bytes(WAT), InstanceOptions.DEFAULT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Path> pieces() throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).filter(f -> !f.endsWith("identity")).toList();
    }
  }

  /** The module's cache, to write to as the engine does. */
  private CompilationCache cache() {
    return CompilationCache.of(
        new CodeCache(folder),
        "bytecode",
        String.valueOf(CodeVersion.CURRENT),
        new Flavour(true, false, false, false, false, false, false).id()
            + Grouping.LAZY.id()
            + " "
            + Features.ALL,
        Wat.RUNTIME.compile(bytes(WAT)).toBinary());
  }

  @Test
  void whatIsStoredIsRun() throws IOException {
    assertEquals(7777, Wat.call(instance(), "seven"));
    byte[] known = cache().load("G0");
    // Another constant, so that it shows which code ran.
    assertEquals(1, replace(known, new byte[] {0x1e, 0x61}, new byte[] {0x03, 0x78}));
    cache().store("G0", known);
    assertEquals(0x378, Wat.call(instance(), "seven"));
  }

  @Test
  void aFunctionThatIsNotCalledIsNotGeneratedWithItsNeighbour() throws IOException {
    String body = "(i32.const 1)" + "(i32.add (i32.const 99999))".repeat(50);
    Instance instance =
        instance(
            bytes(
                "(module (func (export \"a\") (result i32) %s) (func (export \"b\") (result i32) %s))"
                    .formatted(body, body)),
            InstanceOptions.DEFAULT);
    assertEquals(1 + 50 * 99_999, Wat.call(instance, "a"));
    assertEquals(List.of("G0"), groups());
    assertEquals(1 + 50 * 99_999, Wat.call(instance, "b"));
    assertEquals(List.of("G0", "G1"), groups());
  }

  private List<String> groups() throws IOException {
    return pieces().stream()
        .map(piece -> String.valueOf(piece.getFileName()))
        .filter(name -> name.startsWith("G"))
        .sorted()
        .toList();
  }

  /** Replaces bytes; tells how often they were there. */
  private static int replace(byte[] in, byte[] what, byte[] by) {
    int found = 0;
    for (int i = 0; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        System.arraycopy(by, 0, in, i, by.length);
        found++;
      }
    }
    return found;
  }

  @Test
  void whatIsDamagedCutOffOrForeignIsCompiledAgain() throws IOException {
    Wat.call(instance(), "seven");
    List<Path> pieces = pieces();
    assertTrue(pieces.size() >= 3, pieces.toString());
    for (Path piece : pieces) {
      byte[] whole = Files.readAllBytes(piece);
      byte[] damaged = whole.clone();
      damaged[damaged.length / 2] ^= 4;
      Path other = pieces.get(piece.equals(pieces.getFirst()) ? 1 : 0);
      for (byte[] content :
          List.of(
              damaged,
              Arrays.copyOf(whole, whole.length / 2),
              new byte[0],
              Files.readAllBytes(other))) {
        Files.write(piece, content);
        assertEquals(7777, Wat.call(instance(), "seven"));
        assertFalse(Arrays.equals(content, Files.readAllBytes(piece)), "is stored anew");
      }
    }
  }

  @Test
  void whatIsStoredIsVerified() {
    Wat.call(instance(), "seven");
    byte[] known = cache().load("G0");
    // sipush becomes aload_0 and nop and nop: no int to return.
    assertEquals(1, replace(known, new byte[] {0x11, 0x1e, 0x61}, new byte[] {0x2a, 0, 0}));
    cache().store("G0", known);
    assertThrows(LinkageError.class, () -> Wat.call(instance(), "seven"));
  }

  @Test
  void flavoursHaveCodeOfTheirOwn() throws IOException {
    Wat.call(instance(), "seven");
    int plain = pieces().size();
    var options = InstanceOptions.DEFAULT.withDirtyTracking().withFuel(100);
    assertEquals(7777, Wat.call(instance(bytes(WAT), options), "seven"));
    assertEquals(2 * plain, pieces().size());
    assertEquals(7777, Wat.call(instance(bytes(WAT), options), "seven"));
    assertEquals(2 * plain, pieces().size());
  }

  @Test
  void tracesOfLargeFunctionsTellTheSamePlaces() {
    var first = assertThrows(Trap.class, () -> Wat.call(large(), "work", -1));
    var second = assertThrows(Trap.class, () -> Wat.call(large(), "work", -1));
    assertEquals(1, first.wasmStack().size());
    assertTrue(first.wasmStack().getFirst().offset() > 0);
    assertEquals(first.wasmStack(), second.wasmStack());
  }

  private Instance large() {
    return instance(Samples.large(), InstanceOptions.DEFAULT);
  }

  @Test
  void aFolderThatCannotBeMadeIsNoFault() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    var runtime = Runtime.builder().engine("bytecode").cache(file).build();
    assertEquals(7777, Wat.call(runtime.compile(bytes(WAT)).instantiate(Imports.NONE), "seven"));
  }
}
