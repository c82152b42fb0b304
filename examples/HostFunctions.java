import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Offers Java functions to a guest, in every form that there is. */
public class HostFunctions {
  private static final String GUEST =
      """
      (module
        (import "host" "max" (func $max (param i32 i32) (result i32)))
        (import "host" "pow" (func $pow (param f64 f64) (result f64)))
        (import "host" "log" (func $log (param i32 i32)))
        (import "host" "divide" (func $divide (param i64 i64) (result i64 i64)))
        (import "host" "names" (func $names (result externref)))
        (import "host" "add" (func $add (param externref i32)))
        (memory (export "memory") 1)
        (data (i32.const 8) "guest says hello")
        (func (export "run") (result externref) (local $list externref)
          (call $log (i32.const 8) (i32.const 16))
          (local.set $list (call $names))
          (call $add (local.get $list) (call $max (i32.const 3) (i32.const 5)))
          (call $add (local.get $list)
            (i32.trunc_f64_s (call $pow (f64.const 2) (f64.const 10))))
          (call $divide (i64.const 47) (i64.const 10))
          (call $add (local.get $list) (i32.wrap_i64))
          (drop)
          (local.get $list))
        (func (export "fail") (call $divide (i64.const 1) (i64.const 0)) drop drop))
      """
          // The remainder is on top of the stack: keep it in a local.
          .replace(
              "(call $add (local.get $list) (i32.wrap_i64))\n    (drop)",
              "(local.set $rest)\n    (call $add (local.get $list) (i32.wrap_i64 (local.get $rest)))\n    (drop)")
          .replace("(local $list externref)", "(local $list externref) (local $rest i64)");

  public static void main(String[] args) throws Exception {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Imports imports =
        Imports.builder()
            // A lambda or method reference, typed by a functional interface of primitives.
            .function("host", "max", IntBinaryOperator.class, Math::max)
            // Any method, by its handle; the type follows from Java's.
            .function(
                "host",
                "pow",
                HostFunction.of(
                    lookup.findStatic(
                        Math.class,
                        "pow",
                        MethodType.methodType(double.class, double.class, double.class))))
            // A first parameter of type Instance is the caller: its memory, its exports.
            .function("host", "log", Log.class, HostFunctions::log)
            // Several results are an array; the type has to be told.
            .function(
                "host",
                "divide",
                HostFunction.of(
                    FuncType.of(ValType.I64, ValType.I64).to(ValType.I64, ValType.I64),
                    lookup.findStatic(
                        HostFunctions.class,
                        "divide",
                        MethodType.methodType(Object[].class, long.class, long.class))))
            // An externref is any Java object; the guest keeps it and gives it back.
            .function("host", "names", Names.class, ArrayList::new)
            .function("host", "add", Add.class, List::add)
            .build();
    Instance guest =
        Runtime.create()
            .compile(GUEST.getBytes(StandardCharsets.UTF_8))
            .instantiate(imports);
    System.out.println(guest.function("run").call());
    try {
      guest.function("fail").call();
    } catch (Trap e) {
      System.out.println(e.getMessage());
    }
  }

  /** Functional interfaces for lambdas must be public; they may use any of the types. */
  public interface Log {
    void log(Instance caller, int address, int length);
  }

  public interface Names {
    List<Object> make();
  }

  public interface Add {
    void add(List<Object> list, int number);
  }

  private static void log(Instance caller, int address, int length) {
    System.out.println(caller.memory("memory").readString(address, length));
  }

  private static Object[] divide(long a, long b) {
    return new Object[] {a / b, a % b};
  }
}
// Prints:
// guest says hello
// [5, 1024, 7]
// host function failed: java.lang.ArithmeticException: / by zero
