package io.github.wasmoka.runtime.link;

import io.github.wasmoka.api.ExecutionException;
import io.github.wasmoka.api.Extern;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.runtime.CompiledModule;
import io.github.wasmoka.runtime.store.DataInstance;
import io.github.wasmoka.runtime.store.ElemInstance;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.GlobalInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.runtime.store.TagInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one instance (§4.7.2). */
public final class Instantiation {
  private final ValidModule valid;
  private final WasmModule module;
  private final CompiledModule compiled;
  private final Allocator allocator;
  private final ModuleInstance instance;
  private final ConstEvaluator constants;

  /**
   * Prepares an instantiation.
   *
   * @param api the API's view of the module
   * @param valid the module
   * @param compiled the engine's part
   * @param allocator allocates within limits
   * @param options what is switched on
   */
  public Instantiation(
      Module api,
      ValidModule valid,
      CompiledModule compiled,
      Allocator allocator,
      InstanceOptions options) {
    this.valid = valid;
    this.module = valid.module();
    this.compiled = compiled;
    this.allocator = allocator;
    this.instance = new ModuleInstance(api, valid, allocator.config(), options);
    this.constants = new ConstEvaluator(instance);
  }

  /**
   * Instantiates.
   *
   * @param imports where imports come from
   * @return the instance
   * @throws LinkException if an import is missing or does not match, or a limit forbids it
   * @throws ExecutionException if a segment does not fit or the start function fails; what was
   *     written before stays
   */
  public Instance run(Imports imports) {
    allocator.countInstance();
    new ImportMatcher(valid, instance, imports).resolve();
    allocate();
    initialize();
    export();
    module.start().ifPresent(this::start);
    return instance;
  }

  private void allocate() {
    for (int i = valid.importedMemories(); i < instance.memories.length; i++) {
      instance.memories[i] = allocator.memory(valid.memory(i), instance.options.dirtyPageSize());
    }
    for (int i = valid.importedTags(); i < instance.tags.length; i++) {
      instance.tags[i] = new TagInstance(valid.tag(i));
    }
    for (int i = valid.importedGlobals(); i < instance.globals.length; i++) {
      instance.globals[i] = new GlobalInstance(valid.global(i));
    }
    for (int i = 0; i < instance.datas.length; i++) {
      DataSegment segment = module.datas().get(i);
      instance.datas[i] = new DataInstance(module.bytes(), segment.start(), segment.size());
    }
    for (int i = 0; i < instance.elems.length; i++) {
      instance.elems[i] = new ElemInstance(new @Nullable Object[0]);
    }
    // Entries that take a value get it below, once there are functions.
    for (int i = valid.importedTables(); i < instance.tables.length; i++) {
      instance.tables[i] = allocator.table(valid.table(i), null);
    }
    compiled.link(instance);
  }

  private void initialize() {
    List<GlobalDef> globals = module.globals();
    for (int i = 0; i < globals.size(); i++) {
      constants.evaluate(globals.get(i).init(), instance.globals[valid.importedGlobals() + i]);
    }
    List<TableDef> tables = module.tables();
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).init().isPresent()) {
        var table = instance.tables[valid.importedTables() + i];
        table.fill(0, constants.reference(tables.get(i).init().get()), table.size());
      }
    }
    for (int i = 0; i < instance.elems.length; i++) {
      instance.elems[i].elements = elements(module.elements().get(i));
    }
    for (int i = 0; i < instance.elems.length; i++) {
      SegmentMode mode = module.elements().get(i).mode();
      if (mode instanceof SegmentMode.Active(int index, Expr offset)) {
        ElemInstance segment = instance.elems[i];
        instance.tables[index].init(
            address(valid.table(index).addrType(), offset), segment, 0, segment.elements.length);
      }
      if (mode != SegmentMode.PASSIVE) {
        instance.elems[i].drop();
      }
    }
    for (int i = 0; i < instance.datas.length; i++) {
      if (module.datas().get(i).mode() instanceof SegmentMode.Active(int index, Expr offset)) {
        DataInstance segment = instance.datas[i];
        instance.memories[index].init(
            address(valid.memory(index).addrType(), offset), segment, 0, segment.size);
        segment.drop();
      }
    }
  }

  private long address(AddrType type, Expr offset) {
    long number = constants.number(offset);
    return type == AddrType.I32 ? number & 0xffff_ffffL : number;
  }

  private @Nullable Object[] elements(ElemSegment segment) {
    if (!segment.exprs().isEmpty()) {
      var list = new ArrayList<@Nullable Object>(segment.exprs().size());
      for (Expr expr : segment.exprs()) {
        list.add(constants.reference(expr));
      }
      return list.toArray();
    }
    int[] indices = segment.functions();
    @Nullable Object[] functions = new @Nullable Object[indices.length];
    for (int i = 0; i < indices.length; i++) {
      functions[i] = instance.functions[indices[i]];
    }
    return functions;
  }

  private void export() {
    for (Export export : module.exports()) {
      int index = export.index();
      Extern extern =
          switch (export.kind()) {
            case FUNC -> instance.functions[index];
            case TABLE -> instance.tables[index];
            case MEMORY -> instance.memories[index];
            case GLOBAL -> instance.globals[index];
            case TAG -> instance.tags[index];
          };
      instance.addExport(export.name(), extern);
    }
  }

  private void start(int index) {
    FuncInstance function = instance.functions[index];
    if (function instanceof HostFuncInstance host) {
      host.invokeFromHost(instance, new long[0], new @Nullable Object[0], 0);
    } else {
      function.call();
    }
  }
}
