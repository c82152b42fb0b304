package io.github.wasmoka.fuzz.edit;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.fuzz.oracle.FuzzCase;
import io.github.wasmoka.fuzz.oracle.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a module smaller as long as it still shows what it shows: calls left out of the script,
 * bodies emptied, instructions left out. What a step makes invalid simply shows nothing any more;
 * what it makes endless or dependent on an engine's choice is mended before it is tried.
 */
public final class Reducer {
  private final Predicate<byte[]> shows;
  private final long deadline;
  private byte[] best;

  private Reducer(byte[] module, Predicate<byte[]> shows, long deadline) {
    this.best = module;
    this.shows = shows;
    this.deadline = deadline;
  }

  /**
   * Reduces a module.
   *
   * @param module its binary form
   * @param shows tells whether a smaller module still shows it
   * @param nanos how long it may take
   * @return the smallest found
   */
  public static byte[] reduce(byte[] module, Predicate<byte[]> shows, long nanos) {
    var reducer = new Reducer(module, shows, System.nanoTime() + nanos);
    if (!shows.test(normal(module))) {
      return module;
    }
    int before;
    do {
      before = reducer.best.length;
      reducer.calls();
      reducer.bodies();
      reducer.tails();
      reducer.instructions();
    } while (reducer.best.length < before && reducer.time());
    return normal(reducer.best);
  }

  /** The module with an end and without choices, which a step may have taken from it. */
  private static byte[] normal(byte[] module) {
    var editable = new EditableModule(FuzzCase.of(module).module());
    Deterministic.add(editable);
    Bounded.add(editable);
    return editable.encode();
  }

  private boolean time() {
    return System.nanoTime() < deadline;
  }

  private EditableModule edit() {
    return new EditableModule(FuzzCase.of(best).module());
  }

  private boolean attempt(EditableModule edited) {
    byte[] bytes = edited.encode();
    try {
      if (time() && shows.test(normal(bytes))) {
        best = bytes;
        return true;
      }
    } catch (MalformedException e) {
      // an end too few or too many
    }
    return false;
  }

  private void calls() {
    Script script = FuzzCase.of(best).script();
    for (int i = script.calls().size() - 1; i >= 0 && time(); i--) {
      var fewer = new ArrayList<Script.Invocation>(script.calls());
      fewer.remove(i);
      EditableModule edited = edit();
      edited.script(script.withCalls(fewer));
      if (attempt(edited)) {
        script = script.withCalls(fewer);
      }
    }
  }

  private void bodies() {
    int count = edit().bodies.size();
    for (int i = 0; i < count && time(); i++) {
      EditableModule edited = edit();
      List<Instr> body = edited.bodies.get(i);
      if (body.size() > 2) {
        body.clear();
        body.add(new Instr.Plain(Opcode.UNREACHABLE));
        body.add(new Instr.Plain(Opcode.END));
        attempt(edited);
      }
    }
  }

  /** What is left of a block cut off: behind {@code unreachable} any operands will do. */
  private void tails() {
    int count = edit().bodies.size();
    for (int i = 0; i < count && time(); i++) {
      for (int at = 0; at < edit().bodies.get(i).size() - 1 && time(); at++) {
        EditableModule edited = edit();
        List<Instr> body = edited.bodies.get(i);
        int end = endAround(body, at);
        if (end - at > 1) {
          body.subList(at, end).clear();
          body.add(at, new Instr.Plain(Opcode.UNREACHABLE));
          attempt(edited);
        }
      }
    }
  }

  /** Where the part of a block that a position is in ends. */
  private static int endAround(List<Instr> body, int start) {
    int depth = 0;
    for (int i = start; i < body.size(); i++) {
      Opcode op = body.get(i).op();
      if (op.opensBlock()) {
        depth++;
      } else if (op == Opcode.END || op == Opcode.DELEGATE) {
        if (depth-- == 0) {
          return i;
        }
      } else if (depth == 0
          && (op == Opcode.ELSE || op == Opcode.CATCH || op == Opcode.CATCH_ALL)) {
        return i;
      }
    }
    return body.size() - 1;
  }

  private void instructions() {
    int count = edit().bodies.size();
    for (int i = 0; i < count && time(); i++) {
      int size = edit().bodies.get(i).size();
      for (int chunk = Integer.highestOneBit(Math.max(1, size / 2)); chunk > 0; chunk /= 2) {
        int at = edit().bodies.get(i).size() - 1 - chunk;
        while (at >= 0 && time()) {
          EditableModule edited = edit();
          edited.bodies.get(i).subList(at, at + chunk).clear();
          attempt(edited);
          at -= chunk;
        }
      }
      unwrap(i);
    }
  }

  /** Blocks taken away around what is in them. */
  private void unwrap(int index) {
    for (int at = edit().bodies.get(index).size() - 1; at >= 0 && time(); at--) {
      EditableModule edited = edit();
      List<Instr> body = edited.bodies.get(index);
      if (at < body.size() && body.get(at).op().opensBlock()) {
        int end = EditableModule.endOfBlock(body, at);
        body.remove(end - 1);
        body.remove(at);
        attempt(edited);
      }
    }
  }
}
