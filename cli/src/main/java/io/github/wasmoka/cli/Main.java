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
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
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
    // Unlike System.out these pass every byte through and hold nothing back.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(List.of(args), out, err);
    out.flush();
    err.flush();
    // Not System.exit's orderly end alone: a guest's threads may still run.
    Runtime.getRuntime().halt(code);
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.isEmpty()) {
      err.print(usage());
      return ExitCode.USAGE;
    }
    String name = args.getFirst();
    List<String> rest = args.subList(1, args.size());
    switch (name) {
      case "--help", "-h", "help" -> {
        out.print(usage());
        return ExitCode.OK;
      }
      case "--version", "-V", "version" -> {
        out.println(version());
        return ExitCode.OK;
      }
      default -> {
        // a command
      }
    }
    for (Command command : Command.all()) {
      if (command.name().equals(name)) {
        return run(command, rest, out, err);
      }
    }
    Optional<ToolProvider> tool = tool(name);
    if (tool.isPresent()) {
      return tool.get().run(out, err, rest.toArray(String[]::new));
    }
    err.println("wasmoka: unknown command " + name);
    err.print(usage());
    return ExitCode.USAGE;
  }

  private static Optional<ToolProvider> tool(String name) {
    return ServiceLoader.load(ToolProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(t -> t.name().equals(TOOL_PREFIX + name))
        .findFirst();
  }

  private static int run(Command command, List<String> args, PrintStream out, PrintStream err) {
    OptionTable table = command.table();
    try {
      if (!args.isEmpty() && (args.getFirst().equals("--help") || args.getFirst().equals("-h"))) {
        out.print(table.usage());
        return ExitCode.OK;
      }
      if (!args.isEmpty() && args.getFirst().equals("--version")) {
        out.println(version());
        return ExitCode.OK;
      }
      return command.run(table.parse(args), out, err);
    } catch (UsageException e) {
      err.println("wasmoka " + command.name() + ": " + e.getMessage());
      err.print(table.usage());
      return ExitCode.USAGE;
    } catch (WasmException e) {
      return failed(e, err);
    } catch (NoSuchFileException e) {
      err.println("wasmoka: no such file: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (AccessDeniedException e) {
      err.println("wasmoka: permission denied: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (IOException e) {
      err.println("wasmoka: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (IllegalStateException e) {
      // No engine, or not the one that was asked for.
      err.println("wasmoka: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static int failed(WasmException e, PrintStream err) {
    switch (e) {
      case ExitException exit -> {
        return exit.code();
      }
      case ExecutionException execution -> {
        err.println("wasmoka: " + kind(execution) + ": " + execution.describe());
        Throwable cause = execution.getCause();
        if (cause != null
            && !(cause instanceof WasmException)
            && System.getenv("WASMOKA_DEBUG") != null) {
          cause.printStackTrace(err);
        }
        return ExitCode.TRAPPED;
      }
      case MalformedException _ -> err.println("wasmoka: malformed module: " + e.getMessage());
      case InvalidException _ -> err.println("wasmoka: invalid module: " + e.getMessage());
      case LinkException _ -> err.println("wasmoka: cannot link: " + e.getMessage());
    }
    return ExitCode.FAILED;
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

  private static String usage() {
    String commands =
        Command.all().stream()
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
        + commands
        + tools
        + "\nwasmoka COMMAND --help tells a command's options; --version the version.\n";
  }

  /** Splits at commas, for options that take lists. */
  static List<String> list(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
