/**
 * The engine that makes JVM bytecode: each WebAssembly function becomes a static method, which
 * HotSpot compiles like any other. Generates class files when functions are first called.
 */
module io.github.wasmoka.engine.bytecode {
  requires io.github.wasmoka.runtime;
  requires org.objectweb.asm;
  requires static org.jspecify;

  provides io.github.wasmoka.api.spi.EngineProvider with
      io.github.wasmoka.engine.bytecode.BytecodeProvider;
}
