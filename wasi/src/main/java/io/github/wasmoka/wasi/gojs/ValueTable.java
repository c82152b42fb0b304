package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.Memory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that Go refers to, by number. In the guest a reference takes eight bytes: a number is
 * itself, {@code undefined} is zero, anything else is a NaN with the value's number in the low and
 * its kind in the high half. Go counts its references and says when one is gone.
 */
final class ValueTable {
  private static final int NAN_HEAD = 0x7ff8_0000;
  private static final int ZERO = 1;
  private static final int NULL = 2;
  private static final int TRUE = 3;
  private static final int FALSE = 4;
  private static final int FIXED = 7;

  private final JsHeap heap;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final Map<Object, Integer> ids = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int[] counts = new int[64];

  /**
   * A table with the seven values that Go knows from the start.
   *
   * @param heap weighs what the table holds
   * @param global the global object
   * @param go the object through which Go receives calls
   */
  ValueTable(JsHeap heap, JsObject global, JsObject go) {
    this.heap = heap;
    values.addAll(Arrays.asList(Double.NaN, 0.0, null, true, false, global, go));
    ids.put(global, 5);
    ids.put(go, 6);
    heap.adopt(global);
    heap.adopt(go);
  }

  @Nullable Object load(Memory memory, long address) {
    double number = memory.readDouble(address);
    if (number == 0) {
      return Undefined.UNDEFINED;
    } else if (!Double.isNaN(number)) {
      return number;
    }
    int id = memory.readInt(address);
    return id >= 0 && id < values.size() ? values.get(id) : Undefined.UNDEFINED;
  }

  void store(Memory memory, long address, @Nullable Object value) {
    switch (value) {
      case Undefined _ -> memory.writeDouble(address, 0);
      case null -> write(memory, address, 0, NULL);
      case Boolean truth -> write(memory, address, 0, truth ? TRUE : FALSE);
      case Double number when number == 0 -> write(memory, address, 0, ZERO);
      case Double number when number.isNaN() -> write(memory, address, 0, 0);
      case Double number -> memory.writeDouble(address, number);
      case String text -> write(memory, address, 2, refer(text));
      case JsFunction function -> write(memory, address, 4, refer(function));
      case JsObject object -> write(memory, address, 1, refer(object));
      default -> throw new IllegalArgumentException("no JavaScript value: " + value.getClass());
    }
  }

  private static void write(Memory memory, long address, int kind, int id) {
    memory.writeLong(address, (long) (NAN_HEAD | kind) << 32 | id);
  }

  private int refer(Object value) {
    Integer known = ids.get(value);
    int id = known == null ? add(value) : known;
    if (id >= FIXED) {
      counts[id]++;
    }
    return id;
  }

  private int add(Object value) {
    if (value instanceof JsObject object) {
      heap.adopt(object);
      heap.add(JsObject.WEIGHT);
    } else {
      heap.add(JsObject.WEIGHT + Js.weight(value));
    }
    Integer reused = free.poll();
    int id = reused == null ? values.size() : reused;
    if (reused == null) {
      values.add(value);
      if (id >= counts.length) {
        counts = Arrays.copyOf(counts, counts.length * 2);
      }
    } else {
      values.set(id, value);
    }
    counts[id] = 0;
    ids.put(value, id);
    return id;
  }

  /** Go has one reference less. */
  void release(int id) {
    if (id < FIXED || id >= values.size() || counts[id] == 0 || --counts[id] > 0) {
      return;
    }
    Object value = values.set(id, Undefined.UNDEFINED);
    if (value != null) {
      ids.remove(value);
      heap.add(-(JsObject.WEIGHT + Js.weight(value)));
    }
    free.push(id);
  }

  /** {@return how many values Go holds, those from the start not counted} */
  int size() {
    return values.size() - FIXED - free.size();
  }
}
