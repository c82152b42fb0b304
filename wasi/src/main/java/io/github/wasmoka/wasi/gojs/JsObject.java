package io.github.wasmoka.wasi.gojs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript object: properties by name, and a prototype that is asked for those it has not.
 *
 * <p>Values are these Java objects: {@link Undefined#UNDEFINED}, null, {@link Boolean}, {@link
 * Double}, {@link String} and {@code JsObject}. Used by the thread that runs the guest.
 */
public class JsObject {
  /** What an object or a property weighs on the Java heap, roughly. */
  static final long WEIGHT = 64;

  private final @Nullable JsObject prototype;
  private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
  JsHeap.@Nullable Cell cell;

  /** An object without properties and without prototype. */
  public JsObject() {
    this(null);
  }

  JsObject(@Nullable JsObject prototype) {
    this.prototype = prototype;
  }

  /**
   * A property.
   *
   * @param name its name
   * @return its value; {@link Undefined#UNDEFINED} if neither this object nor its prototype has it
   */
  public @Nullable Object get(String name) {
    for (JsObject o = this; o != null; o = o.prototype) {
      if (o.properties.containsKey(name)) {
        return o.properties.get(name);
      }
    }
    return Undefined.UNDEFINED;
  }

  /**
   * Sets a property.
   *
   * @param name its name
   * @param value its value
   * @return this object
   */
  public JsObject set(String name, @Nullable Object value) {
    JsHeap.Cell tracked = cell;
    if (tracked != null) {
      long weight = Js.weight(value);
      weight -=
          properties.containsKey(name)
              ? Js.weight(properties.get(name))
              : -(WEIGHT + Js.weight(name));
      tracked.grow(weight);
    }
    properties.put(name, value);
    return this;
  }

  /**
   * Removes a property of this object.
   *
   * @param name its name
   */
  public void delete(String name) {
    if (properties.containsKey(name)) {
      Object old = properties.remove(name);
      JsHeap.Cell tracked = cell;
      if (tracked != null) {
        tracked.grow(-(WEIGHT + Js.weight(name) + Js.weight(old)));
      }
    }
  }

  /** {@return the names of its own properties, in the order they were set} */
  Set<String> names() {
    return properties.keySet();
  }

  /** {@return what it holds on the Java heap, in bytes, roughly} */
  long weight() {
    long sum = WEIGHT;
    for (Map.Entry<String, @Nullable Object> p : properties.entrySet()) {
      sum += WEIGHT + Js.weight(p.getKey()) + Js.weight(p.getValue());
    }
    return sum;
  }

  /** Whether {@code constructor} made it, as {@code instanceof} tells. */
  boolean isInstanceOf(JsFunction constructor) {
    Object wanted = constructor.get("prototype");
    for (JsObject o = prototype; o != null; o = o.prototype) {
      if (o == wanted) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    Object message = get("message");
    return message instanceof String text
        ? Js.string(get("name") instanceof String name ? name : "Error") + ": " + text
        : "[object Object]";
  }
}
