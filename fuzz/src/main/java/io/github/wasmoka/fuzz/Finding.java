package io.github.wasmoka.fuzz;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.text.TextPrinter;
import io.github.wasmoka.decoder.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes what was found where it can be read and run again. */
final class Finding {
  private Finding() {}

  /**
   * Writes a module: as text with what it shows on top, or as bytes where text would not show it.
   *
   * @param folder where to
   * @param name the file's name without its end
   * @param module the module
   * @param notes what it shows, in lines
   * @return the file
   */
  static Path write(Path folder, String name, byte[] module, List<String> notes)
      throws IOException {
    Files.createDirectories(folder);
    try {
      String text = TextPrinter.print(BinaryDecoder.decode(module, Features.ALL));
      if (Arrays.equals(TextReader.read(text, Features.ALL).bytes(), module)) {
        var file = new StringBuilder();
        notes.forEach(note -> file.append(";; ").append(note.replace('\n', ' ')).append('\n'));
        Path path = folder.resolve(name + ".wat");
        Files.writeString(path, file.append(text));
        return path;
      }
    } catch (MalformedException | IllegalStateException | IllegalArgumentException e) {
      // as bytes
    }
    Path path = folder.resolve(name + ".wasm");
    Files.write(path, module);
    Files.write(folder.resolve(name + ".txt"), notes);
    return path;
  }
}
