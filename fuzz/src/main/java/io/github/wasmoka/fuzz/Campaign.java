package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.fuzz.choice.ChoiceShrinker;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.edit.Reducer;
import io.github.wasmoka.fuzz.edit.Tamed;
import io.github.wasmoka.fuzz.edit.Traced;
import io.github.wasmoka.fuzz.generate.ModuleGenerator;
import io.github.wasmoka.fuzz.generate.ScriptVariation;
import io.github.wasmoka.fuzz.oracle.Difference;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Observation;
import io.github.wasmoka.fuzz.oracle.PeerProcess;
import io.github.wasmoka.fuzz.oracle.Script;
import io.github.wasmoka.fuzz.oracle.Subject;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Case after case on every engine, until time, cases or patience end. One thread. */
final class Campaign implements AutoCloseable {
  /** Where a run leaves the signatures of what it found, in its folder. */
  static final String SIGNATURES = "signatures.txt";

  private static final int AHEAD = 24;
  private static final int SAME = 3;

  /** How many mutants of a module are put to validators: to make the module costs more. */
  private static final int MUTANTS = 8;

  private static final long REPORT = 5_000_000_000L;

  private final Options options;
  private final PrintWriter out;
  private final Optional<CaseFile> current;
  private final List<WasmokaSubject> ours = new ArrayList<>();
  private final List<PeerProcess> theirs = new ArrayList<>();
  private final ArrayDeque<Pending> pending = new ArrayDeque<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private final Map<String, Integer> signatures = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Coverage coverage = new Coverage();
  private final TextChecks texts;
  private final CaseMaker maker;
  private long cases;
  private long executions;
  private int findings;

  /**
   * A case that was sent to the engines of others.
   *
   * @param number its number
   * @param made how it was made
   * @param variant the instance of it; null if it is only asked whether it is valid
   * @param seen what our reference saw
   */
  private record Pending(long number, Made made, @Nullable FuzzCase variant, Observation seen) {

    /** The case by itself, to be looked into. */
    Made alone() {
      return variant == null || !variant.isVariant()
          ? made
          : new Made(made.kind(), variant.standalone(), null);
    }
  }

  /** A difference that is to be looked into. */
  private record Suspect(long number, Made made, Difference difference) {}

  Campaign(Options options, PrintWriter out, Optional<CaseFile> current) throws IOException {
    this.options = options;
    this.out = out;
    this.current = current;
    for (String engine : options.engines()) {
      ours.add(new WasmokaSubject(engine, options.features()));
    }
    for (String peer : options.against()) {
      theirs.add(Peers.open(peer, options.peers()));
    }
    this.maker = new CaseMaker(options, corpus());
    this.texts = new TextChecks(options.features());
    if (options.known().isPresent()) {
      known.addAll(Files.readAllLines(options.known().get()));
    }
  }

  private List<byte[]> corpus() throws IOException {
    var valid = new ArrayList<byte[]>();
    for (byte[] module : Corpus.read(options.corpus())) {
      if (ours.getFirst().accepts(module)) {
        valid.add(module);
      }
    }
    if (!options.corpus().isEmpty()) {
      out.println("corpus: " + valid.size() + " modules");
    }
    return valid;
  }

  private void stage(String stage) {
    current.ifPresent(file -> file.stage(stage));
  }

  private void begin(long number, byte[] module) {
    current.ifPresent(file -> file.begin(number, module));
  }

  /** Runs cases; how many differences were found. */
  int run() throws IOException {
    long start = System.nanoTime();
    long end = options.seconds() == 0 ? Long.MAX_VALUE : now() + options.seconds() * 1_000_000_000L;
    long reported = start;
    for (long number = options.first(); more(end); number++) {
      one(number);
      cases++;
      if (System.nanoTime() - reported > REPORT) {
        reported = System.nanoTime();
        report(start);
      }
    }
    drain(0);
    lookInto();
    report(start);
    if (!signatures.isEmpty()) {
      Files.createDirectories(options.out());
      Files.write(options.out().resolve(SIGNATURES), signatures.keySet());
    }
    return findings;
  }

  private long now() {
    return options.processorTime()
        ? ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
        : System.nanoTime();
  }

  private boolean more(long end) {
    return now() < end
        && (options.iterations() == 0 || cases < options.iterations())
        && findings < options.most();
  }

  private void report(long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "%5.0f s  %d cases, %d executions (%.0f a second)  %s  %d found%n",
        seconds,
        cases,
        executions,
        executions / seconds,
        coverage.words(options.features()),
        findings);
    out.flush();
  }

  private void one(long number) throws IOException {
    stage("generator");
    Made made = maker.make(number);
    begin(number, made.module());
    switch (made.kind()) {
      case GENERATED, CHANGED -> execute(number, made);
      case MUTATED, BYTES -> {
        if (verdict(number, made)) {
          Optional<byte[]> tame = Tamed.of(FuzzCase.of(made.module()), options.extras());
          if (tame.isPresent()) {
            var tamed = new Made(made.kind(), tame.get(), null);
            begin(number, tamed.module());
            execute(number, tamed);
          }
        }
        for (int i = 1; i < MUTANTS && suspects.isEmpty(); i++) {
          stage("generator");
          Made other = maker.another(number, i);
          begin(number, other.module());
          verdict(number, other);
        }
      }
      case TEXT -> {
        stage("text");
        texts
            .check(made.module(), number)
            .ifPresent(difference -> suspects.add(new Suspect(number, made, difference)));
      }
    }
    drain(AHEAD);
    lookInto();
  }

  /** Whether our side takes a module; the engines of others that can tell are asked, too. */
  private boolean verdict(long number, Made made) {
    WasmokaSubject reference = ours.getFirst();
    stage("verdict");
    Observation seen = reference.verdict(made.module());
    executions++;
    if (seen.fault() != null) {
      suspects.add(new Suspect(number, made, alone(reference, seen)));
      return false;
    }
    if (!theirs.isEmpty()) {
      for (PeerProcess peer : theirs) {
        peer.sendVerdict(made.module());
        executions++;
      }
      pending.add(new Pending(number, made, null, seen));
    }
    return "ok".equals(seen.seen().get("compile"));
  }

  private void execute(long number, Made made) {
    FuzzCase fuzzCase = FuzzCase.of(made.module());
    Observation first = instance(number, made, fuzzCase);
    if (suspects.isEmpty() && "ok".equals(first.seen().get("instantiate"))) {
      variants(number, made, fuzzCase);
    }
    cover(fuzzCase, made);
  }

  /** One instance on every engine; what the reference saw. */
  private Observation instance(long number, Made made, FuzzCase fuzzCase) {
    boolean sendable = !theirs.isEmpty() && PeerProcess.sendable(fuzzCase);
    if (sendable) {
      for (PeerProcess peer : theirs) {
        peer.send(fuzzCase);
        executions++;
      }
    }
    WasmokaSubject reference = ours.getFirst();
    Observation first = observe(reference, fuzzCase);
    if (sendable) {
      pending.add(new Pending(number, made, fuzzCase, first));
    }
    judge(number, made, reference, first);
    for (WasmokaSubject other : ours.subList(1, ours.size())) {
      Observation second = observe(other, fuzzCase);
      judge(number, made, other, second);
      if (first.fault() == null && second.fault() == null) {
        Difference.between(reference.name(), first, other.name(), second, false)
            .ifPresent(difference -> suspects.add(new Suspect(number, made, difference)));
      }
    }
    return first;
  }

  /** More instances of the module, each with calls of its own: to make one costs little. */
  private void variants(long number, Made made, FuzzCase fuzzCase) {
    Choices choices = Choices.random(options.seed() * 31 + number);
    for (int i = 1; i < options.instances() && suspects.isEmpty(); i++) {
      Script script = ScriptVariation.of(fuzzCase, choices, maker.generator());
      current.ifPresent(file -> file.script(script.toBytes()));
      FuzzCase variant = fuzzCase.variant(script);
      instance(number, made, variant);
      if (!suspects.isEmpty()) {
        var alone = new Made(made.kind(), variant.standalone(), null);
        suspects.replaceAll(suspect -> new Suspect(number, alone, suspect.difference()));
      }
    }
  }

  private Observation observe(Subject subject, FuzzCase fuzzCase) {
    stage(subject.name());
    executions++;
    return subject.observe(fuzzCase);
  }

  /** What an engine does wrong whatever others do. */
  private void judge(long number, Made made, Subject subject, Observation seen) {
    if (seen.fault() != null) {
      suspects.add(new Suspect(number, made, alone(subject, seen)));
    } else if (made.kind().valid() && !"ok".equals(seen.seen().get("compile"))) {
      suspects.add(new Suspect(number, made, refused(subject, seen)));
    }
  }

  private static Difference alone(Subject subject, Observation seen) {
    for (Map.Entry<String, String> entry : seen.seen().entrySet()) {
      if (entry.getValue().startsWith("broken")) {
        return new Difference(
            entry.getKey(), subject.name(), entry.getValue(), subject.name(), entry.getValue());
      }
    }
    throw new IllegalStateException("nothing broke");
  }

  private static Difference refused(Subject subject, Observation seen) {
    return new Difference(
        "compile",
        subject.name(),
        seen.seen().get("compile") + " " + seen.seen().get("reason"),
        "generator",
        "ok");
  }

  private void cover(FuzzCase fuzzCase, Made made) {
    if (cases < 1000 || cases % 8 == 0) {
      coverage.wrote(fuzzCase.module());
    }
    boolean traced = options.guided() ? made.record() != null : cases % 16 == 0;
    if (traced && maker.traceable()) {
      stage("coverage");
      Traced copy = Traced.of(fuzzCase.module());
      Optional<byte[]> marks =
          ours.getFirst().memoryAfter(FuzzCase.of(copy.module()), Traced.MARKS);
      if (marks.isPresent() && coverage.ran(copy.pairs(marks.get())) && made.record() != null) {
        maker.keep(made.record());
      }
    }
  }

  /** Takes answers until only so many are to come. */
  private void drain(int left) {
    while (pending.size() > left) {
      Pending sent = pending.remove();
      for (PeerProcess peer : theirs) {
        stage(peer.name());
        Observation seen = peer.receive();
        if (seen.seen().containsKey(PeerProcess.ENDED)) {
          String how = seen.seen().get(PeerProcess.ENDED);
          suspects.add(
              new Suspect(
                  sent.number(),
                  sent.alone(),
                  new Difference(PeerProcess.ENDED, peer.name(), how, peer.name(), how)));
        }
        Difference.between(ours.getFirst().name(), sent.seen(), peer.name(), seen, true)
            .ifPresent(
                difference -> suspects.add(new Suspect(sent.number(), sent.alone(), difference)));
      }
    }
  }

  private void lookInto() throws IOException {
    if (suspects.isEmpty()) {
      return;
    }
    drain(0);
    for (Suspect suspect : List.copyOf(suspects)) {
      String signature = suspect.difference().signature();
      int times = signatures.merge(signature, 1, Integer::sum);
      if (times <= SAME && findings < options.most() && !known.contains(signature)) {
        findings++;
        lookInto(suspect);
      }
    }
    suspects.clear();
  }

  private void lookInto(Suspect suspect) throws IOException {
    Difference difference = suspect.difference();
    out.println("found in case " + suspect.number() + " " + suspect.made().kind());
    out.println("  " + difference);
    out.flush();
    byte[] module = suspect.made().module();
    String name = "case-" + options.seed() + "-" + suspect.number();
    var notes = new ArrayList<String>();
    notes.add(difference.toString());
    // Before anything else: reducing may end the process.
    Path file = Finding.write(options.out(), name, module, notes);
    byte[] small = new Shrinker(suspect).shrink();
    String command = command(file);
    notes.add(command);
    file = Finding.write(options.out(), name, small, notes);
    out.printf("  %d bytes, reduced to %d: %s%n  %s%n", module.length, small.length, file, command);
    out.flush();
  }

  private String command(Path file) {
    return "wasmoka fuzz --engine "
        + String.join(",", options.engines())
        + (theirs.isEmpty() ? "" : " --against " + String.join(",", options.against()))
        + " --verbose --replay "
        + file;
  }

  /** Makes the case of one difference smaller while it shows the same. */
  private final class Shrinker {
    private final Suspect suspect;
    private final String signature;

    Shrinker(Suspect suspect) {
      this.suspect = suspect;
      this.signature = suspect.difference().signature();
    }

    byte[] shrink() {
      long nanos = options.shrinkSeconds() * 500_000_000L;
      byte[] module = suspect.made().module();
      int[] record = suspect.made().record();
      if (record != null) {
        int[] small = ChoiceShrinker.shrink(record, c -> shows(generated(c)), nanos);
        module = ModuleGenerator.generate(Choices.replay(small), maker.generator());
      }
      if (suspect.made().kind() == Made.Kind.TEXT || !shows(module)) {
        return suspect.made().module();
      }
      if (suspect.difference().name().equals("compile")) {
        return module;
      }
      return Reducer.reduce(module, this::shows, nanos);
    }

    private byte[] generated(Choices choices) {
      return ModuleGenerator.generate(choices, maker.generator());
    }

    private boolean shows(byte[] module) {
      begin(suspect.number(), module);
      return differences(module).stream().anyMatch(d -> d.signature().equals(signature));
    }

    private List<Difference> differences(byte[] module) {
      Difference wanted = suspect.difference();
      var found = new ArrayList<Difference>();
      if (suspect.made().kind() == Made.Kind.TEXT) {
        texts.check(module, suspect.number()).ifPresent(found::add);
        return found;
      }
      FuzzCase fuzzCase;
      try {
        fuzzCase = FuzzCase.of(module);
      } catch (MalformedException e) {
        return found;
      }
      Subject left = subject(wanted.left());
      Observation a = observe(left, fuzzCase);
      if (a.fault() != null) {
        found.add(alone(left, a));
      }
      if (wanted.right().equals("generator")) {
        if (!"ok".equals(a.seen().get("compile"))) {
          found.add(refused(left, a));
        }
      } else if (!wanted.right().equals(wanted.left())) {
        Subject right = subject(wanted.right());
        Observation b = observe(right, fuzzCase);
        Difference.between(left.name(), a, right.name(), b, right.foreign()).ifPresent(found::add);
      }
      return found;
    }

    private Subject subject(String name) {
      for (WasmokaSubject subject : ours) {
        if (subject.name().equals(name)) {
          return subject;
        }
      }
      for (PeerProcess peer : theirs) {
        if (peer.name().equals(name)) {
          return peer;
        }
      }
      throw new IllegalStateException("no engine " + name);
    }
  }

  @Override
  public void close() {
    theirs.forEach(PeerProcess::close);
  }
}
