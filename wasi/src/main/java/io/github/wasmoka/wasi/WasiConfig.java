package io.github.wasmoka.wasi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
  public record Preopen(String guest, Path host, boolean readOnly) {
    /**
     * Checks the name.
     *
     * @param guest its name in the guest
     * @param host the directory
     * @param readOnly whether the guest may not change anything in it
     * @throws IllegalArgumentException if the name is empty or holds a NUL
     */
    public Preopen {
      if (guest.isEmpty() || guest.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("directory name \"" + guest + "\"");
      }
    }
  }

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

  /** Waits in real time, and can be woken; what is used if no other sleeper is set. */
  public static final Sleeper REAL_SLEEP = Thread::sleep;

  /** How many files a guest may have open if nothing else is said. */
  public static final int DEFAULT_MAX_OPEN_FILES = 1024;

  final List<String> args;
  final List<String> env;
  final List<Preopen> preopens;
  final List<ServerSocketChannel> listeners;
  final InputStream stdin;
  final boolean stdinBlocks;
  final OutputStream stdout;
  final OutputStream stderr;
  final LongSupplier realtime;
  final LongSupplier monotonic;
  final Optional<LongSupplier> processCpu;
  final Optional<LongSupplier> threadCpu;
  final Sleeper sleeper;
  final Runnable yielder;
  final Consumer<byte[]> random;
  final boolean[] terminals;
  final int maxOpenFiles;

  private WasiConfig(Builder builder) {
    args = List.copyOf(builder.args);
    env = List.copyOf(builder.env);
    preopens = List.copyOf(builder.preopens);
    listeners = List.copyOf(builder.listeners);
    stdin = builder.stdin;
    stdinBlocks = builder.stdinBlocks;
    stdout = builder.stdout;
    stderr = builder.stderr;
    realtime = builder.realtime;
    monotonic = builder.monotonic;
    processCpu = Optional.ofNullable(builder.processCpu);
    threadCpu = Optional.ofNullable(builder.threadCpu);
    sleeper = builder.sleeper;
    yielder = builder.yielder;
    random = builder.random;
    terminals = builder.terminals.clone();
    maxOpenFiles = builder.maxOpenFiles;
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

  /** {@return whether reading standard input may have to wait} */
  public boolean stdinBlocks() {
    return stdinBlocks;
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

  /** {@return the clock of the guest's use of processors, in nanoseconds; empty to measure it} */
  public Optional<LongSupplier> processCpu() {
    return processCpu;
  }

  /** {@return the same of the calling thread; empty to measure it} */
  public Optional<LongSupplier> threadCpu() {
    return threadCpu;
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

  /** {@return how many files, directories and sockets the guest may have open at a time} */
  public int maxOpenFiles() {
    return maxOpenFiles;
  }

  /** Made only if a guest asks for it: it takes a while. */
  private static final class HostRandom {
    static final SecureRandom INSTANCE = new SecureRandom();

    private HostRandom() {}
  }

  /** A time that goes on by being looked at and by sleeping. Thread-safe. */
  private static final class VirtualTime {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final long STEP = 1000;

    private final AtomicLong nanos = new AtomicLong();

    long monotonic() {
      return nanos.addAndGet(STEP);
    }

    long realtime() {
      return START.getEpochSecond() * 1_000_000_000L + monotonic();
    }

    void sleep(Duration duration) {
      nanos.addAndGet(duration.toNanos());
    }
  }

  /** Collects what the guest is given. Not thread-safe. */
  public static final class Builder {
    private final List<String> args = new ArrayList<>();
    private final List<String> env = new ArrayList<>();
    private final List<Preopen> preopens = new ArrayList<>();
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private InputStream stdin = InputStream.nullInputStream();
    private boolean stdinBlocks;
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private LongSupplier realtime =
        () -> {
          var now = Instant.now();
          return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
    private LongSupplier monotonic = System::nanoTime;
    private @Nullable LongSupplier processCpu;
    private @Nullable LongSupplier threadCpu;
    private Sleeper sleeper = REAL_SLEEP;
    private Runnable yielder = Thread::yield;
    private Consumer<byte[]> random = bytes -> HostRandom.INSTANCE.nextBytes(bytes);
    private final boolean[] terminals = new boolean[3];
    private int maxOpenFiles = DEFAULT_MAX_OPEN_FILES;

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
     * @throws IllegalArgumentException if one holds a NUL
     */
    public Builder args(List<String> more) {
      for (String arg : more) {
        if (arg.indexOf('\0') >= 0) {
          throw new IllegalArgumentException("argument with a NUL");
        }
      }
      args.addAll(more);
      return this;
    }

    /**
     * Adds arguments; the first of all is the program's name.
     *
     * @param more the arguments
     * @return this builder
     * @throws IllegalArgumentException if one holds a NUL
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
     * @throws IllegalArgumentException if the name is empty or holds a NUL
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
     * @throws IllegalArgumentException if the name is empty or holds a NUL
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
     * Sets standard input. Reading may block; what would is done on a daemon thread, so that the
     * guest can poll it. That thread reads no more than the guest asked for: by polling, one byte,
     * which the next guest to read the same stream gets if this one does not.
     *
     * @param in where the guest reads from; not closed
     * @return this builder
     */
    public Builder stdin(InputStream in) {
      stdin = in;
      stdinBlocks = !(in instanceof ByteArrayInputStream);
      return this;
    }

    /**
     * Sets what the guest reads from standard input.
     *
     * @param in the bytes; not to be changed afterwards
     * @return this builder
     */
    public Builder stdin(byte[] in) {
      return stdin(new ByteArrayInputStream(in));
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
     * Makes all that is not files the same in every run: clocks start at the beginning of 2000 and
     * at 0, go on by a microsecond each time they are read and by what the guest sleeps, which
     * takes no time; randomness follows from a seed; yielding does nothing. For one run: where a
     * second one uses the same configuration, time and randomness go on. Later calls override.
     *
     * @param seed what random numbers are made from
     * @return this builder
     */
    public Builder deterministic(long seed) {
      var time = new VirtualTime();
      return clocks(time::realtime, time::monotonic)
          .sleeper(time::sleep)
          .yielder(() -> {})
          .random(new Random(seed)::nextBytes);
    }

    /**
     * Sets the clocks; those of the use of processors become the monotonic one, too.
     *
     * @param realtimeNanos nanoseconds since 1970
     * @param monotonicNanos nanoseconds since any time, never falling
     * @return this builder
     */
    public Builder clocks(LongSupplier realtimeNanos, LongSupplier monotonicNanos) {
      realtime = realtimeNanos;
      monotonic = monotonicNanos;
      return cpuClocks(monotonicNanos, monotonicNanos);
    }

    /**
     * Sets the clocks of the use of processors, which are measured otherwise.
     *
     * @param processNanos of all the guest's threads
     * @param threadNanos of the calling thread
     * @return this builder
     */
    public Builder cpuClocks(LongSupplier processNanos, LongSupplier threadNanos) {
      processCpu = processNanos;
      threadCpu = threadNanos;
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

    /**
     * Sets how many files, directories and sockets the guest may have open at a time.
     *
     * @param number how many, standard streams and what is open from the start included
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxOpenFiles(int number) {
      if (number < 0) {
        throw new IllegalArgumentException("negative number of files " + number);
      }
      maxOpenFiles = number;
      return this;
    }

    /** {@return the configuration so far} */
    public WasiConfig build() {
      return new WasiConfig(this);
    }
  }
}
