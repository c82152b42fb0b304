package io.github.wasmoka.bench;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.wasi.Wasi;
import io.github.wasmoka.wasi.WasiConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a WASI command again and again in one process, a new instance each time, until it has warmed
 * up: {@code SteadyRun [--seconds N] [--stdin FILE] [--dir HOST::GUEST] [--exit CODE] [--with
 * interruption,fuel,dirty] FILE [ARG...]}. Prints the first run's time and the median of the runs
 * in the last third of the time, in milliseconds. Its twin for V8 is {@code
 * src/main/js/steady.mjs}.
 */
public final class SteadyRun {
  private SteadyRun() {}

  /**
   * Runs.
   *
   * @param args see the class
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    double seconds = 20;
    byte[] stdin = {};
    int exit = 0;
    InstanceOptions options = InstanceOptions.DEFAULT;
    var dirs = new ArrayList<String[]>();
    int at = 0;
    for (; at + 1 < args.length && args[at].startsWith("--"); at += 2) {
      switch (args[at]) {
        case "--seconds" -> seconds = Double.parseDouble(args[at + 1]);
        case "--stdin" -> stdin = Files.readAllBytes(Path.of(args[at + 1]));
        case "--exit" -> exit = Integer.parseInt(args[at + 1]);
        case "--dir" -> dirs.add(args[at + 1].split("::", 2));
        case "--with" -> options = with(args[at + 1]);
        default -> throw new IllegalArgumentException(args[at]);
      }
    }
    Path file = Path.of(args[at]);
    List<String> rest = Arrays.asList(args).subList(at + 1, args.length);
    Runtime runtime =
        Runtime.builder().features(Features.WASM_3.with(Feature.LEGACY_EXCEPTIONS)).build();
    Module module = runtime.compile(file);
    var times = new ArrayList<double[]>();
    long start = System.nanoTime();
    do {
      WasiConfig.Builder config =
          WasiConfig.builder()
              .args(String.valueOf(file.getFileName()))
              .args(rest)
              .stdin(new ByteArrayInputStream(stdin))
              .stdout(OutputStream.nullOutputStream())
              .stderr(OutputStream.nullOutputStream());
      dirs.forEach(dir -> config.dir(dir[1], Path.of(dir[0])));
      long before = System.nanoTime();
      try (Wasi wasi = Wasi.of(config.build())) {
        module.instantiate(wasi.imports(), options).function("_start").call();
      } catch (ExitException e) {
        if (e.code() != exit) {
          throw e;
        }
      }
      long now = System.nanoTime();
      times.add(new double[] {(now - start) / 1e9, (now - before) / 1e6});
    } while (times.getLast()[0] < seconds || times.size() < 3);
    double from = times.getLast()[0] * 2 / 3;
    double[] steady =
        times.stream().filter(t -> t[0] >= from).mapToDouble(t -> t[1]).sorted().toArray();
    System.out.printf(
        "first %.2f ms, steady %.2f ms, %d runs%n",
        times.getFirst()[1], steady[steady.length / 2], times.size());
  }

  private static InstanceOptions with(String names) {
    InstanceOptions options = InstanceOptions.DEFAULT;
    for (String name : names.split(",", -1)) {
      options =
          switch (name) {
            case "interruption" -> options.withInterruption();
            case "fuel" -> options.withFuel(Long.MAX_VALUE);
            case "dirty" -> options.withDirtyTracking();
            default -> throw new IllegalArgumentException(name);
          };
    }
    return options;
  }
}
