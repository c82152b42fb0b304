import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** GraalWasm for the fuzzer. */
public final class GraalPeer extends PeerProtocol {
  private final Engine engine =
      Engine.newBuilder("wasm").allowExperimentalOptions(true).build();

  private GraalPeer() {}

  public static void main(String[] args) throws Exception {
    new GraalPeer().serve();
  }

  @Override
  void run(Request request, Map<String, String> seen) throws Exception {
    try (Context context =
        Context.newBuilder("wasm").engine(engine).allowAllAccess(true).build()) {
      Value module;
      try {
        module =
            context.eval(
                Source.newBuilder("wasm", ByteSequence.create(request.main), "main").build());
        seen.put("compile", "ok");
      } catch (PolyglotException e) {
        refused(seen, e);
        return;
      }
      Value exports;
      try {
        Value instance =
            request.hosts.isEmpty() ? module.newInstance() : module.newInstance(imports(request));
        exports = instance.getMember("exports");
        seen.put("instantiate", "ok");
      } catch (PolyglotException e) {
        seen.put("instantiate", failure(e));
        return;
      }
      calls(request, exports, seen);
      seen.put("trace", request.trace.toString());
      state(request, exports, seen);
    }
  }

  /** Host functions as generated modules import them, all from one module. */
  private static ProxyObject imports(Request request) {
    var functions = new java.util.HashMap<String, Object>();
    for (int i = 0; i < request.hosts.size(); i++) {
      String type = request.hosts.get(i);
      String name = request.hostNames.get(i);
      if (!numbers(type) || results(type).length() > 1 || !name.startsWith("log")) {
        throw new Unsupported("host function");
      }
      functions.put(
          name,
          (ProxyExecutable)
              args -> {
                long[] bits = new long[args.length];
                for (int k = 0; k < bits.length; k++) {
                  bits[k] = bits(type.charAt(k), args[k]);
                }
                long[] results = host(request, name, type, bits);
                return results.length == 0 ? null : value(results(type).charAt(0), results[0]);
              });
    }
    return ProxyObject.fromMap(Map.of("h", ProxyObject.fromMap(functions)));
  }

  private static long bits(char letter, Value value) {
    return switch (letter) {
      case 'i' -> value.asInt();
      case 'l' -> value.asLong();
      case 'f' -> Float.floatToRawIntBits(value.asFloat());
      case 'd' -> Double.doubleToRawLongBits(value.asDouble());
      default -> 0;
    };
  }

  private static Object value(char letter, long bits) {
    return switch (letter) {
      case 'i' -> (Object) (int) bits;
      case 'l' -> (Object) bits;
      case 'f' -> (Object) Float.intBitsToFloat((int) bits);
      default -> (Object) Double.longBitsToDouble(bits);
    };
  }

  private static void calls(Request request, Value exports, Map<String, String> seen) {
    for (int i = 0; i < request.calls.size(); i++) {
      String[] words = request.calls.get(i);
      String type = request.exports.get(words[1]);
      if (type == null) {
        seen.put("call " + i, "missing");
        continue;
      }
      if (!numbers(type)) {
        throw new Unsupported("references");
      }
      try {
        if (request.budgeted) {
          exports.getMember("budget").putMember("value", request.budget);
        }
        Object[] args = new Object[words.length - 2];
        for (int k = 0; k < args.length; k++) {
          args[k] = value(type.charAt(k), parse(words[k + 2]));
        }
        Value result = exports.getMember(words[1]).execute(args);
        String letters = results(type);
        long[] results = new long[letters.length()];
        for (int k = 0; k < results.length; k++) {
          results[k] =
              bits(letters.charAt(k), results.length == 1 ? result : result.getArrayElement(k));
        }
        seen.put("call " + i, showAll(letters, results));
      } catch (PolyglotException e) {
        seen.put("call " + i, failure(e));
      }
    }
  }

  private static String failure(PolyglotException e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    if (e.isResourceExhausted() || message.contains("stack")) {
      return "exhausted";
    }
    if (e.isInternalError() || e.isHostException()) {
      throw new Unsupported(message);
    }
    return message.contains("exception") ? "exception ?" : "trap " + message;
  }

  private static void state(Request request, Value exports, Map<String, String> seen) {
    for (String name : exports.getMemberKeys()) {
      Value value = exports.getMember(name);
      if (name.startsWith("m") && value.hasBufferElements()) {
        byte[] bytes = new byte[(int) value.getBufferSize()];
        value.readBuffer(0, bytes, 0, bytes.length);
        seen.put("memory " + name, memory(bytes));
      } else if (name.startsWith("g") && request.globals.containsKey(name)) {
        char letter = request.globals.get(name).charAt(0);
        if ("ilfd".indexOf(letter) >= 0) {
          seen.put("global " + name, show(letter, bits(letter, value.getMember("value"))));
        }
      }
    }
  }
}
