package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes scripts as JSON that {@code src/test/js/check.mjs} runs in node: so the values that our
 * own scripts expect are those of another implementation as well. Only modules are ours there, read
 * from their text.
 *
 * <p>Numbers cross the border of JavaScript as bits: for each type of function with floats or
 * vectors a small module takes and returns integers instead.
 */
public final class ScriptExporter {
  private final Runtime runtime =
      Runtime.builder().engine(Harness.engines().getFirst()).features(Features.ALL).build();
  private final StringBuilder out = new StringBuilder("[\n");
  private final Map<String, Module> modules = new HashMap<>();
  private final Map<FuncType, Integer> adapters = new HashMap<>();
  private @Nullable Module last;
  private @Nullable Module lastDefinition;

  private ScriptExporter() {}

  /**
   * Exports a script.
   *
   * @param args the script and the file to write
   * @throws IOException if one cannot be read or the other not be written
   */
  public static void main(String[] args) throws IOException {
    var exporter = new ScriptExporter();
    for (Command command : ScriptReader.read(Files.readAllBytes(Path.of(args[0])))) {
      exporter.command(command);
    }
    exporter.out.append("{\"type\":\"end\"}]\n");
    Files.writeString(Path.of(args[1]), exporter.out);
  }

  private void emit(int line, String type, String... fields) {
    out.append("{\"line\":").append(line).append(",\"type\":\"").append(type).append('"');
    for (int i = 0; i < fields.length; i += 2) {
      out.append(",\"").append(fields[i]).append("\":").append(fields[i + 1]);
    }
    out.append("},\n");
  }

  private static String quoted(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(
          c < ' ' || c > '~' || c == '"' || c == '\\'
              ? String.format("\\u%04x", (int) c)
              : String.valueOf(c));
    }
    return json.append('"').toString();
  }

  private static String bytes(byte[] bytes) {
    return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
  }

  private void command(Command command) {
    switch (command) {
      case Command.Module(int line, String id, ModuleSource source, boolean definitionOnly) -> {
        Module module = runtime.compile(source.bytes());
        lastDefinition = module;
        if (id != null) {
          modules.put((definitionOnly ? "definition " : "") + id, module);
          modules.put("definition " + id, module);
        }
        last = definitionOnly ? last : module;
        emit(
            line,
            definitionOnly ? "definition" : "module",
            "id",
            quoted(id),
            "bytes",
            bytes(module.toBinary()));
      }
      case Command.Instance(int line, String id, String definition) -> {
        last = definition == null ? lastDefinition : modules.get("definition " + definition);
        if (id != null && last != null) {
          modules.put(id, last);
        }
        emit(line, "instance", "id", quoted(id), "definition", quoted(definition));
      }
      case Command.Register(int line, String name, String id) ->
          emit(line, "register", "name", quoted(name), "id", quoted(id));
      case Command.Perform(int line, Action action) ->
          emit(line, "action", "action", action(action));
      case Command.AssertReturn(int line, Action action, List<Pattern> results) ->
          emit(
              line,
              "return",
              "action",
              action(action),
              "expected",
              results.stream().map(ScriptExporter::pattern).collect(list()));
      case Command.AssertFails(int line, Failure failure, Action action, String message) ->
          emit(
              line,
              "fails",
              "failure",
              quoted(failure.name()),
              "action",
              action(action),
              "message",
              quoted(message));
      case Command.AssertRefused(
              int line,
              Failure failure,
              ModuleSource source,
              String message) -> {
        try {
          byte[] binary = TextReader.read(source.bytes(), Features.ALL).bytes();
          emit(
              line,
              "refused",
              "failure",
              quoted(failure.name()),
              "bytes",
              bytes(binary),
              "message",
              quoted(message));
        } catch (MalformedException e) {
          emit(line, "skipped");
        }
      }
      case Command.StartThread(int line, String _, List<String> _, List<Command> _) ->
          emit(line, "skipped");
      case Command.Wait(int line, String _) -> emit(line, "skipped");
    }
  }

  private static Collector<CharSequence, ?, String> list() {
    return Collectors.joining(",", "[", "]");
  }

  private String action(Action action) {
    return switch (action) {
      case Action.Get(String id, String name) ->
          "{\"get\":" + quoted(name) + ",\"id\":" + quoted(id) + "}";
      case Action.Invoke(String id, String name, List<@Nullable Object> arguments) -> {
        Module module = id == null ? last : modules.get(id);
        FuncType type = null;
        if (module != null) {
          for (var export : module.exports()) {
            if (export.name().equals(name) && export.type() instanceof FuncType func) {
              type = func;
            }
          }
        }
        String args = arguments.stream().map(ScriptExporter::argument).collect(list());
        yield "{\"invoke\":"
            + quoted(name)
            + ",\"id\":"
            + quoted(id)
            + ",\"args\":"
            + args
            + ",\"adapter\":"
            + (type == null ? "null" : adapter(type))
            + "}";
      }
    };
  }

  /** The number of the module that calls functions of a type with bits; null if none is needed. */
  private String adapter(FuncType type) {
    boolean exact = false;
    for (ValType value : all(type)) {
      exact |= !value.isRef() && !value.equals(ValType.I32) && !value.equals(ValType.I64);
      if (value instanceof RefType ref
          && !(ref.nullable() && ref.heapType() instanceof AbsHeapType)) {
        return "null";
      }
    }
    if (!exact) {
      return "null";
    }
    Integer known = adapters.get(type);
    if (known == null) {
      known = adapters.size();
      adapters.put(type, known);
      byte[] binary = TextReader.read(adapterText(type), Features.ALL).bytes();
      String kinds = type.results().stream().map(t -> '"' + t.toString() + '"').collect(list());
      emit(0, "adapter", "index", known.toString(), "bytes", bytes(binary), "results", kinds);
    }
    return known.toString();
  }

  private static List<ValType> all(FuncType type) {
    var all = new ArrayList<>(type.params());
    all.addAll(type.results());
    return all;
  }

  private static String adapterText(FuncType type) {
    var text = new StringBuilder("(module (import \"m\" \"f\" (func $f");
    type.params().forEach(p -> text.append(" (param ").append(p).append(')'));
    type.results().forEach(r -> text.append(" (result ").append(r).append(')'));
    text.append(")) (func (export \"run\")");
    for (ValType param : type.params()) {
      text.append(" (param ").append(raw(param)).append(')');
    }
    for (ValType result : type.results()) {
      text.append(" (result ").append(raw(result)).append(')');
    }
    for (int i = 0; i < type.results().size(); i++) {
      text.append(" (local $r").append(i).append(' ').append(type.results().get(i)).append(')');
    }
    int local = 0;
    for (ValType param : type.params()) {
      text.append(" (local.get ").append(local++).append(')');
      switch (param) {
        case NumType.I32 -> text.append(" i32.wrap_i64");
        case NumType.F32 -> text.append(" i32.wrap_i64 f32.reinterpret_i32");
        case NumType.F64 -> text.append(" f64.reinterpret_i64");
        case VecType.V128 ->
            text.append(" i64x2.splat (local.get ")
                .append(local++)
                .append(") i64x2.replace_lane 1");
        case NumType.I64 -> {}
        case RefType _ -> {}
      }
    }
    text.append(" call $f");
    for (int i = type.results().size() - 1; i >= 0; i--) {
      text.append(" local.set $r").append(i);
    }
    for (int i = 0; i < type.results().size(); i++) {
      String get = " (local.get $r" + i + ")";
      text.append(get);
      switch (type.results().get(i)) {
        case NumType.I32 -> text.append(" i64.extend_i32_u");
        case NumType.F32 -> text.append(" i32.reinterpret_f32 i64.extend_i32_u");
        case NumType.F64 -> text.append(" i64.reinterpret_f64");
        case VecType.V128 ->
            text.append(" i64x2.extract_lane 0").append(get).append(" i64x2.extract_lane 1");
        case NumType.I64 -> {}
        case RefType _ -> {}
      }
    }
    return text.append("))").toString();
  }

  private static String raw(ValType type) {
    return switch (type) {
      case NumType _ -> "i64";
      case VecType _ -> "i64 i64";
      case RefType ref -> ref.toString();
    };
  }

  private static String argument(@Nullable Object value) {
    return switch (value) {
      case null -> "{\"type\":\"null\"}";
      case Integer i -> number("i32", Integer.toUnsignedLong(i));
      case Long l -> number("i64", l);
      case Float f -> number("f32", Integer.toUnsignedLong(Float.floatToRawIntBits(f)));
      case Double d -> number("f64", Double.doubleToRawLongBits(d));
      case V128(long lo, long hi) ->
          "{\"type\":\"v128\",\"lo\":\""
              + Long.toUnsignedString(lo)
              + "\",\"hi\":\""
              + Long.toUnsignedString(hi)
              + "\"}";
      case HostRef(int number) -> "{\"type\":\"host\",\"number\":" + number + "}";
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static String number(String type, long bits) {
    return "{\"type\":\"" + type + "\",\"bits\":\"" + Long.toUnsignedString(bits) + "\"}";
  }

  private static String pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Int(Number number) -> argument(number);
      case Pattern.F32(Pattern.LaneFloat lane) -> lane("f32", lane);
      case Pattern.F64(Pattern.LaneFloat lane) -> lane("f64", lane);
      case Pattern.Vector(int laneBits, List<Pattern.LaneFloat> lanes) ->
          "{\"type\":\"v128\",\"width\":"
              + laneBits
              + ",\"lanes\":"
              + lanes.stream().map(l -> lane("lane", l)).collect(list())
              + "}";
      case Pattern.Null() -> "{\"type\":\"null\"}";
      case Pattern.Host(HostRef ref) -> argument(ref);
      case Pattern.Ref(AbsHeapType kind) -> "{\"type\":\"ref\",\"kind\":\"" + kind + "\"}";
      case Pattern.Either(List<Pattern> choices) ->
          "{\"type\":\"either\",\"choices\":"
              + choices.stream().map(ScriptExporter::pattern).collect(list())
              + "}";
    };
  }

  private static String lane(String type, Pattern.LaneFloat lane) {
    return switch (lane) {
      case Pattern.LaneFloat.Bits(long bits) -> number(type, bits);
      case Pattern.LaneFloat.CanonicalNan() -> "{\"type\":\"" + type + "\",\"nan\":\"canonical\"}";
      case Pattern.LaneFloat.ArithmeticNan() ->
          "{\"type\":\"" + type + "\",\"nan\":\"arithmetic\"}";
    };
  }
}
