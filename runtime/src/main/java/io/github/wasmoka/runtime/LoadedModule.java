package io.github.wasmoka.runtime;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.Module;
import io.github.wasmoka.api.type.ExportType;
import io.github.wasmoka.api.type.ExternType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.decoder.binary.NameSection;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.decoder.text.TextPrinter;
import io.github.wasmoka.runtime.link.Allocator;
import io.github.wasmoka.runtime.link.Instantiation;
import io.github.wasmoka.validator.ValidModule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The API's view of a compiled module. */
final class LoadedModule implements Module {
  private final ValidModule valid;
  private final WasmModule module;
  private final CompiledModule compiled;
  private final Allocator allocator;

  LoadedModule(ValidModule valid, CompiledModule compiled, Allocator allocator) {
    this.valid = valid;
    this.module = valid.module();
    this.compiled = compiled;
    this.allocator = allocator;
  }

  @Override
  public String name() {
    return NameSection.of(module).moduleName();
  }

  @Override
  public List<ImportType> imports() {
    var types = new ArrayList<ImportType>();
    int function = 0;
    int table = 0;
    int memory = 0;
    int global = 0;
    int tag = 0;
    for (Import imported : module.imports()) {
      ExternType type =
          switch (imported.desc().kind()) {
            case FUNC -> valid.functionType(function++);
            case TABLE -> valid.table(table++);
            case MEMORY -> valid.memory(memory++);
            case GLOBAL -> valid.global(global++);
            case TAG -> new TagType(valid.tag(tag++).funcType());
          };
      types.add(new ImportType(imported.module(), imported.name(), type));
    }
    return types;
  }

  @Override
  public List<ExportType> exports() {
    var types = new ArrayList<ExportType>();
    for (Export export : module.exports()) {
      ExternType type =
          switch (export.kind()) {
            case FUNC -> valid.functionType(export.index());
            case TABLE -> valid.table(export.index());
            case MEMORY -> valid.memory(export.index());
            case GLOBAL -> valid.global(export.index());
            case TAG -> new TagType(valid.tag(export.index()).funcType());
          };
      types.add(new ExportType(export.name(), type));
    }
    return types;
  }

  @Override
  public List<MemType> memories() {
    var types = new ArrayList<MemType>();
    for (int i = 0; i < valid.memoryCount(); i++) {
      types.add(valid.memory(i));
    }
    return types;
  }

  @Override
  public Set<Feature> features() {
    return Set.copyOf(valid.usedFeatures());
  }

  @Override
  public List<Section> sections() {
    return module.sections().stream()
        .map(range ->
            new Section(
                range.id(),
                range.id() == 0 ? range.name() : nameOf(range.id()),
                range.start(),
                range.end() - range.start()))
        .toList();
  }

  private static String nameOf(int id) {
    var section = io.github.wasmoka.decoder.binary.Section.ofId(id);
    return section == null ? "" : section.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public int functionCount() {
    return module.functions().size();
  }

  @Override
  public List<byte[]> customSections(String name) {
    return module.sections().stream()
        .filter(range -> range.id() == 0 && range.name().equals(name))
        .map((SectionRange range) -> Arrays.copyOfRange(module.bytes(), range.start(), range.end()))
        .toList();
  }

  @Override
  public byte[] toBinary() {
    return module.bytes().clone();
  }

  @Override
  public String toText() {
    return TextPrinter.print(module);
  }

  @Override
  public void compileAhead(String moduleName, OutputStream jar, InstanceOptions... options)
      throws IOException {
    compiled.compileAhead(
        moduleName, options.length == 0 ? List.of(InstanceOptions.DEFAULT) : List.of(options), jar);
  }

  @Override
  public Instance instantiate(Imports imports, InstanceOptions options) {
    return new Instantiation(this, valid, compiled, allocator, options).run(imports);
  }
}
