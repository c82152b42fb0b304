/**
 * WebAssembly's types as the specification names them (§2.3): value types, reference and heap
 * types, the composite and recursive types of 3.0, and the types of imports and exports.
 *
 * <p>All are immutable. Inside a module's text a heap type may be a {@link
 * io.github.wasmoka.api.type.TypeIdx}; every type that the API returns is <em>closed</em>: it
 * refers to types by {@link io.github.wasmoka.api.type.DefType}, which are unique in the JVM, so
 * that iso-recursive type equality is identity, also across modules and runtimes.
 */
@NullMarked
package io.github.wasmoka.api.type;

import org.jspecify.annotations.NullMarked;
