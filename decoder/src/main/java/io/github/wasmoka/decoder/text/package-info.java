/**
 * The text format (§6): {@link io.github.wasmoka.decoder.text.TextReader} reads it, {@link
 * io.github.wasmoka.decoder.text.TextPrinter} writes it.
 *
 * <p>The way of a text: {@link io.github.wasmoka.decoder.text.Lexer} cuts it into tokens, all at
 * once, so that the parser can look ahead and go over them twice; {@code ModuleReader} first binds
 * the identifiers of all fields, then reads the fields in order; {@code CodeReader} reads
 * instructions, driven by the table {@link io.github.wasmoka.decoder.code.Opcode}, with a stack of
 * its own. What comes out is encoded and decoded again, so that a module read from text is a binary
 * module like any other and its identifiers are a name section. {@link
 * io.github.wasmoka.decoder.text.TokenStream} and {@link io.github.wasmoka.decoder.text.Literals}
 * serve the reader of test scripts as well.
 */
@NullMarked
package io.github.wasmoka.decoder.text;

import org.jspecify.annotations.NullMarked;
