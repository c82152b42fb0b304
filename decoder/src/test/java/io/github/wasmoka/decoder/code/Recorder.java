package io.github.wasmoka.decoder.code;

import io.github.wasmoka.api.Features;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down the instructions that it receives, so that they can be compared. */
final class Recorder {
  private final List<List<Object>> events = new ArrayList<>();

  /** The visitor that records. */
  InstructionVisitor visitor() {
    return (InstructionVisitor)
        Proxy.newProxyInstance(
            InstructionVisitor.class.getClassLoader(),
            new Class<?>[] {InstructionVisitor.class},
            (_, method, arguments) -> {
              var event = new ArrayList<Object>();
              event.add(method.getName());
              for (Object argument : arguments) {
                event.add(
                    argument instanceof int[] ints
                        ? Arrays.stream(ints).boxed().toList()
                        : argument);
              }
              events.add(event);
              return null;
            });
  }

  /** What was received. */
  List<List<Object>> events() {
    return events;
  }

  /** The instructions of an expression. */
  static List<List<Object>> read(byte[] expr) {
    var recorder = new Recorder();
    InstructionVisitor visitor = recorder.visitor();
    var reader = new InstructionReader(expr, 0, expr.length, Features.ALL, true);
    while (reader.next(visitor)) {
      // the recorder does the work
    }
    return recorder.events();
  }
}
