package io.github.wasmoka.bench;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Runtime;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call over the edge costs: from Java to WebAssembly by each way there is, and from
 * WebAssembly to Java. The engine is chosen by {@code -Dwasmoka.engine}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {
  private static final int CALLS = 1000;

  private static final Instance INSTANCE =
      Runtime.create()
          .compile(
              """
              (module
                (import "host" "next" (func $next (param i32) (result i32)))
                (func (export "add") (param i32 i32) (result i32)
                  (i32.add (local.get 0) (local.get 1)))
                (func (export "out") (param $n i32) (result i32) (local $x i32)
                  (loop $l
                    (local.set $x (call $next (local.get $x)))
                    (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                  (local.get $x)))
              """
                  .getBytes(StandardCharsets.UTF_8))
          .instantiate(
              Imports.builder()
                  .function("host", "next", IntUnaryOperator.class, x -> x + 1)
                  .build());

  private static final Function ADD = INSTANCE.function("add");
  private static final MethodHandle ADD_HANDLE = ADD.handle();
  private static final MethodHandle OUT_HANDLE = INSTANCE.function("out").handle();

  private int x = 1;

  /** Made by JMH. */
  public CallBenchmark() {}

  /**
   * Java to WebAssembly by a constant method handle.
   *
   * @return the sum
   * @throws Throwable what the handle throws
   */
  @Benchmark
  public int inByHandle() throws Throwable {
    return (int) ADD_HANDLE.invokeExact(x, 2);
  }

  /**
   * Java to WebAssembly by raw bits.
   *
   * @return the sum
   */
  @Benchmark
  public long inByRaw() {
    return ADD.callRaw(x, 2)[0];
  }

  /**
   * Java to WebAssembly by objects.
   *
   * @return the sum
   */
  @Benchmark
  public Object inByObjects() {
    return java.util.Objects.requireNonNull(ADD.call(x, 2));
  }

  /**
   * WebAssembly to Java, a thousand times in a loop; the figure is that of one call.
   *
   * @return the count
   * @throws Throwable what the handle throws
   */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int out() throws Throwable {
    return (int) OUT_HANDLE.invokeExact(CALLS);
  }
}
