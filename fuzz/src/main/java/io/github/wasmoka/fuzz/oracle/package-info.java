/**
 * What a case is and what can be seen of it: a {@link io.github.wasmoka.fuzz.oracle.Script} inside
 * a module, engines that run it ({@link io.github.wasmoka.fuzz.oracle.Subject}), what each observed
 * ({@link io.github.wasmoka.fuzz.oracle.Observation}), and where two observations differ.
 */
@NullMarked
package io.github.wasmoka.fuzz.oracle;

import org.jspecify.annotations.NullMarked;
