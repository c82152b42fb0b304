package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Features;

/**
 * What generated modules may use.
 *
 * @param features the parts of WebAssembly; each module uses some of them
 * @param portable whether other people's engines run them, too: then nothing crosses the module's
 *     border that JavaScript cannot hold, and relaxed instructions get operands for which every
 *     allowed result is the same
 */
public record GeneratorOptions(Features features, boolean portable) {}
