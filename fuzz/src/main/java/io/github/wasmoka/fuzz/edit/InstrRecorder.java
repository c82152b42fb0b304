package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the instructions that it receives into a list. */
final class InstrRecorder implements InstructionVisitor {
  private final List<Instr> list = new ArrayList<>();

  List<Instr> list() {
    return list;
  }

  static List<Instr> read(WasmModule module, Expr expr) {
    var recorder = new InstrRecorder();
    InstructionReader.readAll(module, expr, Features.ALL, recorder);
    return recorder.list;
  }

  @Override
  public void plain(Opcode op) {
    list.add(new Instr.Plain(op));
  }

  @Override
  public void block(Opcode op, BlockType type) {
    list.add(new Instr.Block(op, type));
  }

  @Override
  public void tryTable(Opcode op, BlockType type, List<CatchClause> catches) {
    list.add(new Instr.TryTable(op, type, List.copyOf(catches)));
  }

  @Override
  public void label(Opcode op, int label) {
    list.add(new Instr.Label(op, label));
  }

  @Override
  public void brTable(Opcode op, int[] labels, int defaultLabel) {
    list.add(new Instr.BrTable(op, Arrays.stream(labels).boxed().toList(), defaultLabel));
  }

  @Override
  public void brOnCast(Opcode op, int label, RefType from, RefType to) {
    list.add(new Instr.BrOnCast(op, label, from, to));
  }

  @Override
  public void index(Opcode op, int index) {
    list.add(new Instr.Index(op, index));
  }

  @Override
  public void index2(Opcode op, int first, int second) {
    list.add(new Instr.Index2(op, first, second));
  }

  @Override
  public void select(Opcode op, List<ValType> types) {
    list.add(new Instr.Select(op, types));
  }

  @Override
  public void memArg(Opcode op, int memory, int align, long offset) {
    list.add(new Instr.MemArg(op, memory, align, offset));
  }

  @Override
  public void memArgLane(Opcode op, int memory, int align, long offset, int lane) {
    list.add(new Instr.MemArgLane(op, memory, align, offset, lane));
  }

  @Override
  public void lane(Opcode op, int lane) {
    list.add(new Instr.Lane(op, lane));
  }

  @Override
  public void shuffle(Opcode op, long lo, long hi) {
    list.add(new Instr.Shuffle(op, lo, hi));
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    list.add(new Instr.Heap(op, type));
  }

  @Override
  public void i32Const(int value) {
    list.add(new Instr.Const(Opcode.I32_CONST, value, 0));
  }

  @Override
  public void i64Const(long value) {
    list.add(new Instr.Const(Opcode.I64_CONST, value, 0));
  }

  @Override
  public void f32Const(int value) {
    list.add(new Instr.Const(Opcode.F32_CONST, value, 0));
  }

  @Override
  public void f64Const(long value) {
    list.add(new Instr.Const(Opcode.F64_CONST, value, 0));
  }

  @Override
  public void v128Const(long lo, long hi) {
    list.add(new Instr.Const(Opcode.V128_CONST, lo, hi));
  }
}
