/**
 * Scripts of the official test suite. {@link io.github.wasmoka.spectest.ScriptReader} reads a
 * script into {@link io.github.wasmoka.spectest.Command}s, {@link
 * io.github.wasmoka.spectest.ScriptRunner} performs them on a runtime, {@link
 * io.github.wasmoka.spectest.SpectestTool} does so for files and engines and reports.
 */
@NullMarked
package io.github.wasmoka.spectest;

import org.jspecify.annotations.NullMarked;
