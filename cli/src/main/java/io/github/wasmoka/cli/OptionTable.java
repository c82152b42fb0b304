package io.github.wasmoka.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of a command, and what comes behind them. Options end at the first argument that is
 * none, or at {@code --}; what follows belongs to the command, or to the guest.
 *
 * @param synopsis the usage line behind {@code wasmoka}
 * @param summary what the command does, in a line
 * @param options the options
 */
record OptionTable(String synopsis, String summary, List<Option> options) {
  private static final List<Option> COMMON =
      List.of(
          Option.flag("--help", "tell the options"),
          Option.flag("-h", "the same"),
          Option.flag("--version", "tell the version"));

  /**
   * A command line as it was understood.
   *
   * @param values the values of each option that was given, in order; an empty string for an option
   *     without value
   * @param rest what comes behind the options
   */
  record Parsed(Map<String, List<String>> values, List<String> rest) {
    boolean has(String option) {
      return values.containsKey(option);
    }

    List<String> all(String option) {
      return values.getOrDefault(option, List.of());
    }

    Optional<String> last(String option) {
      List<String> all = all(option);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
  }

  Parsed parse(List<String> args) {
    var values = new HashMap<String, List<String>>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        return new Parsed(values, args.subList(i + 1, args.size()));
      }
      if (!arg.startsWith("-") || arg.equals("-")) {
        return new Parsed(values, args.subList(i, args.size()));
      }
      int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      String name = equals < 0 ? arg : arg.substring(0, equals);
      Option option = find(name);
      String value = "";
      if (equals >= 0) {
        if (option.value().isEmpty()) {
          throw new UsageException(name + " takes no value");
        }
        value = arg.substring(equals + 1);
      } else if (!option.value().isEmpty()) {
        if (++i == args.size()) {
          throw new UsageException(name + " needs a value: " + option.value());
        }
        value = args.get(i);
      }
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Parsed(values, List.of());
  }

  /** Understands options behind the other arguments as well, as a compiler does. */
  Parsed withOptionsBehind(Parsed args) {
    var values = new HashMap<String, List<String>>();
    var others = new ArrayList<String>();
    Parsed at = args;
    while (true) {
      at.values()
          .forEach(
              (name, given) -> values.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(given));
      if (at.rest().isEmpty()) {
        return new Parsed(values, others);
      }
      others.add(at.rest().getFirst());
      at = parse(at.rest().subList(1, at.rest().size()));
    }
  }

  /** {@return the options of a command line as they may be given again} */
  List<String> options(Parsed args) {
    var options = new ArrayList<String>();
    args.values()
        .forEach((name, given) -> {
          boolean flag = find(name).value().isEmpty();
          given.forEach(value -> options.add(flag ? name : name + "=" + value));
        });
    return options;
  }

  private Option find(String name) {
    return Stream.concat(options.stream(), COMMON.stream())
        .filter(o -> o.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("unknown option " + name));
  }

  /** {@return the usage, with a line for each option} */
  String usage() {
    var text = new StringBuilder("usage: wasmoka " + synopsis + "\n" + summary + "\n");
    int width =
        options.stream().mapToInt(o -> o.name().length() + o.value().length() + 1).max().orElse(0);
    if (!options.isEmpty()) {
      text.append('\n');
    }
    for (Option option : options) {
      text.append(
          String.format(
              "  %-" + width + "s  %s%n",
              (option.name() + " " + option.value()).strip(),
              option.help()));
    }
    return text.toString();
  }
}
