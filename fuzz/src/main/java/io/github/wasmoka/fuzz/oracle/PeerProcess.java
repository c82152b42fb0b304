package io.github.wasmoka.fuzz.oracle;

import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.api.type.VecType;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's engine in a process of its own, which lives for many cases. Cases can be sent
 * ahead of their answers, so that both sides work at the same time. A process that dies or hangs is
 * started anew.
 */
public final class PeerProcess implements Subject {
  /** The name under which an observation tells that the process ended. */
  public static final String ENDED = "process";

  private static final String DEAD = "";

  /** Shorter than who watches us waits for us. */
  private static final Duration WORK = Duration.ofSeconds(10);

  private final String name;
  private final List<String> command;
  private @Nullable Process process;
  private @Nullable Writer requests;
  private BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final ArrayDeque<Long> awaited = new ArrayDeque<>();
  private long sent;
  private long lost;

  /** The module that the process was sent last, and still has. */
  private byte[] held = {};

  /**
   * A peer; the process is started when it is first needed.
   *
   * @param name its name, as the command line takes it
   * @param command starts a process that speaks the protocol of {@code node-peer.mjs}
   */
  public PeerProcess(String name, List<String> command) {
    this.name = name;
    this.command = List.copyOf(command);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean foreign() {
    return true;
  }

  @Override
  public Observation observe(FuzzCase fuzzCase) {
    send(fuzzCase);
    return receive();
  }

  /** Sends a case; its answer is one of the next {@link #receive}, in the order of sending. */
  public void send(FuzzCase fuzzCase) {
    boolean again = requests != null && held == fuzzCase.bytes();
    write((again ? "again\n" : request(fuzzCase)) + script(fuzzCase.script()) + run());
    held = fuzzCase.bytes();
  }

  private String run() {
    awaited.add(sent);
    return "run " + sent++ + "\n";
  }

  /** Asks whether a module is valid; the answer is received as that of a case. */
  public void sendVerdict(byte[] module) {
    awaited.add(sent);
    write("verdict " + base64(module) + " " + sent++ + "\n");
  }

  private void write(String text) {
    try {
      Writer to = started();
      to.write(text);
      to.flush();
    } catch (IOException e) {
      // Found out when the answer is missing.
    }
  }

  private Writer started() throws IOException {
    if (requests == null) {
      Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var queue = new LinkedBlockingQueue<String>();
      lines = queue;
      process = child;
      requests =
          new BufferedWriter(
              new OutputStreamWriter(child.getOutputStream(), StandardCharsets.UTF_8));
      Thread reader = new Thread(() -> read(child, queue), "answers of " + name);
      reader.setDaemon(true);
      reader.start();
    }
    return requests;
  }

  private static void read(Process child, BlockingQueue<String> queue) {
    try (var in =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder answer = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          queue.add(answer.toString());
          answer.setLength(0);
        } else {
          answer.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      // the process ended
    }
    queue.add(DEAD);
  }

  /** Waits for the next answer; nothing was seen of a case that was lost with its process. */
  public Observation receive() {
    var seen = new Observation();
    long number = awaited.remove();
    if (number < lost) {
      return seen;
    }
    String answer = null;
    try {
      answer = poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (answer == null || answer.equals(DEAD)) {
      seen.put(ENDED, answer == null ? "hangs" : "died");
      close();
      return seen;
    }
    String expected = "done " + number + "\n";
    if (!answer.startsWith(expected)) {
      throw new IllegalStateException("answer out of order: " + answer);
    }
    for (String line : answer.substring(expected.length()).split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        seen.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return seen;
  }

  private @Nullable String poll() throws InterruptedException {
    Process child = process;
    if (child == null) {
      return DEAD;
    }
    var patience = new Patience(child.toHandle(), WORK);
    String answer = null;
    while (answer == null && !patience.ended()) {
      answer = lines.poll(200, TimeUnit.MILLISECONDS);
    }
    return answer;
  }

  /** How many answers are still to come. */
  public int pending() {
    return awaited.size();
  }

  /** Ends the process; what was sent and not answered is lost. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
    process = null;
    requests = null;
    held = new byte[0];
    lost = sent;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String request(FuzzCase fuzzCase) {
    var text = new StringBuilder();
    fuzzCase.provider().ifPresent(p -> line(text, "provider", base64(p)));
    line(text, "main", base64(fuzzCase.bytes()));
    for (FuzzCase.HostImport host : fuzzCase.hosts()) {
      line(text, "host", letters(host.type()), Word.of(host.name()));
    }
    for (Export export : fuzzCase.module().exports()) {
      if (export.kind() == ExternKind.FUNC) {
        Optional<FuncType> type = FuzzCase.typeOfFunction(fuzzCase.module(), export.index());
        line(text, "export", Word.of(export.name()), letters(type.orElse(FuncType.EMPTY)));
      } else if (export.kind() == ExternKind.GLOBAL) {
        line(
            text,
            "global",
            Word.of(export.name()),
            "" + letter(globalType(fuzzCase, export.index())));
        if (export.name().equals(Script.BUDGET)) {
          line(text, "budgeted");
        }
      } else if (export.kind() == ExternKind.TAG && export.name().equals("x0")) {
        line(text, "tag", letters(tagType(fuzzCase, export.index()).params()));
      }
    }
    return text.toString();
  }

  private static String script(Script script) {
    var text = new StringBuilder();
    line(text, "budget", Integer.toString(script.budget()));
    for (Script.Invocation call : script.calls()) {
      line(text, call.toString());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... words) {
    text.append(String.join(" ", words)).append('\n');
  }

  private static ValType globalType(FuzzCase fuzzCase, int index) {
    int at = index;
    for (Import imported : fuzzCase.module().imports()) {
      if (imported.desc() instanceof ImportDesc.Global(var type) && at-- == 0) {
        return type.valType();
      }
    }
    return fuzzCase.module().globals().get(at).type().valType();
  }

  private static FuncType tagType(FuzzCase fuzzCase, int index) {
    int at = index;
    for (Import imported : fuzzCase.module().imports()) {
      if (imported.desc() instanceof ImportDesc.Tag(int type) && at-- == 0) {
        return FuzzCase.funcType(fuzzCase.module(), type).orElse(FuncType.EMPTY);
      }
    }
    return FuzzCase.funcType(fuzzCase.module(), fuzzCase.module().tags().get(at))
        .orElse(FuncType.EMPTY);
  }

  private static String letters(FuncType type) {
    return letters(type.params()) + ">" + letters(type.results());
  }

  private static String letters(List<ValType> types) {
    var text = new StringBuilder();
    types.forEach(type -> text.append(letter(type)));
    return text.toString();
  }

  private static char letter(ValType type) {
    return switch (type) {
      case NumType.I32 -> 'i';
      case NumType.I64 -> 'l';
      case NumType.F32 -> 'f';
      case NumType.F64 -> 'd';
      case VecType.V128 -> 'v';
      case RefType(boolean nullable, HeapType heap) -> {
        String letter = "" + letter(heap);
        yield (nullable ? letter : letter.toUpperCase(Locale.ROOT)).charAt(0);
      }
    };
  }

  private static char letter(HeapType type) {
    if (!(type instanceof AbsHeapType abs)) {
      return 'n';
    }
    return switch (abs) {
      case EXTERN -> 'e';
      case ANY, EQ, I31 -> 'a';
      case FUNC -> 'g';
      case EXN, NOEXN -> 'x';
      case STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> 'n';
    };
  }

  /** Whether the names in a case can be sent as words. */
  public static boolean sendable(FuzzCase fuzzCase) {
    return fuzzCase.module().exports().stream().allMatch(e -> word(e.name()))
        && fuzzCase.hosts().stream().allMatch(h -> word(h.name()));
  }

  private static boolean word(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> c <= ' ');
  }
}
