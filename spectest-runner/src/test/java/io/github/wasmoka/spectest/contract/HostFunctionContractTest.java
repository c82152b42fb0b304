package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions of the host: lambdas and handles, results, failures, calls back. */
class HostFunctionContractTest extends Contract {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static MethodHandle own(String name, Class<?> result, Class<?>... params) {
    try {
      return LOOKUP.findStatic(
          HostFunctionContractTest.class, name, MethodType.methodType(result, params));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static HostFunction lambda(Callable<?> body) {
    return HostFunction.of(
        new FuncType(List.of(), List.of(ValType.EXTERNREF)),
        own("call", Object.class, Callable.class).bindTo(body));
  }

  @SuppressWarnings("unused")
  private static Object call(Callable<?> body) throws Exception {
    return body.call();
  }

  /** A module that imports a function and calls it. */
  private Instance calling(HostFunction function) {
    return instance(
        """
        (module
          (import "h" "f" (func $f (result externref)))
          (func (export "f") (result externref) (call $f))
          (func (export "one") (result i32) (i32.const 1)))
        """,
        Imports.builder().function("h", "f", function));
  }

  @Test
  void lambdasOfFunctionalInterfaces() {
    var seen = new ArrayList<Integer>();
    Instance instance =
        instance(
            """
            (module
              (import "h" "max" (func $max (param i32 i32) (result i32)))
              (import "h" "neg" (func $neg (param i64) (result i64)))
              (import "h" "sqrt" (func $sqrt (param f64) (result f64)))
              (import "h" "see" (func $see (param i32)))
              (import "h" "seven" (func $seven (result i32)))
              (func (export "run") (param i32 i32) (result i64 f64 i32)
                (call $see (call $max (local.get 0) (local.get 1)))
                (call $neg (i64.const 5))
                (call $sqrt (f64.const 6.25))
                (call $seven)))
            """,
            Imports.builder()
                .function("h", "max", IntBinaryOperator.class, Math::max)
                .function("h", "neg", LongUnaryOperator.class, x -> -x)
                .function("h", "sqrt", DoubleUnaryOperator.class, Math::sqrt)
                .function("h", "see", IntConsumer.class, seen::add)
                .function("h", "seven", IntSupplier.class, () -> 7));
    assertArrayEquals(new Object[] {-5L, 2.5, 7}, (Object[]) instance.function("run").call(-3, 4));
    assertEquals(List.of(4), seen);
  }

  @SuppressWarnings("unused")
  private static Object[] reverse(int i, long l, float f, double d, V128 v, Object o, Function g) {
    return new Object[] {g, o, v, d, f, l, i};
  }

  @Test
  void everyTypeBothWays() {
    var type =
        new FuncType(
            List.of(
                ValType.I32,
                ValType.I64,
                ValType.F32,
                ValType.F64,
                ValType.V128,
                ValType.EXTERNREF,
                ValType.FUNCREF),
            List.of(
                ValType.FUNCREF,
                ValType.EXTERNREF,
                ValType.V128,
                ValType.F64,
                ValType.F32,
                ValType.I64,
                ValType.I32));
    HostFunction reverse =
        HostFunction.of(
            type,
            own(
                "reverse",
                Object[].class,
                int.class,
                long.class,
                float.class,
                double.class,
                V128.class,
                Object.class,
                Function.class));
    String params = "(param i32 i64 f32 f64 v128 externref funcref)";
    String results = "(result funcref externref v128 f64 f32 i64 i32)";
    Instance instance =
        instance(
            "(module (import \"h\" \"f\" (func $f "
                + params
                + results
                + "))"
                + "(func (export \"f\") "
                + params
                + results
                + "(call $f (local.get 0) (local.get 1) (local.get 2) (local.get 3)"
                + " (local.get 4) (local.get 5) (local.get 6))))",
            Imports.builder().function("h", "f", reverse));
    Function function = instance.function("f");
    var object = new Object();
    var vector = new V128(5, 6);
    assertArrayEquals(
        new Object[] {function, object, vector, -0.0, Float.NaN, Long.MIN_VALUE, -1},
        (Object[]) function.call(-1, Long.MIN_VALUE, Float.NaN, -0.0, vector, object, function));
  }

  @SuppressWarnings("unused")
  private static int sizeOf(Instance caller, int factor) {
    return (int) caller.memory("m").byteSize() * factor;
  }

  @Test
  void theCallingInstanceIsPassed() {
    HostFunction size = HostFunction.of(own("sizeOf", int.class, Instance.class, int.class));
    assertEquals(new FuncType(List.of(ValType.I32), List.of(ValType.I32)), size.type());
    String text =
        """
        (module
          (import "h" "size" (func $size (param i32) (result i32)))
          (memory (export "m") %d)
          (table (export "t") 1 funcref) (elem (i32.const 0) $size)
          (type $s (func (param i32) (result i32)))
          (func (export "size") (result i32) (call $size (i32.const 2)))
          (func (export "indirect") (result i32)
            (call_indirect (type $s) (i32.const 3) (i32.const 0)))
          (func (export "byRef") (result i32) (call_ref $s (i32.const 4) (ref.func $size)))
          (func (export "tail") (result i32) (return_call $size (i32.const 5))))
        """;
    Imports imports = Imports.builder().function("h", "size", size).build();
    Instance one = instance(String.format(text, 1), imports);
    Instance two = instance(String.format(text, 2), imports);
    assertEquals(2 * 65536, one.function("size").call());
    assertEquals(4 * 65536, two.function("size").call());
    assertEquals(3 * 65536, one.function("indirect").call());
    assertEquals(4 * 65536, one.function("byRef").call());
    assertEquals(5 * 65536, one.function("tail").call());
    assertEquals(10 * 65536, two.function("tail").call());
  }

  @SuppressWarnings("unused")
  private static void started(AtomicReference<Instance> seen, Instance caller) {
    seen.set(caller);
  }

  /** A host function that is the start function is called by the instance. */
  @Test
  void theStartFunctionMayBeTheHosts() {
    var seen = new AtomicReference<Instance>();
    HostFunction start =
        HostFunction.of(
            own("started", void.class, AtomicReference.class, Instance.class).bindTo(seen));
    Instance instance =
        instance(
            "(module (import \"h\" \"start\" (func $s)) (start $s))",
            Imports.builder().function("h", "start", start));
    assertSame(instance, seen.get());
  }

  @Test
  void anyOtherExceptionIsATrapWithACause() {
    for (Throwable failure :
        List.of(new IllegalStateException("x"), new IOException("y"), new AssertionError("z"))) {
      Instance instance = calling(lambda(() -> sneak(failure)));
      Trap trap = traps(TrapKind.HOST_ERROR, () -> instance.function("f").call());
      assertSame(failure, trap.getCause());
      assertTrue(trap.getMessage().contains(failure.getMessage()), trap.getMessage());
      assertEquals(1, instance.function("one").call());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> Object sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void theFamilyPassesUnchanged() {
    var exit = new ExitException(3);
    Instance exits = calling(lambda(() -> sneak(exit)));
    assertSame(exit, assertThrows(ExitException.class, () -> exits.function("f").call()));
    var link = new LinkException("later");
    Instance links = calling(lambda(() -> sneak(link)));
    assertSame(link, assertThrows(LinkException.class, () -> links.function("f").call()));
    assertEquals(1, links.function("one").call());
    var trap = new Trap(TrapKind.UNREACHABLE, List.of(), null);
    Instance traps = calling(lambda(() -> sneak(trap)));
    traps(TrapKind.UNREACHABLE, () -> traps.function("f").call());
  }

  private static Object deep(int n) {
    return n == 0 ? "" : deep(n + 1).hashCode() + 1;
  }

  @Test
  void theHostsOwnRecursionIsExhaustion() {
    Instance instance = calling(lambda(() -> deep(1)));
    assertThrows(ExhaustionException.class, () -> instance.function("f").call());
    assertEquals(1, instance.function("one").call());
  }

  @SuppressWarnings("unused")
  private static Object given(Object value) {
    return value;
  }

  /** Calls a host function that returns something of no right type. */
  private void wrongResult(ValType result, Object value) {
    var type = new FuncType(List.of(), List.of(result));
    MethodHandle handle = MethodHandles.constant(Object.class, value);
    Class<?> wanted = HostFunction.methodType(type).returnType();
    HostFunction function = HostFunction.of(type, handle.asType(MethodType.methodType(wanted)));
    Instance instance =
        instance(
            "(module (type $s (struct)) (import \"h\" \"f\" (func $f (result "
                + result
                + "))) (func (export \"f\") (drop (call $f))))",
            Imports.builder().function("h", "f", function));
    traps(TrapKind.HOST_ERROR, () -> instance.function("f").call());
  }

  @Test
  void resultsAreChecked() {
    wrongResult(ValType.V128, null);
    wrongResult(ValType.FUNCREF, "a string");
    HostFunction few =
        HostFunction.of(
            new FuncType(List.of(), List.of(ValType.I32, ValType.I32)),
            MethodHandles.constant(Object[].class, new Object[] {1}));
    HostFunction wrong =
        HostFunction.of(
            new FuncType(List.of(), List.of(ValType.I32, ValType.I32)),
            MethodHandles.constant(Object[].class, new Object[] {1, 2L}));
    HostFunction none =
        HostFunction.of(
            new FuncType(List.of(), List.of(ValType.I32, ValType.I32)),
            MethodHandles.constant(Object[].class, null));
    for (HostFunction function : List.of(few, wrong, none)) {
      Instance instance =
          instance(
              "(module (import \"h\" \"f\" (func $f (result i32 i32)))"
                  + " (func (export \"f\") (result i32) (i32.add (call $f))))",
              Imports.builder().function("h", "f", function));
      traps(TrapKind.HOST_ERROR, () -> instance.function("f").call());
    }
  }

  @SuppressWarnings("unused")
  private static int length(String text) {
    return text.length();
  }

  @Test
  void anArgumentThatDoesNotFitTheHostsClassTraps() {
    HostFunction length = HostFunction.of(own("length", int.class, String.class));
    Instance instance =
        instance(
            """
            (module (import "h" "length" (func $f (param externref) (result i32)))
              (func (export "f") (param externref) (result i32) (call $f (local.get 0))))
            """,
            Imports.builder().function("h", "length", length));
    assertEquals(3, instance.function("f").call("abc"));
    traps(TrapKind.HOST_ERROR, () -> instance.function("f").call(42));
    traps(TrapKind.HOST_ERROR, () -> instance.function("f").call((Object) null));
  }

  @Test
  void handlesThatDoNotFitAreIllegal() {
    MethodHandle length = own("length", int.class, String.class);
    assertThrows(
        IllegalArgumentException.class, () -> HostFunction.of(FuncType.of(ValType.I32), length));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            HostFunction.of(
                new FuncType(List.of(ValType.EXTERNREF), List.of(ValType.I64)), length));
    assertThrows(
        IllegalArgumentException.class, () -> HostFunction.of(MethodHandles.identity(byte.class)));
    assertThrows(
        IllegalArgumentException.class, () -> HostFunction.of(String.class, "no interface"));
    assertThrows(IllegalArgumentException.class, () -> HostFunction.of(Hidden.class, () -> {}));
  }

  @SuppressWarnings("unused")
  private interface Hidden {
    void run();
  }

  /** Wasm calls the host, which calls the same instance, and so on. */
  @Test
  void callsBack() {
    var instance = new AtomicReference<Instance>();
    IntBinaryOperator sum =
        (n, depth) ->
            n == 0 ? depth : (Integer) instance.get().function("sum").call(n - 1, depth + 1);
    instance.set(
        instance(
            """
            (module
              (import "h" "sum" (func $sum (param i32 i32) (result i32)))
              (global $calls (mut i32) (i32.const 0))
              (export "calls" (global $calls))
              (func (export "sum") (param i32 i32) (result i32)
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (call $sum (local.get 0) (local.get 1))))
            """,
            Imports.builder().function("h", "sum", IntBinaryOperator.class, sum)));
    assertEquals(100, instance.get().function("sum").call(100, 0));
    assertEquals(101, instance.get().global("calls").value());
    assertThrows(
        ExhaustionException.class, () -> instance.get().function("sum").call(10_000_000, 0));
    assertEquals(3, instance.get().function("sum").call(3, 0));
  }

  /** A trap below the host is the host's to catch; what was running goes on. */
  @Test
  void theHostMayCatchATrap() {
    var instance = new AtomicReference<Instance>();
    IntSupplier attempt =
        () -> {
          Trap trap = assertThrows(Trap.class, () -> instance.get().function("divide").call(1, 0));
          return trap.kind() == TrapKind.INTEGER_DIVIDE_BY_ZERO ? 40 : 0;
        };
    instance.set(
        instance(
            """
            (module (import "h" "attempt" (func $attempt (result i32)))
              (func (export "divide") (param i32 i32) (result i32)
                (i32.div_s (local.get 0) (local.get 1)))
              (func (export "run") (param i32) (result i32)
                (i32.add (local.get 0) (call $attempt))))
            """,
            Imports.builder().function("h", "attempt", IntSupplier.class, attempt)));
    assertEquals(42, instance.get().function("run").call(2));
  }

  @Test
  void aFunctionValueOfTheHost() throws Throwable {
    Function max = runtime().newFunction(HostFunction.of(IntBinaryOperator.class, Math::max));
    assertEquals(5, max.call(3, 5));
    assertArrayEquals(new long[] {5}, max.callRaw(3, 5));
    assertEquals(5, (int) max.handle().invokeExact(3, 5));
    assertThrows(IllegalArgumentException.class, () -> max.call(1));
    Instance instance =
        instance(
            """
            (module
              (type $op (func (param i32 i32) (result i32)))
              (table (export "t") 2 funcref)
              (func (export "run") (param i32 i32 i32) (result i32)
                (call_indirect (type $op) (local.get 1) (local.get 2) (local.get 0)))
              (func (export "ref") (param funcref) (result i32)
                (call_ref $op (i32.const 8) (i32.const 9)
                  (ref.cast (ref $op) (local.get 0)))))
            """);
    instance.table("t").set(0, max);
    assertSame(max, instance.table("t").get(0));
    assertEquals(7, instance.function("run").call(0, 7, -7));
    assertEquals(9, instance.function("ref").call(max));
    assertNull(instance.table("t").get(1));
    Function other = runtime().newFunction(HostFunction.of(IntSupplier.class, () -> 1));
    instance.table("t").set(1, other);
    traps(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, () -> instance.function("run").call(1, 7, 7));
  }

  @Test
  void anImportedFunctionIsExportedAsItself() {
    Function one = instance("(module (func (export \"f\")))").function("f");
    Instance two =
        instance(
            "(module (import \"m\" \"f\" (func $f)) (export \"g\" (func $f)))",
            Imports.builder().define("m", "f", one));
    assertSame(one, two.function("g"));
  }
}
