package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.CallListener;
import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.UncaughtWasmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interruption, fuel and call listeners: what an instance is asked for when it is made. */
class WatchingContractTest extends Contract {
  private static final String SPIN =
      """
      (module
        (func (export "spin") (loop (br 0)))
        (func $f (export "recur") (call $f))
        (func $t (export "tail") (return_call $t))
        (func (export "one") (result i32) (i32.const 1)))
      """;

  private static Object call(Instance instance, String name, Object... args) {
    return instance.function(name).call(args);
  }

  // Interruption

  @Test
  void anInterruptStopsWhatIsCalledNextAndOnce() {
    Instance instance = instance(SPIN, InstanceOptions.DEFAULT.withInterruption());
    List<String> names = List.of("spin", "recur", "tail", "one");
    for (String name : names) {
      instance.interrupt();
      var e = assertThrows(InterruptedExecutionException.class, () -> call(instance, name));
      assertEquals(1, e.wasmStack().size());
      assertEquals(names.indexOf(name), e.wasmStack().getFirst().functionIndex());
      assertEquals(1, call(instance, "one"));
    }
  }

  @Test
  void anotherThreadOrADeadlineStopsALoop() throws InterruptedException {
    Instance instance = instance(SPIN, InstanceOptions.DEFAULT.withInterruption());
    for (String name : List.of("spin", "tail")) {
      instance.interruptAfter(Duration.ofMillis(20));
      assertThrows(InterruptedExecutionException.class, () -> call(instance, name));
    }
    var thread =
        Thread.ofPlatform()
            .start(() ->
                assertThrows(InterruptedExecutionException.class, () -> call(instance, "spin")));
    thread.interrupt();
    thread.join();
    assertEquals(1, call(instance, "one"));
  }

  /** Loops that call, that have a switch, and that take values along with others below them. */
  private static final String LOOPS =
      """
      (module
        (func $one (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
        (func (export "calls") (param $rounds i32) (result i32) (local $i i32)
          (loop $l
            (local.set $i (call $one (local.get $i)))
            (br_if $l (i32.ne (local.get $i) (local.get $rounds))))
          (local.get $i))
        (func (export "switches") (param $rounds i32) (result i32) (local $i i32) (local $sum i32)
          (block $end
            (loop $l
              (br_if $end (i32.eq (local.get $i) (local.get $rounds)))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (block $b (block $a
                (br_table $a $b $l $a $b $l $a $b $l
                  (i32.rem_u (local.get $i) (i32.const 9))))
                (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
                (br $l))
              (local.set $sum (i32.add (local.get $sum) (i32.const 10)))
              (br $l)))
          (local.get $sum))
        (func (export "carries") (param $rounds i32) (result i32)
          (i32.const 1000) (i64.const 7) (i32.const 0) (f64.const 0)
          (loop $outer (param i64 i32 f64) (result i64 i32)
            (i32.trunc_f64_s)
            (drop)
            (loop $l (param i32) (result i32)
              (call $one)
              (if (param i32) (result i32) (i32.rem_u (local.get $rounds) (i32.const 3))
                (then (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1))) (br $l)))
            )
            (f64.const 1.5)
            (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
            (br_if $outer (i32.gt_s (local.get $rounds) (i32.const 0)))
            (drop))
          (i32.wrap_i64 (block (param i64 i32) (result i64)
            (i64.extend_i32_u) (i64.add)))
          (i32.add)))
      """;

  @Test
  void loopsOfEveryShapeRunOnAndStop() {
    Instance plain = instance(LOOPS);
    Instance instance = instance(LOOPS, InstanceOptions.DEFAULT.withInterruption());
    assertEquals(5000, call(plain, "calls", 5000));
    for (String name : List.of("calls", "switches", "carries")) {
      for (int rounds : new int[] {1, 2, 1023, 1024, 1025, 5000}) {
        assertEquals(call(plain, name, rounds), call(instance, name, rounds), name + " " + rounds);
      }
    }
    for (String name : List.of("calls", "switches")) {
      instance.interruptAfter(Duration.ofMillis(20));
      assertThrows(InterruptedExecutionException.class, () -> call(instance, name, -1), name);
    }
  }

  /** Functions that the host cannot call, and that go on without a loop. */
  private static final String RECURSIONS =
      """
      (module
        (table funcref (elem $indirect))
        (type $t (func (param i32) (result i32)))
        (func $fib (param $n i32) (result i32)
          (if (result i32) (i32.lt_u (local.get $n) (i32.const 2))
            (then (local.get $n))
            (else
              (i32.add
                (call $fib (i32.sub (local.get $n) (i32.const 1)))
                (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
        (func (export "fib") (param i32) (result i32) (call $fib (local.get 0)))
        (func $even (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
          (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
        (func $odd (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
          (return_call $even (i32.sub (local.get 0) (i32.const 1))))
        (func (export "even") (param i32) (result i32) (call $even (local.get 0)))
        (func $own (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 7))))
          (return_call $own (i32.sub (local.get 0) (i32.const 1))))
        (func (export "own") (param i32) (result i32) (call $own (local.get 0)))
        (func $indirect (type $t)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 9))))
          (return_call_indirect (type $t) (i32.sub (local.get 0) (i32.const 1)) (i32.const 0)))
        (func (export "indirect") (type $t) (call $indirect (local.get 0))))
      """;

  @Test
  void recursionWithoutALoopRunsOnAndStops() {
    Instance plain = instance(RECURSIONS);
    Instance instance = instance(RECURSIONS, InstanceOptions.DEFAULT.withInterruption());
    assertEquals(6765, call(plain, "fib", 20));
    for (String name : List.of("fib", "even", "own", "indirect")) {
      assertEquals(call(plain, name, 21), call(instance, name, 21), name);
      instance.interruptAfter(Duration.ofMillis(20));
      // Without a stop: 2^55 calls and more, or 2^32 for a second or two at the least.
      int rounds = name.equals("fib") ? 80 : -1;
      assertThrows(InterruptedExecutionException.class, () -> call(instance, name, rounds), name);
      assertEquals(call(plain, name, 20), call(instance, name, 20), name);
    }
  }

  @Test
  void aWithdrawnInterruptStopsNothing() {
    Instance instance = instance(SPIN, InstanceOptions.DEFAULT.withInterruption());
    instance.interrupt();
    instance.clearInterrupt();
    assertEquals(1, call(instance, "one"));
  }

  // Fuel

  private static final String FUEL =
      """
      (module
        (func (export "straight") (nop) (nop) (nop))
        (func (export "rounds") (param i32)
          (loop $l
            (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
            (br_if $l (local.get 0))))
        (func (export "unreached") (param i32)
          (block $out (br $out) (loop (nop) (nop)) (nop)))
        (func (export "calls") (call 0) (call 0)))
      """;

  @Test
  void entriesAndRoundsTakeFuel() {
    Instance instance = instance(FUEL, InstanceOptions.DEFAULT.withFuel(1000));
    call(instance, "straight");
    assertEquals(997, instance.fuel());
    // Seven instructions a round, the loop's own among them.
    call(instance, "rounds", 5);
    assertEquals(997 - 35, instance.fuel());
    instance.setFuel(100);
    call(instance, "unreached", 0);
    assertEquals(97, instance.fuel());
    call(instance, "calls");
    assertEquals(97 - 2 - 6, instance.fuel());
  }

  @Test
  void fuelRunsOutAndCanBeFilledUp() {
    Instance instance = instance(FUEL, InstanceOptions.DEFAULT.withFuel(20));
    var e = assertThrows(ExhaustionException.class, () -> call(instance, "rounds", 1_000_000));
    assertEquals(ExhaustionException.Resource.FUEL, e.resource());
    assertEquals(1, e.wasmStack().getFirst().functionIndex());
    assertEquals(0, instance.fuel());
    instance.setFuel(3);
    call(instance, "straight");
    assertEquals(0, instance.fuel());
    assertThrows(ExhaustionException.class, () -> call(instance, "straight"));
  }

  // The listener

  private static final class Recorder implements CallListener {
    final List<String> events = new ArrayList<>();

    @Override
    public void entered(Instance instance, int function) {
      events.add("+" + function);
    }

    @Override
    public void left(Instance instance, int function) {
      events.add("-" + function);
    }
  }

  private List<String> events(String wat, String name, Class<? extends Throwable> thrown) {
    var recorder = new Recorder();
    Instance instance = instance(wat, InstanceOptions.DEFAULT.withListener(recorder));
    if (thrown == null) {
      call(instance, name);
    } else {
      assertThrows(thrown, () -> call(instance, name));
    }
    return recorder.events;
  }

  @Test
  void callsAndReturnsAreTold() {
    String wat =
        """
        (module
          (func $a (param i32) (result i32) (if (local.get 0) (then (return (i32.const 1)))) (i32.const 2))
          (func $b (result i32 i32) (call $a (i32.const 0)) (call $a (i32.const 1)))
          (func (export "run") (call $b) (drop) (drop)))
        """;
    assertEquals(List.of("+2", "+1", "+0", "-0", "+0", "-0", "-1", "-2"), events(wat, "run", null));
  }

  @Test
  void aTailCallLeavesBeforeItEnters() {
    String wat =
        """
        (module
          (type $t (func))
          (table funcref (elem $b))
          (func $b)
          (func $a (return_call_indirect (type $t) (i32.const 0)))
          (func (export "run") (return_call $a))
          (func (export "fails") (return_call_indirect (type $t) (i32.const 7))))
        """;
    assertEquals(List.of("+2", "-2", "+1", "-1", "+0", "-0"), events(wat, "run", null));
    assertEquals(List.of("+3", "-3"), events(wat, "fails", Trap.class));
  }

  @Test
  void unwindingIsTold() {
    String wat =
        """
        (module
          (tag $e)
          (func $throw (throw $e))
          (func $between (call $throw))
          (func (export "caught") (block $h (try_table (catch $e $h) (call $between))))
          (func (export "uncaught") (call $between))
          (func $trap (unreachable))
          (func (export "trapped") (call $trap))
          (func $deep (call $deep))
          (func (export "exhausted") (call $deep)))
        """;
    assertEquals(List.of("+2", "+1", "+0", "-0", "-1", "-2"), events(wat, "caught", null));
    assertEquals(
        List.of("+3", "+1", "+0", "-0", "-1", "-3"),
        events(wat, "uncaught", UncaughtWasmException.class));
    assertEquals(List.of("+5", "+4", "-4", "-5"), events(wat, "trapped", Trap.class));
    var deep = events(wat, "exhausted", ExhaustionException.class);
    assertEquals(deep.size() / 2, deep.stream().filter(e -> e.startsWith("-")).count());
    assertTrue(deep.size() > 2_000);
  }

  @Test
  void aListenerMayCallTheInstance() {
    var results = new ArrayList<Object>();
    var listener =
        new CallListener() {
          private boolean inside;

          @Override
          public void entered(Instance instance, int function) {
            if (!inside) {
              inside = true;
              results.add(call(instance, "sum", 1, 2));
              inside = false;
            }
          }

          @Override
          public void left(Instance instance, int function) {
            entered(instance, function);
          }
        };
    Instance instance =
        instance(
            "(module (func (export \"sum\") (param i32 i32) (result i32)"
                + " (i32.add (local.get 0) (local.get 1))))",
            InstanceOptions.DEFAULT.withListener(listener));
    assertEquals(70, call(instance, "sum", 30, 40));
    assertEquals(List.of(3, 3), results);
  }

  @Test
  void whatAListenerThrowsIsAHostError() {
    var failure = new IllegalStateException("no");
    var listener =
        new CallListener() {
          @Override
          public void entered(Instance instance, int function) {
            throw failure;
          }

          @Override
          public void left(Instance instance, int function) {
            throw new AssertionError("was not entered");
          }
        };
    Instance instance = instance(SPIN, InstanceOptions.DEFAULT.withListener(listener));
    var e = assertThrows(Trap.class, () -> call(instance, "one"));
    assertEquals(TrapKind.HOST_ERROR, e.kind());
    assertSame(failure, e.getCause());
  }

  @Test
  void allTogether() {
    var recorder = new Recorder();
    Instance instance =
        instance(
            FUEL,
            InstanceOptions.DEFAULT
                .withDirtyTracking()
                .withListener(recorder)
                .withFuel(9)
                .withInterruption());
    assertThrows(ExhaustionException.class, () -> call(instance, "rounds", 2));
    instance.interrupt();
    instance.setFuel(100);
    assertInstanceOf(
        InterruptedExecutionException.class,
        assertThrows(RuntimeException.class, () -> call(instance, "straight")));
    assertEquals(List.of("+1", "-1", "+0", "-0"), recorder.events);
  }
}
