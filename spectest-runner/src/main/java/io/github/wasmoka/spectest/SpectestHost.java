package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandles;

/**
 * The host module {@code spectest} that the official scripts import from. Its print functions print
 * nothing.
 */
final class SpectestHost {
  private SpectestHost() {}

  static Imports.Builder imports(Runtime runtime) {
    var imports = Imports.builder();
    print(imports, "print");
    print(imports, "print_i32", ValType.I32);
    print(imports, "print_i64", ValType.I64);
    print(imports, "print_f32", ValType.F32);
    print(imports, "print_f64", ValType.F64);
    print(imports, "print_i32_f32", ValType.I32, ValType.F32);
    print(imports, "print_f64_f64", ValType.F64, ValType.F64);
    global(runtime, imports, "global_i32", ValType.I32, 666);
    global(runtime, imports, "global_i64", ValType.I64, 666L);
    global(runtime, imports, "global_f32", ValType.F32, 666.6f);
    global(runtime, imports, "global_f64", ValType.F64, 666.6);
    var twenty = Limits.of(10, 20);
    imports.define(
        "spectest", "table", runtime.newTable(TableType.of(twenty, RefType.FUNCREF), null));
    imports.define(
        "spectest",
        "table64",
        runtime.newTable(new TableType(AddrType.I64, twenty, RefType.FUNCREF), null));
    imports.define(
        "spectest",
        "memory",
        runtime.newMemory(MemType.of(Limits.of(1, 2)), InstanceOptions.DEFAULT));
    if (runtime.config().features().has(Feature.THREADS)) {
      imports.define(
          "spectest",
          "shared_memory",
          runtime.newMemory(
              new MemType(AddrType.I32, Limits.of(1, 2), true, MemType.DEFAULT_PAGE_SIZE_LOG2),
              InstanceOptions.DEFAULT));
    }
    return imports;
  }

  private static void print(Imports.Builder imports, String name, ValType... params) {
    var type = FuncType.of(params);
    var nothing = MethodHandles.empty(HostFunction.methodType(type));
    imports.function("spectest", name, HostFunction.of(type, nothing));
  }

  private static void global(
      Runtime runtime, Imports.Builder imports, String name, ValType type, Object value) {
    imports.define("spectest", name, runtime.newGlobal(new GlobalType(type, false), value));
  }
}
