package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A script that expects what does not happen fails, and the report says where and why. */
class ScriptFailuresTest {
  private static final String MODULE =
      """
      (module
        (memory 1)
        (global (export "g") i32 (i32.const 7))
        (tag $t)
        (func (export "one") (result i32) (i32.const 1))
        (func (export "pair") (result i32 i64) (i32.const 1) (i64.const 2))
        (func (export "none"))
        (func (export "nan") (result f32) (f32.const nan:0x200000))
        (func (export "id") (param externref) (result externref) (local.get 0))
        (func (export "vector") (result v128) (v128.const i32x4 1 2 3 4))
        (func (export "div") (result i32) (i32.div_u (i32.const 1) (i32.const 0)))
        (func (export "load") (result i32) (i32.load (i32.const -1)))
        (func (export "throw") (throw $t))
        (func $deep (export "deep") (result i32) (i32.add (call $deep) (i32.const 1)))
      )
      """;

  /** Commands that fail, and what the report says of each. */
  private static final List<String[]> FAILING =
      List.of(
          new String[] {"(assert_return (invoke \"one\") (i32.const 2))", "got [1]"},
          new String[] {"(assert_return (invoke \"one\") (i64.const 1))", "got [1]"},
          new String[] {"(assert_return (invoke \"one\"))", "got [1]"},
          new String[] {"(assert_return (invoke \"one\") (i32.const 1) (i32.const 1))", "got [1]"},
          new String[] {"(assert_return (invoke \"none\") (i32.const 0))", "got []"},
          new String[] {"(assert_return (invoke \"pair\") (i64.const 2) (i32.const 1))", "got"},
          new String[] {"(assert_return (invoke \"pair\") (i32.const 1) (i64.const 3))", "got"},
          new String[] {
            "(assert_return (invoke \"one\") (either (i32.const 0) (i32.const 2)))", "got [1]"
          },
          new String[] {"(assert_return (invoke \"nan\") (f32.const nan:canonical))", "0x7fa00000"},
          new String[] {
            "(assert_return (invoke \"nan\") (f32.const nan:arithmetic))", "0x7fa00000"
          },
          new String[] {"(assert_return (invoke \"nan\") (f32.const nan))", "0x7fa00000"},
          new String[] {"(assert_return (invoke \"nan\") (f64.const nan:canonical))", "0x7fa00000"},
          new String[] {
            "(assert_return (invoke \"vector\") (v128.const i32x4 1 2 3 5))", "v128(0x0"
          },
          new String[] {
            "(assert_return (invoke \"vector\") (v128.const i8x16 1 0 0 0 2 0 0 0 3 0 0 0 4 0 0"
                + " 1))",
            "v128(0x0"
          },
          new String[] {
            "(assert_return (invoke \"vector\") (v128.const f32x4 0 0 nan:canonical 0))", "v128(0x0"
          },
          new String[] {
            "(assert_return (invoke \"id\" (ref.extern 1)) (ref.extern 2))", "number=1"
          },
          new String[] {"(assert_return (invoke \"id\" (ref.extern 1)) (ref.null))", "number=1"},
          new String[] {"(assert_return (invoke \"id\" (ref.null extern)) (ref.extern))", "null"},
          new String[] {"(assert_return (invoke \"id\" (ref.extern 1)) (ref.func))", "number=1"},
          new String[] {"(assert_return (invoke \"id\" (ref.extern 1)) (ref.struct))", "number=1"},
          new String[] {"(assert_return (get \"g\") (i32.const 8))", "got [7]"},
          new String[] {"(assert_return (get \"h\") (i32.const 8))", "no export \"h\""},
          new String[] {"(assert_return (get \"one\") (i32.const 1))", "is not a global"},
          new String[] {"(assert_return (invoke \"g\") (i32.const 7))", "is not a function"},
          new String[] {"(invoke \"missing\")", "no export \"missing\""},
          new String[] {"(invoke $missing \"one\")", "unknown missing"},
          new String[] {"(invoke \"one\" (i32.const 1))", "called with 1 arguments"},
          new String[] {"(invoke \"id\")", "called with 0 arguments"},
          new String[] {"(invoke \"div\")", "integer divide by zero"},
          new String[] {"(assert_return (invoke \"div\") (i32.const 0))", "integer divide by zero"},
          new String[] {"(assert_trap (invoke \"one\") \"unreachable\")", "got [1]"},
          new String[] {
            "(assert_trap (invoke \"div\") \"out of bounds memory access\")",
            "Trap: integer divide by zero"
          },
          new String[] {"(assert_trap (invoke \"load\") \"integer overflow\")", "out of bounds"},
          new String[] {"(assert_trap (invoke \"deep\") \"call stack exhausted\")", "Exhaustion"},
          new String[] {"(assert_trap (invoke \"throw\") \"unreachable\")", "unhandled exception"},
          new String[] {"(assert_exhaustion (invoke \"one\") \"call stack exhausted\")", "got [1]"},
          new String[] {
            "(assert_exhaustion (invoke \"div\") \"call stack exhausted\")", "divide by zero"
          },
          new String[] {
            "(assert_exhaustion (invoke \"deep\") \"all fuel consumed\")", "Exhaustion"
          },
          new String[] {"(assert_exception (invoke \"one\"))", "got [1]"},
          new String[] {"(assert_exception (invoke \"div\"))", "divide by zero"},
          new String[] {"(assert_malformed (module) \"x\")", "a valid module"},
          new String[] {"(assert_malformed (module quote \"(func)\") \"x\")", "a valid module"},
          new String[] {
            "(assert_malformed (module (func (result i32))) \"type mismatch\")", "InvalidException"
          },
          new String[] {
            "(assert_malformed (module quote \"(func\") \"unknown operator\")", "unexpected token"
          },
          new String[] {"(assert_invalid (module) \"type mismatch\")", "a valid module"},
          new String[] {
            "(assert_invalid (module (func (result i32))) \"unknown local\")", "type mismatch"
          },
          new String[] {
            "(assert_invalid (module quote \"(func\") \"unexpected token\")", "MalformedException"
          },
          new String[] {"(assert_unlinkable (module) \"unknown import\")", "got"},
          new String[] {
            "(assert_unlinkable (module (import \"a\" \"b\" (func))) \"incompatible import type\")",
            "unknown import"
          },
          new String[] {
            "(assert_unlinkable (module (memory 0) (data (i32.const 1) \"a\")) \"unknown import\")",
            "Trap"
          },
          new String[] {
            "(assert_trap (module (import \"a\" \"b\" (func))) \"unreachable\")", "LinkException"
          },
          new String[] {"(assert_trap (module) \"unreachable\")", "got"},
          new String[] {"(module (import \"a\" \"b\" (func)))", "unknown import"},
          new String[] {"(module binary \"\\00asm\")", "MalformedException"},
          new String[] {"(module quote \"(func\")", "MalformedException"},
          new String[] {"(module (func (result i32)))", "InvalidException"},
          new String[] {"(module instance $a $b)", "unknown b"},
          new String[] {"(register \"m\" $missing)", "unknown missing"},
          new String[] {"(wait $missing)", "unknown missing"});

  static List<Arguments> failing() {
    var cases = new ArrayList<Arguments>();
    for (String engine : Harness.engines()) {
      FAILING.forEach(c -> cases.add(Arguments.of(engine, c[0], c[1])));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("failing")
  void fails(String engine, String command, String reason) {
    Harness.Result result = Harness.script(engine, MODULE + command + "\n");
    assertEquals(1, result.code(), result.out());
    assertEquals(1, result.failures().size(), result.out());
    String line = result.failures().getFirst();
    int number = (int) MODULE.lines().count() + 1;
    assertTrue(line.contains("script.wast:" + number + ": "), line);
    assertTrue(line.contains(reason), line);
    assertEquals("1 passed, 1 failed, 0 skipped", result.lastLine());
  }

  /** Scripts that cannot be read, with the place of the fault. */
  static List<Arguments> unreadable() {
    return List.of(
        Arguments.of("(assert_whatever (invoke \"f\"))", "1:2"),
        Arguments.of("(module)\n(invoke \"f\" (i32.const x))", "2:24"),
        Arguments.of("(module)\n(invoke \"f\" (i32.const 0x1_0000_0000))", "2:24"),
        Arguments.of("(module)\n(assert_return (invoke \"f\") (f32.const nan:0))", "2:40"),
        Arguments.of("(module)\n(invoke \"f\" (f32.const nan:canonical))", "2:"),
        Arguments.of("(module)\n(invoke \"f\" (ref.func))", "2:"),
        Arguments.of("(module)\n(invoke \"f\" (v128.const i7x9 1))", "2:"),
        Arguments.of("(module)\n(invoke \"f\" (v128.const i64x2 1))", "2:"),
        Arguments.of("(module)\n(invoke)", "2:8"),
        Arguments.of("(module", "1:8"),
        Arguments.of("(module))", "1:9"),
        Arguments.of("(module)\nfunc", "2:1"),
        Arguments.of("(assert_trap (invoke \"f\"))", "1:26"),
        Arguments.of("(assert_trap (invoke \"f\") \"a\" \"b\")", "1:31"),
        Arguments.of("(register $a)", "1:11"),
        Arguments.of("(module \"", "1:9"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void cannotBeRead(String script, String place) {
    Harness.Result result = Harness.script(Harness.engines().getFirst(), script);
    assertEquals(1, result.code(), result.out());
    assertEquals(1, result.failures().size(), result.out());
    assertTrue(result.failures().getFirst().contains("cannot read the script"), result.out());
    assertTrue(result.failures().getFirst().contains("(at " + place), result.out());
    assertEquals("0 passed, 1 failed, 0 skipped", result.lastLine());
  }
}
