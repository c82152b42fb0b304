package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the tool was asked to do.
 *
 * @param engines names of engines; empty for all that can run here
 * @param features switched on besides 3.0 and what folders' names say
 * @param junit where to write a JUnit report
 * @param skipList a file of scripts to pass over
 * @param timeoutSeconds how long one script may take
 * @param task what to do with the scripts
 * @param paths scripts and folders
 */
record Options(
    List<String> engines,
    Set<Feature> features,
    Optional<Path> junit,
    Optional<Path> skipList,
    int timeoutSeconds,
    Task task,
    List<Path> paths) {

  /** What to do with scripts. */
  sealed interface Task {
    /** Run them. */
    record Run() implements Task {}

    /** Print and read again the modules in them, and .wat and .wasm files. */
    record RoundTrip() implements Task {}

    /**
     * Damage the modules in them, and .wat and .wasm files, and watch what engines do.
     *
     * @param seconds how long
     * @param seed where the random numbers start
     */
    record Mutate(int seconds, long seed) implements Task {}
  }

  static final String USAGE =
      """
      usage: wasmoka spectest [OPTION]... PATH...
      Runs .wast scripts; a folder stands for all in it. Prints a line for each command that fails, a table of
      folders and engines, and last `N passed, N failed, N skipped`. Exits 0 if nothing failed, 1 if something did,
      2 for bad usage.

        --engine NAME[,NAME]|all   engines to run on (default: all that can run here)
        --features NAME[,NAME]|all switch on beyond WebAssembly 3.0; a folder on a script's path that is named as a
                                   feature switches it on as well
        --junit FILE               write a JUnit report
        --skip-list FILE           lines of `ENGINE|* PATH-SUFFIX REASON`: scripts to pass over; a line that fits none fails
        --timeout SECONDS          how long one script may take (default: 120)
        --help                     print this

      For the work on Wasmoka itself, with the modules in scripts and in .wat and .wasm files:

        --round-trip               print each as text and read it again: the same module must come back
        --mutate SECONDS           damage them at random; only the documented exceptions may come
        --seed NUMBER              where --mutate starts (default: the time)
      """;

  static Options parse(String... args) {
    var engines = new ArrayList<String>();
    var features = EnumSet.noneOf(Feature.class);
    Optional<Path> junit = Optional.empty();
    Optional<Path> skipList = Optional.empty();
    int timeout = 120;
    boolean roundTrip = false;
    int mutateSeconds = 0;
    long seed = System.currentTimeMillis();
    var paths = new ArrayList<Path>();
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!arg.startsWith("--")) {
        paths.add(Path.of(arg));
        continue;
      }
      if (arg.equals("--round-trip")) {
        roundTrip = true;
        continue;
      }
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (equals < 0 && ++i == args.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      String value = equals < 0 ? args[i] : arg.substring(equals + 1);
      switch (name) {
        case "--engine" -> {
          if (!value.equals("all")) {
            engines.addAll(List.of(value.split(",", -1)));
          }
        }
        case "--features" -> features.addAll(features(value));
        case "--junit" -> junit = Optional.of(Path.of(value));
        case "--skip-list" -> skipList = Optional.of(Path.of(value));
        case "--timeout" -> timeout = positive(name, value);
        case "--mutate" -> mutateSeconds = positive(name, value);
        case "--seed" -> seed = number(name, value);
        default -> throw new IllegalArgumentException("unknown option " + name);
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("no PATH given");
    }
    if (roundTrip && mutateSeconds > 0) {
      throw new IllegalArgumentException("--round-trip and --mutate are two tasks");
    }
    Task task =
        roundTrip
            ? new Task.RoundTrip()
            : mutateSeconds > 0 ? new Task.Mutate(mutateSeconds, seed) : new Task.Run();
    return new Options(
        List.copyOf(engines),
        Set.copyOf(features),
        junit,
        skipList,
        timeout,
        task,
        List.copyOf(paths));
  }

  private static int positive(String option, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(option + " takes a positive number, not " + value);
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " takes a number, not " + value, e);
    }
  }

  private static Set<Feature> features(String list) {
    if (list.equals("all")) {
      return EnumSet.allOf(Feature.class);
    }
    var features = EnumSet.noneOf(Feature.class);
    for (String id : list.split(",", -1)) {
      features.add(
          feature(id).orElseThrow(() -> new IllegalArgumentException("unknown feature " + id)));
    }
    return features;
  }

  static Optional<Feature> feature(String id) {
    return Arrays.stream(Feature.values()).filter(f -> f.id().equals(id)).findFirst();
  }
}
