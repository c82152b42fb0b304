package io.github.wasmoka.runtime.link;

import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.decoder.code.EmptyVisitor;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.runtime.gc.ArrayInstance;
import io.github.wasmoka.runtime.gc.StructInstance;
import io.github.wasmoka.runtime.gc.StructLayout;
import io.github.wasmoka.runtime.store.GlobalInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates constant expressions (§4.4.13 in a module that is being instantiated). Valid ones
 * cannot fail.
 */
final class ConstEvaluator extends EmptyVisitor {
  private final ModuleInstance instance;
  // One entry a value, in three columns: a number or a vector's low half, its high half, a
  // reference.
  private long[] bits = new long[8];
  private long[] his = new long[8];
  private @Nullable Object[] refs = new @Nullable Object[8];
  private int height;

  ConstEvaluator(ModuleInstance instance) {
    this.instance = instance;
  }

  private void evaluate(Expr expr) {
    height = 0;
    InstructionReader.readAll(instance.valid.module(), expr, instance.valid.features(), this);
    height--;
  }

  void evaluate(Expr expr, GlobalInstance target) {
    evaluate(expr);
    target.bits = bits[height];
    target.hi = his[height];
    target.ref = refs[height];
  }

  @Nullable Object reference(Expr expr) {
    evaluate(expr);
    return refs[height];
  }

  /** An offset, of a number type. */
  long number(Expr expr) {
    evaluate(expr);
    return bits[height];
  }

  private void push(long low, long high, @Nullable Object ref) {
    if (height == bits.length) {
      bits = Arrays.copyOf(bits, height * 2);
      his = Arrays.copyOf(his, height * 2);
      refs = Arrays.copyOf(refs, height * 2);
    }
    bits[height] = low;
    his[height] = high;
    refs[height++] = ref;
  }

  private void push(long number) {
    push(number, 0, null);
  }

  private void pushI32(long number) {
    int wrapped = (int) number;
    push(wrapped);
  }

  private void pushRef(@Nullable Object ref) {
    push(0, 0, ref);
  }

  private long pop() {
    return bits[--height];
  }

  @Override
  public void plain(Opcode op) {
    switch (op) {
      case I32_ADD -> pushI32(pop() + pop());
      case I32_SUB -> {
        long subtrahend = pop();
        pushI32(pop() - subtrahend);
      }
      case I32_MUL -> pushI32(pop() * pop());
      case I64_ADD -> push(pop() + pop());
      case I64_SUB -> {
        long subtrahend = pop();
        push(pop() - subtrahend);
      }
      case I64_MUL -> push(pop() * pop());
      case REF_I31 -> pushRef(new I31((int) pop()));
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY, END -> {
        // the same object, or the same height
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  @Override
  public void i32Const(int value) {
    push(value);
  }

  @Override
  public void i64Const(long value) {
    push(value);
  }

  @Override
  public void f32Const(int value) {
    push(value & 0xffff_ffffL);
  }

  @Override
  public void f64Const(long value) {
    push(value);
  }

  @Override
  public void v128Const(long lo, long hi) {
    push(lo, hi, null);
  }

  @Override
  public void heapType(Opcode op, HeapType type) {
    pushRef(null);
  }

  @Override
  public void index(Opcode op, int index) {
    switch (op) {
      case GLOBAL_GET -> {
        GlobalInstance global = instance.globals[index];
        push(global.bits, global.hi, global.ref);
      }
      case REF_FUNC -> pushRef(instance.functions[index]);
      case STRUCT_NEW -> {
        DefType type = instance.valid.type(index);
        StructInstance struct = new StructInstance(type, StructLayout.of(type));
        int fields = ((StructType) type.expand()).fields().size();
        height -= fields;
        for (int i = 0; i < fields; i++) {
          struct.put(i, bits[height + i], his[height + i], refs[height + i]);
        }
        pushRef(struct);
      }
      case STRUCT_NEW_DEFAULT -> {
        DefType type = instance.valid.type(index);
        pushRef(new StructInstance(type, StructLayout.of(type)));
      }
      case ARRAY_NEW -> {
        int length = (int) pop();
        height--;
        ArrayInstance array = ArrayInstance.allocate(instance.valid.type(index), length);
        array.fill(0, bits[height], his[height], refs[height], length);
        pushRef(array);
      }
      case ARRAY_NEW_DEFAULT ->
          pushRef(ArrayInstance.allocate(instance.valid.type(index), (int) pop()));
      default -> throw new IllegalStateException(op.text());
    }
  }

  @Override
  public void index2(Opcode op, int type, int length) {
    // array.new_fixed is the only constant instruction with two indices.
    ArrayInstance array = ArrayInstance.allocate(instance.valid.type(type), length);
    height -= length;
    for (int i = 0; i < length; i++) {
      array.put(i, bits[height + i], his[height + i], refs[height + i]);
    }
    pushRef(array);
  }
}
