package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.text.TextReader;
import io.github.wasmoka.decoder.text.TokenStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads modules to start from: binary, text, and those in scripts of the official suite. */
final class Corpus {
  private static final long LARGEST = 400_000;

  private Corpus() {}

  /** The modules' binary forms; files that are too large or no modules are passed over. */
  static List<byte[]> read(List<Path> paths) throws IOException {
    var modules = new ArrayList<byte[]>();
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          read(file, modules);
        }
      }
    }
    return modules;
  }

  private static void read(Path file, List<byte[]> modules) throws IOException {
    String name = file.toString();
    if (Files.size(file) > LARGEST) {
      return;
    }
    try {
      if (name.endsWith(".wasm")) {
        modules.add(Files.readAllBytes(file));
      } else if (name.endsWith(".wat")) {
        modules.add(TextReader.read(Files.readAllBytes(file), Features.ALL).bytes());
      } else if (name.endsWith(".wast")) {
        script(TokenStream.of(Files.readAllBytes(file)), modules);
      }
    } catch (MalformedException e) {
      // a test of what is malformed
    }
  }

  private static void script(TokenStream in, List<byte[]> modules) {
    while (!in.atEnd()) {
      int start = in.position();
      if (in.atOpen("module")) {
        try {
          modules.add(TextReader.readModule(in, Features.ALL).bytes());
          continue;
        } catch (MalformedException e) {
          // binary, quoted or a definition
          in.seek(start);
        }
      }
      in.advance();
      in.skipToClose();
    }
  }

  /** One module from a file. */
  static byte[] module(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean binary = bytes.length > 0 && bytes[0] == 0;
    return binary ? bytes : TextReader.read(bytes, Features.ALL).bytes();
  }
}
