package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host functions of one runtime and what they note while a case runs: the trace that engines
 * must agree about. One case at a time.
 */
final class Host implements Value.Names, Value.Lookup {
  private static final int MOST_CALLBACKS = 8;
  private static final int DEEPEST = 2;
  private static final int LONGEST = 60_000;
  private static final int MOST_FUNCTIONS = 4000;
  private static final MethodHandle ANSWER;

  static {
    try {
      ANSWER =
          MethodHandles.lookup()
              .findVirtual(
                  Host.class,
                  "answer",
                  MethodType.methodType(
                      Object.class, String.class, FuncType.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private record Key(String name, FuncType type) {}

  private final Runtime runtime;
  private final Map<Key, HostFunction> functions = new HashMap<>();
  private final StringBuilder trace = new StringBuilder();
  private final IdentityHashMap<Function, String> names = new IdentityHashMap<>();
  private List<String> exported = List.of();
  private @Nullable Instance instance;
  private int callbacks;
  private int depth;

  Host(Runtime runtime) {
    this.runtime = runtime;
  }

  /** Begins a case. */
  void reset() {
    trace.setLength(0);
    names.clear();
    exported = List.of();
    instance = null;
    if (functions.size() > MOST_FUNCTIONS) {
      functions.clear();
    }
  }

  /** Tells whose functions the host may call, once it is instantiated. */
  void attach(Instance instance, FuzzCase fuzzCase) {
    this.instance = instance;
    var list = new ArrayList<String>();
    for (var export : fuzzCase.functions()) {
      list.add(export.name());
      names.putIfAbsent(instance.function(export.name()), export.name());
    }
    exported = list;
  }

  /** Begins a call from the script. */
  void nextCall() {
    callbacks = 0;
    depth = 0;
  }

  String trace() {
    return trace.toString();
  }

  void note(String line) {
    if (trace.length() < LONGEST) {
      trace.append(line).append("; ");
    }
  }

  @Override
  public String nameOf(Function function) {
    String name = names.get(function);
    return Value.function(name == null ? Value.UNKNOWN : name);
  }

  @Override
  public @Nullable Function function(String export) {
    return instance != null && instance.exports().get(export) instanceof Function function
        ? function
        : null;
  }

  /** The host function of a name and type. */
  HostFunction function(String name, FuncType type) {
    return functions.computeIfAbsent(new Key(name, type), this::make);
  }

  private HostFunction make(Key key) {
    MethodHandle bound = MethodHandles.insertArguments(ANSWER, 0, this, key.name(), key.type());
    int count = key.type().params().size();
    return HostFunction.of(
        key.type(),
        bound.asCollector(Object[].class, count).asType(HostFunction.methodType(key.type())));
  }

  @Nullable Object answer(String name, FuncType type, @Nullable Object[] args) {
    var line = new StringBuilder(name).append('(');
    for (int i = 0; i < args.length; i++) {
      line.append(i == 0 ? "" : " ").append(Value.show(type.params().get(i), args[i], this));
    }
    line.append(')');
    note(line.toString());
    int hash = HostValues.hash(line);
    if (name.startsWith(HostNames.CALL)) {
      callBack(hash);
    } else if (name.startsWith(HostNames.THROW)) {
      raise(hash);
    } else if (name.startsWith(HostNames.FAIL) && (hash & 7) == 0) {
      throw new IllegalStateException("the host fails");
    }
    return results(type, hash);
  }

  private @Nullable Object results(FuncType type, int hash) {
    List<ValType> types = type.results();
    if (types.isEmpty()) {
      return null;
    }
    @Nullable Object[] results = values(types, hash);
    return types.size() == 1 ? results[0] : results;
  }

  private @Nullable Object[] values(List<ValType> types, int hash) {
    @Nullable Object[] values = new @Nullable Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = HostValues.of(types.get(i), hash, i, exported, this);
    }
    return values;
  }

  private void callBack(int hash) {
    if (instance == null || exported.isEmpty() || callbacks >= MOST_CALLBACKS || depth >= DEEPEST) {
      return;
    }
    String name = exported.get((hash >>> 1) % exported.size());
    Function function = instance.function(name);
    FuncType type = function.type();
    if (!type.params().stream().allMatch(HostValues::possible) || !crosses(type)) {
      return;
    }
    callbacks++;
    depth++;
    try {
      String results =
          Value.showAll(type.results(), function.call(values(type.params(), hash)), this);
      note(name + " " + results);
    } finally {
      depth--;
    }
  }

  /** JavaScript has no vectors and no exceptions as values. */
  static boolean crosses(FuncType type) {
    return type.params().stream().allMatch(Host::crosses)
        && type.results().stream().allMatch(Host::crosses);
  }

  private static boolean crosses(ValType type) {
    return type != ValType.V128 && !(type instanceof RefType ref && isException(ref));
  }

  private static boolean isException(RefType type) {
    return !(type.heapType() instanceof TypeIdx)
        && type.heapType().matches(io.github.wasmoka.api.type.AbsHeapType.EXN);
  }

  private void raise(int hash) {
    if ((hash & 3) != 0
        || instance == null
        || !(instance.exports().get("x0") instanceof Tag tag)
        || !tag.type().type().params().stream().allMatch(HostValues::possible)
        || !crosses(tag.type().type())) {
      return;
    }
    throw new UncaughtWasmException(
        runtime.newException(tag, values(tag.type().type().params(), hash)), List.of());
  }
}
