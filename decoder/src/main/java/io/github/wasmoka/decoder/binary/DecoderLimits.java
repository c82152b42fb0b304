package io.github.wasmoka.decoder.binary;

/**
 * The implementation limits of decoding and validation (§A.2): the JavaScript embedding's, widened
 * where real modules were seen to need it. A module beyond one is malformed.
 */
public final class DecoderLimits {
  /** Bytes of a module. */
  public static final int MODULE_SIZE = 1 << 30;

  /** Sections, custom ones counted. */
  public static final int SECTIONS = 1_000_000;

  /** Types, members of recursive types counted one by one. */
  public static final int TYPES = 1_000_000;

  /** Functions, imports counted. */
  public static final int FUNCTIONS = 1_000_000;

  /** Imports. */
  public static final int IMPORTS = 1_000_000;

  /** Exports. */
  public static final int EXPORTS = 1_000_000;

  /** Globals, imports counted. */
  public static final int GLOBALS = 1_000_000;

  /** Tags, imports counted. */
  public static final int TAGS = 1_000_000;

  /** Tables, imports counted. */
  public static final int TABLES = 100_000;

  /** Memories, imports counted. */
  public static final int MEMORIES = 100_000;

  /** Data segments. */
  public static final int DATA_SEGMENTS = 1_000_000;

  /** Element segments. */
  public static final int ELEMENT_SEGMENTS = 1_000_000;

  /** Elements of all element segments of a module. */
  public static final int ELEMENTS = 10_000_000;

  /** Bytes of a function body. */
  public static final int BODY_SIZE = 7_654_321;

  /** Locals of a function, parameters counted. */
  public static final int LOCALS = 50_000;

  /** Parameters of a function or block. */
  public static final int PARAMS = 1_000;

  /** Results of a function or block. */
  public static final int RESULTS = 1_000;

  /** Fields of a structure, and operands of {@code array.new_fixed}. */
  public static final int FIELDS = 10_000;

  /** Declared supertypes above a type. */
  public static final int SUBTYPING_DEPTH = 63;

  /** Bytes of a name. */
  public static final int NAME_SIZE = 100_000;

  /** Blocks inside each other. */
  public static final int NESTING = 1_000_000;

  /** Operands on the stack at one point of a function; a power of two. */
  public static final int OPERANDS = 1 << 20;

  private DecoderLimits() {}
}
