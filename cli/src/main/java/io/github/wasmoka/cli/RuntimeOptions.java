package io.github.wasmoka.cli;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import java.util.Arrays;
import java.util.List;

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
    return runtime(args, config(args, otherwise));
  }

  static Runtime runtime(OptionTable.Parsed args, RuntimeConfig config) {
    Runtime.Builder builder = Runtime.builder().config(config);
    args.last("--engine").ifPresent(builder::engine);
    return builder.build();
  }

  static RuntimeConfig config(OptionTable.Parsed args, Features otherwise) {
    return RuntimeConfig.DEFAULT
        .withFeatures(args.last("--features").map(RuntimeOptions::features).orElse(otherwise))
        .withLimits(limits(args));
  }

  private static ResourceLimits limits(OptionTable.Parsed args) {
    ResourceLimits limits = ResourceLimits.DEFAULT;
    if (args.has("--max-memory")) {
      limits = limits.withMaxMemoryBytes(Quantities.bytes(args.last("--max-memory").orElseThrow()));
    }
    if (args.has("--stack-size")) {
      limits = limits.withMaxStackBytes(Quantities.bytes(args.last("--stack-size").orElseThrow()));
    }
    return limits;
  }

  static Features features(String list) {
    Features features = Features.WASM_3;
    for (String item : Arrays.stream(list.split(",")).map(String::strip).toList()) {
      features =
          switch (item) {
            case "" -> features;
            case "1.0" -> Features.WASM_1;
            case "2.0" -> Features.WASM_2;
            case "3.0" -> Features.WASM_3;
            case "all" -> Features.ALL;
            default ->
                item.startsWith("-")
                    ? features.without(feature(item.substring(1)))
                    : features.with(feature(item));
          };
    }
    return features;
  }

  private static Feature feature(String id) {
    List<String> known = Arrays.stream(Feature.values()).map(Feature::id).toList();
    return Arrays.stream(Feature.values())
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UsageException("unknown feature " + id + "; known are " + known));
  }
}
