package io.github.wasmoka.runtime.precompiled;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.runtime.jvm.Code;
import io.github.wasmoka.runtime.jvm.CodeVersion;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.runtime.jvm.JarIndex;
import io.github.wasmoka.runtime.jvm.StoredIndex;
import io.github.wasmoka.validator.ValidModule;
import io.github.wasmoka.validator.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A module that was compiled ahead of time, read from its jar. Thread-safe. */
final class Precompiled {
  private final MethodHandles.Lookup lookup;
  private final JarIndex index;
  private final byte[] bytes;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private @Nullable ValidModule valid;

  private Precompiled(MethodHandles.Lookup lookup, JarIndex index, byte[] bytes) {
    this.lookup = lookup;
    this.index = index;
    this.bytes = bytes;
  }

  /**
   * Reads index and module.
   *
   * @param lookup the jar's provider
   * @throws IllegalStateException if they are damaged or do not belong together
   */
  static Precompiled read(MethodHandles.Lookup lookup) {
    try {
      JarIndex index = JarIndex.of(resource(lookup, JarIndex.INDEX));
      if (index.version() != CodeVersion.CURRENT) {
        throw new IllegalStateException(
            "compiled for another version of Wasmoka: compile it again");
      }
      byte[] bytes = resource(lookup, JarIndex.MODULE);
      if (JarIndex.checksum(bytes) != index.checksum()) {
        throw new IllegalStateException(
            "the jar holds another module than the one that was compiled: compile it again");
      }
      return new Precompiled(lookup, index, bytes);
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | NegativeArraySizeException e) {
      throw new IllegalStateException("the jar is damaged: compile it again", e);
    }
  }

  private static byte[] resource(MethodHandles.Lookup lookup, String name) throws IOException {
    try (InputStream in = lookup.lookupClass().getModule().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      return in.readAllBytes();
    }
  }

  byte[] bytes() {
    return bytes;
  }

  JarIndex index() {
    return index;
  }

  /**
   * The valid module, whose bodies were validated when it was compiled. All runtimes share it, so
   * that it, and its code, is what stack traces are told from.
   *
   * @param module the same module
   * @param features what it may use, which is all that it uses
   */
  synchronized ValidModule valid(WasmModule module, Features features) {
    ValidModule known = valid;
    if (known == null) {
      known = Validator.validateAllButBodies(module, features, index.used());
      valid = known;
    }
    return known;
  }

  /** The code of a flavour of the valid module. */
  Code code(Flavour flavour, ValidModule module) {
    return codes.computeIfAbsent(flavour.id(), id -> load(id, module));
  }

  private Code load(String flavour, ValidModule module) {
    StoredIndex stored = index.flavours().get(flavour);
    if (stored == null) {
      throw new LinkException(
          "no code for instances with "
              + flavour
              + " was compiled ahead of time, only with "
              + String.join(", ", index.flavours().keySet()));
    }
    return Code.precompiled(
        module,
        stored,
        lookup,
        JarIndex.packageName(
            lookup.lookupClass().getPackageName(),
            List.copyOf(index.flavours().keySet()).indexOf(flavour)));
  }
}
