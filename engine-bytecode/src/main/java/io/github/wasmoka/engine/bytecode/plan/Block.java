package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.CatchClause;
import java.util.List;

/** What there is to know of a block before its instructions are emitted. */
public final class Block {
  /** From how many labels on a {@code br_table} is a switch with many arms. */
  public static final int SWITCH = 8;

  /** What it takes from the stack. */
  public final Kind[] params;

  /** What it leaves there. */
  public final Kind[] results;

  /** The clauses of a {@code try_table}. */
  public final List<CatchClause> catches;

  /** Of a loop its number in the body, from 1 on. */
  public final int loop;

  boolean calls;
  boolean memory;
  boolean switches;

  Block(Kind[] params, Kind[] results, List<CatchClause> catches, int loop) {
    this.params = params;
    this.results = results;
    this.catches = catches;
    this.loop = loop;
  }

  /**
   * The function itself as a block.
   *
   * @param results what it returns
   * @return the block
   */
  public static Block ofFunction(Kind[] results) {
    return new Block(new Kind[0], results, List.of(), 0);
  }

  /** {@return whether it contains instructions that may replace the array of memory 0} */
  public boolean calls() {
    return calls;
  }

  /** {@return whether it contains accesses to memory 0} */
  public boolean memory() {
    return memory;
  }

  /** {@return whether it contains a {@code br_table} of at least {@link #SWITCH} labels} */
  public boolean switches() {
    return switches;
  }
}
