package io.github.wasmoka.cli;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code wasmoka run}: a program, or one export with arguments. */
final class RunCommand implements Command {
  static final String NAME = "run";

  static final OptionTable TABLE =
      new OptionTable(
          NAME + " [OPTION]... FILE|- [ARGUMENT]...",
          "run a WASI command, or one of a module's functions; FILE may be what compile made",
          Stream.of(
                  List.of(RuntimeOptions.ENGINE),
                  GuestOptions.ALL,
                  List.of(
                      Option.of(
                          "--invoke",
                          "EXPORT",
                          "call this function with the arguments and print its results"),
                      Option.of("--timeout", "TIME", "stop the guest after 500ms, 5s, 2m or 1h"),
                      Option.of(
                          "--fuel",
                          "N",
                          "stop the guest after about N instructions, the same N"
                              + " on every engine"),
                      RuntimeOptions.MAX_MEMORY,
                      RuntimeOptions.STACK_SIZE,
                      Option.of(
                          "--trace", "wasi", "print a line for each of the guest's system calls")),
                  CacheOptions.ALL,
                  List.of(RuntimeOptions.FEATURES))
              .flatMap(List::stream)
              .toList());

  private final Optional<Path> userCache;

  RunCommand(Optional<Path> userCache) {
    this.userCache = userCache;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionTable table() {
    return TABLE;
  }

  @Override
  public int run(OptionTable.Parsed args, Streams streams) throws IOException {
    if (args.rest().isEmpty()) {
      throw new UsageException("no FILE given");
    }
    String file = args.rest().getFirst();
    List<String> guestArgs = args.rest().subList(1, args.rest().size());
    Optional<String> export = args.last("--invoke");
    Optional<Duration> timeout = args.last("--timeout").map(Quantities::time);
    InstanceOptions options = options(args, timeout.isPresent());
    Optional<Consumer<String>> trace = trace(args, streams.err);
    AheadProgram program = program(file, args, streams);
    Runtime runtime = program.runtime();
    WasiConfig.Builder config = GuestOptions.config(args, streams).args(ModuleFile.name(file));
    if (export.isEmpty()) {
      config.args(guestArgs);
    }
    var guest = new Guest(runtime, program.module(), config.build(), options, trace);
    return new GuestThread(runtime.config().limits().maxStackBytes(), timeout)
        .run(started ->
            guest.run(
                started,
                instance -> {
                  if (export.isEmpty()) {
                    return Guest.start(instance);
                  }
                  Invocation invocation = Invocation.of(instance, export.get(), guestArgs);
                  Guest.initialize(instance);
                  invocation.run(streams.out);
                  return ExitCode.OK;
                }));
  }

  private AheadProgram program(String file, OptionTable.Parsed args, Streams streams)
      throws IOException {
    // Whatever the engine can do: what a module uses is the compiler's choice, not the caller's.
    RuntimeConfig config =
        CacheOptions.with(RuntimeOptions.config(args, Features.ALL), args, userCache);
    if (!args.has("--engine")) {
      Optional<AheadProgram> ahead = AheadProgram.find(file, config);
      if (ahead.isPresent()) {
        return ahead.get();
      }
    }
    Runtime runtime = RuntimeOptions.runtime(args, config);
    return new AheadProgram(runtime, runtime.compile(ModuleFile.read(file, streams)));
  }

  private static InstanceOptions options(OptionTable.Parsed args, boolean interruptible) {
    InstanceOptions options = InstanceOptions.DEFAULT;
    if (interruptible) {
      options = options.withInterruption();
    }
    if (args.has("--fuel")) {
      options = options.withFuel(Quantities.count(args.last("--fuel").orElseThrow()));
    }
    return options;
  }

  private static Optional<Consumer<String>> trace(OptionTable.Parsed args, PrintStream err) {
    for (String what : args.all("--trace")) {
      if (!what.equals("wasi")) {
        throw new UsageException("--trace knows wasi, not " + what);
      }
    }
    return args.has("--trace") ? Optional.of(err::println) : Optional.empty();
  }
}
