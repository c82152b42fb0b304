package io.github.wasmoka.fuzz.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is done with a module once it is instantiated. Travels inside the module, as text in a
 * custom section, so that one file is a whole case.
 *
 * @param dirtyPageSize the granularity of dirty tracking in bytes; 0 for none
 * @param fuel how much fuel each call gets; 0 for no limit
 * @param interruptible whether calls could be stopped; none is
 * @param listen whether entered and left functions are told and compared
 * @param budget what the exported global {@link #BUDGET} is set to before each call
 * @param calls the exported functions to call, in order
 */
public record Script(
    int dirtyPageSize,
    long fuel,
    boolean interruptible,
    boolean listen,
    int budget,
    List<Invocation> calls) {
  /** The name of the custom section. */
  public static final String SECTION = "wasmoka.fuzz";

  /** The name of the global that bounds what a call may do. */
  public static final String BUDGET = "budget";

  /**
   * A call.
   *
   * @param function the export's name
   * @param args the arguments as {@link Value} writes them
   */
  public record Invocation(String function, List<String> args) {
    @Override
    public String toString() {
      return "call " + Word.of(function) + (args.isEmpty() ? "" : " " + String.join(" ", args));
    }
  }

  /** Copies the list. */
  public Script {
    calls = List.copyOf(calls);
  }

  /** The script with other calls. */
  public Script withCalls(List<Invocation> calls) {
    return new Script(dirtyPageSize, fuel, interruptible, listen, budget, calls);
  }

  /** The script with nothing switched on but these. */
  public Script with(Set<Extra> extras) {
    return new Script(
        extras.contains(Extra.DIRTY) ? dirtyPageSize : 0,
        extras.contains(Extra.FUEL) ? fuel : 0,
        interruptible && extras.contains(Extra.INTERRUPTION),
        listen && extras.contains(Extra.LISTENER),
        budget,
        calls);
  }

  /** The section's contents. */
  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append("dirty ").append(dirtyPageSize).append('\n');
    text.append("fuel ").append(fuel).append('\n');
    text.append("interruptible ").append(interruptible ? 1 : 0).append('\n');
    text.append("listen ").append(listen ? 1 : 0).append('\n');
    text.append("budget ").append(budget).append('\n');
    calls.forEach(call -> text.append(call).append('\n'));
    return text.toString();
  }

  /**
   * Reads a script; lines that it does not know are passed over, for modules are mutated, too.
   *
   * @param bytes the section's contents
   */
  public static Script parse(byte[] bytes) {
    int dirty = 0;
    long fuel = 0;
    boolean interruptible = false;
    boolean listen = false;
    int budget = 0;
    var calls = new ArrayList<Invocation>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      List<String> words = List.of(line.strip().split(" +", -1));
      if (words.size() > 1 && words.getFirst().equals("call")) {
        List<String> args = words.subList(2, words.size());
        if (args.stream().allMatch(Value::valid)) {
          calls.add(new Invocation(Word.name(words.get(1)), args));
        }
      } else if (words.size() == 2) {
        switch (words.getFirst()) {
          case "dirty" -> dirty = pageSize(number(words.get(1)));
          case "fuel" -> fuel = Math.max(0, number(words.get(1)));
          case "interruptible" -> interruptible = number(words.get(1)) == 1;
          case "listen" -> listen = number(words.get(1)) == 1;
          case "budget" -> budget = (int) number(words.get(1));
          default -> {
            // nothing of ours
          }
        }
      }
    }
    return new Script(dirty, fuel, interruptible, listen, budget, calls);
  }

  private static int pageSize(long asked) {
    return asked >= 64 && asked <= 1 << 30 && Long.bitCount(asked) == 1 ? (int) asked : 0;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
