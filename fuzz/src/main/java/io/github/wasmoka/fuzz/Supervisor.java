package io.github.wasmoka.fuzz;

import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Patience;
import io.github.wasmoka.fuzz.oracle.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches a process that does the work. If it dies or makes no headway, the case it was at is saved
 * with the name of the engine, and another process goes on behind it.
 */
final class Supervisor {
  private static final Duration WORK = Duration.ofSeconds(20);

  private final Options options;
  private final List<String> args;
  private final List<String> jvmOptions;
  private final PrintWriter out;
  private int found;
  private Duration used = Duration.ZERO;

  Supervisor(Options options, List<String> args, List<String> jvmOptions, PrintWriter out) {
    this.options = options;
    this.args = args;
    this.jvmOptions = jvmOptions;
    this.out = out;
  }

  /** Whether nothing was found. */
  boolean run() throws IOException {
    Files.createDirectories(options.out());
    Path file = Files.createTempFile("wasmoka-fuzz", ".case");
    try {
      long start = System.nanoTime();
      long first = options.first();
      long left = options.iterations();
      while (true) {
        long seconds = options.seconds() - (System.nanoTime() - start) / 1_000_000_000L;
        if ((options.seconds() > 0 && seconds <= 0)
            || (options.iterations() > 0 && left <= 0)
            || found >= options.most()) {
          break;
        }
        var current = new CaseFile(file);
        if (watch(current, command(file, first, seconds, left))) {
          break;
        }
        left -= current.iteration() + 1 - first;
        first = current.iteration() + 1;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return found == 0;
  }

  /** The processor time of the working processes, those of others' engines not counted. */
  Duration used() {
    return used;
  }

  private List<String> command(Path file, long first, long seconds, long left) {
    var jvm = new ArrayList<String>(jvmOptions);
    jvm.addAll(List.of("-Xmx1500m", "-Xss8m"));
    jvm.add("-XX:ErrorFile=" + options.out().toAbsolutePath() + "/hs_err_%p.log");
    List<String> command = Jvm.command(jvm);
    command.addAll(args);
    command.addAll(
        List.of(
            "--seed=" + options.seed(),
            "--first=" + first,
            "--seconds=" + (options.seconds() > 0 ? seconds : 0),
            "--iterations=" + (options.iterations() > 0 ? left : 0),
            "--worker=" + file));
    return command;
  }

  /** Whether the process came to its own end. */
  private boolean watch(CaseFile current, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread printer = new Thread(() -> print(process), "output of the worker");
    printer.setDaemon(true);
    printer.start();
    long count = current.count();
    var patience = new Patience(process.toHandle(), WORK);
    Duration before = used;
    Thread end = new Thread(() -> kill(process));
    Runtime.getRuntime().addShutdownHook(end);
    try {
      while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
        used = before.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        if (current.count() != count) {
          count = current.count();
          patience.moved();
        } else if (patience.ended()) {
          save("hang", current);
          kill(process);
          process.waitFor();
          return false;
        }
      }
      printer.join(2000);
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
      return true;
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
    }
    int code = process.exitValue();
    if (code == ExitCodes.CLEAN) {
      return true;
    }
    if (code == ExitCodes.FOUND) {
      found++;
      return true;
    }
    if (code == ExitCodes.BROKEN) {
      throw new IOException("the fuzzer itself broke in case " + current.iteration());
    }
    save("crash", current);
    out.println("  the process ended with " + code);
    return false;
  }

  /** Ends a process and the engines of others that it started. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void save(String what, CaseFile current) throws IOException {
    found++;
    String engine = current.stage();
    Path file =
        Finding.write(
            options.out(),
            what + "-" + options.seed() + "-" + current.iteration(),
            module(current),
            List.of(what + " of " + engine));
    out.println("found a " + what + " of " + engine + " in case " + current.iteration());
    out.println("  " + file);
    out.flush();
  }

  /** The module with the script by which it was run. */
  private static byte[] module(CaseFile current) {
    byte[] module = current.module();
    byte[] script = current.script();
    return script.length == 0
        ? module
        : FuzzCase.of(module).variant(Script.parse(script)).standalone();
  }

  private void print(Process process) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(line);
        out.flush();
      }
    } catch (IOException e) {
      // the process ended
    }
  }
}
