package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.fuzz.oracle.Extra;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Script;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a module of unknown ways fit to be run everywhere: it ends, by fuel and by a budget, its
 * memories stay small, and engines have no choice.
 */
public final class Tamed {
  private static final long FUEL = 200_000;
  private static final int BUDGET = 2000;
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_ENTRIES = 10_000;

  private Tamed() {}

  /**
   * The module made tame.
   *
   * @param fuzzCase the module as it is
   * @param extras what its script may switch on
   * @return the tame one; empty if it asks for too much from the beginning
   */
  public static Optional<byte[]> of(FuzzCase fuzzCase, Set<Extra> extras) {
    WasmModule module = fuzzCase.module();
    for (var imported : module.imports()) {
      boolean large =
          switch (imported.desc()) {
            case ImportDesc.Memory(MemType type) -> !type.equals(capped(type)) || !small(type);
            case ImportDesc.Table(TableType type) -> !small(type);
            case ImportDesc.Func _, ImportDesc.Global _, ImportDesc.Tag _ -> false;
          };
      if (large) {
        return Optional.empty();
      }
    }
    for (TableDef table : module.tables()) {
      if (!small(table.type())) {
        return Optional.empty();
      }
    }
    var editable = new EditableModule(module);
    for (MemType type : editable.memories) {
      if (!small(type)) {
        return Optional.empty();
      }
    }
    editable.memories.replaceAll(Tamed::capped);
    Deterministic.add(editable);
    Bounded.add(editable);
    Script script = fuzzCase.script();
    editable.script(
        new Script(
                script.dirtyPageSize(),
                script.fuel() == 0 ? FUEL : Math.min(script.fuel(), FUEL),
                script.interruptible(),
                script.listen(),
                BUDGET,
                script.calls())
            .with(extras));
    return Optional.of(editable.encode());
  }

  private static boolean small(MemType type) {
    long min = type.limits().min();
    return min >= 0 && min <= MOST_BYTES >> type.pageSizeLog2();
  }

  private static boolean small(TableType type) {
    long min = type.limits().min();
    return min >= 0 && min <= MOST_ENTRIES;
  }

  private static MemType capped(MemType type) {
    long most = MOST_BYTES >> type.pageSizeLog2();
    long max = type.limits().max().orElse(most);
    return new MemType(
        type.addrType(),
        Limits.of(type.limits().min(), max < 0 ? most : Math.min(max, most)),
        type.shared(),
        type.pageSizeLog2());
  }
}
