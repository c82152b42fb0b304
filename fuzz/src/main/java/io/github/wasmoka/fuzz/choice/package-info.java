/**
 * The one source of chance: a {@link io.github.wasmoka.fuzz.choice.Choices} hands out small numbers
 * and records them, so that a case can be made again from its record, and a smaller case from a
 * smaller record ({@link io.github.wasmoka.fuzz.choice.ChoiceShrinker}). Knows nothing of modules.
 */
@NullMarked
package io.github.wasmoka.fuzz.choice;

import org.jspecify.annotations.NullMarked;
