/**
 * The command {@code wasmoka fuzz} ({@link io.github.wasmoka.fuzz.FuzzTool}): a process that does
 * the work, case after case, and one that watches it.
 */
@NullMarked
package io.github.wasmoka.fuzz;

import org.jspecify.annotations.NullMarked;
