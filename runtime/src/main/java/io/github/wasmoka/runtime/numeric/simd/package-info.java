/**
 * Vector operations (§4.3.5), plain and relaxed, on a v128 as two {@code long}s: {@code lo} holds
 * the lower lanes, lane 0 in the lowest bits; {@code hi} the higher ones. A class a shape, a method
 * named as the instruction in camel case: {@code i8x16.add_sat_s} is {@code I8x16.i8x16AddSatS},
 * {@code v128.and} is {@code V128Ops.v128And}.
 *
 * <p>Java returns one value, so there are three kinds, told apart by the instruction's type and by
 * which name exists:
 *
 * <ul>
 *   <li><em>by halves</em>: result v128, a method with the plain name. Called twice: with the low
 *       halves of all v128 operands, then with the high ones; other operands the same both times;
 *   <li><em>in pairs</em>: result v128, two methods with {@code Lo} and {@code Hi} behind the name.
 *       Both take both halves of every v128 operand ({@code aLo, aHi, bLo, bHi}), used or not;
 *   <li><em>scalar</em>: another result, one method with both halves of every v128 operand.
 * </ul>
 *
 * <p>Operands are in the instruction's order, immediates last (a lane as {@code int}, the lanes of
 * {@code i8x16.shuffle} as two {@code long}s, a byte each). {@code v128.const}, loads and stores
 * have no method: the loads that extend, splat or replace a lane are a plain load with the extend,
 * splat or replace_lane of the shape behind it ({@code v128.load8x8_s} is a load of 64 bits with
 * {@code i16x8ExtendLowI8x16S} behind it).
 *
 * <p>Relaxed instructions are deterministic here: they do what their plain counterparts do,
 * multiply-and-add rounds twice (Java's {@code fma} is slow where the hardware has none), the dot
 * products take both operands as signed and saturate. Nothing here allocates, traps or keeps state.
 *
 * <p>Results are the same bits everywhere, but for one thing: where a float instruction meets two
 * NaNs, HotSpot may swap the operands of an addition or multiplication when it compiles, so which
 * of the payloads the result has (quiet, as the specification asks) is open.
 */
@NullMarked
package io.github.wasmoka.runtime.numeric.simd;

import org.jspecify.annotations.NullMarked;
