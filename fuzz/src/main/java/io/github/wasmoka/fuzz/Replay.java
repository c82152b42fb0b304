package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.fuzz.oracle.Difference;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Observation;
import io.github.wasmoka.fuzz.oracle.PeerProcess;
import io.github.wasmoka.fuzz.oracle.Subject;
import io.github.wasmoka.fuzz.oracle.WasmokaSubject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs given modules on every engine and tells where they differ. */
final class Replay {
  private Replay() {}

  /** How many of the modules show a difference. */
  static int run(Options options, PrintWriter out) throws IOException {
    int found = 0;
    var subjects = new ArrayList<Subject>();
    for (String engine : options.engines()) {
      subjects.add(new WasmokaSubject(engine, options.features()));
    }
    for (String peer : options.against()) {
      subjects.add(Peers.open(peer, options.peers()));
    }
    for (Path path : options.replay()) {
      for (Path file : files(path)) {
        if (differs(file, subjects, options.verbose(), out)) {
          found++;
        }
      }
    }
    subjects.forEach(Subject::close);
    return found;
  }

  /** A file itself, or the modules in a folder. */
  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().matches(".*\\.wa(t|sm)")).sorted().toList();
    }
  }

  private static boolean differs(
      Path file, List<Subject> subjects, boolean verbose, PrintWriter out) throws IOException {
    FuzzCase fuzzCase;
    try {
      fuzzCase = FuzzCase.of(Corpus.module(file));
    } catch (MalformedException e) {
      out.println(file + ": malformed: " + e.getMessage());
      return false;
    }
    boolean differs = false;
    Observation first = null;
    for (Subject subject : subjects) {
      if (subject instanceof PeerProcess && !PeerProcess.sendable(fuzzCase)) {
        continue;
      }
      Observation seen = subject.observe(fuzzCase);
      if (verbose) {
        out.print(subject.name() + "\n" + seen.toString().indent(2));
      }
      if (seen.fault() != null) {
        differs = true;
        String how = String.valueOf(seen.fault()).lines().findFirst().orElse("");
        out.println(file + ": " + subject.name() + " broke: " + how);
        if (verbose) {
          seen.fault().printStackTrace(out);
        }
      }
      if (first == null) {
        first = seen;
      } else {
        Optional<Difference> difference =
            Difference.between(
                subjects.getFirst().name(), first, subject.name(), seen, subject.foreign());
        if (difference.isPresent()) {
          differs = true;
          out.println(file + ": " + difference.get());
        }
      }
    }
    if (!differs) {
      out.println(file + ": no difference");
    }
    return differs;
  }
}
