package io.github.wasmoka.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plants the faults of a table one at a time into engines, decoder and validator, and lets the
 * fuzzer look for each: proof that it finds what it is made to find. A program with Byte Buddy
 * makes the changed classes; each is laid over its module in a process of its own. Times are of the
 * processor, start-up included, so that they say the same on a busy machine.
 */
final class SelfTest {
  private static final String ROOT = "io.github.wasmoka.";

  /** Each process lives for seconds: too short for the second compiler to pay. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final long BASELINE = 15;

  private final Options options;
  private final PrintWriter out;
  private final List<Result> results = new ArrayList<>();

  private record Fault(String id, String module, String type, String method, String what) {
    boolean inFormat() {
      return module.equals("decoder") || module.equals("validator");
    }

    boolean inBytecodeEngine() {
      return module.equals("engine.bytecode") || type.startsWith("jvm.");
    }
  }

  private record Result(Fault fault, boolean found, double seconds, String how) {}

  SelfTest(Options options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /** Whether every fault was found. */
  boolean run() throws IOException {
    Path folder = Files.createTempDirectory("wasmoka-faults");
    Path table = resource("faults.txt", folder);
    List<Fault> faults = faults(Files.readAllLines(table));
    plant(table, folder);
    var baselines = new ArrayList<String>();
    for (Fault fault : faults) {
      Path classes = folder.resolve(fault.id());
      if (!Files.isDirectory(classes)) {
        out.println(fault.id() + ": not planted");
        continue;
      }
      List<String> engines = engines(fault);
      Path known = folder.resolve("known-" + String.join("-", engines) + ".txt");
      if (!baselines.contains(known.toString())) {
        baselines.add(known.toString());
        baseline(engines, folder, known);
      }
      hunt(fault, classes, engines, known, folder);
    }
    print();
    return results.stream().allMatch(Result::found) && results.size() == faults.size();
  }

  private static Path resource(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = SelfTest.class.getResourceAsStream("selftest/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      Files.copy(in, file);
    }
    return file;
  }

  private List<Fault> faults(List<String> lines) {
    var faults = new ArrayList<Fault>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      var fault = new Fault(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(5));
      boolean wanted = options.faults().isEmpty() || options.faults().contains(fault.id());
      boolean there = !fault.inBytecodeEngine() || options.engines().contains("bytecode");
      if (wanted && there) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private void plant(Path table, Path folder) throws IOException {
    String modules = System.getProperty("jdk.module.path");
    if (modules == null) {
      throw new IllegalArgumentException("--self-test needs the modules on a module path");
    }
    Path program = resource("FaultPlanter.java", folder);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            byteBuddy().toString(),
            program.toString(),
            modules,
            table.toString(),
            folder.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(out::println);
    }
    out.flush();
  }

  private Path byteBuddy() throws IOException {
    if (options.byteBuddy().isPresent()) {
      return options.byteBuddy().get();
    }
    Path repository =
        Path.of(System.getProperty("user.home"), ".m2/repository/net/bytebuddy/byte-buddy");
    if (Files.isDirectory(repository)) {
      try (Stream<Path> files = Files.walk(repository)) {
        Optional<Path> jar =
            files
                .filter(f -> f.getFileName().toString().matches("byte-buddy-1\\.[0-9.]+\\.jar"))
                .max(SelfTest::byVersion);
        if (jar.isPresent()) {
          return jar.get();
        }
      }
    }
    throw new IllegalArgumentException("Byte Buddy is needed to plant faults: --byte-buddy JAR");
  }

  private static int byVersion(Path a, Path b) {
    return Runtime.Version.parse(version(a)).compareTo(Runtime.Version.parse(version(b)));
  }

  private static String version(Path jar) {
    String name = jar.getFileName().toString();
    return name.substring("byte-buddy-".length(), name.length() - ".jar".length());
  }

  /** The engines that show a fault soonest; the names of others have a plus in front. */
  private List<String> engines(Fault fault) {
    // What engines share only others can tell; what one has alone, the other one, which knows more.
    if (fault.inBytecodeEngine()
        || fault.module().startsWith("engine.")
        || options.against().isEmpty()) {
      return options.engines();
    }
    var engines = new ArrayList<String>();
    engines.add("interpreter");
    options.against().forEach(peer -> engines.add("+" + peer));
    return engines;
  }

  private List<String> args(List<String> engines, Path folder, long seconds) {
    var ours = new ArrayList<String>();
    var theirs = new ArrayList<String>();
    for (String engine : engines) {
      if (engine.startsWith("+")) {
        theirs.add(engine.substring(1));
      } else {
        ours.add(engine);
      }
    }
    var args = new ArrayList<String>();
    args.add("--engine=" + String.join(",", ours));
    if (!theirs.isEmpty()) {
      args.add("--against=" + String.join(",", theirs));
    }
    options.peers().ifPresent(peers -> args.add("--peers=" + peers));
    args.add("--seconds=" + seconds);
    args.add("--processor-time");
    args.add("--shrink-seconds=0");
    args.add("--seed=" + options.seed());
    args.add("--out=" + folder.resolve("out"));
    return args;
  }

  /** What is found without a fault must not count as found. */
  private void baseline(List<String> engines, Path folder, Path known) throws IOException {
    Path left = folder.resolve("out").resolve(Campaign.SIGNATURES);
    Files.deleteIfExists(left);
    var args = new ArrayList<String>(args(engines, folder, Math.min(options.seconds(), BASELINE)));
    args.add("--most=1000");
    supervise(args, List.of(QUICK), new StringWriter());
    Files.deleteIfExists(known);
    if (Files.exists(left)) {
      Files.move(left, known);
      out.println("without a fault, " + engines + ": " + Files.readAllLines(known));
    } else {
      Files.createFile(known);
      out.println("without a fault, " + engines + ": nothing found");
    }
    out.flush();
  }

  private void hunt(Fault fault, Path classes, List<String> engines, Path known, Path folder)
      throws IOException {
    var args = new ArrayList<String>(args(engines, folder, options.seconds()));
    args.add("--most=1");
    args.add("--known=" + known);
    // What a module may be is seen at once; what it does, by the arguments.
    args.add("--instances=" + (fault.inFormat() ? 1 : 8));
    var text = new StringWriter();
    Duration used =
        supervise(
            args, List.of("--patch-module", ROOT + fault.module() + "=" + classes, QUICK), text);
    String printed = text.toString();
    double seconds = used.toMillis() / 1e3;
    boolean found = printed.contains("found in case") || printed.contains("found a ");
    String how =
        printed
            .lines()
            .dropWhile(line -> !line.startsWith("found"))
            .skip(1)
            .findFirst()
            .orElse("")
            .strip();
    results.add(new Result(fault, found, seconds, how));
    out.printf(
        Locale.ROOT,
        "%-16s %-9s %5.1f s  %s%n",
        fault.id(),
        found ? "found" : "NOT FOUND",
        seconds,
        fault.what());
    out.flush();
  }

  private static Duration supervise(
      List<String> args, List<String> jvmOptions, StringWriter printed) throws IOException {
    Options options = Options.parse(args.toArray(String[]::new));
    var supervisor = new Supervisor(options, args, jvmOptions, new PrintWriter(printed));
    try {
      supervisor.run();
    } catch (IOException e) {
      // The fuzzer itself uses what was changed: that it breaks shows the fault as well.
      printed.append("found a fault in the fuzzer: ").append(String.valueOf(e.getMessage()));
    }
    return supervisor.used();
  }

  private void print() {
    out.println();
    for (Result result : results) {
      Fault fault = result.fault();
      out.printf(
          Locale.ROOT,
          "%-16s %-34s %-20s %-9s %5.1f s  %s%n",
          fault.id(),
          fault.module() + "." + fault.type(),
          fault.method(),
          result.found() ? "found" : "NOT FOUND",
          result.seconds(),
          result.how().substring(0, Math.min(100, result.how().length())));
    }
    long found = results.stream().filter(Result::found).count();
    double[] times =
        results.stream().filter(Result::found).mapToDouble(Result::seconds).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "found / planted: %d / %d; median %.1f s, slowest %.1f s of processor time%n",
        found,
        results.size(),
        times.length == 0 ? 0 : times[times.length / 2],
        times.length == 0 ? 0 : times[times.length - 1]);
    out.flush();
  }
}
