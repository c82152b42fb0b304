package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.fuzz.oracle.Extra;
import java.util.Set;

/**
 * What generated modules may use.
 *
 * @param features the parts of WebAssembly; each module uses some of them
 * @param portable whether other people's engines run them, too: then nothing crosses the module's
 *     border that JavaScript cannot hold, and relaxed instructions get operands for which every
 *     allowed result is the same
 * @param extras what scripts may switch on
 */
public record GeneratorOptions(Features features, boolean portable, Set<Extra> extras) {}
