package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
