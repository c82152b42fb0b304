/**
 * What to generate: functions as flat code without what cannot be reached, signatures, the division
 * of a module into classes and of large functions into methods. Knows no class file.
 */
@NullMarked
package io.github.wasmoka.engine.bytecode.plan;

import org.jspecify.annotations.NullMarked;
