package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A module for the interpreter: its functions in internal form, each translated when it is first
 * called, once for every flavour in use. Thread-safe.
 */
final class InterpretedModule implements CompiledModule {
  final ValidModule valid;
  private final AtomicReferenceArray<AtomicReferenceArray<FuncCode>> code =
      new AtomicReferenceArray<>(Flavour.COUNT);

  InterpretedModule(ValidModule valid) {
    this.valid = valid;
  }

  /**
   * The internal form of a function; two threads may translate it at the same time, which does no
   * harm.
   */
  FuncCode code(int function, Flavour flavour) {
    AtomicReferenceArray<FuncCode> functions = functions(flavour);
    int own = function - valid.importedFunctions();
    FuncCode known = functions.get(own);
    if (known == null) {
      known = Translator.translate(valid, function, flavour);
      functions.set(own, known);
    }
    return known;
  }

  /** Whichever thread makes the array first, all use it. */
  private AtomicReferenceArray<FuncCode> functions(Flavour flavour) {
    AtomicReferenceArray<FuncCode> known = code.get(flavour.index());
    if (known == null) {
      int own = valid.functionCount() - valid.importedFunctions();
      code.compareAndSet(flavour.index(), null, new AtomicReferenceArray<>(own));
      known = code.get(flavour.index());
    }
    return known;
  }

  @Override
  public void link(ModuleInstance instance) {
    var state = new InstanceState(this, instance);
    instance.engineState = state;
    int imported = valid.importedFunctions();
    for (int i = 0; i < state.own.length; i++) {
      var function = new InterpretedFunction(state, imported + i);
      state.own[i] = function;
      instance.functions[imported + i] = function;
    }
  }
}
