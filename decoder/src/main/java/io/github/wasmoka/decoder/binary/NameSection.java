package io.github.wasmoka.decoder.binary;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The name section (§7.4.1) with the subsections of the extended-name-section proposal. Lenient:
 * names help people and decide nothing, so what stands behind a fault is left out. Immutable.
 */
public final class NameSection {
  /**
   * What has names, in the order of the subsections' ids; locals, labels and fields are named
   * inside another thing.
   */
  public enum Kind {
    /** The module itself. */
    MODULE,
    /** Functions. */
    FUNCTION,
    /** Locals of functions. */
    LOCAL,
    /** Labels of functions. */
    LABEL,
    /** Types. */
    TYPE,
    /** Tables. */
    TABLE,
    /** Memories. */
    MEMORY,
    /** Globals. */
    GLOBAL,
    /** Element segments. */
    ELEM,
    /** Data segments. */
    DATA,
    /** Fields of types. */
    FIELD,
    /** Tags. */
    TAG;

    boolean indirect() {
      return this == LOCAL || this == LABEL || this == FIELD;
    }
  }

  private String moduleName = "";
  private final Map<Kind, Map<Integer, String>> direct = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<Integer, Map<Integer, String>>> indirect = new EnumMap<>(Kind.class);

  private NameSection() {}

  /**
   * Reads a module's name section.
   *
   * @param module the module
   * @return its names, none if it has no name section
   */
  public static NameSection of(WasmModule module) {
    var names = new NameSection();
    for (SectionRange range : module.sections()) {
      if (range.id() == 0 && range.name().equals("name")) {
        try {
          names.read(new ByteSource(module.bytes(), range.start(), range.end()));
        } catch (MalformedException e) {
          return names;
        }
      }
    }
    return names;
  }

  private void read(ByteSource in) {
    while (in.hasMore()) {
      int id = in.u8();
      int size = in.u32();
      int start = in.skip(size);
      if (id < Kind.values().length) {
        in.seek(start);
        int outer = in.narrow(size);
        Kind kind = Kind.values()[id];
        if (kind == Kind.MODULE) {
          moduleName = in.name();
        } else if (kind.indirect()) {
          Map<Integer, Map<Integer, String>> maps =
              indirect.computeIfAbsent(kind, _ -> new HashMap<>());
          int count = in.count(DecoderLimits.FUNCTIONS, "names");
          for (int i = 0; i < count; i++) {
            readMap(in, maps.computeIfAbsent(in.u32(), _ -> new HashMap<>()));
          }
        } else {
          readMap(in, direct.computeIfAbsent(kind, _ -> new HashMap<>()));
        }
        in.widen(outer);
        in.seek(start + size);
      }
    }
  }

  private static void readMap(ByteSource in, Map<Integer, String> map) {
    int count = in.count(DecoderLimits.FUNCTIONS, "names");
    for (int i = 0; i < count; i++) {
      int index = in.u32();
      map.put(index, in.name());
    }
  }

  /** {@return the module's name, empty if it has none} */
  public String moduleName() {
    return moduleName;
  }

  /**
   * The name of something by its index.
   *
   * @param kind what it is
   * @param index its index
   * @return its name
   */
  public Optional<String> name(Kind kind, int index) {
    return Optional.ofNullable(direct.getOrDefault(kind, Map.of()).get(index));
  }

  /**
   * The name of something inside something else.
   *
   * @param kind what it is
   * @param outer the index of the function or type
   * @param index its index in there
   * @return its name
   */
  public Optional<String> name(Kind kind, int outer, int index) {
    return Optional.ofNullable(
        indirect.getOrDefault(kind, Map.of()).getOrDefault(outer, Map.of()).get(index));
  }

  /**
   * The name of a function.
   *
   * @param index its index, imports counted
   * @return its name
   */
  public Optional<String> functionName(int index) {
    return name(Kind.FUNCTION, index);
  }
}
