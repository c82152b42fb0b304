package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.TrapKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parts of the contract share: an engine, and modules written as text. */
@ParameterizedClass
@MethodSource("io.github.wasmoka.spectest.Harness#engines")
abstract class Contract {
  @Parameter String engine = "";

  Runtime runtime() {
    return runtime(ResourceLimits.DEFAULT);
  }

  Runtime runtime(ResourceLimits limits) {
    return runtime(engine, limits);
  }

  private static Runtime runtime(String engine, ResourceLimits limits) {
    return Runtime.builder().engine(engine).features(Features.ALL).limits(limits).build();
  }

  Module module(String text) {
    return runtime().compile(text.getBytes(StandardCharsets.UTF_8));
  }

  Instance instance(String text) {
    return instance(text, Imports.NONE);
  }

  Instance instance(String text, Imports imports) {
    return module(text).instantiate(imports);
  }

  Instance instance(String text, Imports.Builder imports) {
    return instance(text, imports.build());
  }

  /** An instance of some other engine, to work with those of this one. */
  static Instance instanceOf(String engine, String text, Imports.Builder imports) {
    return runtime(engine, ResourceLimits.DEFAULT)
        .compile(text.getBytes(StandardCharsets.UTF_8))
        .instantiate(imports.build());
  }

  Instance instance(String text, InstanceOptions options) {
    return module(text).instantiate(Imports.NONE, options);
  }

  static Trap traps(TrapKind kind, Executable action) {
    Trap trap = assertThrows(Trap.class, action);
    assertEquals(kind, trap.kind());
    return trap;
  }
}
