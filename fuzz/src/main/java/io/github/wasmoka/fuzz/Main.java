package io.github.wasmoka.fuzz;

/** Runs the tool alone: {@code java -m io.github.wasmoka.fuzz/io.github.wasmoka.fuzz.Main}. */
public final class Main {
  private Main() {}

  /**
   * Runs the tool and exits with its code.
   *
   * @param args see {@link FuzzTool}
   */
  public static void main(String[] args) {
    int code = new FuzzTool().run(System.out, System.err, args);
    System.out.flush();
    // Not an orderly end alone: an engine's threads may still run.
    Runtime.getRuntime().halt(code);
  }
}
