package io.github.wasmoka.spectest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scripts that are passed over, each with the reason. An entry that fits nothing is stale and
 * counts as a failure.
 */
final class SkipList {
  static final SkipList EMPTY = new SkipList(List.of());

  private record Entry(String line, String engine, String suffix, String reason) {}

  private final List<Entry> entries;
  private final Set<Entry> used = new HashSet<>();

  private SkipList(List<Entry> entries) {
    this.entries = entries;
  }

  static SkipList read(Path file) throws IOException {
    var entries = new ArrayList<Entry>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split("\\s+", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException("skip list: no reason in \"" + line + "\"");
      }
      entries.add(new Entry(line, parts[0], parts[1], parts[2]));
    }
    return new SkipList(entries);
  }

  Optional<String> reason(String engine, Path script) {
    for (Entry entry : entries) {
      if ((entry.engine.equals("*") || entry.engine.equals(engine))
          && script.endsWith(entry.suffix)) {
        used.add(entry);
        return Optional.of(entry.reason);
      }
    }
    return Optional.empty();
  }

  List<String> stale() {
    return entries.stream().filter(e -> !used.contains(e)).map(Entry::line).toList();
  }
}
