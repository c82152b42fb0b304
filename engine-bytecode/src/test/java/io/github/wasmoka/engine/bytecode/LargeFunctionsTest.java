package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions that no single JVM method can hold. */
class LargeFunctionsTest {
  private static Object run(String body, Object argument) {
    String wat = "(module (func (export \"run\") (param i32) (result i32) " + body + "))";
    return Wat.call(Wat.instance(wat), "run", argument);
  }

  @Test
  void straightCode() {
    var body = new StringBuilder();
    int expected = 3;
    for (int i = 0; i < 40_000; i++) {
      body.append("(local.set 0 (i32.add (i32.mul (local.get 0) (i32.const 31)) (i32.const ")
          .append(i)
          .append(")))\n");
      expected = expected * 31 + i;
    }
    assertEquals(expected, run(body + "(local.get 0)", 3));
  }

  @Test
  void manyLocals() {
    int count = 5_000;
    var body = new StringBuilder("(local" + " i32".repeat(count) + ")");
    int expected = 7;
    for (int i = 0; i < count; i++) {
      body.append("(local.set ")
          .append(i + 1)
          .append(" (i32.add (local.get ")
          .append(i)
          .append(") (i32.const ")
          .append(i)
          .append(")))\n");
      expected += i;
    }
    assertEquals(expected, run(body + "(local.get " + count + ")", 7));
  }

  /** Each arm adds its number, so that what a branch skips or runs twice shows. */
  private static String switchOf(int arms, int labels) {
    var body = new StringBuilder("(local i32)\n");
    body.append("(block ".repeat(arms)).append("(br_table");
    for (int i = 0; i < labels; i++) {
      body.append(' ').append(i % arms);
    }
    body.append(" (local.get 0))");
    for (int i = 0; i < arms; i++) {
      body.append(")\n(local.set 1 (i32.add (local.get 1) (i32.const ").append(i).append(")))");
    }
    return body.append("(local.get 1)").toString();
  }

  @Test
  void deeplyNestedSwitch() {
    int arms = 700;
    String body = switchOf(arms, 20_000);
    for (int index : new int[] {0, 1, 349, 698, 699, 700, 16_383, 16_384, 19_999}) {
      int first = index % arms;
      int expected = 0;
      for (int i = first; i < arms; i++) {
        expected += i;
      }
      assertEquals(expected, run(body, index), "index " + index);
    }
  }

  @Test
  void loopOverASwitchWithLargeArms() {
    var body = new StringBuilder("(local i32 i32)\n(loop ");
    int arms = 40;
    body.append("(block ".repeat(arms + 1))
        .append("(br_table")
        .append(labels(arms))
        .append(" (i32.rem_u (local.get 0) (i32.const ")
        .append(arms)
        .append("))))");
    for (int i = 0; i < arms; i++) {
      for (int k = 0; k < 60; k++) {
        body.append("(local.set 1 (i32.xor (i32.mul (local.get 1) (i32.const 31)) (i32.const ")
            .append(i * 60 + k)
            .append(")))\n");
      }
      body.append("(br ").append(arms - 1 - i).append("))\n");
    }
    body.append("(br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))(local.get 1)");
    int expected = 0;
    for (int n = 1000; n > 0; n--) {
      for (int k = 0; k < 60; k++) {
        expected = (expected * 31) ^ (n % arms * 60 + k);
      }
    }
    assertEquals(expected, run(body.toString(), 1000));
  }

  private static String labels(int arms) {
    var text = new StringBuilder();
    for (int i = 0; i < arms; i++) {
      text.append(' ').append(i);
    }
    return text.append(' ').append(arms - 1).toString();
  }

  /** A function of several results, whose tail calls stand in blocks that are moved. */
  @Test
  void tailCallsOutOfPiecesKeepTheirArguments() {
    var body = new StringBuilder();
    for (int i = 0; i <= 950; i++) {
      body.append("(local.set 2 (i32.add (i32.mul (local.get 2) (i32.const 31)) (i32.const ")
          .append(i)
          .append(")))\n");
      if (i % 50 == 0) {
        body.append("(if (i32.eq (local.get 1) (i32.const ")
            .append(i)
            .append(")) (then (return_call_")
            .append(i % 100 == 0 ? "ref $f" : "indirect (type $f)")
            .append(" (i64.add (local.get 0) (i64.const 1)) (i32.sub (local.get 1) (i32.const 50))")
            .append(i % 100 == 0 ? "(ref.func $f)" : "(i32.const 0)")
            .append(")))\n");
      }
    }
    String wat =
        "(module (type $f (func (param i64 i32) (result i64 i64))) (table funcref (elem $f))"
            + " (func $f (type $f) (local i32) "
            + body
            + "(local.get 0) (i64.extend_i32_s (local.get 1)))"
            + " (func (export \"run\") (param i32) (result i64) (local i64)"
            + " (call $f (i64.const 0) (local.get 0)) (local.set 1)"
            + " (i64.mul (i64.const 1000)) (i64.add (local.get 1))))";
    assertEquals(20L * 1000 - 50, Wat.call(Wat.instance(wat), "run", 950));
  }

  private static final int ARMS = 60;

  /** What an arm does to the value before it goes somewhere. */
  private static long arm(int arm, long value) {
    for (int k = 0; k < 30; k++) {
      value = (value * 31) ^ (arm * 30 + k);
    }
    return value;
  }

  /** An interpreter whose arms go on with the next round, to other arms, out of it, or over. */
  private static String interpreter() {
    var body = new StringBuilder("(block $error (loop $next\n");
    body.append("(if (i32.eqz (local.get 0)) (then (return (local.get 1) (i32.const 0))))\n")
        .append("(local.set 0 (i32.sub (local.get 0) (i32.const 1)))\n");
    for (int i = ARMS - 1; i >= 0; i--) {
      body.append("(block $a").append(i).append(' ');
    }
    body.append("(br_table")
        .append(labels(ARMS))
        .append(" (i32.rem_u (local.get 0) (i32.const ")
        .append(ARMS)
        .append(")))");
    for (int i = 0; i < ARMS; i++) {
      body.append(")\n");
      for (int k = 0; k < 30; k++) {
        body.append("(local.set 1 (i64.xor (i64.mul (local.get 1) (i64.const 31)) (i64.const ")
            .append(i * 30 + k)
            .append(")))\n");
      }
      body.append(
          switch (i % 5) {
            case 1 -> i + 2 < ARMS ? "(br_if $a" + (i + 2) + bits(1) + ")" : "";
            case 2 ->
                "(if (i64.eqz (i64.and (local.get 1) (i64.const 0x3fff)))"
                    + " (then (return (local.get 1) (i32.const 1))))";
            case 3 -> "(br_if $error (i64.eqz (i64.and (local.get 1) (i64.const 0x1fff))))";
            case 4 ->
                "(if "
                    + bits(3)
                    + " (then (return_call $f (local.get 0) (i64.add (local.get 1) (i64.const 1)))))";
            default -> "";
          });
      body.append("(br $next)\n");
    }
    return "(func $f (param i32 i64) (result i64 i32) " + body + " )) (local.get 1) (i32.const 2))";
  }

  private static String bits(int mask) {
    return " (i32.wrap_i64 (i64.and (local.get 1) (i64.const " + mask + ")))";
  }

  private static long interpret(int n, long value) {
    while (n != 0) {
      n--;
      int arm = n % ARMS;
      value = arm(arm, value);
      if (arm % 5 == 1 && arm + 2 < ARMS && (value & 1) != 0) {
        arm += 2;
        value = arm(arm, value);
      }
      if (arm % 5 == 2 && (value & 0x3fff) == 0) {
        return value * 4 + 1;
      }
      if (arm % 5 == 3 && (value & 0x1fff) == 0) {
        return value * 4 + 2;
      }
      if (arm % 5 == 4 && (value & 3) != 0) {
        value++;
      }
    }
    return value * 4;
  }

  @Test
  void armsOfAnInterpreterGoWhereTheyShould() {
    String wat =
        "(module "
            + interpreter()
            + " (func (export \"run\") (param i32) (result i64) (local i32)"
            + " (call $f (local.get 0) (i64.const 1)) (local.set 1)"
            + " (i64.add (i64.mul (i64.const 4)) (i64.extend_i32_u (local.get 1)))))";
    var instance = Wat.instance(wat);
    for (int rounds : new int[] {0, 1, 59, 60, 1000, 100_000}) {
      assertEquals(interpret(rounds, 1), Wat.call(instance, "run", rounds), "rounds " + rounds);
    }
  }

  /** A machine whose registers are locals, and whose operations are too large for one method. */
  private static final class Machine {
    static final int OPERATIONS = 48;
    static final int REGISTERS = 12;
    static final int ROUNDS = 3_000;
    private static final int LENGTH = 40;

    // By operation and step: the register set, those read, and a number. The first step of some
    // operations sets a register that the others read, of others only where a bit is set.
    private final int[][][] steps = new int[OPERATIONS][LENGTH][];

    Machine(long seed) {
      var random = new Random(seed);
      for (int[][] operation : steps) {
        int registers = 2 + random.nextInt(REGISTERS - 2);
        for (int i = 0; i < LENGTH; i++) {
          operation[i] =
              new int[] {
                random.nextInt(registers),
                random.nextInt(registers),
                random.nextInt(REGISTERS),
                random.nextInt(),
                random.nextInt(6)
              };
        }
      }
    }

    int run(int argument) {
      var r = new int[REGISTERS];
      int state = argument;
      for (int round = 0; round < ROUNDS; round++) {
        state = state * 1_103_515_245 + 12_345;
        for (int[] s : steps[Integer.remainderUnsigned(state >>> 8, OPERATIONS)]) {
          if (s[4] != 0 || (state & 1 << (s[3] & 31)) != 0) {
            r[s[0]] = (r[s[1]] ^ s[3]) + 31 * r[s[2]];
          }
          if (s[4] == 1 && (r[s[0]] & 7) == 0) {
            break;
          }
        }
      }
      int sum = 0;
      for (int value : r) {
        sum = sum * 31 + value;
      }
      return sum;
    }

    String body() {
      var out = new StringBuilder("(local $round i32)" + "(local i32)".repeat(REGISTERS));
      out.append("(loop $next (block $done (local.set 0 (i32.add (i32.const 12345)")
          .append(" (i32.mul (local.get 0) (i32.const 1103515245))))")
          .append("(block ".repeat(OPERATIONS))
          .append("(br_table")
          .append(labels(OPERATIONS))
          .append("(i32.rem_u (i32.shr_u (local.get 0) (i32.const 8)) (i32.const ")
          .append(OPERATIONS)
          .append(")))");
      for (int[][] operation : steps) {
        out.append(")\n");
        for (int[] s : operation) {
          String set =
              "(local.set %d (i32.add (i32.xor %s (i32.const %d)) (i32.mul (i32.const 31) %s)))"
                  .formatted(s[0] + 2, get(s[1]), s[3], get(s[2]));
          out.append(s[4] != 0 ? set : bit(s[3]) + "(then " + set + "))");
          if (s[4] == 1) {
            out.append("(br_if $done (i32.eqz (i32.and (i32.const 7) ")
                .append(get(s[0]))
                .append(")))");
          }
        }
        out.append("(br $done)");
      }
      out.append(")(br_if $next (i32.lt_u (local.tee $round (i32.add (local.get $round)")
          .append(" (i32.const 1))) (i32.const ")
          .append(ROUNDS)
          .append("))))");
      String sum = "(i32.const 0)";
      for (int i = 0; i < REGISTERS; i++) {
        sum = "(i32.add (i32.mul (i32.const 31) " + sum + ") " + get(i) + ")";
      }
      return out + sum;
    }

    private static String bit(int number) {
      return "(if (i32.and (local.get 0) (i32.const " + (1 << (number & 31)) + "))";
    }

    private static String get(int register) {
      return "(local.get " + (register + 2) + ")";
    }
  }

  @Test
  void localsCrossFromMethodToMethodWhereTheyAreRead() {
    for (long seed = 1; seed <= 5; seed++) {
      var machine = new Machine(seed);
      assertEquals(machine.run(17), run(machine.body(), 17), "seed " + seed);
    }
  }
}
