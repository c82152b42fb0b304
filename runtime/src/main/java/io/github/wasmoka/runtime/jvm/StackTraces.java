package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.WasmFrame;
import io.github.wasmoka.runtime.trace.Traces;
import io.github.wasmoka.validator.ValidModule;
import java.util.List;

/**
 * Reads the WebAssembly stack off a Java stack trace: the method's name tells the function, its
 * line the instruction, its loader or package the module. The methods that a large function was cut
 * into are one frame.
 */
final class StackTraces {
  private StackTraces() {}

  static List<WasmFrame> of(Throwable e) {
    var traces = new Traces();
    boolean piece = false;
    for (StackTraceElement element : e.getStackTrace()) {
      Code code = Code.at(element);
      // Methods that only stand between others have no lines.
      if (code == null
          || element.getLineNumber() <= 0
          || "fbtr".indexOf(element.getMethodName().charAt(0)) < 0) {
        continue;
      }
      String method = element.getMethodName();
      int end = method.indexOf('_');
      boolean inner = end >= 0;
      if (method.equals(ClassSource.ROUNDS)) {
        long offset = offset(code, -1, element);
        traces.add(code.valid(), function(code.valid(), offset), offset);
      } else if (!piece) {
        int function = Integer.parseInt(method, 1, inner ? end : method.length(), 10);
        traces.add(code.valid(), function, offset(code, function, element));
      }
      // The next frame is what called this piece: the same function's.
      piece = inner;
    }
    return traces.frames();
  }

  /** The function whose body holds an offset. */
  private static int function(ValidModule valid, long offset) {
    int low = valid.importedFunctions();
    int high = valid.functionCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (valid.body(middle).expr().start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long offset(Code code, int function, StackTraceElement element) {
    int line = element.getLineNumber();
    if (line <= 0) {
      return -1;
    }
    int[] lines = code.index().lines(element.getClassName(), element.getMethodName());
    if (lines != null) {
      return line <= lines.length ? lines[line - 1] : -1;
    }
    ValidModule valid = code.valid();
    return valid.body(function).expr().start() + line - 1L;
  }
}
