package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults is what the planter expects. */
class FaultTableTest {
  @Test
  void sixtyFaultsAtLeastEachWithSixCellsAndItsOwnName() throws Exception {
    List<String> rows;
    try (var in = SelfTest.class.getResourceAsStream("selftest/faults.txt")) {
      rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
    }
    assertTrue(rows.size() >= 60);
    var ids = new HashSet<String>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertEquals(6, cells.length, row);
      assertTrue(ids.add(cells[0].strip()), row);
      assertTrue(methods(cells).contains(cells[3].strip().replaceFirst("@.*", "")), row);
    }
  }

  private static Set<String> methods(String[] cells) throws ClassNotFoundException {
    Class<?> type = Class.forName("io.github.wasmoka." + cells[1].strip() + "." + cells[2].strip());
    return Stream.of(type.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
  }
}
