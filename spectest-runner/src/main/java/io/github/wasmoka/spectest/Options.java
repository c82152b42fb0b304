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
 * @param paths scripts and folders
 */
record Options(
    List<String> engines,
    Set<Feature> features,
    Optional<Path> junit,
    Optional<Path> skipList,
    int timeoutSeconds,
    List<Path> paths) {

  static final String USAGE =
      """
      usage: wasmoka spectest [OPTION]... PATH...
      Runs .wast scripts; a folder stands for all in it.

        --engine NAME[,NAME]|all   engines to run on (default: all that can run here)
        --features NAME[,NAME]|all switch on beyond WebAssembly 3.0; a folder on a script's path that is named as a
                                   feature switches it on as well
        --junit FILE               write a JUnit report
        --skip-list FILE           lines of `ENGINE|* PATH-SUFFIX REASON`: scripts to pass over; a line that fits none fails
        --timeout SECONDS          how long one script may take (default: 120)
      """;

  static Options parse(String... args) {
    var engines = new ArrayList<String>();
    var features = EnumSet.noneOf(Feature.class);
    Optional<Path> junit = Optional.empty();
    Optional<Path> skipList = Optional.empty();
    int timeout = 120;
    var paths = new ArrayList<Path>();
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!arg.startsWith("--")) {
        paths.add(Path.of(arg));
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
        case "--timeout" -> timeout = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("unknown option " + name);
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("no PATH given");
    }
    return new Options(
        List.copyOf(engines), Set.copyOf(features), junit, skipList, timeout, List.copyOf(paths));
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
