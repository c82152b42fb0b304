package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.wasi.WasiConfig;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One guest's system, its functions wired to their import names. */
public final class Preview1 implements Imports {
  private static final String STABLE = "wasi_snapshot_preview1";
  private static final String UNSTABLE = "wasi_unstable";
  private static final String UNSTABLE_SUFFIX = "_unstable";
  // What wasi_unstable does not have yet.
  private static final Set<String> LATE = Set.of("sock_accept");

  private final FdTable fds;
  private final Functions functions;

  /**
   * Makes a system.
   *
   * @param config what the guest is given
   * @throws java.io.UncheckedIOException if a directory that it is given cannot be opened
   */
  public Preview1(WasiConfig config) {
    var lifetime = new Lifetime(config);
    this.fds = new FdTable(config, lifetime);
    this.functions = new Functions(config, lifetime, fds);
  }

  private @Nullable HostFunction find(String module, String name) {
    if (name.endsWith(UNSTABLE_SUFFIX)) {
      return null;
    }
    return switch (module) {
      case STABLE -> functions.find(name);
      case UNSTABLE -> LATE.contains(name) ? null : findUnstable(name);
      default -> null;
    };
  }

  private @Nullable HostFunction findUnstable(String name) {
    HostFunction own = functions.find(name + UNSTABLE_SUFFIX);
    return own == null ? functions.find(name) : own;
  }

  @Override
  public Optional<Object> find(ImportType wanted) {
    return Optional.ofNullable(find(wanted.module(), wanted.name()));
  }

  /** Closes every file that the guest left open. */
  public void close() {
    fds.close();
  }
}
