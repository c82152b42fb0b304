/**
 * Valid modules out of a stream of choices. {@link io.github.wasmoka.fuzz.generate.ModuleGenerator}
 * lays a module out ({@link io.github.wasmoka.fuzz.generate.Draft}, {@link
 * io.github.wasmoka.fuzz.generate.TypeSpace}); {@link
 * io.github.wasmoka.fuzz.generate.CodeGenerator} fills its functions, led by the letters of {@link
 * io.github.wasmoka.decoder.code.Opcode#type} and, where a row has none, by the rule that {@link
 * io.github.wasmoka.fuzz.generate.Rules} holds for it.
 */
@NullMarked
package io.github.wasmoka.fuzz.generate;

import org.jspecify.annotations.NullMarked;
