package io.github.wasmoka.api;

import io.github.wasmoka.api.spi.EngineProvider;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engine with its configuration, ready to compile modules. Thread-safe.
 *
 * <p>{@link #create()} takes the best engine on the module path. The system property {@code
 * wasmoka.engine} or {@link Builder#engine} names one instead.
 */
@SuppressWarnings("JavaLangClash") // the name is asked for; import it by name, never by *
public interface Runtime {
  /** {@return the name of the engine behind this runtime} */
  String engineName();

  /** {@return how it was configured} */
  RuntimeConfig config();

  /**
   * Decodes and validates a module, binary or text, and prepares it for the engine.
   *
   * @param module the module's bytes; not modified, and not to be modified by the caller afterwards
   * @return the module
   * @throws MalformedException if it follows neither format
   * @throws InvalidException if it is not valid
   */
  Module compile(byte[] module);

  /**
   * Compiles the module in a file.
   *
   * @param file the file
   * @return the module
   * @throws IOException if the file cannot be read
   * @throws MalformedException if it follows neither format
   * @throws InvalidException if it is not valid
   */
  default Module compile(Path file) throws IOException {
    return compile(Files.readAllBytes(file));
  }

  /**
   * Makes a memory that instances of this runtime can import.
   *
   * @param type its type
   * @param options whether it tracks dirty pages
   * @return the memory, all zero
   * @throws LinkException if a limit forbids it
   */
  Memory newMemory(MemType type, InstanceOptions options);

  /**
   * Makes a table that instances of this runtime can import.
   *
   * @param type its type
   * @param init what its entries hold
   * @return the table
   * @throws LinkException if a limit forbids it
   * @throws IllegalArgumentException if the value has not the element type
   */
  Table newTable(TableType type, @Nullable Object init);

  /**
   * Makes a global that instances of this runtime can import.
   *
   * @param type its type
   * @param init its value
   * @return the global
   * @throws IllegalArgumentException if the value has not the type
   */
  Global newGlobal(GlobalType type, @Nullable Object init);

  /**
   * Makes a tag that instances of this runtime can import.
   *
   * @param type its type
   * @return the tag, different from every other
   */
  Tag newTag(TagType type);

  /**
   * Makes a function value of a host function, to be put into a table or global.
   *
   * @param function the host function
   * @return the function
   */
  Function newFunction(HostFunction function);

  /**
   * Makes an exception value, to be thrown by a host function inside {@link UncaughtWasmException}.
   *
   * @param tag its tag
   * @param payload what it carries, of the tag's parameter types
   * @return the exception
   * @throws IllegalArgumentException if number or types of the values are wrong
   */
  ExceptionRef newException(Tag tag, @Nullable Object... payload);

  /**
   * A runtime on the best engine on the module path, with the default configuration.
   *
   * @return the runtime
   * @throws IllegalStateException if no engine can run here; the message lists what was found and
   *     why it refused
   */
  static Runtime create() {
    return builder().build();
  }

  /** {@return a new builder} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return every engine on the module path, best first; also those that cannot run here} */
  static List<EngineProvider> engines() {
    return Engines.found();
  }

  /** Chooses engine and configuration. Not thread-safe. */
  final class Builder {
    private @Nullable String engine = System.getProperty("wasmoka.engine");
    private RuntimeConfig config = RuntimeConfig.DEFAULT;

    private Builder() {}

    /**
     * Takes the engine of this name, whatever its priority.
     *
     * @param name the engine's name
     * @return this builder
     */
    public Builder engine(String name) {
      engine = name;
      return this;
    }

    /**
     * Sets the whole configuration.
     *
     * @param config the configuration
     * @return this builder
     */
    public Builder config(RuntimeConfig config) {
      this.config = config;
      return this;
    }

    /**
     * Sets which parts of WebAssembly are accepted.
     *
     * @param features the features
     * @return this builder
     */
    public Builder features(Features features) {
      config = config.withFeatures(features);
      return this;
    }

    /**
     * Sets what instances may use.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder limits(ResourceLimits limits) {
      config = config.withLimits(limits);
      return this;
    }

    /**
     * Keeps compiled code in a folder, for later runs and other processes, up to {@link
     * CodeCache#DEFAULT_MAX_BYTES}.
     *
     * @param directory where; see {@link CodeCache#directory}
     * @return this builder
     */
    public Builder cache(Path directory) {
      return cache(directory, CodeCache.DEFAULT_MAX_BYTES);
    }

    /**
     * Keeps compiled code in a folder, for later runs and other processes.
     *
     * @param directory where; see {@link CodeCache#directory}
     * @param maxBytes how much; see {@link CodeCache#maxBytes}
     * @return this builder
     * @throws IllegalArgumentException if that is less than 1
     */
    public Builder cache(Path directory, long maxBytes) {
      config = config.withCache(new CodeCache(directory, maxBytes));
      return this;
    }

    /**
     * Finds the engine and opens it.
     *
     * @return the runtime
     * @throws IllegalStateException if there is no such engine or none can run here; the message
     *     lists what was found and why it refused
     */
    public Runtime build() {
      return Engines.open(engine, config);
    }
  }
}
