package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Guesses how often each instruction of a function is executed when the function is called once:
 * each way out of a branch is taken as often, a loop goes round eight times, and hardly anybody
 * comes to where there is nothing but a trap or an exception.
 */
public final class Frequency {
  private static final double ROUNDS = 8;
  private static final double RARELY = 0.001;

  private final Code code;
  private final double[] found;
  private final List<Label> labels = new ArrayList<>();
  // How often the instruction at hand is executed.
  private double now = 1;
  // Where the straight run of instructions began that it is in.
  private int run;

  private static final class Label {
    final boolean loop;
    // How many loops there are up to this label, itself included.
    final int loops;
    final double entered;
    double arrives;
    double otherwise;

    Label(boolean loop, int loops, double entered) {
      this.loop = loop;
      this.loops = loops;
      this.entered = entered;
    }
  }

  private Frequency(Code code) {
    this.code = code;
    this.found = new double[code.size()];
  }

  /**
   * Guesses.
   *
   * @param code the function
   * @return of each instruction how often it is executed, about
   */
  public static double[] of(Code code) {
    var frequency = new Frequency(code);
    for (int at = 0; at < code.size(); at++) {
      frequency.found[at] = frequency.now;
      frequency.follow(at);
    }
    return frequency.found;
  }

  private void follow(int at) {
    Opcode op = code.op(at);
    switch (op) {
      case BLOCK, TRY, TRY_TABLE -> open(false);
      case LOOP -> {
        now *= ROUNDS;
        open(true);
      }
      case IF -> {
        Label label = open(false);
        now /= 2;
        label.otherwise = now;
      }
      case ELSE -> {
        Label label = labels.getLast();
        label.arrives += now;
        now = label.otherwise;
        label.otherwise = 0;
      }
      case CATCH, CATCH_ALL -> {
        Label label = labels.getLast();
        label.arrives += now;
        now = label.entered * RARELY;
      }
      case END, DELEGATE -> {
        if (!labels.isEmpty()) {
          Label label = labels.removeLast();
          now = label.loop ? now / ROUNDS : now + label.arrives + label.otherwise;
        }
      }
      case BR -> {
        arrive(code.a(at), now);
        now = 0;
      }
      case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> {
        now /= 2;
        arrive(code.a(at), now);
      }
      case BR_TABLE -> {
        int[] targets = code.object(at, int[].class);
        for (int target : targets) {
          arrive(target, now / targets.length);
        }
        now = 0;
      }
      case UNREACHABLE, THROW, THROW_REF, RETHROW -> {
        for (int i = run; i <= at; i++) {
          found[i] *= RARELY;
        }
        now = 0;
      }
      case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> now = 0;
      default -> {
        return;
      }
    }
    run = at + 1;
  }

  private Label open(boolean loop) {
    int loops = (labels.isEmpty() ? 0 : labels.getLast().loops) + (loop ? 1 : 0);
    var label = new Label(loop, loops, now);
    labels.add(label);
    return label;
  }

  private void arrive(int depth, double often) {
    int target = labels.size() - 1 - depth;
    if (target < 0 || labels.get(target).loop) {
      return;
    }
    Label label = labels.get(target);
    label.arrives += often / Math.pow(ROUNDS, labels.getLast().loops - label.loops);
  }
}
