package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;

/** What an import declares (§5.5.5); types are not closed. */
public sealed interface ImportDesc {
  /** {@return which kind it is} */
  ExternKind kind();

  /**
   * A function.
   *
   * @param type its type index
   */
  record Func(int type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.FUNC;
    }
  }

  /**
   * A table.
   *
   * @param type its type
   */
  record Table(TableType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.TABLE;
    }
  }

  /**
   * A memory.
   *
   * @param type its type
   */
  record Memory(MemType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.MEMORY;
    }
  }

  /**
   * A global.
   *
   * @param type its type
   */
  record Global(GlobalType type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.GLOBAL;
    }
  }

  /**
   * A tag.
   *
   * @param type its type index
   */
  record Tag(int type) implements ImportDesc {
    @Override
    public ExternKind kind() {
      return ExternKind.TAG;
    }
  }
}
