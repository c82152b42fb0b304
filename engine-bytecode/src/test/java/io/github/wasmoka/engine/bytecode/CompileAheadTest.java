package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.WasmFrame;
import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ValType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileAheadTest {
  private static final RuntimeConfig ALL = RuntimeConfig.DEFAULT.withFeatures(Features.ALL);
  private static final byte[] SMALL =
      """
      (module $small (memory 1 1) (global $g (mut i32) (i32.const 1))
        (func $init (global.set $g (i32.const 5)))
        (start $init)
        (func $inner (result i32) (i32.load (i32.const -1)))
        (func (export "trap") (result i32) (call $inner))
        (func (export "g") (result i32) (global.get $g))
        (func (export "spin") (loop (br 0))))
      """
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path temp;

  private static byte[] jar(byte[] module, String name, InstanceOptions... options)
      throws IOException {
    var out = new ByteArrayOutputStream();
    Wat.RUNTIME.compile(module).compileAhead(name, out, options);
    return out.toByteArray();
  }

  /** The provider in a jar, in a layer of its own. */
  private EngineProvider provider(byte[] jar) throws IOException {
    Path file = Files.write(Files.createTempFile(temp, "ahead", ".jar"), jar);
    return provider(file);
  }

  private static EngineProvider provider(Path jar) {
    CompileAheadTest.class.getModule().addUses(EngineProvider.class);
    var boot = CompileAheadTest.class.getModule().getLayer();
    var finder = ModuleFinder.of(jar);
    String name = finder.findAll().iterator().next().descriptor().name();
    var configuration = boot.configuration().resolve(finder, ModuleFinder.of(), Set.of(name));
    var layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
    return ServiceLoader.load(layer, EngineProvider.class).stream()
        .filter(p -> p.type().getModule().getLayer() == layer)
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static Module module(EngineProvider provider) {
    return provider.open(ALL).compile(provider.precompiled().orElseThrow());
  }

  private Instance instance(byte[] module) throws IOException {
    return module(provider(jar(module, "ahead.test"))).instantiate(Imports.NONE);
  }

  @Test
  void theSameModuleBecomesTheSameBytes() throws IOException {
    assertArrayEquals(jar(Samples.constructs(), "m"), jar(Samples.constructs(), "m"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a-b", "class", "a..b", "1a", "a/b"})
  void aNameThatNoJavaModuleCanHaveIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> jar(SMALL, name));
  }

  @Test
  void aJarIsAnEngineForItsModule() throws IOException {
    EngineProvider provider = provider(jar(SMALL, "some.name"));
    assertEquals("some.name", provider.name());
    assertEquals(0, provider.priority());
    assertTrue(provider.unavailable().isEmpty());
    assertArrayEquals(Wat.RUNTIME.compile(SMALL).toBinary(), provider.precompiled().orElseThrow());
    Module module = module(provider);
    assertEquals("small", module.name());
    assertEquals(5, Wat.call(module.instantiate(Imports.NONE), "g"));
    // From text as well, for it becomes the same bytes.
    assertEquals(5, Wat.call(provider.open(ALL).compile(SMALL).instantiate(Imports.NONE), "g"));
  }

  @Test
  void anotherModuleIsRefused() throws IOException {
    var runtime = provider(jar(SMALL, "m")).open(ALL);
    byte[] other = "(module)".getBytes(StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> runtime.compile(other));
  }

  @Test
  void featuresThatAreOffAreRefused() throws IOException {
    EngineProvider provider = provider(jar(Samples.constructs(), "m"));
    var runtime = provider.open(ALL.withFeatures(Features.ALL.without(Feature.TAIL_CALL)));
    byte[] module = provider.precompiled().orElseThrow();
    assertThrows(InvalidException.class, () -> runtime.compile(module));
  }

  /** Functions that tail call each other share a method. */
  @Test
  void tracesNameFunctionsAfterTailCalls() throws IOException {
    byte[] module =
        """
        (module
          (func $go (param i32) (result i32) (return_call $on (local.get 0)))
          (func $on (param i32) (result i32)
            (if (local.get 0) (then (return_call $go (i32.sub (local.get 0) (i32.const 1)))))
            (i32.div_s (i32.const 1) (local.get 0)))
          (func $run (export "run") (result i32) (i32.add (call $go (i32.const 9)) (i32.const 1))))
        """
            .getBytes(StandardCharsets.UTF_8);
    Instance ahead = instance(module);
    var trap = assertThrows(Trap.class, () -> Wat.call(ahead, "run"));
    assertEquals(List.of("on", "run"), trap.wasmStack().stream().map(WasmFrame::function).toList());
    var expected =
        assertThrows(
            Trap.class,
            () -> Wat.call(Wat.RUNTIME.compile(module).instantiate(Imports.NONE), "run"));
    assertEquals(expected.wasmStack(), trap.wasmStack());
  }

  @Test
  void traceNameFunctionsOfSmallAndLargeOnes() throws IOException {
    Instance small = instance(SMALL);
    var trap = assertThrows(Trap.class, () -> Wat.call(small, "trap"));
    var expected =
        assertThrows(
            Trap.class,
            () -> Wat.call(Wat.RUNTIME.compile(SMALL).instantiate(Imports.NONE), "trap"));
    assertEquals(expected.wasmStack(), trap.wasmStack());
    assertEquals("inner", trap.wasmStack().getFirst().function());
    Instance large = instance(Samples.large());
    var inPieces = assertThrows(Trap.class, () -> Wat.call(large, "work", -1));
    var same =
        assertThrows(
            Trap.class,
            () ->
                Wat.call(
                    Wat.RUNTIME.compile(Samples.large()).instantiate(Imports.NONE), "work", -1));
    assertEquals(same.wasmStack(), inPieces.wasmStack());
  }

  @Test
  void largeFunctionsGiveTheSameResults() throws IOException {
    Instance ahead = instance(Samples.large());
    Instance expected = Wat.RUNTIME.compile(Samples.large()).instantiate(Imports.NONE);
    for (int i : new int[] {0, 1, 999, 1999, 2000, 17}) {
      assertEquals(Wat.call(expected, "work", i), Wat.call(ahead, "work", i));
    }
  }

  @Test
  void everyConstructGivesTheSameResults() throws Exception {
    Instance ahead = constructs(module(provider(jar(Samples.constructs(), "m"))));
    Instance expected = constructs(Wat.RUNTIME.compile(Samples.constructs()));
    for (Instance instance : List.of(expected, ahead)) {
      assertEquals(120, Wat.call(instance, "fac", 5));
      assertEquals(1, Wat.call(instance, "indirect", 100_000, 1), "100,000 is even");
      assertEquals(1007L, Wat.call(instance, "several", 1000L));
      assertEquals(100 + 41 + 1, Wat.call(instance, "imports", 41));
      assertEquals(List.of(10, 20, 30, 20, 20), calls(instance, "switch", 0, 1, 2, 3, 99));
      assertEquals(List.of(1, 5), calls(instance, "catch", 0, 1));
      assertEquals(42, Wat.call(instance, "struct", 3));
      assertEquals(7, Wat.call(instance, "array", 3));
      assertEquals(24, Wat.call(instance, "callRef", 4));
      assertEquals(0, Wat.call(instance, "reference", "x"));
      assertEquals(2 + 5, Wat.call(instance, "bulk"));
      assertThrows(Trap.class, () -> Wat.call(instance, "trap", -1));
    }
    assertEquals(calls(expected, "loop", 0, 1, 7, 200), calls(ahead, "loop", 0, 1, 7, 200));
    var vector = new V128(0x1234_5678_9abc_def0L, -1);
    assertEquals(Wat.call(expected, "vector", vector), Wat.call(ahead, "vector", vector));
  }

  private static List<Object> calls(Instance instance, String name, int... arguments) {
    Function function = instance.function(name);
    return Arrays.stream(arguments).mapToObj(function::call).toList();
  }

  static int addOne(int value, long ignored) {
    return value + 1;
  }

  private static Instance constructs(Module module) throws ReflectiveOperationException {
    MethodHandle addOne =
        MethodHandles.lookup()
            .findStatic(
                CompileAheadTest.class,
                "addOne",
                MethodType.methodType(int.class, int.class, long.class));
    return module.instantiate(
        Imports.builder()
            .function("host", "f", HostFunction.of(addOne))
            .define("host", "g", Wat.RUNTIME.newGlobal(new GlobalType(ValType.I32, false), 100))
            .build());
  }

  @Test
  void codeIsThereForTheOptionsThatWereAskedFor() throws IOException {
    var stoppable = InstanceOptions.DEFAULT.withInterruption();
    Module both = module(provider(jar(SMALL, "m", InstanceOptions.DEFAULT, stoppable)));
    assertEquals(5, Wat.call(both.instantiate(Imports.NONE), "g"));
    Instance instance = both.instantiate(Imports.NONE, stoppable);
    instance.interrupt();
    assertThrows(InterruptedExecutionException.class, () -> Wat.call(instance, "spin"));
    Module one = module(provider(jar(SMALL, "m")));
    var e = assertThrows(LinkException.class, () -> one.instantiate(Imports.NONE, stoppable));
    assertTrue(e.getMessage().contains("interruptible"), e.getMessage());
  }

  /** Changes a file inside of a jar. */
  private Path changed(String name, UnaryOperator<byte[]> change) throws IOException {
    Path jar = Files.write(Files.createTempFile(temp, "changed", ".jar"), jar(SMALL, "m"));
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path file = zip.getPath(name);
      Files.write(file, change.apply(Files.readAllBytes(file)));
    }
    return jar;
  }

  private static byte[] withLast(byte[] bytes, int delta) {
    bytes[bytes.length - 1] += (byte) delta;
    return bytes;
  }

  @Test
  void aJarWhoseModuleWasChangedIsRefused() throws IOException {
    byte[] other = Wat.RUNTIME.compile("(module)".getBytes(StandardCharsets.UTF_8)).toBinary();
    for (UnaryOperator<byte[]> change :
        List.<UnaryOperator<byte[]>>of(bytes -> withLast(bytes, 1), bytes -> other)) {
      EngineProvider provider = provider(changed("META-INF/wasmoka/module.wasm", change));
      assertTrue(provider.unavailable().orElseThrow().contains("another module"));
      assertThrows(IllegalStateException.class, () -> provider.open(ALL));
      assertThrows(IllegalStateException.class, provider::precompiled);
    }
  }

  @Test
  void aJarWhoseIndexIsDamagedOrOfAnotherVersionIsRefused() throws IOException {
    var version =
        provider(changed("META-INF/wasmoka/index", bytes -> withFirst(bytes))).unavailable();
    assertTrue(version.orElseThrow().contains("another version"), version.toString());
    var cut =
        provider(changed("META-INF/wasmoka/index", bytes -> Arrays.copyOf(bytes, bytes.length / 2)))
            .unavailable();
    assertTrue(cut.orElseThrow().contains("damaged"), cut.toString());
  }

  private static byte[] withFirst(byte[] bytes) {
    bytes[0] ^= 1;
    return bytes;
  }
}
