package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;

/** What an import declares (§5.5.5); types are not closed. */
public sealed interface ImportDesc {
  /** {@return which kind it is} */
  default ExternKind kind() {
    return switch (this) {
      case Func _ -> ExternKind.FUNC;
      case Table _ -> ExternKind.TABLE;
      case Memory _ -> ExternKind.MEMORY;
      case Global _ -> ExternKind.GLOBAL;
      case Tag _ -> ExternKind.TAG;
    };
  }

  /**
   * A function.
   *
   * @param type its type index
   */
  record Func(int type) implements ImportDesc {}

  /**
   * A table.
   *
   * @param type its type
   */
  record Table(TableType type) implements ImportDesc {}

  /**
   * A memory.
   *
   * @param type its type
   */
  record Memory(MemType type) implements ImportDesc {}

  /**
   * A global.
   *
   * @param type its type
   */
  record Global(GlobalType type) implements ImportDesc {}

  /**
   * A tag.
   *
   * @param type its type index
   */
  record Tag(int type) implements ImportDesc {}
}
