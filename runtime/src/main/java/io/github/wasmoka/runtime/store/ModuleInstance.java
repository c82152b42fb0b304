package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.validator.ValidModule;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module instance (§4.2.7). The arrays are index spaces, imports first; they are filled while
 * instantiating and never change afterwards.
 */
public final class ModuleInstance implements Instance {
  /** The module's structure and types. */
  public final ValidModule valid;

  /** How the runtime was configured. */
  public final RuntimeConfig config;

  /** What is switched on for this instance. */
  public final InstanceOptions options;

  /** Interruption, fuel and the call listener. */
  public final ExecutionControl control;

  /** Functions. */
  public final FuncInstance[] functions;

  /** Tables. */
  public final TableInstance[] tables;

  /** Memories. */
  public final MemoryInstance[] memories;

  /** Globals. */
  public final GlobalInstance[] globals;

  /** Tags. */
  public final TagInstance[] tags;

  /** Element segments. */
  public final ElemInstance[] elems;

  /** Data segments. */
  public final DataInstance[] datas;

  /** Whatever the engine keeps for this instance. */
  public @Nullable Object engineState;

  private final Module module;
  private final Map<String, Extern> exports = new LinkedHashMap<>();

  /**
   * Makes an instance with empty index spaces.
   *
   * @param module the API's view of the module
   * @param valid the module
   * @param config how the runtime was configured
   * @param options what is switched on
   */
  public ModuleInstance(
      Module module, ValidModule valid, RuntimeConfig config, InstanceOptions options) {
    this.module = module;
    this.valid = valid;
    this.config = config;
    this.options = options;
    this.control = new ExecutionControl(options);
    this.functions = new FuncInstance[valid.functionCount()];
    this.tables = new TableInstance[valid.tableCount()];
    this.memories = new MemoryInstance[valid.memoryCount()];
    this.globals = new GlobalInstance[valid.globalCount()];
    this.tags = new TagInstance[valid.tagCount()];
    this.elems = new ElemInstance[valid.module().elements().size()];
    this.datas = new DataInstance[valid.module().datas().size()];
  }

  /**
   * Adds an export while instantiating.
   *
   * @param name its name
   * @param extern what it is
   */
  public void addExport(String name, Extern extern) {
    exports.put(name, extern);
  }

  @Override
  public Module module() {
    return module;
  }

  @Override
  public Map<String, Extern> exports() {
    return Collections.unmodifiableMap(exports);
  }

  @Override
  public void interrupt() {
    interruptible().stop("interrupted");
  }

  @Override
  public void interruptAfter(Duration time) {
    interruptible().deadline(time);
  }

  @Override
  public void clearInterrupt() {
    control.clear();
  }

  private ExecutionControl interruptible() {
    if (!control.interruptible) {
      throw new IllegalStateException("this instance was not made interruptible");
    }
    return control;
  }

  @Override
  public long fuel() {
    return Math.max(metered().fuel, 0);
  }

  @Override
  public void setFuel(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("negative fuel " + units);
    }
    metered().fuel = units;
  }

  private ExecutionControl metered() {
    if (!control.metered) {
      throw new IllegalStateException("this instance was made without fuel");
    }
    return control;
  }
}
