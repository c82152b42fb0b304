package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ExternType;

/** Something that can be imported and exported (§4.2.12). */
public sealed interface Extern permits Function, Memory, Table, Global, Tag {
  /** {@return its type; for memories and tables with the present size as minimum} */
  ExternType type();
}
