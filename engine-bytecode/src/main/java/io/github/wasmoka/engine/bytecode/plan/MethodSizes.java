package io.github.wasmoka.engine.bytecode.plan;

/**
 * How large generated methods may become: as large as HotSpot compiles, or, for tests, so small
 * that nearly every function is divided. The system property {@code wasmoka.bytecode.methods}, set
 * to {@code tiny}, asks for that.
 */
public final class MethodSizes {
  private static final boolean TINY = "tiny".equals(System.getProperty("wasmoka.bytecode.methods"));

  private MethodSizes() {}

  /** {@return what the cache's key has more for code of other than the usual sizes} */
  public static String id() {
    return TINY ? "tiny" : "";
  }

  /**
   * Chooses between two sizes.
   *
   * @param usual what is best
   * @param tiny what divides most functions
   * @return one of them, the same in all of a process
   */
  public static int choose(int usual, int tiny) {
    return TINY ? tiny : usual;
  }
}
