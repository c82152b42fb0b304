package io.github.wasmoka.wasi;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a guest is given. Nothing is inherited: without calls to the builder there are no arguments,
 * no environment, no files, empty input and output that goes nowhere; clocks and randomness are the
 * host's. Immutable.
 */
public final class WasiConfig {
  /**
   * A directory that the guest finds open.
   *
   * @param guest its name in the guest, such as {@code /data}
   * @param host the directory, on any file system
   * @param readOnly whether the guest may not change anything in it
   */
  public record Preopen(String guest, Path host, boolean readOnly) {}

  /** Waits, for {@code poll_oneoff} on clocks. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;
  }

  final List<String> args;
  final List<String> env;
  final List<Preopen> preopens;
  final List<ServerSocketChannel> listeners;
  final InputStream stdin;
  final OutputStream stdout;
  final OutputStream stderr;
  final LongSupplier realtime;
  final LongSupplier monotonic;
  final Sleeper sleeper;
  final Runnable yielder;
  final Consumer<byte[]> random;
  final boolean[] terminals;

  private WasiConfig(Builder builder) {
    args = List.copyOf(builder.args);
    env = List.copyOf(builder.env);
    preopens = List.copyOf(builder.preopens);
    listeners = List.copyOf(builder.listeners);
    stdin = builder.stdin;
    stdout = builder.stdout;
    stderr = builder.stderr;
    realtime = builder.realtime;
    monotonic = builder.monotonic;
    sleeper = builder.sleeper;
    yielder = builder.yielder;
    random = builder.random;
    terminals = builder.terminals.clone();
  }

  /** {@return a new builder, with nothing in it} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the program's arguments, its name first} */
  public List<String> args() {
    return args;
  }

  /** {@return the environment, as {@code NAME=VALUE}} */
  public List<String> env() {
    return env;
  }

  /** {@return the directories that the guest finds open} */
  public List<Preopen> preopens() {
    return preopens;
  }

  /** {@return the listening sockets that the guest finds open} */
  public List<ServerSocketChannel> listeners() {
    return listeners;
  }

  /** {@return what the guest reads as standard input} */
  public InputStream stdin() {
    return stdin;
  }

  /** {@return where the guest's standard output goes} */
  public OutputStream stdout() {
    return stdout;
  }

  /** {@return where the guest's standard error goes} */
  public OutputStream stderr() {
    return stderr;
  }

  /** {@return the realtime clock, in nanoseconds since 1970} */
  public LongSupplier realtime() {
    return realtime;
  }

  /** {@return the monotonic clock, in nanoseconds} */
  public LongSupplier monotonic() {
    return monotonic;
  }

  /** {@return how to wait} */
  public Sleeper sleeper() {
    return sleeper;
  }

  /** {@return what {@code sched_yield} does} */
  public Runnable yielder() {
    return yielder;
  }

  /** {@return what fills arrays with random bytes} */
  public Consumer<byte[]> random() {
    return random;
  }

  /**
   * Whether a standard stream is a terminal, as the guest's {@code isatty} tells.
   *
   * @param fd 0, 1 or 2
   * @return true if it is
   */
  public boolean terminal(int fd) {
    return terminals[fd];
  }

  /** Collects what the guest is given. Not thread-safe. */
  public static final class Builder {
    private final List<String> args = new ArrayList<>();
    private final List<String> env = new ArrayList<>();
    private final List<Preopen> preopens = new ArrayList<>();
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private InputStream stdin = InputStream.nullInputStream();
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private LongSupplier realtime =
        () -> {
          var now = Instant.now();
          return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
    private LongSupplier monotonic = System::nanoTime;
    private Sleeper sleeper = Thread::sleep;
    private Runnable yielder = Thread::yield;
    private Consumer<byte[]> random = new SecureRandom()::nextBytes;

    private final boolean[] terminals = new boolean[3];

    private Builder() {}

    /**
     * Says that standard streams are a terminal, on which guests ask, colour and buffer
     * differently. By default none is.
     *
     * @param in whether standard input is
     * @param out whether standard output is
     * @param err whether standard error is
     * @return this builder
     */
    public Builder terminals(boolean in, boolean out, boolean err) {
      terminals[0] = in;
      terminals[1] = out;
      terminals[2] = err;
      return this;
    }

    /**
     * Adds arguments; the first of all is the program's name.
     *
     * @param more the arguments
     * @return this builder
     */
    public Builder args(List<String> more) {
      args.addAll(more);
      return this;
    }

    /**
     * Adds arguments; the first of all is the program's name.
     *
     * @param more the arguments
     * @return this builder
     */
    public Builder args(String... more) {
      return args(List.of(more));
    }

    /**
     * Adds a variable to the environment.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     * @throws IllegalArgumentException if the name is empty or holds {@code =}, or either holds a
     *     NUL
     */
    public Builder env(String name, String value) {
      if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
        throw new IllegalArgumentException("environment variable \"" + name + "\"");
      }
      env.add(name + "=" + value);
      return this;
    }

    /**
     * Opens a directory for the guest to read and write.
     *
     * @param guest its name in the guest
     * @param host the directory, on any file system
     * @return this builder
     */
    public Builder dir(String guest, Path host) {
      preopens.add(new Preopen(guest, host, false));
      return this;
    }

    /**
     * Opens a directory for the guest to read.
     *
     * @param guest its name in the guest
     * @param host the directory, on any file system
     * @return this builder
     */
    public Builder readOnlyDir(String guest, Path host) {
      preopens.add(new Preopen(guest, host, true));
      return this;
    }

    /**
     * Hands a listening socket to the guest, which accepts connections on it.
     *
     * @param listener the bound socket; closed with the guest's system
     * @return this builder
     */
    public Builder listener(ServerSocketChannel listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * Sets standard input.
     *
     * @param in where the guest reads from; not closed
     * @return this builder
     */
    public Builder stdin(InputStream in) {
      stdin = in;
      return this;
    }

    /**
     * Sets standard output.
     *
     * @param out where the guest writes to, unbuffered; not closed
     * @return this builder
     */
    public Builder stdout(OutputStream out) {
      stdout = out;
      return this;
    }

    /**
     * Sets standard error.
     *
     * @param err where the guest writes to, unbuffered; not closed
     * @return this builder
     */
    public Builder stderr(OutputStream err) {
      stderr = err;
      return this;
    }

    /**
     * Sets the clocks.
     *
     * @param realtimeNanos nanoseconds since 1970
     * @param monotonicNanos nanoseconds since any time, never falling
     * @return this builder
     */
    public Builder clocks(LongSupplier realtimeNanos, LongSupplier monotonicNanos) {
      realtime = realtimeNanos;
      monotonic = monotonicNanos;
      return this;
    }

    /**
     * Sets how the guest waits for a clock.
     *
     * @param sleep waits
     * @return this builder
     */
    public Builder sleeper(Sleeper sleep) {
      sleeper = sleep;
      return this;
    }

    /**
     * Sets what {@code sched_yield} does.
     *
     * @param yield the action
     * @return this builder
     */
    public Builder yielder(Runnable yield) {
      yielder = yield;
      return this;
    }

    /**
     * Sets the source of randomness.
     *
     * @param fill fills an array
     * @return this builder
     */
    public Builder random(Consumer<byte[]> fill) {
      random = fill;
      return this;
    }

    /** {@return the configuration so far} */
    public WasiConfig build() {
      return new WasiConfig(this);
    }
  }
}
