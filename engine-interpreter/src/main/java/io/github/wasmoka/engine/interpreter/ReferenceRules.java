package io.github.wasmoka.engine.interpreter;

import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.runtime.gc.StructLayout;
import io.github.wasmoka.validator.ValidModule;
import java.util.List;

/**
 * Translates reference, table and aggregate instructions (§4.4.2, §4.4.5, §4.4.6). They work where
 * their operands are.
 */
final class ReferenceRules {
  /**
   * A field of a structure, or all of them.
   *
   * @param type the structure's type
   * @param layout where its fields stand
   * @param field the field's index, or -1
   * @param cls what the field is among operands
   * @param signBits to which number of bits it is sign-extended; 0 for not at all
   */
  record Field(DefType type, StructLayout layout, int field, byte cls, int signBits) {}

  /**
   * The elements of an array.
   *
   * @param type the array's type
   * @param cls what an element is among operands
   * @param signBits to which number of bits it is sign-extended; 0 for not at all
   * @param second another index or a length
   */
  record Element(DefType type, byte cls, int signBits, int second) {}

  private final Emitter out;
  private final ValidModule valid;

  ReferenceRules(Emitter out, ValidModule valid) {
    this.out = out;
    this.valid = valid;
  }

  /** Emits an operation that takes operands where they are and leaves results in the same place. */
  private void inPlace(int op, int operands, int immediate, byte... results) {
    out.flushTop(operands);
    int slot = operands > 0 ? out.stack.slot(out.stack.height() - operands) : out.stack.top();
    out.stack.pop(operands);
    for (byte cls : results) {
      out.pushTemp(cls);
    }
    out.code.emit(op, slot, 0, immediate);
  }

  void plain(Opcode op) {
    switch (op) {
      case REF_IS_NULL -> {
        int ref = out.use(out.top());
        out.stack.pop(1);
        out.code.emit(Op.REF_IS_NULL, out.pushTemp(Operands.NUM), ref, 0);
      }
      case REF_AS_NON_NULL -> inPlace(Op.REF_AS_NON_NULL, 1, 0, Operands.REF);
      case REF_EQ -> inPlace(Op.REF_EQ, 2, 0, Operands.NUM);
      case REF_I31 -> inPlace(Op.REF_I31, 1, 0, Operands.REF);
      case I31_GET_S -> inPlace(Op.I31_GET_S, 1, 0, Operands.NUM);
      case I31_GET_U -> inPlace(Op.I31_GET_U, 1, 0, Operands.NUM);
      case ARRAY_LEN -> inPlace(Op.ARRAY_LEN, 1, 0, Operands.NUM);
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
        // the same object
      }
      default -> throw new IllegalStateException(op.text());
    }
  }

  void heapType(Opcode op, HeapType type) {
    switch (op) {
      case REF_NULL -> inPlace(Op.REF_NULL, 0, 0, Operands.REF);
      case REF_TEST, REF_TEST_NULL -> {
        int ref = out.use(out.top());
        out.stack.pop(1);
        int slot = out.pushTemp(Operands.NUM);
        out.code.emit(
            Op.REF_TEST, slot, ref, out.code.pool(new RefType(op == Opcode.REF_TEST_NULL, type)));
      }
      case REF_CAST, REF_CAST_NULL ->
          inPlace(
              Op.REF_CAST,
              1,
              out.code.pool(new RefType(op == Opcode.REF_CAST_NULL, type)),
              Operands.REF);
      default -> throw new IllegalStateException(op.text());
    }
  }

  private Field allFields(int index) {
    DefType type = valid.type(index);
    return new Field(type, StructLayout.of(type), -1, Operands.NUM, 0);
  }

  private Element element(int index, int signBits, int second) {
    DefType type = valid.type(index);
    FieldType field = ((ArrayType) type.expand()).element();
    return new Element(type, Translator.cls(field.storage().unpacked()), signBits, second);
  }

  private static int bits(FieldType field) {
    return field.storage() == PackType.I8 ? 8 : 16;
  }

  private int elementBits(int index) {
    return bits(((ArrayType) valid.type(index).expand()).element());
  }

  void index(Opcode op, int index) {
    switch (op) {
      case REF_FUNC -> inPlace(Op.REF_FUNC, 0, index, Operands.REF);
      case TABLE_GET -> inPlace(Op.TABLE_GET, 1, index, Operands.REF);
      case TABLE_SET -> inPlace(Op.TABLE_SET, 2, index);
      case TABLE_SIZE -> inPlace(Op.TABLE_SIZE, 0, index, Operands.NUM);
      case TABLE_GROW -> inPlace(Op.TABLE_GROW, 2, index, Operands.NUM);
      case TABLE_FILL -> inPlace(Op.TABLE_FILL, 3, index);
      case ELEM_DROP -> inPlace(Op.ELEM_DROP, 0, index);
      case STRUCT_NEW -> {
        Field fields = allFields(index);
        inPlace(Op.STRUCT_NEW, fields.layout.fields.size(), out.code.pool(fields), Operands.REF);
      }
      case STRUCT_NEW_DEFAULT ->
          inPlace(Op.STRUCT_NEW_DEFAULT, 0, out.code.pool(allFields(index)), Operands.REF);
      case ARRAY_NEW -> inPlace(Op.ARRAY_NEW, 2, out.code.pool(element(index, 0, 0)), Operands.REF);
      case ARRAY_NEW_DEFAULT ->
          inPlace(Op.ARRAY_NEW_DEFAULT, 1, out.code.pool(element(index, 0, 0)), Operands.REF);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
        Element element = element(index, op == Opcode.ARRAY_GET_S ? elementBits(index) : 0, 0);
        inPlace(Op.ARRAY_GET, 2, out.code.pool(element), element.cls);
      }
      case ARRAY_SET -> inPlace(Op.ARRAY_SET, 3, out.code.pool(element(index, 0, 0)));
      case ARRAY_FILL -> inPlace(Op.ARRAY_FILL, 4, out.code.pool(element(index, 0, 0)));
      default -> throw new IllegalStateException(op.text());
    }
  }

  void index2(Opcode op, int first, int second) {
    switch (op) {
      case TABLE_COPY ->
          inPlace(Op.TABLE_COPY, 3, out.code.pool(new MemoryRules.Pair(first, second)));
      case TABLE_INIT ->
          inPlace(Op.TABLE_INIT, 3, out.code.pool(new MemoryRules.Pair(first, second)));
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
        Field field = field(first, second, op == Opcode.STRUCT_GET_S);
        inPlace(Op.STRUCT_GET, 1, out.code.pool(field), field.cls);
      }
      case STRUCT_SET -> inPlace(Op.STRUCT_SET, 2, out.code.pool(field(first, second, false)));
      case ARRAY_NEW_FIXED ->
          inPlace(
              Op.ARRAY_NEW_FIXED, second, out.code.pool(element(first, 0, second)), Operands.REF);
      case ARRAY_NEW_DATA ->
          inPlace(Op.ARRAY_NEW_DATA, 2, out.code.pool(element(first, 0, second)), Operands.REF);
      case ARRAY_NEW_ELEM ->
          inPlace(Op.ARRAY_NEW_ELEM, 2, out.code.pool(element(first, 0, second)), Operands.REF);
      case ARRAY_INIT_DATA ->
          inPlace(Op.ARRAY_INIT_DATA, 4, out.code.pool(element(first, 0, second)));
      case ARRAY_INIT_ELEM ->
          inPlace(Op.ARRAY_INIT_ELEM, 4, out.code.pool(element(first, 0, second)));
      case ARRAY_COPY -> inPlace(Op.ARRAY_COPY, 5, 0);
      default -> throw new IllegalStateException(op.text());
    }
  }

  private Field field(int index, int field, boolean signed) {
    DefType type = valid.type(index);
    List<FieldType> fields = ((StructType) type.expand()).fields();
    FieldType fieldType = fields.get(field);
    return new Field(
        type,
        StructLayout.of(type),
        field,
        Translator.cls(fieldType.storage().unpacked()),
        signed ? bits(fieldType) : 0);
  }
}
