package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.CallListener;
import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.WasmException;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** An engine of ours, or one that was put on the module path, behind the API. */
public final class WasmokaSubject implements Subject {
  private static final long MOST_MEMORY = 64L << 20;
  private static final int MOST_ENTRIES = 48;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16);

  private final Runtime runtime;
  private final Host host;
  private @Nullable Instance last;
  private byte[] compiledBytes = {};
  private @Nullable Module compiled;
  private byte[] providerBytes = {};
  private @Nullable Module provider;

  /**
   * Opens an engine.
   *
   * @param engine its name
   * @param features what it accepts
   */
  public WasmokaSubject(String engine, Features features) {
    this.runtime =
        Runtime.builder()
            .engine(engine)
            .features(features)
            .limits(ResourceLimits.DEFAULT.withMaxMemoryBytes(MOST_MEMORY))
            .build();
    this.host = new Host(runtime);
  }

  @Override
  public String name() {
    return runtime.engineName();
  }

  @Override
  public boolean foreign() {
    return false;
  }

  /** Variants of one case that follow each other are instances of one module. */
  @Override
  public Observation observe(FuzzCase fuzzCase) {
    var seen = new Observation();
    Module module;
    if (compiled != null && compiledBytes == fuzzCase.bytes()) {
      module = compiled;
      seen.put("compile", "ok");
    } else {
      module = compile(fuzzCase.bytes(), seen);
      compiled = module;
      compiledBytes = fuzzCase.bytes();
    }
    if (module != null) {
      run(fuzzCase, module, seen);
    }
    last = null;
    return seen;
  }

  /** Only whether a module is accepted. */
  public Observation verdict(byte[] module) {
    var seen = new Observation();
    compile(module, seen);
    return seen;
  }

  /** Whether a module is accepted. */
  public boolean accepts(byte[] module) {
    return "ok".equals(verdict(module).seen().get("compile"));
  }

  /** Runs a case and returns what an exported memory holds in the end, if it comes that far. */
  public Optional<byte[]> memoryAfter(FuzzCase fuzzCase, String memory) {
    var seen = new Observation();
    Module module = compile(fuzzCase.bytes(), seen);
    if (module != null) {
      run(fuzzCase, module, seen);
    }
    Instance instance = last;
    last = null;
    return instance != null && instance.exports().get(memory) instanceof Memory found
        ? Optional.of(found.read(0, (int) found.byteSize()))
        : Optional.empty();
  }

  private @Nullable Module compile(byte[] bytes, Observation seen) {
    try {
      Module module = runtime.compile(bytes);
      seen.put("compile", "ok");
      return module;
    } catch (MalformedException | InvalidException e) {
      seen.put("compile", e instanceof MalformedException ? "malformed" : "invalid");
      seen.put("reason", "" + e.getMessage());
    } catch (Throwable e) {
      seen.broke("compile", e);
    }
    return null;
  }

  private void run(FuzzCase fuzzCase, Module module, Observation seen) {
    host.reset();
    Script script = fuzzCase.script();
    var listener = new Calls();
    Instance instance;
    try {
      InstanceOptions options = options(script, listener);
      instance = module.instantiate(imports(fuzzCase, options), options);
      seen.put("instantiate", "ok");
    } catch (Throwable e) {
      failed(seen, "instantiate", e, null);
      seen.put("trace", host.trace());
      return;
    }
    last = instance;
    host.attach(instance, fuzzCase);
    for (int i = 0; i < script.calls().size(); i++) {
      call(fuzzCase, instance, i, seen);
      if (seen.fault() != null) {
        return;
      }
    }
    seen.put("trace", host.trace());
    if (script.listen()) {
      seen.put("calls", listener.toString());
    }
    try {
      state(instance, seen);
    } catch (RuntimeException e) {
      seen.broke("state", e);
    }
  }

  private static InstanceOptions options(Script script, CallListener listener) {
    InstanceOptions options = InstanceOptions.DEFAULT;
    if (script.dirtyPageSize() > 0) {
      options = options.withDirtyTracking(script.dirtyPageSize());
    }
    if (script.fuel() > 0) {
      options = options.withFuel(script.fuel());
    }
    if (script.interruptible()) {
      options = options.withInterruption();
    }
    return script.listen() ? options.withListener(listener) : options;
  }

  private Imports imports(FuzzCase fuzzCase, InstanceOptions options) {
    Map<String, Extern> provided =
        fuzzCase
            .provider()
            .map(bytes -> provider(bytes).instantiate(Imports.NONE, options).exports())
            .orElse(Map.of());
    return new Imports() {
      private int place;

      @Override
      public Optional<Object> find(ImportType wanted) {
        Extern extern = provided.get(Integer.toString(place++));
        if (extern != null) {
          return Optional.of(extern);
        }
        return wanted.type() instanceof FuncType type
            ? Optional.of(host.function(wanted.name(), type))
            : Optional.empty();
      }
    };
  }

  private Module provider(byte[] bytes) {
    Module module = providerBytes == bytes ? provider : null;
    if (module == null) {
      module = runtime.compile(bytes);
      provider = module;
      providerBytes = bytes;
    }
    return module;
  }

  private void call(FuzzCase fuzzCase, Instance instance, int index, Observation seen) {
    Script script = fuzzCase.script();
    Script.Invocation invocation = script.calls().get(index);
    String name = "call " + index;
    if (!(instance.exports().get(invocation.function()) instanceof Function function)) {
      seen.put(name, "missing");
      return;
    }
    host.nextCall();
    try {
      if (instance.exports().get(Script.BUDGET) instanceof Global budget
          && budget.type().mutable()) {
        budget.set(script.budget());
      }
      if (script.fuel() > 0) {
        instance.setFuel(script.fuel());
      }
      List<String> texts = invocation.args();
      @Nullable Object[] args = new @Nullable Object[texts.size()];
      for (int i = 0; i < args.length; i++) {
        args[i] = Value.parse(texts.get(i), host);
      }
      if (!fits(function.type().params(), args)) {
        // A byte that was changed may have been of the function's type.
        seen.put(name, "unfit");
        return;
      }
      Object result = function.call(args);
      seen.put(name, Value.showAll(function.type().results(), result, host));
    } catch (Throwable e) {
      failed(seen, name, e, instance);
    }
    if (script.fuel() > 0) {
      seen.put("fuel " + index, Long.toString(instance.fuel()));
    }
  }

  private static boolean fits(List<ValType> params, @Nullable Object[] args) {
    if (params.size() != args.length) {
      return false;
    }
    for (int i = 0; i < args.length; i++) {
      if (!fits(params.get(i), args[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(ValType type, @Nullable Object arg) {
    if (type instanceof RefType reference) {
      return arg == null ? reference.nullable() : !(arg instanceof Number || arg instanceof V128);
    }
    return arg instanceof Integer && type.equals(ValType.I32)
        || arg instanceof Long && type.equals(ValType.I64)
        || arg instanceof Float && type.equals(ValType.F32)
        || arg instanceof Double && type.equals(ValType.F64)
        || arg instanceof V128 && type.equals(ValType.V128);
  }

  private void failed(
      Observation seen, String name, Throwable failure, @Nullable Instance instance) {
    if (!(failure instanceof WasmException known)) {
      seen.broke(name, failure);
      return;
    }
    switch (known) {
      case Trap trap -> seen.put(name, "trap " + trap.kind().message());
      case ExhaustionException e ->
          seen.put(
              name,
              e.resource() == ExhaustionException.Resource.FUEL
                  ? Difference.OUT_OF_FUEL
                  : "exhausted");
      case UncaughtWasmException e -> seen.put(name, "exception " + exception(e, instance));
      case LinkException e -> {
        seen.put(name, "link");
        seen.put("reason", "" + e.getMessage());
      }
      case MalformedException _, InvalidException _ -> seen.broke(name, known);
      case InterruptedExecutionException _, ExitException _ -> seen.broke(name, known);
    }
  }

  private String exception(UncaughtWasmException e, @Nullable Instance instance) {
    Tag tag = e.exception().tag();
    String name = Value.UNKNOWN;
    if (instance != null) {
      for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
        if (export.getValue() == tag) {
          name = export.getKey();
          break;
        }
      }
    }
    @Nullable Object[] payload = e.exception().payload().toArray();
    return name
        + " "
        + Value.showAll(
            tag.type().type().params(), payload.length == 1 ? payload[0] : payload, host);
  }

  private void state(Instance instance, Observation seen) {
    for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
      String name = export.getKey();
      switch (export.getValue()) {
        case Memory memory -> {
          seen.put("memory " + name, memory.pages() + " pages " + crc(memory));
          if (memory.tracksDirtyPages()) {
            seen.put("dirty " + name, Arrays.toString(memory.dirtyPages()));
            checkDirty(memory);
          }
        }
        case Global global -> {
          if (!name.equals(Script.BUDGET)) {
            seen.put("global " + name, Value.show(global.type().valType(), global.value(), host));
          }
        }
        case Table table -> seen.put("table " + name, entries(table));
        case Function _, Tag _ -> {
          // have no state
        }
      }
    }
  }

  /** What a memory holds beside zeros was written by somebody. */
  private static void checkDirty(Memory memory) {
    if (memory.byteSize() == 0) {
      return;
    }
    var dirty = new BitSet();
    for (long page : memory.dirtyPages()) {
      dirty.set((int) page);
    }
    ByteBuffer bytes = memory.view(0, memory.byteSize()).asByteBuffer();
    int size = memory.dirtyPageSize();
    int from = dirty.nextClearBit(0) * size;
    while (from < bytes.limit()) {
      int next = dirty.nextSetBit(from / size);
      int end = next < 0 ? bytes.limit() : Math.min(bytes.limit(), next * size);
      for (int at = from; at < end; at += ZEROS.limit()) {
        int length = Math.min(ZEROS.limit(), end - at);
        if (!bytes.slice(at, length).equals(ZEROS.slice(0, length))) {
          throw new IllegalStateException("a page from " + from / size + " on is not dirty");
        }
      }
      if (next < 0) {
        return;
      }
      from = dirty.nextClearBit(next) * size;
    }
  }

  private static String crc(Memory memory) {
    var crc = new CRC32();
    if (memory.byteSize() > 0) {
      crc.update(memory.view(0, memory.byteSize()).asByteBuffer());
    }
    return Long.toHexString(crc.getValue());
  }

  private String entries(Table table) {
    var text = new StringBuilder().append(table.size());
    for (long i = 0; i < Math.min(table.size(), MOST_ENTRIES); i++) {
      text.append(' ').append(Value.show(table.type().element(), table.get(i), host));
    }
    return text.toString();
  }

  /** What a listener is told, in short. */
  private static final class Calls implements CallListener {
    private int count;
    private int hash;

    @Override
    public void entered(Instance instance, int function) {
      count++;
      hash = hash * 31 + function * 2;
    }

    @Override
    public void left(Instance instance, int function) {
      count++;
      hash = hash * 31 + function * 2 + 1;
    }

    @Override
    public String toString() {
      return count + " " + Integer.toHexString(hash);
    }
  }
}
