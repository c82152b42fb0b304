package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.fuzz.oracle.Extra;
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
 * @param engines engines of the module path to run on; the first is what others are compared with
 * @param against engines of others
 * @param seconds how long; 0 for no bound
 * @param processorTime whether seconds are of the processor, not of the clock
 * @param iterations how many cases; 0 for no bound
 * @param instances how many instances of a module are made and called
 * @param first the number of the first case
 * @param seed determines all cases
 * @param features what modules may use
 * @param extras what cases may switch on beside execution
 * @param corpus folders and files of modules to start from
 * @param out where findings are written
 * @param replay modules to run instead of new ones
 * @param guided whether cases that ran something new are kept and varied
 * @param selfTest whether faults are planted and looked for
 * @param peers where engines of others are installed
 * @param worker the file by which a watching process follows this one
 * @param most after how many findings it ends
 * @param shrinkSeconds how long one finding may be reduced
 * @param known a file of signatures of differences that are not reported
 * @param byteBuddy the jar that plants faults
 * @param faults the faults to plant, by their ids; empty for all
 * @param verbose whether what every engine saw is printed in a replay
 */
record Options(
    List<String> engines,
    List<String> against,
    long seconds,
    boolean processorTime,
    long iterations,
    int instances,
    long first,
    long seed,
    Features features,
    Set<Extra> extras,
    List<Path> corpus,
    Path out,
    List<Path> replay,
    boolean guided,
    boolean selfTest,
    Optional<Path> peers,
    Optional<Path> worker,
    int most,
    int shrinkSeconds,
    Optional<Path> known,
    Optional<Path> byteBuddy,
    List<String> faults,
    boolean verbose) {

  static final String USAGE =
      """
      usage: wasmoka fuzz [OPTION]...
      Makes modules and runs each on several engines, until they disagree.

        --engine NAME[,NAME]|all    engines to run on (default: all that can run here)
        --against NAME[,NAME]       engines of others: node, endive, endive-compiler, graalwasm
        --peers DIR                 where those are installed (default: the variable PEERS_HOME)
        --seconds N                 how long (default: 60)
        --processor-time            let --seconds count the worker's processor time: for busy machines
        --iterations N              how many cases, in place of --seconds
        --instances N               how many instances of a module are called, each in its own way (default: 32; 4 with --against)
        --seed S                    determines the cases (default: by the clock)
        --first N                   the number of the first case (default: 0)
        --features NAME[,NAME]|all  what modules may use beyond WebAssembly 3.0 (default: all that all engines know)
        --without NAME[,NAME]       what cases leave off: dirty, fuel, interruption, listener
        --corpus PATH[,PATH]        modules to start from: files and folders of .wasm, .wat, .wast
        --guided                    keep and vary cases that ran something new
        --out DIR                   where findings are written (default: fuzz-findings)
        --most N                    end after so many findings (default: 20)
        --shrink-seconds N          how long one finding may be reduced (default: 30)
        --known FILE                signatures of differences to pass over, as a run leaves them in its folder
        --replay PATH[,PATH]        run these modules, files or folders of them, and nothing else
        --verbose                   with --replay: print what each engine saw
        --self-test                 plant faults, one at a time, and tell how many are found within --seconds each
        --faults ID[,ID]            with --self-test: only these
        --byte-buddy JAR            with --self-test: Byte Buddy (default: from the local Maven repository)
      Exit code: 0 nothing found, 1 a difference, a crash or a hang, 2 bad usage.
      """;

  static Options parse(String... args) {
    var p = new Parser();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (p.flag(name)) {
        continue;
      }
      if (equals < 0 && ++i == args.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      p.option(name, equals < 0 ? args[i] : args[i].substring(equals + 1));
    }
    return p.options();
  }

  /** Whether engines of others are asked, which bounds what may cross a module's border. */
  boolean portable() {
    return !against.isEmpty();
  }

  private static final class Parser {
    private final List<String> engines = new ArrayList<>();
    private final List<String> against = new ArrayList<>();
    private final List<Path> corpus = new ArrayList<>();
    private final List<Path> replay = new ArrayList<>();
    private long seconds = -1;
    private long iterations;
    private int instances;
    private long first;
    private long seed = System.nanoTime() & 0xff_ffff;
    private Optional<Features> features = Optional.empty();
    private final Set<Extra> extras = EnumSet.allOf(Extra.class);
    private Path out = Path.of("fuzz-findings");
    private boolean processorTime;
    private boolean guided;
    private boolean selfTest;
    private boolean verbose;
    private Optional<Path> peers = Optional.ofNullable(System.getenv("PEERS_HOME")).map(Path::of);
    private Optional<Path> worker = Optional.empty();
    private int most = 20;
    private int shrinkSeconds = 30;
    private Optional<Path> known = Optional.empty();
    private Optional<Path> byteBuddy = Optional.empty();
    private final List<String> faults = new ArrayList<>();

    boolean flag(String name) {
      switch (name) {
        case "--processor-time" -> processorTime = true;
        case "--guided" -> guided = true;
        case "--self-test" -> selfTest = true;
        case "--verbose" -> verbose = true;
        default -> {
          return false;
        }
      }
      return true;
    }

    void option(String name, String value) {
      switch (name) {
        case "--engine" -> {
          if (!value.equals("all")) {
            engines.addAll(list(value));
          }
        }
        case "--against" -> against.addAll(list(value));
        case "--peers" -> peers = Optional.of(Path.of(value));
        case "--seconds" -> seconds = number(name, value);
        case "--iterations" -> iterations = number(name, value);
        case "--instances" -> instances = (int) number(name, value);
        case "--first" -> first = number(name, value);
        case "--seed" -> seed = number(name, value);
        case "--features" -> features = Optional.of(features(value));
        case "--without" -> list(value).forEach(id -> extras.remove(extra(id)));
        case "--corpus" -> list(value).forEach(p -> corpus.add(Path.of(p)));
        case "--replay" -> list(value).forEach(p -> replay.add(Path.of(p)));
        case "--out" -> out = Path.of(value);
        case "--most" -> most = (int) number(name, value);
        case "--shrink-seconds" -> shrinkSeconds = (int) number(name, value);
        case "--known" -> known = Optional.of(Path.of(value));
        case "--byte-buddy" -> byteBuddy = Optional.of(Path.of(value));
        case "--faults" -> faults.addAll(list(value));
        case "--worker" -> worker = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + name);
      }
    }

    private static List<String> list(String value) {
      return List.of(value.split(",", -1));
    }

    private static Extra extra(String id) {
      return Extra.of(id).orElseThrow(() -> new IllegalArgumentException("nothing called " + id));
    }

    private static long number(String name, String value) {
      try {
        return Long.parseLong(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(name + " needs a number, not " + value, e);
      }
    }

    private static Features features(String value) {
      if (value.equals("all")) {
        return Features.ALL;
      }
      Features features = Features.WASM_3;
      for (String id : list(value)) {
        Feature feature =
            Arrays.stream(Feature.values())
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown feature " + id));
        features = features.with(feature);
      }
      return features;
    }

    Options options() {
      if (seconds < 0) {
        seconds = iterations > 0 || !replay.isEmpty() ? 0 : 60;
      }
      return new Options(
          engines.isEmpty() ? found() : checked(engines),
          List.copyOf(against),
          seconds,
          processorTime,
          iterations,
          instances > 0 ? instances : against.isEmpty() ? 32 : 4,
          first,
          seed,
          features.orElseGet(() -> Peers.features(against)),
          extras,
          List.copyOf(corpus),
          out,
          List.copyOf(replay),
          guided,
          selfTest,
          peers,
          worker,
          most,
          shrinkSeconds,
          known,
          byteBuddy,
          List.copyOf(faults),
          verbose);
    }

    private static List<String> found() {
      List<String> found =
          Runtime.engines().stream()
              .filter(e -> e.unavailable().isEmpty())
              .map(EngineProvider::name)
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no engine can run here");
      }
      return found.reversed();
    }

    private static List<String> checked(List<String> asked) {
      List<String> known = Runtime.engines().stream().map(EngineProvider::name).toList();
      for (String name : asked) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException("no engine \"" + name + "\"; found " + known);
        }
      }
      return List.copyOf(asked);
    }
  }
}
