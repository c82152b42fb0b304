/**
 * The structure of a module (§2.5), as decoded: lists by section, types with {@link
 * io.github.wasmoka.api.type.TypeIdx} inside, function bodies and constant expressions as ranges of
 * the module's bytes.
 */
@NullMarked
package io.github.wasmoka.decoder.module;

import org.jspecify.annotations.NullMarked;
