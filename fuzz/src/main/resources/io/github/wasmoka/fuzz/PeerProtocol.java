import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Drives an engine of others for the fuzzer by the protocol of {@code node-peer.mjs}: numbers cross
 * the border, references only as null; a case that needs more is answered as unsupported.
 */
abstract class PeerProtocol {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST = 60_000;

  /** A case. */
  static final class Request {
    byte[] main = {};
    boolean provider;
    final List<String> hosts = new ArrayList<>();
    final List<String> hostNames = new ArrayList<>();
    final Map<String, String> exports = new LinkedHashMap<>();
    final Map<String, String> globals = new LinkedHashMap<>();
    final List<String[]> calls = new ArrayList<>();
    boolean budgeted;
    int budget;
    final StringBuilder trace = new StringBuilder();

    /** The same without calls. */
    Request again() {
      var again = new Request();
      again.main = main;
      again.provider = provider;
      again.hosts.addAll(hosts);
      again.hostNames.addAll(hostNames);
      again.exports.putAll(exports);
      again.globals.putAll(globals);
      again.budgeted = budgeted;
      return again;
    }
  }

  /** What cannot be done here. */
  static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported(String message) {
      super(message);
    }
  }

  /** Runs a case and notes what is seen. */
  abstract void run(Request request, Map<String, String> seen) throws Exception;

  final void serve() throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Request request = new Request();
    Request last = request;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "main" -> request.main = Base64.getDecoder().decode(words[1]);
        case "provider" -> request.provider = true;
        case "host" -> {
          request.hosts.add(words[1]);
          request.hostNames.add(name(words[2]));
        }
        case "export" -> request.exports.put(name(words[1]), words[2]);
        case "global" -> request.globals.put(name(words[1]), words[2]);
        case "again" -> request = last.again();
        case "budgeted" -> request.budgeted = true;
        case "budget" -> request.budget = Integer.parseInt(words[1]);
        case "call" -> {
          words[1] = name(words[1]);
          request.calls.add(words);
        }
        case "verdict" -> answer(out, words[2], Map.of());
        case "run" -> {
          answer(out, words[1], seen(request));
          last = request;
          request = new Request();
        }
        default -> {
          // of no use here
        }
      }
    }
  }

  /** The name that a word stands for, see Word. */
  private static String name(String word) {
    return word.equals("%") ? "" : URLDecoder.decode(word.replace("+", "%2b"), StandardCharsets.UTF_8);
  }

  private Map<String, String> seen(Request request) {
    var seen = new LinkedHashMap<String, String>();
    try {
      if (request.provider) {
        throw new Unsupported("imports");
      }
      run(request, seen);
    } catch (Unsupported e) {
      seen.clear();
      seen.put("unsupported", String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      seen.put("unsupported", e.toString().replaceAll("\\s+", " "));
    }
    return seen;
  }

  private static void answer(PrintStream out, String id, Map<String, String> seen) {
    var text = new StringBuilder("done ").append(id).append('\n');
    seen.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    out.print(text.append('\n'));
    out.flush();
  }

  /** Notes that the module was not taken. */
  static void refused(Map<String, String> seen, Exception e) {
    seen.put("compile", "refused");
    seen.put("why", String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
  }

  /** A number from its bits. */
  static String show(char letter, long bits) {
    return switch (letter) {
      case 'i' -> "i32:" + HEX.toHexDigits((int) bits);
      case 'l' -> "i64:" + HEX.toHexDigits(bits);
      case 'f' ->
          Float.isNaN(Float.intBitsToFloat((int) bits))
              ? "f32:nan"
              : "f32:" + HEX.toHexDigits((int) bits);
      case 'd' ->
          Double.isNaN(Double.longBitsToDouble(bits)) ? "f64:nan" : "f64:" + HEX.toHexDigits(bits);
      default -> "?";
    };
  }

  static String showAll(String letters, long[] bits) {
    var text = new StringBuilder("values");
    for (int i = 0; i < letters.length(); i++) {
      text.append(' ').append(show(letters.charAt(i), bits == null ? 0 : bits[i]));
    }
    return text.toString();
  }

  /** The bits of a number in a request. */
  static long parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !List.of("i32", "i64", "f32", "f64").contains(text.substring(0, colon))) {
      throw new Unsupported("argument " + text);
    }
    long bits = Long.parseUnsignedLong(text.substring(colon + 1), 16);
    return text.startsWith("i32") ? (int) bits : bits;
  }

  static boolean numbers(String type) {
    return type.chars().allMatch(c -> "ilfd>".indexOf(c) >= 0);
  }

  static String params(String type) {
    return type.substring(0, type.indexOf('>'));
  }

  static String results(String type) {
    return type.substring(type.indexOf('>') + 1);
  }

  /** A host function: notes its arguments and returns what follows from them. */
  static long[] host(Request request, String name, String type, long[] args) {
    var line = new StringBuilder(name).append('(');
    for (int i = 0; i < args.length; i++) {
      line.append(i == 0 ? "" : " ").append(show(type.charAt(i), args[i]));
    }
    line.append(')');
    if (request.trace.length() < LONGEST) {
      request.trace.append(line).append("; ");
    }
    int hash = 0x811c_9dc5;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * 0x0100_0193;
    }
    String results = results(type);
    long[] values = new long[results.length()];
    for (int i = 0; i < values.length; i++) {
      int mixed = (hash + i * 0x9e37_79b9) * 0x85eb_ca6b;
      int bits = mixed ^ mixed >>> 15;
      values[i] =
          switch (results.charAt(i)) {
            case 'i' -> bits;
            case 'l' -> (long) bits << 32 | ~bits & 0xffff_ffffL;
            case 'f' -> Float.floatToRawIntBits((bits >> 16) / 8f);
            default -> Double.doubleToRawLongBits(bits / 4.0);
          };
    }
    return values;
  }

  static String memory(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return bytes.length / 65536 + " pages " + Long.toHexString(crc.getValue());
  }
}
