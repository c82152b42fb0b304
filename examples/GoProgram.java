import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.WasiConfig;
import io.github.wasmoka.wasi.gojs.GoJs;
import io.github.wasmoka.wasi.gojs.JsFunction;
import io.github.wasmoka.wasi.gojs.JsObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Hosts a program that was built with {@code GOOS=js GOARCH=wasm go build}: given as argument, or a
 * stand-in that calls the host as Go's {@code js.Global().Call("greet")} does.
 */
public class GoProgram {
  private static final String STAND_IN =
      """
      (module
        (import "gojs" "runtime.wasmExit" (func $exit (param i32)))
        (import "gojs" "syscall/js.valueCall" (func $call (param i32)))
        (memory (export "mem") 1)
        ;; At the stack pointer: the global object, the method's name, no arguments.
        (data (i32.const 8) "\\05\\00\\00\\00\\01\\00\\f8\\7f")
        (data (i32.const 16) "\\00\\01\\00\\00\\00\\00\\00\\00\\05\\00\\00\\00\\00\\00\\00\\00")
        (data (i32.const 256) "greet")
        (func (export "run") (param i32 i32)
          (call $call (i32.const 0))
          (i32.store (i32.const 8) (i32.const 3))
          (call $exit (i32.const 0)))
        (func (export "resume"))
        (func (export "getsp") (result i32) (i32.const 0)))
      """;

  public static void main(String[] args) throws IOException {
    Runtime runtime = Runtime.create();
    Module module =
        args.length > 0
            ? runtime.compile(Path.of(args[0]))
            : runtime.compile(STAND_IN.getBytes(StandardCharsets.UTF_8));
    WasiConfig config =
        WasiConfig.builder()
            .args("program", "a", "b")
            .stdout(System.out)
            .stderr(System.err)
            .build();
    try (GoJs host = GoJs.of(runtime, config)) {
      JsObject global = host.global();
      global.set(
          "greet",
          new JsFunction(
              (self, given) -> {
                System.out.println("greetings from Java");
                return "done";
              }));
      Instance instance = module.instantiate(host.imports());
      System.out.println("exit code " + host.run(instance));
    }
  }
}
// Prints:
// greetings from Java
// exit code 3
