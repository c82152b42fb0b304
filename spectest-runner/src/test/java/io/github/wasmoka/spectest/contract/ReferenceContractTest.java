package io.github.wasmoka.spectest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.GcObject;
import io.github.wasmoka.api.I31;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.TrapKind;
import io.github.wasmoka.api.V128;
import io.github.wasmoka.api.type.AbsHeapType;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** References at the edge: host objects, functions, i31, structures, arrays. */
class ReferenceContractTest extends Contract {
  private static final String GC =
      """
      (module
        (type $s (struct (field (mut i8)) (field (mut i16)) (field i32) (field (mut i64))
          (field (mut f32)) (field (mut f64)) (field (mut v128)) (field (mut externref))
          (field (mut (ref null $s)))))
        (type $bytes (array (mut i8)))
        (type $refs (array (mut funcref)))
        (type $fixed (array i32))
        (func (export "struct") (result (ref $s))
          (struct.new $s (i32.const -1) (i32.const -2) (i32.const 3) (i64.const 4) (f32.const 5)
            (f64.const 6) (v128.const i64x2 7 8) (ref.null extern) (ref.null $s)))
        (func (export "signed") (param (ref $s)) (result i32)
          (struct.get_s $s 0 (local.get 0)))
        (func (export "long") (param (ref null $s)) (result i64)
          (struct.get $s 3 (local.get 0)))
        (func (export "bytes") (param i32) (result (ref $bytes))
          (array.new $bytes (i32.const 200) (local.get 0)))
        (func (export "refs") (result (ref $refs)) (array.new_default $refs (i32.const 2)))
        (func (export "fixed") (result (ref $fixed))
          (array.new_fixed $fixed 2 (i32.const 7) (i32.const 8)))
        (func (export "i31") (param i32) (result i31ref) (ref.i31 (local.get 0)))
        (func (export "i31get") (param i31ref) (result i32 i32)
          (i31.get_s (local.get 0)) (i31.get_u (local.get 0)))
        (func (export "internalize") (param externref) (result anyref)
          (any.convert_extern (local.get 0)))
        (func (export "externalize") (param anyref) (result externref)
          (extern.convert_any (local.get 0)))
        (func (export "isStruct") (param anyref) (result i32)
          (ref.test (ref $s) (local.get 0)))
        (func (export "eq") (param eqref eqref) (result i32)
          (ref.eq (local.get 0) (local.get 1))))
      """;

  @Test
  void structures() {
    Instance instance = instance(GC);
    GcObject struct = (GcObject) instance.function("struct").call();
    assertEquals(AbsHeapType.STRUCT, struct.type().kind());
    assertEquals(9, struct.size());
    // Packed fields read zero-extended.
    assertEquals(0xff, struct.get(0));
    assertEquals(0xfffe, struct.get(1));
    assertEquals(3, struct.get(2));
    assertEquals(4L, struct.get(3));
    assertEquals(5f, struct.get(4));
    assertEquals(6.0, struct.get(5));
    assertEquals(new V128(7, 8), struct.get(6));
    assertNull(struct.get(7));
    assertNull(struct.get(8));
    struct.set(0, 0x1234);
    assertEquals(0x34, struct.get(0));
    struct.set(0, -128);
    assertEquals(-128, instance.function("signed").call(struct));
    struct.set(3, Long.MIN_VALUE);
    assertEquals(Long.MIN_VALUE, instance.function("long").call(struct));
    struct.set(6, new V128(-1, -2));
    assertEquals(new V128(-1, -2), struct.get(6));
    assertEquals(6.0, struct.get(5));
    struct.set(7, "text");
    assertEquals("text", struct.get(7));
    struct.set(8, struct);
    assertSame(struct, struct.get(8));
    assertThrows(IllegalStateException.class, () -> struct.set(2, 1));
    assertThrows(IllegalArgumentException.class, () -> struct.set(3, 1));
    assertThrows(IllegalArgumentException.class, () -> struct.set(8, "text"));
    assertThrows(IndexOutOfBoundsException.class, () -> struct.get(9));
    assertThrows(IndexOutOfBoundsException.class, () -> struct.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> struct.set(9, 1));
    assertNotSame(struct, instance.function("struct").call());
  }

  @Test
  void arrays() {
    Instance instance = instance(GC);
    GcObject bytes = (GcObject) instance.function("bytes").call(3);
    assertEquals(AbsHeapType.ARRAY, bytes.type().kind());
    assertEquals(3, bytes.size());
    assertEquals(200, bytes.get(2));
    bytes.set(2, 0x101);
    assertEquals(1, bytes.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.set(-1, 0));
    assertEquals(0, ((GcObject) instance.function("bytes").call(0)).size());
    GcObject refs = (GcObject) instance.function("refs").call();
    assertNull(refs.get(0));
    refs.set(0, instance.function("refs"));
    assertSame(instance.function("refs"), refs.get(0));
    assertThrows(IllegalArgumentException.class, () -> refs.set(1, "x"));
    GcObject fixed = (GcObject) instance.function("fixed").call();
    assertEquals(8, fixed.get(1));
    assertThrows(IllegalStateException.class, () -> fixed.set(1, 0));
  }

  @Test
  void anArrayTooLargeTraps() {
    Instance instance =
        instance(
            """
            (module (type $a (array (mut i64)))
              (func (export "f") (param i32) (result i32)
                (array.len (array.new_default $a (local.get 0)))))
            """);
    assertEquals(1000, instance.function("f").call(1000));
    traps(TrapKind.OUT_OF_RESOURCES, () -> instance.function("f").call(-1));
    traps(TrapKind.OUT_OF_RESOURCES, () -> instance.function("f").call(Integer.MAX_VALUE));
    assertEquals(1000, instance.function("f").call(1000));
  }

  @Test
  void i31() {
    Instance instance = instance(GC);
    assertEquals(new I31(5), instance.function("i31").call(5));
    I31 minusOne = (I31) instance.function("i31").call(-1);
    assertEquals(0x7fff_ffff, minusOne.bits());
    assertEquals(-1, minusOne.signed());
    Object[] both = (Object[]) instance.function("i31get").call(new I31(-2));
    assertEquals(-2, both[0]);
    assertEquals(0x7fff_fffe, both[1]);
    traps(TrapKind.NULL_I31_REFERENCE, () -> instance.function("i31get").call((Object) null));
    assertEquals(1, instance.function("eq").call(new I31(7), new I31(7)));
    assertEquals(0, instance.function("eq").call(new I31(7), new I31(8)));
  }

  @Test
  void hostObjectsInside() {
    Instance instance = instance(GC);
    var object = new Object();
    Object inside = instance.function("internalize").call(object);
    assertSame(object, instance.function("externalize").call(inside));
    assertEquals(0, instance.function("isStruct").call(inside));
    Object struct = instance.function("struct").call();
    Object outside = instance.function("externalize").call(struct);
    assertEquals(1, instance.function("isStruct").call(outside));
    assertNull(instance.function("internalize").call((Object) null));
    assertThrows(
        IllegalArgumentException.class, () -> instance.function("eq").call(object, object));
  }

  @Test
  void nullsAndWrongTypes() {
    Instance instance = instance(GC);
    traps(TrapKind.NULL_STRUCTURE_REFERENCE, () -> instance.function("long").call((Object) null));
    assertThrows(
        IllegalArgumentException.class, () -> instance.function("signed").call((Object) null));
    Object array = instance.function("bytes").call(1);
    assertThrows(IllegalArgumentException.class, () -> instance.function("long").call(array));
    assertThrows(IllegalArgumentException.class, () -> instance.function("i31get").call(array));
  }

  /** The same recursive types in two modules are the same types. */
  @Test
  void typesAreEqualAcrossModules() {
    String types = "(rec (type $a (struct (field (ref null $b)))) (type $b (array (ref null $a))))";
    Instance one =
        instance(
            "(module "
                + types
                + " (func (export \"f\") (result (ref $a))"
                + " (struct.new $a (ref.null $b))))");
    Instance two =
        instance(
            "(module (type (func)) "
                + types
                + " (import \"m\" \"f\" (func $f (result (ref $a))))"
                + " (func (export \"g\") (param anyref) (result i32)"
                + " (ref.test (ref $a) (local.get 0)))"
                + " (func (export \"h\") (result i32) (ref.test (ref $a) (call $f))))",
            Imports.builder().instance("m", one));
    GcObject struct = (GcObject) one.function("f").call();
    assertEquals(1, two.function("g").call(struct));
    assertEquals(1, two.function("h").call());
    Instance three =
        instance(
            "(module (type $a (struct (field anyref)))"
                + " (func (export \"g\") (param anyref) (result i32)"
                + " (ref.test (ref $a) (local.get 0))))");
    assertEquals(0, three.function("g").call(struct));
  }

  /** What nobody refers to any more is collected, also out of tables and globals. */
  @Test
  void objectsAreCollected() throws InterruptedException {
    Instance instance =
        instance(
            """
            (module (table (export "t") 1 externref)
              (global $g (mut externref) (ref.null extern))
              (func (export "f") (param externref) (local externref externref)
                (local.set 1 (local.get 0)) (local.set 2 (local.get 1))
                (table.set (i32.const 0) (local.get 2)) (global.set $g (local.get 2)))
              (func (export "clear")
                (table.set (i32.const 0) (ref.null extern)) (global.set $g (ref.null extern))))
            """);
    var weak = new WeakReference<>(new Object());
    instance.function("f").call(weak.get());
    instance.function("clear").call();
    for (int i = 0; i < 50 && weak.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(weak.get() == null, "still reachable");
  }
}
