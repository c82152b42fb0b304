package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.ExceptionRef;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.runtime.host.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception instance (§4.2.11). Immutable: nobody writes to the arrays. */
public final class ExceptionInstance implements ExceptionRef {
  /** What it was thrown with. */
  public final TagInstance tag;

  /** Numbers it carries, in the slot convention. */
  public final long[] values;

  /** References it carries, in the slot convention. */
  public final @Nullable Object[] refs;

  /**
   * Makes an exception.
   *
   * @param tag its tag
   * @param values numbers; kept
   * @param refs references; kept
   */
  public ExceptionInstance(TagInstance tag, long[] values, @Nullable Object[] refs) {
    this.tag = tag;
    this.values = values;
    this.refs = refs;
  }

  /**
   * Makes an exception of Java values.
   *
   * @param tag its tag
   * @param payload what it carries, in the API's Java types
   * @return the exception
   * @throws IllegalArgumentException if number or types of the values are wrong
   */
  public static ExceptionInstance of(TagInstance tag, @Nullable Object... payload) {
    List<ValType> types = tag.defType.funcType().params();
    if (payload.length != types.size()) {
      throw new IllegalArgumentException(
          "a tag of " + types + " with " + payload.length + " values");
    }
    int slots = Values.slots(types);
    long[] values = new long[slots];
    @Nullable Object[] refs = new @Nullable Object[slots];
    int slot = 0;
    for (int i = 0; i < payload.length; i++) {
      Values.store(types.get(i), payload[i], values, refs, slot);
      slot += Values.slots(types.get(i));
    }
    return new ExceptionInstance(tag, values, refs);
  }

  @Override
  public TagInstance tag() {
    return tag;
  }

  @Override
  public List<@Nullable Object> payload() {
    var list = new ArrayList<@Nullable Object>();
    Collections.addAll(list, Values.loadAll(tag.defType.funcType().params(), values, refs, 0));
    return Collections.unmodifiableList(list);
  }
}
