package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.wasmoka.api.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code i8x16.shuffle} by what its definition says, for lanes as programs have them and others.
 */
class ShuffleTest {
  private static List<int[]> lanes() {
    var all = new ArrayList<int[]>();
    for (int by = 0; by < 32; by++) {
      int start = by;
      add(all, i -> (i + start) % 32); // bytes of both, moved together
      add(all, i -> (start - i + 32) % 32); // the same backwards
      add(all, i -> start); // one byte
      add(all, i -> (start & 30) + i % 2); // two bytes
      add(all, i -> i ^ start % 16); // pairs, fours and eights changed round
    }
    for (int width : new int[] {1, 2, 4, 8}) {
      for (int half : new int[] {0, 8}) {
        add(all, i -> half + i % width + i / width / 2 * width + (i / width % 2 == 0 ? 0 : 16));
        add(all, i -> (half / 8 + i / width * 2) * width % 32 + i % width); // every second
        add(all, i -> half + i / width % 8); // each byte several times
      }
    }
    var random = new Random(7);
    for (int n = 0; n < 150; n++) {
      int mask = 31 >> n % 3;
      add(all, i -> random.nextInt(32) & mask);
    }
    return all;
  }

  private static void add(List<int[]> all, IntUnaryOperator lane) {
    var lanes = new int[16];
    Arrays.setAll(lanes, lane);
    all.add(lanes);
  }

  private static String wat(List<int[]> all) {
    var text = new StringBuilder("(module");
    for (int n = 0; n < all.size(); n++) {
      text.append(
          """
          (func (export "%d") (param i64 i64 i64 i64) (result i64 i64) (local v128)
            (i8x16.shuffle %s
              (i64x2.replace_lane 1 (i64x2.splat (local.get 0)) (local.get 1))
              (i64x2.replace_lane 1 (i64x2.splat (local.get 2)) (local.get 3)))
            local.tee 4 i64x2.extract_lane 0
            local.get 4 i64x2.extract_lane 1)
          """
              .formatted(
                  n,
                  Arrays.stream(all.get(n))
                      .mapToObj(Integer::toString)
                      .collect(Collectors.joining(" "))));
    }
    return text.append(')').toString();
  }

  @Test
  void everyByteIsTheOneThatIsNamed() {
    List<int[]> all = lanes();
    Instance instance = Wat.instance(wat(all));
    var random = new Random(9);
    for (int n = 0; n < all.size(); n++) {
      var given = new Object[4];
      Arrays.setAll(given, i -> random.nextLong());
      assertArrayEquals(
          new Object[] {half(all.get(n), 0, given), half(all.get(n), 8, given)},
          (Object[]) instance.function(Integer.toString(n)).call(given),
          Arrays.toString(all.get(n)));
    }
  }

  private static long half(int[] lanes, int start, Object[] given) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      int lane = lanes[start + i];
      bits |= ((long) given[lane / 8] >>> lane % 8 * 8 & 0xff) << i * 8;
    }
    return bits;
  }
}
