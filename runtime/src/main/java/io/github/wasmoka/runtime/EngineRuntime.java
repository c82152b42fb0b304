package io.github.wasmoka.runtime;

import io.github.wasmoka.api.ExceptionRef;
import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Global;
import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.Runtime;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.Table;
import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.decoder.text.TextReader;
import io.github.wasmoka.runtime.host.Values;
import io.github.wasmoka.runtime.link.Allocator;
import io.github.wasmoka.runtime.store.ExceptionInstance;
import io.github.wasmoka.runtime.store.GlobalInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.TagInstance;
import io.github.wasmoka.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/** The API's runtime over an engine. Thread-safe. */
public final class EngineRuntime implements Runtime {
  private final Engine engine;
  private final RuntimeConfig config;
  private final Allocator allocator;

  /**
   * Makes a runtime; what {@link io.github.wasmoka.api.spi.EngineProvider#open} returns.
   *
   * @param engine the engine
   * @param config its configuration
   */
  public EngineRuntime(Engine engine, RuntimeConfig config) {
    this.engine = engine;
    this.config = config;
    this.allocator = new Allocator(engine, config);
  }

  @Override
  public String engineName() {
    return engine.name();
  }

  @Override
  public RuntimeConfig config() {
    return config;
  }

  @Override
  public Module compile(byte[] bytes) {
    WasmModule module =
        isText(bytes)
            ? TextReader.read(bytes, config.features())
            : BinaryDecoder.decode(bytes, config.features());
    ValidModule valid = engine.validate(module, config);
    return new LoadedModule(valid, engine.compile(valid, config), allocator);
  }

  /**
   * Text begins with a parenthesis or a comment, after white space; everything else is tried as
   * binary.
   */
  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '(' || b == ';') {
        return true;
      }
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return false;
  }

  @Override
  public Memory newMemory(MemType type, InstanceOptions options) {
    return allocator.memory(type, options.dirtyPageSize());
  }

  @Override
  public Table newTable(TableType type, @Nullable Object init) {
    return allocator.table(type, Values.checkRef(type.element(), init));
  }

  @Override
  public Global newGlobal(GlobalType type, @Nullable Object init) {
    var global = new GlobalInstance(type);
    global.store(init);
    return global;
  }

  @Override
  public Tag newTag(TagType type) {
    return new TagInstance(DefType.of(type.type()));
  }

  @Override
  public Function newFunction(HostFunction function) {
    return new HostFuncInstance(function);
  }

  @Override
  public ExceptionRef newException(Tag tag, @Nullable Object... payload) {
    if (!(tag instanceof TagInstance instance)) {
      throw new IllegalArgumentException("a tag of another kind of runtime");
    }
    return ExceptionInstance.of(instance, payload);
  }
}
