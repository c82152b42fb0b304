package io.github.wasmoka.cli;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Options that several commands share: engine, features, limits. */
final class RuntimeOptions {
  static final Option ENGINE = Option.of("--engine", "NAME", "the engine, see wasmoka engines");
  static final Option FEATURES =
      Option.of(
          "--features",
          "LIST",
          "1.0, 2.0, 3.0 or all, then features to add or, with a minus, to take away: 3.0,threads,-simd");
  static final Option MAX_MEMORY =
      Option.of("--max-memory", "SIZE", "what one memory may grow to, such as 64MiB");
  static final Option STACK_SIZE =
      Option.of("--stack-size", "SIZE", "how much call stack the guest may use, such as 8MiB");

  private RuntimeOptions() {}

  static Runtime runtime(OptionTable.Parsed args, Features otherwise) {
    Runtime.Builder builder = Runtime.builder();
    args.last("--engine").ifPresent(builder::engine);
    builder.features(args.last("--features").map(RuntimeOptions::features).orElse(otherwise));
    ResourceLimits limits = ResourceLimits.DEFAULT;
    if (args.has("--max-memory")) {
      limits = limits.withMaxMemoryBytes(size(args.last("--max-memory").orElseThrow()));
    }
    if (args.has("--stack-size")) {
      limits = limits.withMaxStackBytes(size(args.last("--stack-size").orElseThrow()));
    }
    return builder.limits(limits).build();
  }

  static Features features(String list) {
    Features features = Features.WASM_3;
    List<String> items = Main.list(list);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      switch (item) {
        case "1.0" -> features = Features.WASM_1;
        case "2.0" -> features = Features.WASM_2;
        case "3.0" -> features = Features.WASM_3;
        case "all" -> features = Features.ALL;
        default ->
            features =
                item.startsWith("-")
                    ? features.without(feature(item.substring(1)))
                    : features.with(feature(item));
      }
    }
    return features;
  }

  private static Feature feature(String id) {
    return Arrays.stream(Feature.values())
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "unknown feature "
                    + id
                    + "; known are "
                    + Arrays.stream(Feature.values()).map(Feature::id).toList()));
  }

  /** A number of bytes: 65536, 64KiB, 16MiB, 2GiB. */
  static long size(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = 0;
    for (String unit : List.of("kib", "mib", "gib")) {
      shift += 10;
      if (lower.endsWith(unit)) {
        return number(lower.substring(0, lower.length() - 3), text) << shift;
      }
    }
    return number(lower, text);
  }

  private static long number(String digits, String text) {
    try {
      long number = Long.parseLong(digits.strip());
      if (number >= 0 && number < 1L << 32) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("not a size: " + text);
    }
    throw new UsageException("not a size: " + text);
  }

  /** The bytes of a module; {@code -} is standard input. */
  static byte[] read(String file) throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }
}
