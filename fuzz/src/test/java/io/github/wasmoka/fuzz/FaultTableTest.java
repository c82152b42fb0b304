package io.github.wasmoka.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
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
    }
  }
}
