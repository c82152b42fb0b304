package io.github.wasmoka.spectest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and prints. A script that did nothing counts as one failure: it cannot have tested
 * anything.
 */
final class Report {
  private static final int FAULTS_PER_SCRIPT = 20;

  private static final class Count {
    private int scripts;
    private int passed;
    private int failed;
    private int skipped;
  }

  private record Entry(
      String engine, Path script, int passed, List<Outcome.Fault> faults, String skipped) {}

  private final PrintWriter out;
  private final Map<String, Count> rows = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Count total = new Count();

  Report(PrintWriter out) {
    this.out = out;
  }

  void ran(String engine, Path script, Outcome outcome) {
    List<Outcome.Fault> faults = outcome.faults();
    if (faults.isEmpty() && outcome.passed() == 0) {
      faults = List.of(new Outcome.Fault(0, "no command in the script"));
    }
    for (Count count : List.of(row(engine, script), total)) {
      count.scripts++;
      count.passed += outcome.passed();
      count.failed += faults.size();
    }
    entries.add(new Entry(engine, script, outcome.passed(), faults, ""));
    for (Outcome.Fault fault : faults.subList(0, Math.min(faults.size(), FAULTS_PER_SCRIPT))) {
      out.println("FAIL " + engine + " " + script + ":" + fault.line() + ": " + fault.fault());
    }
    if (faults.size() > FAULTS_PER_SCRIPT) {
      out.println(
          "FAIL " + engine + " " + script + ": " + (faults.size() - FAULTS_PER_SCRIPT) + " more");
    }
    out.flush();
  }

  void skipped(String engine, Path script, String reason) {
    row(engine, script).skipped++;
    total.skipped++;
    entries.add(new Entry(engine, script, 0, List.of(), reason));
    out.println("SKIP " + engine + " " + script + ": " + reason);
  }

  void stale(String line) {
    total.failed++;
    out.println("FAIL skip list: nothing fits \"" + line + "\"");
  }

  boolean clean() {
    return total.failed == 0 && total.passed > 0;
  }

  void print() {
    out.printf(
        "%-12s %-48s %8s %9s %8s %8s%n",
        "engine", "folder", "scripts", "passed", "failed", "skipped");
    rows.forEach((key, count) -> {
      int tab = key.indexOf('\t');
      out.printf(
          "%-12s %-48s %8d %9d %8d %8d%n",
          key.substring(0, tab),
          key.substring(tab + 1),
          count.scripts,
          count.passed,
          count.failed,
          count.skipped);
    });
    out.println(
        total.passed + " passed, " + total.failed + " failed, " + total.skipped + " skipped");
    out.flush();
  }

  private Count row(String engine, Path script) {
    Path folder = script.getParent();
    return rows.computeIfAbsent(engine + "\t" + (folder == null ? "." : folder), _ -> new Count());
  }

  void writeJunit(Path file) throws IOException {
    try (PrintWriter xml = new PrintWriter(Files.newBufferedWriter(file))) {
      xml.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      xml.printf(
          "<testsuite name=\"spectest\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">%n",
          entries.size(),
          entries.stream().filter(e -> !e.faults.isEmpty()).count(),
          entries.stream().filter(e -> !e.skipped.isEmpty()).count());
      for (Entry entry : entries) {
        xml.printf(
            "  <testcase classname=\"%s\" name=\"%s\">%n",
            escape(entry.engine), escape(entry.script.toString()));
        if (!entry.skipped.isEmpty()) {
          xml.printf("    <skipped message=\"%s\"/>%n", escape(entry.skipped));
        }
        for (Outcome.Fault fault : entry.faults) {
          xml.printf(
              "    <failure message=\"line %d: %s\"/>%n", fault.line(), escape(fault.fault()));
        }
        xml.println("  </testcase>");
      }
      xml.println("</testsuite>");
    }
  }

  private static String escape(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
