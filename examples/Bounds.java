import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs a guest that is not trusted: it gets so much time, fuel, memory and stack, and no more. */
public class Bounds {
  private static final String GUEST =
      """
      (module
        (memory (export "memory") 1)
        (func (export "loop") (loop $l (br $l)))
        (func $dig (export "dig") (result i32) (i32.add (call $dig) (i32.const 1)))
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "fine") (result i32) (i32.const 42)))
      """;

  public static void main(String[] args) {
    Runtime runtime =
        Runtime.builder()
            .limits(
                ResourceLimits.DEFAULT.withMaxMemoryBytes(1 << 20).withMaxStackBytes(256 << 10))
            .build();
    Module module = runtime.compile(GUEST.getBytes(StandardCharsets.UTF_8));

    Instance timed =
        module.instantiate(Imports.NONE, InstanceOptions.DEFAULT.withInterruption());
    timed.interruptAfter(Duration.ofMillis(50));
    System.out.println("loop: " + outcome(timed, "loop"));

    Instance fuelled = module.instantiate(Imports.NONE, InstanceOptions.DEFAULT.withFuel(10_000));
    System.out.println("loop: " + outcome(fuelled, "loop"));
    fuelled.setFuel(10_000);

    Instance plain = module.instantiate(Imports.NONE);
    System.out.println("dig: " + outcome(plain, "dig"));
    System.out.println("grow to 1 MiB: " + outcome(plain, "grow", 15));
    System.out.println("grow further: " + outcome(plain, "grow", 1));
    try {
      runtime
          .compile("(module (memory 17))".getBytes(StandardCharsets.UTF_8))
          .instantiate(Imports.NONE);
    } catch (LinkException e) {
      System.out.println("17 pages do not link");
    }

    // None of this has harmed the instances.
    for (Instance instance : new Instance[] {timed, fuelled, plain}) {
      System.out.println("fine: " + outcome(instance, "fine"));
    }
  }

  private static Object outcome(Instance instance, String function, Object... args) {
    try {
      return instance.function(function).call(args);
    } catch (ExecutionException e) {
      return e.getClass().getSimpleName();
    }
  }
}
// Prints:
// loop: InterruptedExecutionException
// loop: ExhaustionException
// dig: ExhaustionException
// grow to 1 MiB: 1
// grow further: -1
// 17 pages do not link
// fine: 42
// fine: 42
// fine: 42
