package io.github.wasmoka.api;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of WebAssembly that can be switched on and off, named as its proposal. A module that uses
 * one that is off is malformed or invalid.
 */
public enum Feature {
  /** Export and import of mutable globals (1.0). */
  MUTABLE_GLOBALS("1.0"),
  /** {@code i32.extend8_s} and its kin (2.0). */
  SIGN_EXTENSION("2.0"),
  /** {@code i32.trunc_sat_f32_s} and its kin (2.0). */
  SATURATING_FLOAT_TO_INT("2.0"),
  /** Several results, blocks with parameters (2.0). */
  MULTI_VALUE("2.0"),
  /** {@code memory.copy}, {@code table.init} and their kin (2.0). */
  BULK_MEMORY("2.0"),
  /** {@code externref}, several tables, table instructions (2.0). */
  REFERENCE_TYPES("2.0"),
  /** 128-bit vectors (2.0). */
  SIMD("2.0"),
  /** Relaxed vector instructions (3.0). */
  RELAXED_SIMD("3.0"),
  /** {@code return_call} and its kin (3.0). */
  TAIL_CALL("3.0"),
  /** Integer arithmetic and imports in constant expressions (3.0). */
  EXTENDED_CONST("3.0"),
  /** {@code call_ref}, {@code (ref $t)} (3.0). */
  FUNCTION_REFERENCES("3.0"),
  /** Structures, arrays, casts, recursive types (3.0). */
  GC("3.0"),
  /** {@code try_table}, {@code throw}, {@code exnref} (3.0). */
  EXCEPTIONS("3.0"),
  /** Several memories (3.0). */
  MULTI_MEMORY("3.0"),
  /** 64-bit memories and tables (3.0). */
  MEMORY64("3.0"),
  /**
   * {@code try}, {@code catch}, {@code rethrow}, {@code delegate}: what compilers emitted before
   * 3.0.
   */
  LEGACY_EXCEPTIONS(null),
  /** Shared memories, atomic access, wait and notify. */
  THREADS(null),
  /** {@code i64.add128} and its kin. */
  WIDE_ARITHMETIC(null),
  /** Memories with pages of one byte. */
  CUSTOM_PAGE_SIZES(null);

  private final @Nullable String since;

  Feature(@Nullable String since) {
    this.since = since;
  }

  /** {@return the version of the standard that it came with; empty for a proposal} */
  public Optional<String> since() {
    return Optional.ofNullable(since);
  }

  /** {@return the name as the command line takes it, such as {@code bulk-memory}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
