package io.github.wasmoka.wasi.gojs;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.wasi.WasiConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a Go program imports. Each function has one parameter, Go's stack pointer: arguments lie
 * from eight bytes above it, results behind them, as Go's assembler lays them out.
 */
final class GoCalls {
  private static final int CHUNK = 65_536;

  private final WasiConfig config;
  private final WasiFiles files;
  private final EventLoop loop;
  private final Program program;
  private final ValueTable values;
  private final Map<String, IntConsumer> byName = new HashMap<>();
  private final Map<Integer, Integer> timers = new HashMap<>();
  private final long start;
  private int nextTimer = 1;

  /** The running program. */
  interface Program {
    GoMemory go();

    void resume();
  }

  GoCalls(WasiConfig config, WasiFiles files, EventLoop loop, ValueTable values, Program program) {
    this.config = config;
    this.files = files;
    this.loop = loop;
    this.values = values;
    this.program = program;
    this.start = config.monotonic().getAsLong();
    byName.put("debug", _ -> {});
    byName.put("runtime.wasmExit", this::wasmExit);
    byName.put("runtime.wasmWrite", this::wasmWrite);
    // Memory is looked at through the API, which follows when it grows.
    byName.put("runtime.resetMemoryDataView", _ -> {});
    byName.put("runtime.nanotime1", this::nanotime);
    byName.put("runtime.walltime", this::walltime);
    byName.put("runtime.scheduleTimeoutEvent", this::scheduleTimeoutEvent);
    byName.put("runtime.clearTimeoutEvent", this::clearTimeoutEvent);
    byName.put("runtime.getRandomData", this::getRandomData);
    byName.put("syscall/js.finalizeRef", this::finalizeRef);
    byName.put("syscall/js.stringVal", this::stringVal);
    byName.put("syscall/js.valueGet", this::valueGet);
    byName.put("syscall/js.valueSet", this::valueSet);
    byName.put("syscall/js.valueDelete", this::valueDelete);
    byName.put("syscall/js.valueIndex", this::valueIndex);
    byName.put("syscall/js.valueSetIndex", this::valueSetIndex);
    byName.put("syscall/js.valueCall", this::valueCall);
    byName.put("syscall/js.valueInvoke", this::valueInvoke);
    byName.put("syscall/js.valueNew", this::valueNew);
    byName.put("syscall/js.valueLength", this::valueLength);
    byName.put("syscall/js.valuePrepareString", this::valuePrepareString);
    byName.put("syscall/js.valueLoadString", this::valueLoadString);
    byName.put("syscall/js.valueInstanceOf", this::valueInstanceOf);
    byName.put("syscall/js.copyBytesToGo", this::copyBytesToGo);
    byName.put("syscall/js.copyBytesToJS", this::copyBytesToJs);
  }

  @Nullable IntConsumer find(String name) {
    return byName.get(name);
  }

  private static long u(int sp) {
    return Integer.toUnsignedLong(sp);
  }

  private GoMemory go() {
    return program.go();
  }

  private @Nullable Object load(long address) {
    return values.load(go().memory, address);
  }

  private void store(long address, @Nullable Object value) {
    values.store(go().memory, address, value);
  }

  private void wasmExit(int sp) {
    throw new ExitException(go().memory.readInt(u(sp) + 8));
  }

  private void wasmWrite(int sp) {
    GoMemory go = go();
    long fd = go.memory.readLong(u(sp) + 8);
    long at = go.memory.readLong(u(sp) + 16);
    int left = go.memory.readInt(u(sp) + 24);
    while (left > 0) {
      byte[] bytes = go.memory.read(at, Math.min(left, CHUNK));
      files.writeAll((int) fd, bytes);
      at += bytes.length;
      left -= bytes.length;
    }
  }

  private void nanotime(int sp) {
    // Go's scheduler takes 0 for a clock that does not work.
    go().memory.writeLong(u(sp) + 8, config.monotonic().getAsLong() - start + 1);
  }

  private void walltime(int sp) {
    long nanos = config.realtime().getAsLong();
    go().memory.writeLong(u(sp) + 8, Math.floorDiv(nanos, 1_000_000_000L));
    go().memory.writeInt(u(sp) + 16, (int) Math.floorMod(nanos, 1_000_000_000L));
  }

  private void scheduleTimeoutEvent(int sp) {
    int id = nextTimer++;
    long delay = go().memory.readLong(u(sp) + 8);
    int timer =
        loop.schedule(
            (double) delay,
            false,
            () -> {
              program.resume();
              // Go clears the event when it has seen it; until then it is told again.
              while (timers.containsKey(id)) {
                program.resume();
              }
            });
    timers.put(id, timer);
    go().memory.writeInt(u(sp) + 16, id);
  }

  private void clearTimeoutEvent(int sp) {
    Integer timer = timers.remove(go().memory.readInt(u(sp) + 8));
    if (timer != null) {
      loop.cancel(timer);
    }
  }

  private void getRandomData(int sp) {
    GoMemory go = go();
    long at = go.memory.readLong(u(sp) + 8);
    long left = go.memory.readLong(u(sp) + 16);
    go.memory.view(at, left);
    while (left > 0) {
      byte[] bytes = new byte[(int) Math.min(left, CHUNK)];
      config.random().accept(bytes);
      go.memory.write(at, bytes);
      at += bytes.length;
      left -= bytes.length;
    }
  }

  private void finalizeRef(int sp) {
    values.release(go().memory.readInt(u(sp) + 8));
  }

  private void stringVal(int sp) {
    store(u(sp) + 24, go().string(u(sp) + 8));
  }

  private void valueGet(int sp) {
    Object result = Js.get(load(u(sp) + 8), go().string(u(sp) + 16));
    store(u(sp) + 32, result);
  }

  private void valueSet(int sp) {
    Js.object(load(u(sp) + 8)).set(go().string(u(sp) + 16), load(u(sp) + 32));
  }

  private void valueDelete(int sp) {
    Js.object(load(u(sp) + 8)).delete(go().string(u(sp) + 16));
  }

  private void valueIndex(int sp) {
    String index = Long.toString(go().memory.readLong(u(sp) + 16));
    store(u(sp) + 24, Js.get(load(u(sp) + 8), index));
  }

  private void valueSetIndex(int sp) {
    String index = Long.toString(go().memory.readLong(u(sp) + 16));
    Js.object(load(u(sp) + 8)).set(index, load(u(sp) + 24));
  }

  private void valueCall(int sp) {
    answer(
        56,
        () -> {
          Object self = load(u(sp) + 8);
          JsFunction method = Js.function(Js.get(self, go().string(u(sp) + 16)));
          return method.apply(self, arguments(u(sp) + 32));
        });
  }

  private void valueInvoke(int sp) {
    answer(
        40, () -> Js.function(load(u(sp) + 8)).apply(Undefined.UNDEFINED, arguments(u(sp) + 16)));
  }

  private void valueNew(int sp) {
    answer(40, () -> Js.function(load(u(sp) + 8)).construct(arguments(u(sp) + 16)));
  }

  private List<@Nullable Object> arguments(long address) {
    return go().values(address, values);
  }

  /** Stores the result of a call, or what it threw, and which of both it is. */
  private void answer(int slot, Supplier<@Nullable Object> call) {
    Object result;
    boolean returned = true;
    try {
      result = call.get();
    } catch (JsThrow e) {
      result = e.value();
      returned = false;
    }
    // The call may have run Go code, which may have moved the stack.
    long sp = go().sp();
    store(sp + slot, result);
    go().memory.writeByte(sp + slot + 8, (byte) (returned ? 1 : 0));
  }

  private void valueLength(int sp) {
    Object length = Js.get(load(u(sp) + 8), "length");
    go().memory.writeLong(u(sp) + 16, Js.integer(length));
  }

  private void valuePrepareString(int sp) {
    byte[] utf8 = Js.string(load(u(sp) + 8)).getBytes(StandardCharsets.UTF_8);
    store(u(sp) + 16, new JsBytes(null, utf8));
    go().memory.writeLong(u(sp) + 24, utf8.length);
  }

  private void valueLoadString(int sp) {
    if (load(u(sp) + 8) instanceof JsBytes string) {
      copyOut(string, u(sp) + 16);
    }
  }

  private void valueInstanceOf(int sp) {
    boolean is =
        load(u(sp) + 16) instanceof JsFunction constructor
            && load(u(sp) + 8) instanceof JsObject object
            && object.isInstanceOf(constructor);
    go().memory.writeByte(u(sp) + 24, (byte) (is ? 1 : 0));
  }

  private void copyBytesToGo(int sp) {
    boolean fits = load(u(sp) + 32) instanceof JsBytes;
    if (load(u(sp) + 32) instanceof JsBytes source) {
      go().memory.writeLong(u(sp) + 40, copyOut(source, u(sp) + 8));
    }
    go().memory.writeByte(u(sp) + 48, (byte) (fits ? 1 : 0));
  }

  /** Copies into a slice of Go as much as both hold. */
  private int copyOut(JsBytes source, long slice) {
    long length = go().memory.readLong(slice + 8);
    int part = Math.clamp(length, 0, source.bytes.length);
    go().memory.write(go().memory.readLong(slice), source.bytes, 0, part);
    return part;
  }

  private void copyBytesToJs(int sp) {
    boolean fits = false;
    if (load(u(sp) + 8) instanceof JsBytes target) {
      long length = go().memory.readLong(u(sp) + 24);
      int part = Math.clamp(length, 0, target.bytes.length);
      go().memory.read(go().memory.readLong(u(sp) + 16), target.bytes, 0, part);
      go().memory.writeLong(u(sp) + 40, part);
      fits = true;
    }
    go().memory.writeByte(u(sp) + 48, (byte) (fits ? 1 : 0));
  }
}
