package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.oracle.Script;
import io.github.wasmoka.fuzz.oracle.Value;
import java.util.ArrayList;

/** Chooses which functions are called, and with what. */
final class ScriptGenerator {
  private final Draft draft;
  private final Choices choices;

  ScriptGenerator(Draft draft, Choices choices) {
    this.draft = draft;
    this.choices = choices;
  }

  Script script(int budget) {
    var calls = new ArrayList<Script.Invocation>();
    for (int round = 0; round < 3; round++) {
      for (int i = draft.importedFunctions; i < draft.functions.size(); i++) {
        FuncType type = draft.types.func(draft.functions.get(i));
        choices.begin();
        boolean wanted = round == 0 || choices.oneIn(2);
        if (wanted && callable(type)) {
          calls.add(
              new Script.Invocation("f" + i, type.params().stream().map(this::argument).toList()));
        }
        choices.end();
      }
    }
    if (choices.oneIn(2)) {
      // The paths that engines take where nothing is to be watched.
      return new Script(0, 0, false, false, budget, calls);
    }
    int[] pages = {0, 4096, 64, 65536};
    long[] fuels = {0, 0, 10_000_000, 1 + choices.below(3000)};
    int page = pages[choices.below(pages.length)];
    long fuel = fuels[choices.below(fuels.length)];
    boolean interruptible = choices.oneIn(4);
    boolean listen = choices.oneIn(8);
    return new Script(page, fuel, interruptible, listen, budget, calls)
        .with(draft.options.extras());
  }

  private boolean callable(FuncType type) {
    boolean portable = draft.options.portable();
    return type.params().stream().allMatch(t -> HostTypes.crosses(t, portable))
        && (!portable || type.results().stream().allMatch(ScriptGenerator::comesBack));
  }

  private static boolean comesBack(ValType type) {
    return type != ValType.V128
        && !(type instanceof RefType ref
            && (ref.heapType() == AbsHeapType.EXN || ref.heapType() == AbsHeapType.NOEXN));
  }

  private String argument(ValType type) {
    if (!(type instanceof RefType ref)) {
      return Constants.text(type, choices, !draft.options.portable());
    }
    return ref.nullable() && choices.below(3) == 0 ? Value.NULL : reference(ref.heapType());
  }

  private String reference(HeapType heap) {
    if (heap instanceof AbsHeapType abs) {
      switch (abs) {
        case EXTERN -> {
          return Value.host(choices.below(4));
        }
        case ANY, EQ, I31 -> {
          return Value.i31(choices.below(4) == 3 ? 0x3fff_ffff : choices.below(100));
        }
        case FUNC -> {
          return Value.function("f" + choices.below(draft.functions.size()));
        }
        default -> {
          // only null
        }
      }
    }
    return Value.NULL;
  }
}
