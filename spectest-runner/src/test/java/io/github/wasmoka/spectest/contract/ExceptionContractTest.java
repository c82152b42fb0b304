package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExceptionRef;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.api.type.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Exceptions of WebAssembly between modules and the host, in both directions. */
class ExceptionContractTest extends Contract {
  private final String thrower =
      """
      (module
        (tag $e (export "e") (param i32 i64 f32 f64 v128 externref))
        (tag $n (export "n"))
        (func (export "throw") (param externref)
          (throw $e (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4)
            (v128.const i64x2 5 6) (local.get 0)))
        (func (export "empty") (throw $n))
        (func (export "catch") (result exnref)
          (block (result exnref) (try_table (catch_all_ref 0) (throw $n)) (unreachable)))
        (func (export "rethrow") (param exnref) (throw_ref (local.get 0)))
        (func (export "one") (result i32) (i32.const 1)))
      """;

  @Test
  void uncaughtExceptionsCarryTheirTagAndPayload() {
    Instance instance = instance(thrower);
    var object = new Object();
    UncaughtWasmException e =
        assertThrows(UncaughtWasmException.class, () -> instance.function("throw").call(object));
    assertSame(instance.export("e"), e.exception().tag());
    assertEquals(Arrays.asList(1, 2L, 3f, 4.0, new V128(5, 6), object), e.exception().payload());
    UncaughtWasmException n =
        assertThrows(UncaughtWasmException.class, () -> instance.function("empty").call());
    assertSame(instance.export("n"), n.exception().tag());
    assertEquals(List.of(), n.exception().payload());
    assertEquals(1, instance.function("one").call());
  }

  @Test
  void exceptionsAreValues() {
    Instance instance = instance(thrower);
    ExceptionRef caught = (ExceptionRef) instance.function("catch").call();
    assertSame(instance.export("n"), caught.tag());
    UncaughtWasmException again =
        assertThrows(UncaughtWasmException.class, () -> instance.function("rethrow").call(caught));
    assertSame(caught, again.exception());
    traps(
        TrapKind.NULL_EXCEPTION_REFERENCE, () -> instance.function("rethrow").call((Object) null));
    assertThrows(
        IllegalArgumentException.class, () -> instance.function("rethrow").call("no exception"));
  }

  private static final String CATCHER =
      """
      (module
        (import "h" "tag" (tag $t (param i32)))
        (import "h" "f" (func $f (param i32)))
        (func (export "catch") (param i32) (result i32)
          (block $h (result i32)
            (try_table (catch $t $h) (call $f (local.get 0)))
            (i32.const -1)))
        (func (export "catchRef") (param i32) (result i32 exnref)
          (block $h (result i32 exnref)
            (try_table (catch_ref $t $h) (call $f (local.get 0)))
            (unreachable)))
        (func (export "all") (param i32) (result i32)
          (block $h (try_table (catch_all $h) (call $f (local.get 0))) (return (i32.const 0)))
          (i32.const 1))
        (func $pass (export "pass") (param i32) (call $f (local.get 0)))
        (func (export "through") (param i32) (result i32)
          (block $h (result i32)
            (try_table (catch $t $h) (call $pass (local.get 0)))
            (i32.const -1))))
      """;

  @Test
  void theHostThrowsAndWebAssemblyCatches() {
    Runtime runtime = runtime();
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    Tag other = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    IntConsumer throwing =
        i -> {
          if (i > 0) {
            Tag thrown = i < 100 ? tag : other;
            throw new UncaughtWasmException(runtime.newException(thrown, i), List.of());
          }
        };
    Instance instance =
        instance(
            CATCHER,
            Imports.builder()
                .define("h", "tag", tag)
                .function("h", "f", IntConsumer.class, throwing));
    assertEquals(-1, instance.function("catch").call(0));
    assertEquals(5, instance.function("catch").call(5));
    assertEquals(6, instance.function("through").call(6));
    assertEquals(1, instance.function("all").call(7));
    Object[] values = (Object[]) instance.function("catchRef").call(8);
    assertEquals(8, values[0]);
    assertEquals(List.of(8), ((ExceptionRef) values[1]).payload());
    // One with the same type is not the same tag.
    UncaughtWasmException e =
        assertThrows(UncaughtWasmException.class, () -> instance.function("catch").call(100));
    assertSame(other, e.exception().tag());
    assertEquals(List.of(100), e.exception().payload());
    UncaughtWasmException passed =
        assertThrows(UncaughtWasmException.class, () -> instance.function("pass").call(9));
    assertEquals(List.of(9), passed.exception().payload());
  }

  /** Wasm throws, the host in between does not look, the outer wasm catches. */
  @Test
  void exceptionsCrossTheHost() {
    Runtime runtime = runtime();
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    Instance inner =
        instance(
            """
            (module (import "h" "tag" (tag $t (param i32)))
              (func (export "f") (param i32) (throw $t (local.get 0))))
            """,
            Imports.builder().define("h", "tag", tag));
    var left = new AtomicReference<UncaughtWasmException>();
    IntConsumer between =
        i -> {
          try {
            inner.function("f").call(i);
          } catch (UncaughtWasmException e) {
            left.set(e);
            throw e;
          }
        };
    Instance outer =
        instance(
            CATCHER,
            Imports.builder()
                .define("h", "tag", tag)
                .function("h", "f", IntConsumer.class, between));
    assertEquals(11, outer.function("catch").call(11));
    assertEquals(List.of(11), left.get().exception().payload());
    Object[] values = (Object[]) outer.function("catchRef").call(12);
    assertSame(left.get().exception(), values[1]);
    assertThrows(UncaughtWasmException.class, () -> outer.function("pass").call(13));
  }

  /** The same between two instances without the host. */
  @Test
  void exceptionsCrossInstances() {
    Instance inner =
        instance(
            """
            (module (tag $t (export "tag") (param i32))
              (func (export "f") (param i32) (throw $t (local.get 0))))
            """);
    Instance outer = instance(CATCHER, Imports.builder().instance("h", inner));
    assertEquals(3, outer.function("catch").call(3));
    assertEquals(4, outer.function("through").call(4));
    UncaughtWasmException e =
        assertThrows(UncaughtWasmException.class, () -> outer.function("pass").call(5));
    assertSame(inner.export("tag"), e.exception().tag());
  }

  /** Traps and the host's failures are no exceptions: nothing catches them. */
  @Test
  void trapsAreNotCaught() {
    Tag tag = runtime().newTag(new TagType(FuncType.of(ValType.I32)));
    IntUnaryOperator divide = i -> 1 / i;
    Instance instance =
        instance(
            """
            (module (import "h" "f" (func $f (param i32) (result i32)))
              (func (export "host") (result i32)
                (block $h (try_table (catch_all $h) (return (call $f (i32.const 0)))))
                (i32.const 1))
              (func (export "trap") (result i32)
                (block $h
                  (try_table (catch_all $h)
                    (return (i32.div_s (i32.const 1) (i32.const 0)))))
                (i32.const 1)))
            """,
            Imports.builder()
                .define("h", "tag", tag)
                .function("h", "f", IntUnaryOperator.class, divide));
    traps(TrapKind.HOST_ERROR, () -> instance.function("host").call());
    traps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> instance.function("trap").call());
  }

  @Test
  void payloadsAreChecked() {
    Runtime runtime = runtime();
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32, ValType.FUNCREF)));
    assertThrows(IllegalArgumentException.class, () -> runtime.newException(tag));
    assertThrows(IllegalArgumentException.class, () -> runtime.newException(tag, 1));
    assertThrows(IllegalArgumentException.class, () -> runtime.newException(tag, 1L, null));
    assertThrows(IllegalArgumentException.class, () -> runtime.newException(tag, 1, "x"));
    ExceptionRef exception = runtime.newException(tag, 1, null);
    assertEquals(Arrays.asList(1, null), exception.payload());
    assertThrows(UnsupportedOperationException.class, () -> exception.payload().set(0, 2));
    assertEquals(new TagType(FuncType.of(ValType.I32, ValType.FUNCREF)), tag.type());
  }

  /** What a host function raises when the host itself calls it. */
  @Test
  void aHostFunctionCalledByTheHost() {
    Runtime runtime = runtime();
    Tag tag = runtime.newTag(new TagType(FuncType.of()));
    ExceptionRef exception = runtime.newException(tag);
    Runnable raise =
        () -> {
          throw new UncaughtWasmException(exception, List.of());
        };
    Function function = runtime.newFunction(HostFunction.of(Runnable.class, raise));
    UncaughtWasmException e = assertThrows(UncaughtWasmException.class, function::call);
    assertSame(exception, e.exception());
    assertThrows(UncaughtWasmException.class, function::callRaw);
    assertThrows(UncaughtWasmException.class, () -> function.handle().invoke());
    UncaughtWasmException start =
        assertThrows(
            UncaughtWasmException.class,
            () ->
                instance(
                    "(module (import \"h\" \"f\" (func $f)) (start $f))",
                    Imports.builder().function("h", "f", Runnable.class, raise)));
    assertSame(exception, start.exception());
    assertTrue(start.getMessage().startsWith("unhandled exception"));
  }

  @Test
  void legacyExceptions() {
    Runtime runtime = runtime();
    Tag tag = runtime.newTag(new TagType(FuncType.of(ValType.I32)));
    IntConsumer throwing =
        i -> {
          throw new UncaughtWasmException(runtime.newException(tag, i), List.of());
        };
    Instance instance =
        instance(
            """
            (module (import "h" "tag" (tag $t (param i32))) (import "h" "f" (func $f (param i32)))
              (func (export "catch") (param i32) (result i32)
                try (result i32) (call $f (local.get 0)) (i32.const -1) catch $t end)
              (func (export "rethrow") (param i32)
                try (call $f (local.get 0)) catch_all rethrow 0 end))
            """,
            Imports.builder()
                .define("h", "tag", tag)
                .function("h", "f", IntConsumer.class, throwing));
    assertEquals(5, instance.function("catch").call(5));
    UncaughtWasmException e =
        assertThrows(UncaughtWasmException.class, () -> instance.function("rethrow").call(6));
    assertEquals(List.of(6), e.exception().payload());
  }
}
