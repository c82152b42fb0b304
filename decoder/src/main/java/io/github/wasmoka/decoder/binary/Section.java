package io.github.wasmoka.decoder.binary;

import org.jspecify.annotations.Nullable;

/** The sections (§5.5.2) in the order that a module must have them. */
public enum Section {
  /** Anything, anywhere. */
  CUSTOM(0),
  /** Types. */
  TYPE(1),
  /** Imports. */
  IMPORT(2),
  /** Type indices of functions. */
  FUNCTION(3),
  /** Tables. */
  TABLE(4),
  /** Memories. */
  MEMORY(5),
  /** Tags. */
  TAG(13),
  /** Globals. */
  GLOBAL(6),
  /** Exports. */
  EXPORT(7),
  /** The start function. */
  START(8),
  /** Element segments. */
  ELEMENT(9),
  /** The number of data segments. */
  DATA_COUNT(12),
  /** Function bodies. */
  CODE(10),
  /** Data segments. */
  DATA(11);

  private final int id;

  Section(int id) {
    this.id = id;
  }

  /** {@return the byte that it begins with} */
  public int id() {
    return id;
  }

  /**
   * The section of an id.
   *
   * @param id a byte
   * @return the section, or null if there is none
   */
  public static @Nullable Section ofId(int id) {
    for (Section section : values()) {
      if (section.id == id) {
        return section;
      }
    }
    return null;
  }
}
