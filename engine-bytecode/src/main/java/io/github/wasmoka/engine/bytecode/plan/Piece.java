package io.github.wasmoka.engine.bytecode.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of a large function's code that becomes a method of its own: consecutive instructions of
 * one block with all blocks they contain. The whole function is the outermost piece.
 */
public final class Piece {
  /** The first instruction. */
  public final int from;

  /** Behind the last instruction. */
  public final int to;

  /** The pieces directly inside, in order. */
  public final List<Piece> inner = new ArrayList<>();

  Piece(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** Makes a tree of ranges that contain each other or are disjoint. */
  static Piece tree(int size, List<Piece> pieces) {
    var sorted = new ArrayList<>(pieces);
    sorted.sort(
        (a, b) -> a.from != b.from ? Integer.compare(a.from, b.from) : Integer.compare(b.to, a.to));
    var root = new Piece(0, size);
    var open = new ArrayList<Piece>();
    open.add(root);
    for (Piece piece : sorted) {
      while (open.getLast().to <= piece.from) {
        open.removeLast();
      }
      open.getLast().inner.add(piece);
      open.add(piece);
    }
    return root;
  }
}
