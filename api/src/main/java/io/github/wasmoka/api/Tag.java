package io.github.wasmoka.api;

import io.github.wasmoka.api.type.TagType;

/** An exception tag: identity matters, the type says what exceptions of it carry (§4.2.6). */
public non-sealed interface Tag extends Extern {
  @Override
  TagType type();
}
