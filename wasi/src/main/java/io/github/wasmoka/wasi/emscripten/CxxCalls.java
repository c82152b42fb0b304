package io.github.wasmoka.wasi.emscripten;

import io.github.wasmoka.api.Function;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.Memory;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.ValType;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The part of the C++ ABI that Emscripten leaves to its host when exceptions are made of calls
 * through {@code invoke_}: throwing, finding who catches, and counting.
 *
 * <p>A thrown object has a header of 24 bytes in front of it, as Emscripten's {@code cxxabi} lays
 * it out: reference count, type, destructor, two flags, and the pointer as adjusted to a base
 * class.
 */
final class CxxCalls {
  private static final int HEADER = 24;
  private static final int COUNT = 0;
  private static final int TYPE = 4;
  private static final int DESTRUCTOR = 8;
  private static final int CAUGHT = 12;
  private static final int RETHROWN = 13;
  private static final int ADJUSTED = 16;
  // Hostile code could catch without end.
  private static final int MAX_CAUGHT = 1 << 16;

  private final Emscripten host;
  private final Deque<Integer> caught = new ArrayDeque<>();
  private int last;
  private int uncaught;

  CxxCalls(Emscripten host) {
    this.host = host;
  }

  private Memory memory(Instance instance) {
    return host.exports(instance).memory();
  }

  private static long header(int thrown) {
    return Integer.toUnsignedLong(thrown) - HEADER;
  }

  private static Unwinding unwinding() {
    return new Unwinding("uncaught C++ exception");
  }

  @EmscriptenCall("__cxa_throw")
  void cxaThrow(Instance instance, int thrown, int type, int destructor) {
    Memory memory = memory(instance);
    // Older libraries leave the header as malloc gave it.
    memory.writeInt(header(thrown) + COUNT, 0);
    memory.writeByte(header(thrown) + CAUGHT, (byte) 0);
    memory.writeByte(header(thrown) + RETHROWN, (byte) 0);
    memory.writeInt(header(thrown) + ADJUSTED, 0);
    memory.writeInt(header(thrown) + TYPE, type);
    memory.writeInt(header(thrown) + DESTRUCTOR, destructor);
    last = thrown;
    uncaught++;
    throw unwinding();
  }

  @EmscriptenCall("__cxa_rethrow")
  void cxaRethrow(Instance instance) {
    Integer thrown = caught.pollLast();
    if (thrown == null) {
      throw new EmscriptenAbort("rethrow without an exception");
    }
    Memory memory = memory(instance);
    if (memory.readByte(header(thrown) + RETHROWN) == 0) {
      // Caught twice then, and __cxa_end_catch of the first leaves it alone.
      caught.addLast(thrown);
      memory.writeByte(header(thrown) + RETHROWN, (byte) 1);
      memory.writeByte(header(thrown) + CAUGHT, (byte) 0);
      uncaught++;
    }
    last = thrown;
    throw unwinding();
  }

  @EmscriptenCall("__resumeException")
  void resumeException(Instance instance, int thrown) {
    if (last == 0) {
      last = thrown;
    }
    throw unwinding();
  }

  @EmscriptenCall("llvm_eh_typeid_for")
  int typeidFor(int type) {
    return type;
  }

  @EmscriptenCall("__cxa_begin_catch")
  int cxaBeginCatch(Instance instance, int thrown) {
    Memory memory = memory(instance);
    if (memory.readByte(header(thrown) + CAUGHT) == 0) {
      memory.writeByte(header(thrown) + CAUGHT, (byte) 1);
      uncaught--;
    }
    memory.writeByte(header(thrown) + RETHROWN, (byte) 0);
    if (caught.size() >= MAX_CAUGHT) {
      throw new EmscriptenAbort("too many exceptions are being handled");
    }
    caught.addLast(thrown);
    addReference(instance, thrown);
    return cxaGetExceptionPtr(instance, thrown);
  }

  @EmscriptenCall("__cxa_get_exception_ptr")
  int cxaGetExceptionPtr(Instance instance, int thrown) {
    GuestExports exports = host.exports(instance);
    Function own = exports.function("__cxa_get_exception_ptr");
    if (own != null) {
      return (int) own.callRaw(thrown)[0];
    }
    Memory memory = exports.memory();
    Function isPointer = exports.function("__cxa_is_pointer_type");
    if (isPointer != null
        && (int) isPointer.callRaw(memory.readInt(header(thrown) + TYPE))[0] != 0) {
      return memory.readInt(Integer.toUnsignedLong(thrown));
    }
    int adjusted = memory.readInt(header(thrown) + ADJUSTED);
    return adjusted == 0 ? thrown : adjusted;
  }

  @EmscriptenCall("__cxa_end_catch")
  void cxaEndCatch(Instance instance) {
    host.exports(instance).setThrew(0, 0);
    Integer thrown = caught.pollLast();
    if (thrown == null) {
      throw new EmscriptenAbort("end of a catch that did not begin");
    }
    removeReference(instance, thrown);
    last = 0;
  }

  @EmscriptenCall("__cxa_allocate_exception")
  int cxaAllocateException(Instance instance, int size) {
    return (int) host.exports(instance).required("malloc").callRaw(size + HEADER)[0] + HEADER;
  }

  @EmscriptenCall("__cxa_free_exception")
  void cxaFreeException(Instance instance, int thrown) {
    GuestExports exports = host.exports(instance);
    Function own = exports.function("__cxa_free_exception");
    if (own != null) {
      own.callRaw(thrown);
    } else {
      exports.required("free").callRaw(thrown - HEADER);
    }
  }

  @EmscriptenCall("__cxa_increment_exception_refcount")
  void cxaIncrementExceptionRefcount(Instance instance, int thrown) {
    if (thrown != 0) {
      addReference(instance, thrown);
    }
  }

  @EmscriptenCall("__cxa_decrement_exception_refcount")
  void cxaDecrementExceptionRefcount(Instance instance, int thrown) {
    if (thrown != 0) {
      removeReference(instance, thrown);
    }
  }

  /** Newer C++ libraries count themselves. */
  private void addReference(Instance instance, int thrown) {
    GuestExports exports = host.exports(instance);
    Function own = exports.function("__cxa_increment_exception_refcount");
    if (own != null) {
      own.callRaw(thrown);
    } else {
      long count = header(thrown) + COUNT;
      exports.memory().writeInt(count, exports.memory().readInt(count) + 1);
    }
  }

  private void removeReference(Instance instance, int thrown) {
    GuestExports exports = host.exports(instance);
    Function own = exports.function("__cxa_decrement_exception_refcount");
    if (own != null) {
      own.callRaw(thrown);
      return;
    }
    Memory memory = exports.memory();
    int count = memory.readInt(header(thrown) + COUNT) - 1;
    memory.writeInt(header(thrown) + COUNT, count);
    if (count != 0 || memory.readByte(header(thrown) + RETHROWN) != 0) {
      return;
    }
    int destructor = memory.readInt(header(thrown) + DESTRUCTOR);
    if (destructor != 0) {
      destroy(exports, destructor, thrown);
    }
    cxaFreeException(instance, thrown);
  }

  /** In WebAssembly, unlike elsewhere, destructors return {@code this}. */
  private static void destroy(GuestExports exports, int destructor, int thrown) {
    try {
      if (exports.hasTable()) {
        int ignored =
            (int)
                exports
                    .function(destructor, FuncType.of(ValType.I32).to(ValType.I32))
                    .invokeExact(thrown);
      } else {
        exports.required("dynCall_ii").callRaw(destructor, thrown);
      }
    } catch (Throwable e) {
      throw Emscripten.unchecked(e);
    }
  }

  @EmscriptenCall("__cxa_uncaught_exceptions")
  int cxaUncaughtExceptions() {
    return uncaught;
  }

  @EmscriptenCall("__cxa_current_primary_exception")
  int cxaCurrentPrimaryException(Instance instance) {
    Integer thrown = caught.peekLast();
    if (thrown == null) {
      return 0;
    }
    addReference(instance, thrown);
    return thrown;
  }

  @EmscriptenCall("__cxa_rethrow_primary_exception")
  void cxaRethrowPrimaryException(Instance instance, int thrown) {
    if (thrown != 0) {
      caught.addLast(thrown);
      memory(instance).writeByte(header(thrown) + RETHROWN, (byte) 1);
      cxaRethrow(instance);
    }
  }

  /**
   * The last thrown object, and in the temporary register which of the types it is caught as.
   *
   * @param types what the landing pad catches; 0 is {@code catch (...)}
   */
  int findMatchingCatch(Instance instance, int[] types) {
    if (last == 0) {
      host.setTempRet0(0);
      return 0;
    }
    Memory memory = memory(instance);
    memory.writeInt(header(last) + ADJUSTED, last);
    int thrownType = memory.readInt(header(last) + TYPE);
    if (thrownType == 0) {
      host.setTempRet0(0);
      return last;
    }
    int adjusted = (int) (header(last) + ADJUSTED);
    for (int type : types) {
      if (type == 0 || type == thrownType) {
        break;
      }
      Function canCatch = host.exports(instance).required("__cxa_can_catch");
      if ((int) canCatch.callRaw(type, thrownType, adjusted)[0] != 0) {
        host.setTempRet0(type);
        return last;
      }
    }
    host.setTempRet0(thrownType);
    return last;
  }
}
