/**
 * What AssemblyScript's standard library imports from its host under the name {@code env}: {@link
 * io.github.wasmoka.wasi.assemblyscript.AssemblyScript}.
 */
@NullMarked
package io.github.wasmoka.wasi.assemblyscript;

import org.jspecify.annotations.NullMarked;
