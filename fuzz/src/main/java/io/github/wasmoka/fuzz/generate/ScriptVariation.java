package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Script;
import io.github.wasmoka.fuzz.oracle.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes other scripts for a module that has one: other arguments, another order, other places at
 * which fuel or the budget runs out. What is switched on stays, for engines may compile for it.
 */
public final class ScriptVariation {
  private static final int SHORT = 3000;

  private final Map<String, FuncType> types = new HashMap<>();
  private final Choices choices;
  private final boolean nan;

  private ScriptVariation(FuzzCase fuzzCase, Choices choices, GeneratorOptions options) {
    this.choices = choices;
    this.nan = !options.portable();
    for (Export export : fuzzCase.functions()) {
      FuzzCase.typeOfFunction(fuzzCase.module(), export.index())
          .ifPresent(type -> types.put(export.name(), type));
    }
  }

  /**
   * Makes a script.
   *
   * @param fuzzCase the module with a script that suits it
   * @param choices decide what is changed
   * @param options what arguments may be
   * @return a script that suits it, too
   */
  public static Script of(FuzzCase fuzzCase, Choices choices, GeneratorOptions options) {
    Script script = fuzzCase.script();
    var variation = new ScriptVariation(fuzzCase, choices, options);
    List<Script.Invocation> calls = variation.calls(script.calls());
    long fuel = script.fuel();
    if (fuel > 0 && choices.oneIn(2)) {
      fuel = 1L + choices.below((int) Math.min(fuel, SHORT));
    }
    int budget = script.budget();
    if (budget > 0 && choices.oneIn(4)) {
      budget = choices.below(budget);
    }
    return new Script(
        script.dirtyPageSize(), fuel, script.interruptible(), script.listen(), budget, calls);
  }

  private List<Script.Invocation> calls(List<Script.Invocation> base) {
    var calls = new ArrayList<Script.Invocation>(base);
    int swaps = calls.size() < 2 || !choices.oneIn(3) ? 0 : calls.size();
    for (int i = 0; i < swaps; i++) {
      int other = choices.below(calls.size());
      calls.set(i, calls.set(other, calls.get(i)));
    }
    calls.replaceAll(call -> new Script.Invocation(call.function(), args(call)));
    return calls;
  }

  private List<String> args(Script.Invocation call) {
    FuncType type = types.get(call.function());
    if (type == null || type.params().size() != call.args().size()) {
      return call.args();
    }
    var args = new ArrayList<String>();
    for (int i = 0; i < call.args().size(); i++) {
      String before = call.args().get(i);
      args.add(choices.oneIn(5) ? before : other(type.params().get(i), before));
    }
    return args;
  }

  private String other(ValType type, String before) {
    if (!(type instanceof RefType ref)) {
      return Constants.text(type, choices, nan);
    }
    if (before.startsWith("host:")) {
      return Value.host(choices.below(4));
    }
    if (before.startsWith("i31:")) {
      return Value.i31(choices.oneIn(4) ? choices.bits32() >> 2 : choices.below(100));
    }
    return ref.nullable() && choices.oneIn(3) ? Value.NULL : before;
  }
}
