package io.github.wasmoka.engine.bytecode.emit;

/** Internal names of generated classes; the first letter behind the package tells what it is. */
final class ClassNames {
  private static final int IMPORTS = 64;

  private ClassNames() {}

  /** Functions of a group. */
  static String group(int group) {
    return "wasm/G" + group;
  }

  /** Pieces of a large function. */
  static String pieces(int function, int part) {
    return "wasm/P" + function + "_" + part;
  }

  /** The frame of a large function. */
  static String frame(int function) {
    return "wasm/F" + function;
  }

  /** Bridges to imported functions. */
  static String imports(int function) {
    return "wasm/I" + function / IMPORTS;
  }

  static int firstImport(int part) {
    return part * IMPORTS;
  }

  static int importsEnd(int part, int imported) {
    return Math.min(imported, (part + 1) * IMPORTS);
  }

  /** Calls of functions of one type through one table. */
  static String indirect(int type, int table) {
    return "wasm/C" + type + "_" + table;
  }

  /** Calls of references of one type. */
  static String reference(int type) {
    return "wasm/R" + type;
  }

  /** The functions of a signature by slot. */
  static String dispatch(int signature) {
    return "wasm/D" + signature;
  }

  /** A part of the functions of a signature with many. */
  static String dispatchPart(int signature, int level, int part) {
    return dispatch(signature).concat(numbered(level)).concat(numbered(part));
  }

  // Concatenations of shapes that only some modules need cost the JVM milliseconds.
  private static String numbered(int number) {
    return "_" + number;
  }

  /** Signatures by number. */
  static String entries(int level, int part) {
    return "wasm/E" + level + "_" + part;
  }
}
