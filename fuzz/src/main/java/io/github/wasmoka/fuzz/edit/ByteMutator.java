package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.fuzz.choice.Choices;
import java.util.ArrayList;
import java.util.Arrays;

/** Changes bytes with hardly a thought for what they mean. */
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
    byte[] changed = choices.below(8) == 7 ? sections(bytes, choices) : bytes.clone();
    int changes = choices.between(1, 4);
    for (int i = 0; i < changes && changed.length > 8; i++) {
      int at = 8 + choices.below(changed.length - 8);
      switch (choices.below(9)) {
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
        case 7 -> {
          // A small number of five bytes and a bit too many.
          int low = changed[at] & 0x7f;
          changed = splice(changed, at, at + 1, low | 0x80, 0x80, 0x80, 0x80, 0x10);
        }
        default -> {
          // A number of five bytes, as large as can be.
          changed = splice(changed, at, at + 1, -1, -1, -1, -1, choices.oneIn(2) ? 0x0f : 0x07);
        }
      }
    }
    return changed;
  }

  /** Leaves a section out, or has it twice. */
  private static byte[] sections(byte[] bytes, Choices choices) {
    var starts = new ArrayList<Integer>();
    int at = 8;
    while (at + 1 < bytes.length) {
      starts.add(at++);
      int size = 0;
      for (int shift = 0; shift < 28; shift += 7) {
        int next = at < bytes.length ? bytes[at++] : 0;
        size |= (next & 0x7f) << shift;
        if (next >= 0) {
          break;
        }
      }
      at = Math.min(bytes.length, at + size);
    }
    if (starts.isEmpty()) {
      return bytes.clone();
    }
    int section = choices.below(starts.size());
    int from = starts.get(section);
    int to = section + 1 < starts.size() ? starts.get(section + 1) : bytes.length;
    int[] twice = new int[choices.oneIn(2) ? 0 : to - from];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = bytes[from + i];
    }
    return splice(bytes, twice.length > 0 ? to : from, to, twice);
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
