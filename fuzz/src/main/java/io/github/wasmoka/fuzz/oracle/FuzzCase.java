package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A module and what is done with it. All of it follows from the module's bytes: the script from its
 * custom section, or else from its exports; what it imports from what it declares.
 */
public final class FuzzCase {
  private final byte[] bytes;
  private final WasmModule module;
  private final Script script;
  private final Optional<byte[]> provider;
  private final List<HostImport> hosts;
  private final List<Export> functions;
  private final boolean variant;

  /**
   * A function that the module imports.
   *
   * @param module the first name
   * @param name the second name
   * @param type its type, not closed
   */
  public record HostImport(String module, String name, FuncType type) {}

  private FuzzCase(byte[] bytes, WasmModule module, Script script) {
    this.bytes = bytes;
    this.module = module;
    this.script = script;
    this.provider = Provider.of(module);
    this.hosts = hosts(module);
    this.functions = module.exports().stream().filter(e -> e.kind() == ExternKind.FUNC).toList();
    this.variant = false;
  }

  private FuzzCase(FuzzCase base, Script script) {
    this.bytes = base.bytes;
    this.module = base.module;
    this.script = script;
    this.provider = base.provider;
    this.hosts = base.hosts;
    this.functions = base.functions;
    this.variant = true;
  }

  /**
   * The case that a module is.
   *
   * @param bytes its binary form
   * @return the case
   * @throws MalformedException if our own decoder rejects it
   */
  public static FuzzCase of(byte[] bytes) {
    WasmModule module = BinaryDecoder.decode(bytes, Features.ALL);
    for (SectionRange section : module.sections()) {
      if (section.id() == 0 && section.name().equals(Script.SECTION)) {
        return new FuzzCase(
            bytes, module, Script.parse(Arrays.copyOfRange(bytes, section.start(), section.end())));
      }
    }
    return new FuzzCase(bytes, module, DefaultScript.of(module));
  }

  /** The case of the same module with another script; its bytes are still the same array. */
  public FuzzCase variant(Script script) {
    return new FuzzCase(this, script);
  }

  /** Whether it has another script than the one in its bytes. */
  public boolean isVariant() {
    return variant;
  }

  /** The module's binary form; that of a variant holds the script it was made from. */
  public byte[] bytes() {
    return bytes;
  }

  /** A module that is this case by itself: its script in place of any that the bytes hold. */
  public byte[] standalone() {
    byte[] text = script.toBytes();
    byte[] all = Arrays.copyOf(module.bytes(), module.bytes().length + text.length);
    System.arraycopy(text, 0, all, module.bytes().length, text.length);
    var sections = new ArrayList<SectionRange>();
    sections.add(new SectionRange(0, Script.SECTION, module.bytes().length, all.length));
    for (SectionRange section : module.sections()) {
      if (!section.name().equals(Script.SECTION)) {
        sections.add(section);
      }
    }
    return BinaryEncoder.encode(
        new WasmModule(
            all,
            module.types(),
            module.imports(),
            module.functions(),
            module.tables(),
            module.memories(),
            module.tags(),
            module.globals(),
            module.exports(),
            module.start(),
            module.elements(),
            module.dataCount(),
            module.bodies(),
            module.datas(),
            sections));
  }

  public WasmModule module() {
    return module;
  }

  public Script script() {
    return script;
  }

  /** A module that exports, by their places among the imports, what is imported but functions. */
  public Optional<byte[]> provider() {
    return provider;
  }

  /** The functions it imports, in order. */
  public List<HostImport> hosts() {
    return hosts;
  }

  /** The functions it exports, in order. */
  public List<Export> functions() {
    return functions;
  }

  /** The type of a type index; empty if it is no function's. */
  static Optional<FuncType> funcType(WasmModule module, int index) {
    int at = index;
    for (var group : module.types()) {
      if (at < group.members().size()) {
        SubType type = group.members().get(at);
        return type.composite() instanceof FuncType func ? Optional.of(func) : Optional.empty();
      }
      at -= group.members().size();
    }
    return Optional.empty();
  }

  /** The type of a function by its index, imported ones first. */
  public static Optional<FuncType> typeOfFunction(WasmModule module, int index) {
    int at = index;
    for (Import imported : module.imports()) {
      if (imported.desc() instanceof ImportDesc.Func(int type)) {
        if (at-- == 0) {
          return funcType(module, type);
        }
      }
    }
    return at >= 0 && at < module.functions().size()
        ? funcType(module, module.functions().get(at))
        : Optional.empty();
  }

  private static List<HostImport> hosts(WasmModule module) {
    var hosts = new ArrayList<HostImport>();
    for (Import imported : module.imports()) {
      if (imported.desc() instanceof ImportDesc.Func(int index)) {
        hosts.add(
            new HostImport(
                imported.module(),
                imported.name(),
                funcType(module, index).orElse(FuncType.EMPTY)));
      }
    }
    return hosts;
  }
}
