package io.github.wasmoka.engine.bytecode;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Runtime;
import java.nio.charset.StandardCharsets;

/** Instances of modules in the text format, on this engine. */
final class Wat {
  static final Runtime RUNTIME =
      Runtime.builder().engine("bytecode").features(Features.ALL).build();

  private Wat() {}

  static Instance instance(String wat) {
    return instance(wat, Imports.NONE, InstanceOptions.DEFAULT);
  }

  static Instance instance(String wat, Imports imports, InstanceOptions options) {
    return RUNTIME.compile(wat.getBytes(StandardCharsets.UTF_8)).instantiate(imports, options);
  }

  static Object call(Instance instance, String name, Object... args) {
    return instance.function(name).call(args);
  }
}
