package io.github.wasmoka.wasi;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.wasi.preview1.Preview1;

/**
 * One guest's system: its open files and what {@link WasiConfig} gave it. Made for one instance,
 * used by the threads of that instance, closed when the guest has ended.
 */
public final class Wasi implements AutoCloseable {
  private final Preview1 preview1;

  private Wasi(WasiConfig config) {
    this.preview1 = new Preview1(config);
  }

  /**
   * Makes a system.
   *
   * @param config what the guest is given
   * @return the system
   */
  public static Wasi of(WasiConfig config) {
    return new Wasi(config);
  }

  /**
   * {@return the functions of {@code wasi_snapshot_preview1} and of its forerunner {@code
   * wasi_unstable}}
   */
  public Imports imports() {
    return preview1.imports();
  }

  /** Closes every file that the guest left open. */
  @Override
  public void close() {
    preview1.close();
  }
}
