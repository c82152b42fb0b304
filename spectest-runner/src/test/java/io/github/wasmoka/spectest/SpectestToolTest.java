package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: options, table, report, skip list, exit codes. */
class SpectestToolTest {
  private static final String ENGINE = Harness.engines().getFirst();

  @TempDir Path folder;
  private Path good;
  private Path bad;

  @BeforeEach
  void scripts() throws IOException {
    good = Files.createDirectory(folder.resolve("good")).resolve("good.wast");
    bad = Files.createDirectory(folder.resolve("bad")).resolve("bad <&\">.wast");
    Files.writeString(good, "(module)\n(module)\n");
    Files.writeString(bad, "(module)\n(invoke \"<&\\\">\")\n");
  }

  @Test
  void pluggedIn() {
    assertTrue(ToolProvider.findFirst("wasmoka-spectest").isPresent());
    assertTrue(new SpectestTool().description().isPresent());
  }

  @Test
  void help() {
    Harness.Result result = Harness.tool("--help");
    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("usage: wasmoka spectest"));
    assertTrue(result.out().contains("--junit FILE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--engine",
        "--engine nothing x.wast",
        "--features nothing x.wast",
        "--unknown 1 x.wast",
        "--timeout soon x.wast",
        "--timeout 0 x.wast",
        "--mutate -1 x.wast",
        "--seed x --mutate 1 x.wast",
        "--round-trip --mutate 1 x.wast",
        "/no/such/file.wast",
      })
  void badUsage(String args) {
    Harness.Result result =
        Harness.tool(args.isEmpty() ? new String[0] : args.replace("x.wast", good + "").split(" "));
    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().startsWith("wasmoka spectest: "), result.err());
    assertTrue(result.err().contains("usage: wasmoka spectest"));
    assertEquals("", result.out());
  }

  @Test
  void aFolderWithoutScripts() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Harness.Result result = Harness.tool(empty.toString());
    assertEquals(2, result.code());
    assertTrue(result.err().contains(empty.toString()), result.err());
  }

  @Test
  void aTableOfFoldersAndEngines() {
    Harness.Result result = Harness.tool("--engine", ENGINE, folder.toString());
    assertEquals(1, result.code());
    assertEquals("3 passed, 1 failed, 0 skipped", result.lastLine());
    List<String> rows = result.out().lines().filter(l -> l.startsWith(ENGINE + " ")).toList();
    assertEquals(2, rows.size(), result.out());
    assertTrue(rows.get(0).matches(ENGINE + " +\\S*bad +1 +1 +1 +0"), result.out());
    assertTrue(rows.get(1).matches(ENGINE + " +\\S*good +1 +2 +0 +0"), result.out());
    assertEquals(0, Harness.tool("--engine=" + ENGINE, good.toString()).code());
  }

  @Test
  void everyEngineIsTheDefault() {
    Harness.Result all = Harness.tool("--engine", "all", good.toString());
    Harness.Result none = Harness.tool(good.toString());
    assertEquals(all.out(), none.out());
    assertEquals(2 * Harness.engines().size() + " passed, 0 failed, 0 skipped", all.lastLine());
  }

  @Test
  void aScriptWithoutCommandsFails() throws IOException {
    Files.writeString(good, ";; nothing\n");
    Harness.Result result = Harness.tool("--engine", ENGINE, good.toString());
    assertEquals(1, result.code());
    assertEquals("0 passed, 1 failed, 0 skipped", result.lastLine());
  }

  @Test
  void aScriptThatDoesNotEndFails() throws IOException {
    Files.writeString(
        good, "(module (func (export \"f\") (loop (br 0))))\n(invoke \"f\")\n(module)\n");
    Harness.Result result = Harness.tool("--engine", ENGINE, "--timeout", "1", good.toString());
    assertEquals(1, result.code());
    assertTrue(result.out().contains("no end in 1 s"), result.out());
    assertEquals("1 passed, 1 failed, 0 skipped", result.lastLine());
  }

  @Test
  void manyFaultsAreCountedAndNotAllPrinted() throws IOException {
    Files.writeString(good, "(module)\n" + "(invoke \"f\")\n".repeat(100));
    Harness.Result result = Harness.tool("--engine", ENGINE, good.toString());
    assertEquals("1 passed, 100 failed, 0 skipped", result.lastLine());
    assertTrue(result.failures().size() < 30);
    assertTrue(result.failures().getLast().endsWith(" more"), result.out());
  }

  @Test
  void skipsArePrintedWithTheirReason() throws IOException {
    Path list = folder.resolve("skip");
    Files.move(bad, bad.resolveSibling("x"));
    Path renamed = bad.resolveSibling("x.wast");
    Files.move(bad.resolveSibling("x"), renamed);
    Files.writeString(list, "# why\n\n* bad/x.wast  not today\n");
    Harness.Result result =
        Harness.tool("--engine", ENGINE, "--skip-list", list.toString(), folder.toString());
    assertEquals(0, result.code(), result.out());
    assertTrue(
        result.out().contains("SKIP " + ENGINE + " " + renamed + ": not today"), result.out());
    assertEquals("2 passed, 0 failed, 1 skipped", result.lastLine());
  }

  @Test
  void aStaleSkipFails() throws IOException {
    Path list = folder.resolve("skip");
    Files.writeString(list, "otherengine good.wast never\n* gone.wast removed\n");
    Harness.Result result =
        Harness.tool("--engine", ENGINE, "--skip-list", list.toString(), good.toString());
    assertEquals(1, result.code());
    assertEquals(2, result.failures().size());
    assertTrue(result.failures().get(1).contains("gone.wast removed"), result.out());
    assertEquals("2 passed, 2 failed, 0 skipped", result.lastLine());
  }

  @Test
  void aSkipWithoutReasonIsBadUsage() throws IOException {
    Path list = folder.resolve("skip");
    Files.writeString(list, "* good.wast\n");
    assertEquals(2, Harness.tool("--skip-list", list.toString(), good.toString()).code());
  }

  @Test
  void skippingEverythingIsNoSuccess() throws IOException {
    Path list = folder.resolve("skip");
    Files.writeString(list, "* good.wast all of it\n");
    Harness.Result result =
        Harness.tool("--engine", ENGINE, "--skip-list", list.toString(), good.toString());
    assertEquals(1, result.code());
    assertEquals("0 passed, 0 failed, 1 skipped", result.lastLine());
  }

  @Test
  void theJunitReport() throws IOException {
    Path report = folder.resolve("report.xml");
    Harness.tool("--engine", ENGINE, "--junit", report.toString(), folder.toString());
    String xml = Files.readString(report);
    assertTrue(xml.contains("<testsuite name=\"spectest\" tests=\"2\" failures=\"1\""), xml);
    assertTrue(xml.contains("bad &lt;&amp;&quot;&gt;.wast\">"), xml);
    assertTrue(xml.contains("<failure message=\"line 2: "), xml);
    assertTrue(xml.contains("&lt;&amp;&quot;&gt;&quot;"), xml);
    // What is left without escapes is nothing but tags and their attributes.
    String attribute = "( \\w+=\"[^\"<&]*(&(lt|gt|amp|quot);[^\"<&]*)*\")*";
    String tags = xml.replaceAll("</?\\w+" + attribute + "/?>", "");
    assertEquals("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", tags.strip());
  }

  @Test
  void aReportThatCannotBeWrittenFails() {
    Harness.Result result =
        Harness.tool(
            "--engine", ENGINE, "--junit", folder.resolve("no/such/x").toString(), good + "");
    assertEquals(1, result.code());
    assertFalse(result.err().isEmpty());
  }

  @Test
  void aFolderNamedAsAFeatureSwitchesItOn() throws IOException {
    Path threads = Files.createDirectories(folder.resolve("proposals/threads/core"));
    Path script = threads.resolve("atomic.wast");
    Files.writeString(script, "(module (memory 1 1 shared))\n");
    Path plain = folder.resolve("plain.wast");
    Files.copy(script, plain);
    assertEquals(0, Harness.tool("--engine", ENGINE, script.toString()).code());
    assertEquals(1, Harness.tool("--engine", ENGINE, plain.toString()).code());
    assertEquals(
        0, Harness.tool("--engine", ENGINE, "--features", "threads", plain.toString()).code());
    assertEquals(0, Harness.tool("--engine", ENGINE, "--features=all", plain.toString()).code());
  }
}
