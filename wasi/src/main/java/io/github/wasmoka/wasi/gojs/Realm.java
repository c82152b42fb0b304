package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.wasi.WasiConfig;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The global object of one guest, with what Go's run-time library and common programs look for. */
final class Realm {
  private static final int ARRAY_SLOT = 8;

  private final WasiConfig config;
  private final JsHeap heap;
  private final EventLoop loop;
  private final long start;
  private final JsObject global = new JsObject();
  private final JsObject arrayPrototype = new JsObject();
  private final JsObject bytesPrototype = new JsObject();

  Realm(WasiConfig config, JsHeap heap, EventLoop loop) {
    this.config = config;
    this.heap = heap;
    this.loop = loop;
    this.start = config.monotonic().getAsLong();
    global.set("globalThis", global);
    defineConstructors();
    defineDate();
    defineMath();
    defineTimers();
    global.set(
        "performance",
        new JsObject()
            .set("now", new JsFunction((_, _) -> sinceStart()))
            .set("timeOrigin", wallMillis()));
    global.set("crypto", new JsObject().set("getRandomValues", new JsFunction(this::randomize)));
  }

  JsObject global() {
    return global;
  }

  JsHeap heap() {
    return heap;
  }

  JsArray array(List<? extends @Nullable Object> elements) {
    return new JsArray(arrayPrototype, elements);
  }

  private JsFunction constructor(String name, JsObject prototype, JsFunction.Body body) {
    var constructor = new JsFunction(body);
    constructor.set("prototype", prototype).set("name", name);
    prototype.set("constructor", constructor);
    global.set(name, constructor);
    return constructor;
  }

  private void defineConstructors() {
    constructor(
            "Object",
            new JsObject(),
            (self, args) ->
                Js.arg(args, 0) instanceof JsObject given
                    ? given
                    : self instanceof JsObject made ? made : new JsObject())
        .set(
            "keys",
            new JsFunction((_, args) -> array(List.copyOf(Js.object(Js.arg(args, 0)).names()))));
    constructor("Array", arrayPrototype, (_, args) -> newArray(args))
        .set("isArray", new JsFunction((_, args) -> Js.arg(args, 0) instanceof JsArray));
    arrayPrototype.set("push", new JsFunction(Realm::push));
    constructor("Uint8Array", bytesPrototype, (_, args) -> newBytes(bytesPrototype, args));
    var clamped = new JsObject();
    constructor("Uint8ClampedArray", clamped, (_, args) -> newBytes(clamped, args));
    for (String name : List.of("Error", "TypeError", "RangeError")) {
      constructor(name, new JsObject().set("name", name), Realm::newError);
    }
  }

  private static Object newError(@Nullable Object self, List<@Nullable Object> args) {
    JsObject error = self instanceof JsObject made ? made : new JsObject();
    Object message = Js.arg(args, 0);
    return error.set("message", message == Undefined.UNDEFINED ? "" : Js.string(message));
  }

  private JsArray newArray(List<@Nullable Object> args) {
    if (args.size() == 1 && args.getFirst() instanceof Double length) {
      long count = length.longValue();
      if (count < 0 || count != length || count >= Integer.MAX_VALUE) {
        throw Js.error("RangeError", "Invalid array length");
      }
      heap.reserve(count * ARRAY_SLOT);
      var elements = new @Nullable Object[(int) count];
      Arrays.fill(elements, Undefined.UNDEFINED);
      return array(Arrays.asList(elements));
    }
    return array(args);
  }

  private static Object push(@Nullable Object self, List<@Nullable Object> args) {
    if (!(self instanceof JsArray array)) {
      throw Js.error("TypeError", "no array");
    }
    for (Object value : args) {
      array.set(Integer.toString(array.elements().size()), value);
    }
    return (double) array.elements().size();
  }

  private JsBytes newBytes(JsObject prototype, List<@Nullable Object> args) {
    return switch (Js.arg(args, 0)) {
      case JsBytes other -> {
        heap.reserve(other.bytes.length);
        yield new JsBytes(prototype, other.bytes.clone());
      }
      case JsArray array -> {
        byte[] bytes = new byte[array.elements().size()];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) Js.integer(array.elements().get(i));
        }
        yield new JsBytes(prototype, bytes);
      }
      case null, default -> {
        long length = Js.integer(Js.arg(args, 0));
        if (length < 0 || length > Integer.MAX_VALUE - 8) {
          throw Js.error("RangeError", "Invalid typed array length: " + length);
        }
        heap.reserve(length);
        yield new JsBytes(prototype, new byte[(int) length]);
      }
    };
  }

  private double wallMillis() {
    return Math.floorDiv(config.realtime().getAsLong(), 1_000_000L);
  }

  private double sinceStart() {
    return (config.monotonic().getAsLong() - start) / 1e6;
  }

  /** Dates are moments; the guest's time zone is UTC. */
  private void defineDate() {
    var prototype = new JsObject();
    var date =
        constructor(
            "Date",
            prototype,
            (self, args) ->
                self instanceof JsObject made
                    ? made.set("time", args.isEmpty() ? wallMillis() : Js.number(args.getFirst()))
                    : text(wallMillis()));
    date.set("now", new JsFunction((_, _) -> wallMillis()));
    prototype
        .set("getTime", new JsFunction((self, _) -> Js.get(self, "time")))
        .set("valueOf", new JsFunction((self, _) -> Js.get(self, "time")))
        .set("getTimezoneOffset", new JsFunction((_, _) -> 0.0))
        .set("toISOString", new JsFunction((self, _) -> text(Js.number(Js.get(self, "time")))));
  }

  private static String text(double millis) {
    // JavaScript's own bounds: 100,000,000 days around 1970.
    if (!(Math.abs(millis) <= 8.64e15)) {
      throw Js.error("RangeError", "Invalid time value");
    }
    return Instant.ofEpochMilli((long) millis).toString();
  }

  private void defineMath() {
    global.set(
        "Math",
        new JsObject()
            .set("PI", Math.PI)
            .set("E", Math.E)
            .set("random", new JsFunction((_, _) -> random()))
            .set("floor", new JsFunction((_, a) -> Math.floor(Js.number(Js.arg(a, 0)))))
            .set("sqrt", new JsFunction((_, a) -> Math.sqrt(Js.number(Js.arg(a, 0)))))
            .set("abs", new JsFunction((_, a) -> Math.abs(Js.number(Js.arg(a, 0))))));
  }

  private double random() {
    byte[] bytes = new byte[8];
    config.random().accept(bytes);
    long bits = 0;
    for (byte b : bytes) {
      bits = bits << 8 | (b & 0xff);
    }
    return (bits >>> 11) * 0x1p-53;
  }

  private @Nullable Object randomize(@Nullable Object self, List<@Nullable Object> args) {
    if (Js.arg(args, 0) instanceof JsBytes buffer) {
      config.random().accept(buffer.bytes);
      return buffer;
    }
    throw Js.error("TypeError", "a Uint8Array is wanted");
  }

  private void defineTimers() {
    global.set("setTimeout", new JsFunction((_, args) -> timer(args, false)));
    global.set("setInterval", new JsFunction((_, args) -> timer(args, true)));
    for (String name : List.of("clearTimeout", "clearInterval")) {
      global.set(
          name,
          new JsFunction((_, args) -> {
            loop.cancel((int) Js.integer(Js.arg(args, 0)));
            return Undefined.UNDEFINED;
          }));
    }
    global.set(
        "queueMicrotask",
        new JsFunction((_, args) -> {
          JsFunction action = Js.function(Js.arg(args, 0));
          loop.post(action::call);
          return Undefined.UNDEFINED;
        }));
  }

  private Object timer(List<@Nullable Object> args, boolean repeat) {
    JsFunction action = Js.function(Js.arg(args, 0));
    List<@Nullable Object> rest = args.size() > 2 ? args.subList(2, args.size()) : List.of();
    return (double)
        loop.schedule(
            Js.number(Js.arg(args, 1)), repeat, () -> action.apply(Undefined.UNDEFINED, rest));
  }

  /** What {@code console} writes of its arguments. */
  static String line(List<@Nullable Object> args) {
    return args.stream().map(Js::string).collect(Collectors.joining(" ", "", "\n"));
  }
}
