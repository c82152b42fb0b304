package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.fuzz.oracle.Script;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A script is what it was after it has travelled as text, whatever its exports are called. */
class ScriptProperties {
  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withChars(' ', '\n', '\t', '%', '+', '2', '5', 'a', 'é', '\u2003', '\u0000')
        .ofMaxLength(4)
        .list()
        .ofMaxSize(5);
  }

  @Property
  void travels(@ForAll("names") List<String> names) {
    var script =
        new Script(
            0,
            7,
            true,
            false,
            3,
            names.stream()
                .map(name -> new Script.Invocation(name, List.of("i32:00000005")))
                .toList());
    assertEquals(script, Script.parse(script.toBytes()));
  }
}
