package io.github.wasmoka.api;

/**
 * An active WebAssembly function in a stack trace.
 *
 * @param module the module's name from its name section or as given when it was compiled; empty if
 *     it has none
 * @param functionIndex the function's index in its module, imports included
 * @param function the function's name from the name section, else an export's, else {@code func[N]}
 * @param offset the instruction, in bytes from the start of the module's binary form; -1 if not
 *     known
 */
public record WasmFrame(String module, int functionIndex, String function, long offset) {
  @Override
  public String toString() {
    return (module.isEmpty() ? "" : module + "!")
        + function
        + (offset < 0 ? "" : String.format(" (0x%x)", offset));
  }
}
