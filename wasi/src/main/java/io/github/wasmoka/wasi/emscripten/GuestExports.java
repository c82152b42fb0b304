package io.github.wasmoka.wasi.emscripten;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.type.FuncType;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a guest exports for its host to call, looked up once. */
final class GuestExports {
  final Instance instance;
  private final @Nullable Memory memory;
  private final @Nullable Table table;
  private final @Nullable Function stackSave;
  private final @Nullable Function stackRestore;
  private final @Nullable Global stackPointer;
  private final @Nullable Function setThrew;

  GuestExports(Instance instance) {
    this.instance = instance;
    memory = instance.exports().get("memory") instanceof Memory m ? m : null;
    table = instance.exports().get("__indirect_function_table") instanceof Table t ? t : null;
    stackSave = either("stackSave", "emscripten_stack_get_current");
    stackRestore = either("stackRestore", "_emscripten_stack_restore");
    stackPointer = instance.exports().get("__stack_pointer") instanceof Global g ? g : null;
    setThrew = either("setThrew", "_setThrew");
  }

  @Nullable Function function(String name) {
    return instance.exports().get(name) instanceof Function function ? function : null;
  }

  private @Nullable Function either(String name, String other) {
    Function function = function(name);
    return function == null ? function(other) : function;
  }

  Function required(String name) {
    Function function = function(name);
    if (function == null) {
      throw new LinkException(
          "the module does not export " + name + ", which it needs the host to call");
    }
    return function;
  }

  Memory memory() {
    if (memory == null) {
      throw new LinkException("the module does not export its memory");
    }
    return memory;
  }

  /** The function at an index of the table, by which C++ and C know functions. */
  MethodHandle function(int index, FuncType type) {
    if (table == null) {
      throw new LinkException("the module exports neither __indirect_function_table nor dynCall");
    }
    long at = Integer.toUnsignedLong(index);
    if (at >= table.size()) {
      throw new Trap(TrapKind.UNDEFINED_ELEMENT, List.of(), null);
    }
    if (!(table.get(at) instanceof Function function)) {
      throw new Trap(TrapKind.UNINITIALIZED_ELEMENT, List.of(), null);
    }
    if (!function.type().equals(type)) {
      throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, List.of(), null);
    }
    return function.handle();
  }

  boolean hasTable() {
    return table != null;
  }

  int stack() {
    if (stackSave != null) {
      return (int) stackSave.callRaw()[0];
    }
    return stackPointer != null && stackPointer.value() instanceof Integer sp ? sp : 0;
  }

  void restoreStack(int sp) {
    if (stackRestore != null) {
      stackRestore.callRaw(sp);
    } else if (stackPointer != null) {
      stackPointer.set(sp);
    }
  }

  /** Tells the guest that the call it made did not return; it looks at the rest itself. */
  void setThrew(int threw, int value) {
    if (setThrew == null) {
      throw new LinkException(
          "the module does not export setThrew, which it needs the host to call");
    }
    setThrew.callRaw(threw, value);
  }
}
