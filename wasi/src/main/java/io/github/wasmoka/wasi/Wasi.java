package io.github.wasmoka.wasi;

import io.github.wasmoka.api.Imports;
import io.github.wasmoka.wasi.preview1.Preview1;

/**
 * One guest's system: its open files and what {@link WasiConfig} gave it. Made for one guest and
 * closed when that has ended. Thread-safe.
 *
 * <p>A guest may be several instances: the threads of a program, each an instance on a memory that
 * all share, or modules linked with each other. They all get {@link #imports()} of one system and
 * so share its files, streams and end; each call works on the memory that the calling instance
 * exports as {@code memory}. Once one of them has called {@code proc_exit}, every call of any
 * throws {@link io.github.wasmoka.api.ExitException} with that code, and those that wait are woken
 * to do so. Instances that do not trust each other get a system each.
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
   * @throws java.io.UncheckedIOException if a directory that it is given cannot be opened
   */
  public static Wasi of(WasiConfig config) {
    return new Wasi(config);
  }

  /**
   * {@return the functions of {@code wasi_snapshot_preview1} and of its forerunner {@code
   * wasi_unstable}}
   */
  public Imports imports() {
    return preview1;
  }

  /** Closes every file that the guest left open; from now on, it has none. */
  @Override
  public void close() {
    preview1.close();
  }
}
