package io.github.wasmoka.runtime.trace;

import io.github.wasmoka.api.WasmFrame;
import io.github.wasmoka.decoder.binary.NameSection;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.WasmModule;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Collects a WebAssembly stack, innermost frame first. Of a deep stack only the innermost and
 * outermost frames are kept. Names are read from the name section when the first trace of a module
 * is made.
 */
public final class Traces {
  private static final int INNERMOST = 200;
  private static final int OUTERMOST = 50;
  private static final Map<ValidModule, NameSection> NAMES = new WeakHashMap<>();

  private final List<WasmFrame> innermost = new ArrayList<>();
  private final WasmFrame[] outermost = new WasmFrame[OUTERMOST];
  private long count;

  /** Starts a trace. */
  public Traces() {}

  /**
   * Adds the next frame outwards.
   *
   * @param instance whose function it is
   * @param function the function's index
   * @param offset the instruction, in bytes from the module's start, or -1
   */
  public void add(ModuleInstance instance, int function, long offset) {
    add(instance.valid, function, offset);
  }

  /**
   * Adds the next frame outwards.
   *
   * @param module whose function it is
   * @param function the function's index
   * @param offset the instruction, in bytes from the module's start, or -1
   */
  public void add(ValidModule module, int function, long offset) {
    if (count < INNERMOST) {
      innermost.add(frame(module, function, offset));
    } else {
      outermost[(int) ((count - INNERMOST) % OUTERMOST)] = frame(module, function, offset);
    }
    count++;
  }

  /** {@return the frames so far} */
  public List<WasmFrame> frames() {
    var frames = new ArrayList<>(innermost);
    long kept = Math.clamp(count - INNERMOST, 0, OUTERMOST);
    long dropped = count - INNERMOST - kept;
    if (dropped > 0) {
      frames.add(new WasmFrame("", -1, "... " + dropped + " more ...", -1));
    }
    for (long i = count - kept; i < count; i++) {
      frames.add(outermost[(int) ((i - INNERMOST) % OUTERMOST)]);
    }
    return frames;
  }

  private static WasmFrame frame(ValidModule valid, int function, long offset) {
    NameSection names;
    synchronized (NAMES) {
      names = NAMES.computeIfAbsent(valid, v -> NameSection.of(v.module()));
    }
    return new WasmFrame(
        names.moduleName(),
        function,
        names.functionName(function).orElseGet(() -> exportName(valid.module(), function)),
        offset);
  }

  private static String exportName(WasmModule module, int function) {
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNC && export.index() == function) {
        return export.name();
      }
    }
    return "func[" + function + "]";
  }
}
