package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A module whose bodies can be changed, and to which things can be added. Not thread-safe. */
final class EditableModule {
  final List<List<Instr>> bodies = new ArrayList<>();
  final List<List<Body.Locals>> locals = new ArrayList<>();
  final List<Export> exports;
  final List<MemType> memories;
  final List<GlobalDef> globals;
  OptionalInt start;
  private final WasmModule module;
  private final ByteSink bytes = new ByteSink();
  private @Nullable Script script;

  EditableModule(WasmModule module) {
    this.module = module;
    this.exports = new ArrayList<>(module.exports());
    this.memories = new ArrayList<>(module.memories());
    this.globals = new ArrayList<>(module.globals());
    this.start = module.start();
    bytes.bytes(module.bytes());
    for (Body body : module.bodies()) {
      locals.add(new ArrayList<>(body.locals()));
      bodies.add(new ArrayList<>(InstrRecorder.read(module, body.expr())));
    }
  }

  WasmModule module() {
    return module;
  }

  /** Puts another script into the module. */
  void script(Script script) {
    this.script = script;
  }

  /** Adds a local to a body; its index. */
  int addLocal(int body, ValType type) {
    int index =
        FuzzCase.typeOfFunction(module, imported(ExternKind.FUNC) + body)
            .map(t -> t.params().size())
            .orElse(0);
    for (Body.Locals run : locals.get(body)) {
      index += run.count();
    }
    locals.get(body).add(new Body.Locals(1, type));
    return index;
  }

  /** How many of a kind the module imports: where the index space of its own begins. */
  int imported(ExternKind kind) {
    return (int) module.imports().stream().filter(i -> i.desc().kind() == kind).count();
  }

  /** Keeps an expression of these instructions, its {@code end} included. */
  Expr expr(List<Instr> code) {
    int from = bytes.size();
    var writer = new InstructionWriter(bytes);
    code.forEach(instr -> instr.accept(writer));
    return new Expr(from, bytes.size());
  }

  byte[] encode() {
    var changed = new ArrayList<Body>();
    for (int i = 0; i < bodies.size(); i++) {
      changed.add(new Body(locals.get(i), expr(bodies.get(i))));
    }
    List<SectionRange> sections = sections();
    return BinaryEncoder.encode(
        new WasmModule(
            bytes.toByteArray(),
            module.types(),
            module.imports(),
            module.functions(),
            module.tables(),
            memories,
            module.tags(),
            globals,
            exports,
            start,
            module.elements(),
            module.dataCount(),
            changed,
            module.datas(),
            sections));
  }

  private List<SectionRange> sections() {
    if (script == null) {
      return module.sections();
    }
    var sections = new ArrayList<SectionRange>();
    int from = bytes.size();
    bytes.bytes(script.toBytes());
    sections.add(new SectionRange(0, Script.SECTION, from, bytes.size()));
    for (SectionRange section : module.sections()) {
      if (!section.name().equals(Script.SECTION)) {
        sections.add(section);
      }
    }
    return sections;
  }

  /** Where the block that begins at a position ends, its {@code end} included. */
  static int endOfBlock(List<Instr> body, int start) {
    int depth = 0;
    for (int i = start; i < body.size(); i++) {
      switch (body.get(i).op()) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> depth++;
        case END, DELEGATE -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        default -> {
          // inside
        }
      }
    }
    return body.size();
  }
}
