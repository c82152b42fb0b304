package io.github.wasmoka.wasi.gojs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JavaScript array. */
final class JsArray extends JsObject {
  private static final int SLOT = 8;

  private final List<@Nullable Object> elements;

  JsArray(@Nullable JsObject prototype, List<? extends @Nullable Object> elements) {
    super(prototype);
    this.elements = new ArrayList<>(elements);
  }

  List<@Nullable Object> elements() {
    return elements;
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.equals("length")) {
      return (double) elements.size();
    }
    int index = index(name);
    if (index >= 0) {
      return index < elements.size() ? elements.get(index) : Undefined.UNDEFINED;
    }
    return super.get(name);
  }

  @Override
  public JsObject set(String name, @Nullable Object value) {
    int index = index(name);
    if (index < 0) {
      return super.set(name, value);
    }
    int size = elements.size();
    JsHeap.Cell tracked = cell;
    if (tracked != null) {
      long old = index < size ? Js.weight(elements.get(index)) : 0;
      tracked.grow(Js.weight(value) - old + (long) SLOT * Math.max(0, index + 1L - size));
    }
    while (elements.size() <= index) {
      elements.add(Undefined.UNDEFINED);
    }
    elements.set(index, value);
    return this;
  }

  /** The number that a property's name is; -1 if it is none. */
  private static int index(String name) {
    if (name.isEmpty() || name.length() > 9 || (name.length() > 1 && name.charAt(0) == '0')) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index;
  }

  @Override
  long weight() {
    long sum = super.weight();
    for (Object element : elements) {
      sum += SLOT + Js.weight(element);
    }
    return sum;
  }

  @Override
  public String toString() {
    return elements.stream().map(Js::string).collect(Collectors.joining(","));
  }
}
