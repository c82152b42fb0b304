/**
 * Numerics (§4.3): each operation whose semantics is not one JVM instruction, as a static method
 * that all engines share. Where the specification leaves the payload of a NaN open, the result is
 * what the JVM's own instruction yields, or the operand made quiet; engines agree because they call
 * the same method.
 */
@NullMarked
package io.github.wasmoka.runtime.numeric;

import org.jspecify.annotations.NullMarked;
