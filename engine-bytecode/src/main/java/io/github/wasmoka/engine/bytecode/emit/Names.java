package io.github.wasmoka.engine.bytecode.emit;

/** Internal names of the classes that generated code refers to. */
final class Names {
  static final String OBJECT = "java/lang/Object";
  static final String ARRAY = "[B";
  static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  static final String VAR_HANDLE_TYPE = "Ljava/lang/invoke/VarHandle;";
  static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";
  static final String METHOD_HANDLE_TYPE = "Ljava/lang/invoke/MethodHandle;";
  static final String RUNTIME_EXCEPTION_TYPE = "Ljava/lang/RuntimeException;";

  private static final String ROOT = "io/github/wasmoka/runtime/";
  private static final String JVM = ROOT + "jvm/";
  static final String BASE_STATE = JVM + "State";
  static final String BASE_STATE_TYPE = "L" + BASE_STATE + ";";
  static final String SLOTS = JVM + "Slots";
  static final String FRAME = JVM + "Frame";
  static final String FRAME_TYPE = "L" + FRAME + ";";
  static final String HEAP_FRAME = JVM + "HeapFrame";
  static final String HEAP_FRAME_TYPE = "L" + HEAP_FRAME + ";";
  static final String SELECT = JVM + "Select";
  static final String ARITH = JVM + "Arith";
  static final String ACCESS = JVM + "Access";
  static final String MEM = JVM + "Mem";
  static final String TABLES = JVM + "Tables";
  static final String REFS = JVM + "Refs";
  static final String AGGREGATES = JVM + "Aggregates";
  static final String WATCHING = JVM + "Watching";
  static final String CALLS = JVM + "Calls";
  static final String TRAPS = JVM + "Traps";
  static final String FLOAT_MATH = ROOT + "numeric/FloatMath";
  static final String INTEGER_MATH = ROOT + "numeric/IntegerMath";
  static final String CONVERSIONS = ROOT + "numeric/Conversions";
  static final String SIMD = ROOT + "numeric/simd/";
  static final String INSTANCE = ROOT + "store/ModuleInstance";
  static final String INSTANCE_TYPE = "L" + INSTANCE + ";";
  static final String GLOBAL = ROOT + "store/GlobalInstance";
  static final String GLOBAL_TYPE = "L" + GLOBAL + ";";
  static final String TABLE = ROOT + "store/TableInstance";
  static final String TABLE_TYPE = "L" + TABLE + ";";
  static final String FUNC_TYPE = "L" + ROOT + "store/FuncInstance;";
  static final String THROW = ROOT + "store/WasmThrow";
  static final String THROW_TYPE = "L" + THROW + ";";
  static final String MEMORY = ROOT + "memory/MemoryInstance";
  static final String MEMORY_TYPE = "L" + MEMORY + ";";
  static final String ARRAY_MEMORY = ROOT + "memory/ByteArrayMemory";
  static final String ARRAY_MEMORY_TYPE = "L" + ARRAY_MEMORY + ";";
  static final String EXACT_SIZE = ROOT + "memory/ExactSize";
  static final String CALL_SITE = "java/lang/invoke/MutableCallSite";
  static final String CALL_SITE_TYPE = "L" + CALL_SITE + ";";
  static final String STRUCT_TYPE = "L" + ROOT + "gc/StructInstance;";
  static final String ARRAY_TYPE = "L" + ROOT + "gc/ArrayInstance;";

  private Names() {}
}
