package io.github.wasmoka.spectest;

/**
 * Runs the tool alone: {@code java -m io.github.wasmoka.spectest/io.github.wasmoka.spectest.Main}.
 */
public final class Main {
  private Main() {}

  /**
   * Runs scripts and exits: 0 if all passed, 1 if any failed, 2 for bad usage.
   *
   * @param args see {@link SpectestTool}
   */
  public static void main(String[] args) {
    int code = new SpectestTool().run(System.out, System.err, args);
    System.out.flush();
    System.exit(code);
  }
}
