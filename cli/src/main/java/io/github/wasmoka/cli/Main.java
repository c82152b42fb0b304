package io.github.wasmoka.cli;

import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.ExhaustionException;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.InterruptedExecutionException;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.Trap;
import io.github.wasmoka.api.UncaughtWasmException;
import io.github.wasmoka.api.WasmException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** The command {@code wasmoka}. */
public final class Main {
  private static final String TOOL_PREFIX = "wasmoka-";

  private Main() {}

  /**
   * Runs a command and exits with its code.
   *
   * @param args the command's name and its arguments
   */
  public static void main(String[] args) {
    Streams streams = Streams.ofProcess();
    int code = run(List.of(args), streams, UserCache.ofProcess());
    streams.out.flush();
    streams.err.flush();
    // Not System.exit's orderly end alone: a guest's threads may still run.
    Runtime.getRuntime().halt(code);
  }

  static int run(List<String> args, Streams streams, Optional<Path> userCache) {
    List<Command> commands = Command.all(userCache);
    if (args.isEmpty()) {
      streams.err.print(usage(commands));
      return ExitCode.USAGE;
    }
    String name = args.getFirst();
    List<String> rest = args.subList(1, args.size());
    switch (name) {
      case "--help", "-h", "help" -> {
        streams.out.print(usage(commands));
        return ExitCode.OK;
      }
      case "--version", "-V", "version" -> {
        streams.out.println(version());
        return ExitCode.OK;
      }
      default -> {
        // a command
      }
    }
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return run(command, rest, streams);
      }
    }
    Optional<ToolProvider> tool = tool(name);
    if (tool.isPresent()) {
      return tool.get().run(streams.out, streams.err, rest.toArray(String[]::new));
    }
    streams.err.println("wasmoka: unknown command " + name);
    streams.err.print(usage(commands));
    return ExitCode.USAGE;
  }

  private static Optional<ToolProvider> tool(String name) {
    return ServiceLoader.load(ToolProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(t -> t.name().equals(TOOL_PREFIX + name))
        .findFirst();
  }

  private static int run(Command command, List<String> args, Streams streams) {
    OptionTable table = command.table();
    try {
      OptionTable.Parsed parsed = table.parse(args);
      if (parsed.has("--help") || parsed.has("-h")) {
        streams.out.print(table.usage());
        return ExitCode.OK;
      }
      if (parsed.has("--version")) {
        streams.out.println(version());
        return ExitCode.OK;
      }
      return command.run(parsed, streams);
    } catch (UsageException e) {
      streams.err.println("wasmoka " + command.name() + ": " + e.getMessage());
      streams.err.print(table.usage());
      return ExitCode.USAGE;
    } catch (ExitException e) {
      return e.code();
    } catch (WasmException e) {
      return failed(e, streams.err);
    } catch (NoSuchFileException e) {
      return failed("no such file: " + e.getMessage(), e, streams.err);
    } catch (AccessDeniedException e) {
      return failed("permission denied: " + e.getMessage(), e, streams.err);
    } catch (OutOfMemoryError e) {
      return failed("out of memory; a larger heap may help", e, streams.err);
    } catch (IOException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      // A file, no engine or not the one that was asked for, an argument that cannot be.
      return failed(String.valueOf(e.getMessage()), e, streams.err);
    } catch (RuntimeException | Error e) {
      return failed("internal error, please report it: " + e, e, streams.err);
    }
  }

  private static int failed(String message, Throwable e, PrintStream err) {
    err.println("wasmoka: " + message);
    debug(e, err);
    return ExitCode.FAILED;
  }

  private static void debug(Throwable e, PrintStream err) {
    if (System.getenv("WASMOKA_DEBUG") != null) {
      e.printStackTrace(err);
    }
  }

  private static int failed(WasmException e, PrintStream err) {
    switch (e) {
      case ExitException exit -> {
        return exit.code();
      }
      case ExecutionException execution -> {
        err.println("wasmoka: " + kind(execution) + ": " + Printable.of(execution.describe()));
        if (execution.getCause() != null) {
          debug(execution.getCause(), err);
        }
        return ExitCode.TRAPPED;
      }
      case MalformedException _ -> err.println("wasmoka: malformed module: " + message(e));
      case InvalidException _ -> err.println("wasmoka: invalid module: " + message(e));
      case LinkException _ -> err.println("wasmoka: cannot link: " + message(e));
    }
    return ExitCode.FAILED;
  }

  private static String message(WasmException e) {
    return Printable.of(String.valueOf(e.getMessage()));
  }

  private static String kind(ExecutionException e) {
    return switch (e) {
      case Trap _ -> "trap";
      case ExhaustionException _ -> "exhausted";
      case InterruptedExecutionException _ -> "interrupted";
      case UncaughtWasmException _ -> "exception";
    };
  }

  static String version() {
    String version =
        Main.class.getModule().getDescriptor() == null
            ? null
            : Main.class.getModule().getDescriptor().rawVersion().orElse(null);
    return "wasmoka " + (version == null ? "(development build)" : version);
  }

  private static String usage(List<Command> commands) {
    String ours =
        commands.stream()
            .map(c -> String.format("  %-10s %s%n", c.name(), c.table().summary()))
            .collect(Collectors.joining());
    String tools =
        ServiceLoader.load(ToolProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(t -> t.name().startsWith(TOOL_PREFIX))
            .map(t ->
                String.format(
                    "  %-10s %s%n",
                    t.name().substring(TOOL_PREFIX.length()), t.description().orElse("")))
            .sorted()
            .collect(Collectors.joining());
    return "usage: wasmoka COMMAND [OPTION]... [ARGUMENT]...\n\n"
        + ours
        + tools
        + "\nwasmoka COMMAND --help tells a command's options; --version the version.\n";
  }
}
