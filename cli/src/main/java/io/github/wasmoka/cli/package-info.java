/**
 * The command line. {@link io.github.wasmoka.cli.Main} chooses a command; each command is a class
 * that declares its options as a table ({@link io.github.wasmoka.cli.OptionTable}), from which both
 * parsing and usage are made.
 */
@NullMarked
package io.github.wasmoka.cli;

import org.jspecify.annotations.NullMarked;
