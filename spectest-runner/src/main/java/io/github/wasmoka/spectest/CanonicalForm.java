package io.github.wasmoka.spectest;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.decoder.binary.BinaryEncoder;
import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.DataSegment;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.GlobalDef;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The one binary form that all modules of the same meaning have: each number in its shortest form,
 * locals in the longest runs, no custom sections and no data count, which text cannot say.
 */
final class CanonicalForm {
  private final WasmModule module;
  private final ByteSink bytes = new ByteSink();

  private CanonicalForm(WasmModule module) {
    this.module = module;
  }

  static byte[] of(WasmModule module) {
    return new CanonicalForm(module).encode();
  }

  private byte[] encode() {
    List<TableDef> tables =
        module.tables().stream()
            .map(t -> new TableDef(t.type(), t.init().map(this::expr)))
            .toList();
    List<GlobalDef> globals =
        module.globals().stream().map(g -> new GlobalDef(g.type(), expr(g.init()))).toList();
    List<ElemSegment> elements = module.elements().stream().map(this::element).toList();
    List<Body> bodies =
        module.bodies().stream().map(b -> new Body(runs(b.locals()), expr(b.expr()))).toList();
    List<DataSegment> datas = module.datas().stream().map(this::data).toList();
    return BinaryEncoder.encode(
        new WasmModule(
            bytes.toByteArray(),
            module.types(),
            module.imports(),
            module.functions(),
            tables,
            module.memories(),
            module.tags(),
            globals,
            module.exports(),
            module.start(),
            elements,
            OptionalInt.empty(),
            bodies,
            datas,
            List.of()));
  }

  private Expr expr(Expr expr) {
    int start = bytes.size();
    InstructionReader.readAll(module, expr, Features.ALL, new InstructionWriter(bytes));
    return new Expr(start, bytes.size());
  }

  private ElemSegment element(ElemSegment segment) {
    return new ElemSegment(
        segment.type(),
        mode(segment.mode()),
        segment.functions(),
        segment.exprs().stream().map(this::expr).toList());
  }

  private SegmentMode mode(SegmentMode mode) {
    return mode instanceof SegmentMode.Active(int index, Expr offset)
        ? new SegmentMode.Active(index, expr(offset))
        : mode;
  }

  private DataSegment data(DataSegment segment) {
    SegmentMode mode = mode(segment.mode());
    int start = bytes.size();
    bytes.bytes(module.bytes(), segment.start(), segment.start() + segment.size());
    return new DataSegment(mode, start, segment.size());
  }

  private static List<Body.Locals> runs(List<Body.Locals> locals) {
    var runs = new ArrayList<Body.Locals>();
    for (Body.Locals run : locals) {
      if (run.count() > 0) {
        if (!runs.isEmpty() && runs.getLast().type().equals(run.type())) {
          Body.Locals last = runs.removeLast();
          runs.add(new Body.Locals(last.count() + run.count(), run.type()));
        } else {
          runs.add(run);
        }
      }
    }
    return runs;
  }
}
