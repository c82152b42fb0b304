package io.github.wasmoka.runtime.store;

import io.github.wasmoka.api.Tag;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.TagType;

/** A tag instance (§4.2.6): its identity is what exceptions are told apart by. */
public final class TagInstance implements Tag {
  /** Its type, which decides whether imports match. */
  public final DefType defType;

  /**
   * Makes a tag unlike all others.
   *
   * @param defType a function type without results
   */
  public TagInstance(DefType defType) {
    this.defType = defType;
  }

  @Override
  public TagType type() {
    return new TagType(defType.funcType());
  }
}
