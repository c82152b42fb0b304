package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done with a module that says nothing of it: every exported function, a few arguments. */
final class DefaultScript {
  private static final int MOST_CALLS = 40;
  private static final int[] INTS = {0, 5, -1, 0x7fff_ffff, 16, 1000};
  private static final double[] FLOATS = {0, 2.5, -1e10, Double.POSITIVE_INFINITY, 16, 1e-3};

  /** Enough for real programs to get somewhere, and an end for those that would not. */
  private static final long FUEL = 200_000;

  private DefaultScript() {}

  static Script of(WasmModule module) {
    var calls = new ArrayList<Script.Invocation>();
    for (int round = 0; round < 3; round++) {
      for (Export export : module.exports()) {
        if (export.kind() == ExternKind.FUNC && calls.size() < MOST_CALLS) {
          Optional<FuncType> type = FuzzCase.typeOfFunction(module, export.index());
          if (type.isPresent() && callable(type.get())) {
            calls.add(new Script.Invocation(export.name(), args(type.get(), round)));
          }
        }
      }
    }
    return new Script(4096, FUEL, false, false, 1000, calls);
  }

  private static boolean callable(FuncType type) {
    return type.params().stream().allMatch(p -> !(p instanceof RefType ref) || ref.nullable());
  }

  private static List<String> args(FuncType type, int round) {
    var args = new ArrayList<String>();
    for (ValType param : type.params()) {
      int pick = (round * 2 + args.size()) % INTS.length;
      args.add(
          switch (param) {
            case NumType.I32 -> Value.i32(INTS[pick]);
            case NumType.I64 -> Value.i64(INTS[pick]);
            case NumType.F32 -> Value.f32(Float.floatToRawIntBits((float) FLOATS[pick]));
            case NumType.F64 -> Value.f64(Double.doubleToRawLongBits(FLOATS[pick]));
            case VecType.V128 -> Value.v128(INTS[pick], -INTS[pick]);
            case RefType _ -> Value.NULL;
          });
    }
    return args;
  }
}
