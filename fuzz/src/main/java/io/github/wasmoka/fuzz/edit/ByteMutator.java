package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.fuzz.choice.Choices;
import java.util.Arrays;

/** Changes bytes without a thought for what they mean. */
public final class ByteMutator {
  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff, 0x40, 0x0b, 0x41, 0x20, 0x6a};

  private ByteMutator() {}

  /**
   * Changes some bytes.
   *
   * @param bytes stay as they are
   * @param choices decide what is changed
   * @return the changed bytes
   */
  public static byte[] mutate(byte[] bytes, Choices choices) {
    byte[] changed = bytes.clone();
    int changes = choices.between(1, 4);
    for (int i = 0; i < changes && changed.length > 8; i++) {
      int at = 8 + choices.below(changed.length - 8);
      switch (choices.below(8)) {
        case 0, 1 -> changed[at] = (byte) choices.below(256);
        case 2 -> changed[at] ^= (byte) (1 << choices.below(8));
        case 3 -> changed[at] = (byte) EDGES[choices.below(EDGES.length)];
        case 4 -> changed = splice(changed, at, at, choices.below(256));
        case 5 -> changed = splice(changed, at, at + 1);
        case 6 ->
            changed =
                choices.oneIn(4)
                    ? Arrays.copyOf(changed, at)
                    : splice(changed, at, Math.min(changed.length, at + choices.below(16)));
        default -> {
          // A number of five bytes, as large as can be.
          changed = splice(changed, at, at + 1, -1, -1, -1, -1, choices.oneIn(2) ? 0x0f : 0x07);
        }
      }
    }
    return changed;
  }

  private static byte[] splice(byte[] bytes, int from, int to, int... inserted) {
    byte[] spliced = new byte[bytes.length - (to - from) + inserted.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    for (int i = 0; i < inserted.length; i++) {
      spliced[from + i] = (byte) inserted[i];
    }
    System.arraycopy(bytes, to, spliced, from + inserted.length, bytes.length - to);
    return spliced;
  }
}
