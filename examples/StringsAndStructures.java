import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.Runtime;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Passes strings and structures to a guest and back. WebAssembly's functions take numbers; what is
 * larger goes through the guest's memory, at an address that the guest's own allocator gave.
 */
public class StringsAndStructures {
  private static final String LIBRARY =
      """
      (module
        (memory (export "memory") 1)
        (global $free (mut i32) (i32.const 1024))
        ;; Gives memory, never to be returned: enough for a library that is used once.
        (func $alloc (export "alloc") (param $size i32) (result i32)
          (global.get $free)
          (global.set $free
            (i32.and
              (i32.add (i32.add (global.get $free) (local.get $size)) (i32.const 7))
              (i32.const -8))))
        ;; The string backwards, as address and length in one number.
        (func (export "reverse") (param $text i32) (param $length i32) (result i64)
          (local $copy i32) (local $i i32)
          (local.set $copy (call $alloc (local.get $length)))
          (loop $each
            (if (i32.lt_u (local.get $i) (local.get $length))
              (then
                (i32.store8
                  (i32.add (local.get $copy) (local.get $i))
                  (i32.load8_u
                    (i32.add
                      (local.get $text)
                      (i32.sub (i32.sub (local.get $length) (i32.const 1)) (local.get $i)))))
                (local.set $i (i32.add (local.get $i) (i32.const 1)))
                (br $each))))
          (i64.or
            (i64.shl (i64.extend_i32_u (local.get $copy)) (i64.const 32))
            (i64.extend_i32_u (local.get $length))))
        ;; struct point { double x, y; int32_t colour; }, 24 bytes: mirrors it in place.
        (func (export "mirror") (param $point i32)
          (f64.store (local.get $point) (f64.neg (f64.load (local.get $point))))
          (i32.store offset=16 (local.get $point)
            (i32.xor (i32.load offset=16 (local.get $point)) (i32.const 0xffffff))))
        ;; The length of the way through an array of points.
        (func (export "length") (param $points i32) (param $count i32) (result f64)
          (local $sum f64) (local $dx f64) (local $dy f64)
          (loop $each
            (if (i32.gt_s (local.get $count) (i32.const 1))
              (then
                (local.set $dx
                  (f64.sub
                    (f64.load offset=24 (local.get $points)) (f64.load (local.get $points))))
                (local.set $dy
                  (f64.sub
                    (f64.load offset=32 (local.get $points)) (f64.load offset=8 (local.get $points))))
                (local.set $sum
                  (f64.add
                    (local.get $sum)
                    (f64.sqrt
                      (f64.add
                        (f64.mul (local.get $dx) (local.get $dx))
                        (f64.mul (local.get $dy) (local.get $dy))))))
                (local.set $points (i32.add (local.get $points) (i32.const 24)))
                (local.set $count (i32.sub (local.get $count) (i32.const 1)))
                (br $each))))
          (local.get $sum)))
      """;

  private static final int POINT_SIZE = 24;

  /** The guest's structure as Java sees it. */
  record Point(double x, double y, int colour) {
    void write(Memory memory, long address) {
      memory.writeDouble(address, x);
      memory.writeDouble(address + 8, y);
      memory.writeInt(address + 16, colour);
    }

    static Point read(Memory memory, long address) {
      return new Point(
          memory.readDouble(address), memory.readDouble(address + 8), memory.readInt(address + 16));
    }
  }

  public static void main(String[] args) throws Throwable {
    Instance library =
        Runtime.create()
            .compile(LIBRARY.getBytes(StandardCharsets.UTF_8))
            .instantiate(Imports.NONE);
    Memory memory = library.memory("memory");
    Function alloc = library.function("alloc");

    byte[] text = "stressed".getBytes(StandardCharsets.UTF_8);
    int address = (int) alloc.call(text.length);
    memory.write(address, text);
    long reversed = (long) library.function("reverse").call(address, text.length);
    System.out.println(memory.readString(reversed >>> 32, (int) reversed));

    int point = (int) alloc.call(POINT_SIZE);
    new Point(1.5, 2, 0xff8000).write(memory, point);
    library.function("mirror").call(point);
    System.out.println(Point.read(memory, point));

    Point[] way = {new Point(0, 0, 0), new Point(3, 4, 0), new Point(3, 10, 0)};
    int points = (int) alloc.call(POINT_SIZE * way.length);
    for (int i = 0; i < way.length; i++) {
      way[i].write(memory, points + (long) i * POINT_SIZE);
    }
    // The fastest way to call: a handle of the function's exact type.
    MethodHandle length = library.function("length").handle();
    System.out.println((double) length.invokeExact(points, way.length));
  }
}
// Prints:
// desserts
// Point[x=-1.5, y=2.0, colour=32767]
// 11.0
