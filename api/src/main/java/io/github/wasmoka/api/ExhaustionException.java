package io.github.wasmoka.api;

import java.util.List;

/** A bounded resource ran out: the call stack or the fuel. The instance can be called again. */
public final class ExhaustionException extends ExecutionException {
  private static final long serialVersionUID = 1;

  /** What ran out. */
  public enum Resource {
    /** The call stack. */
    CALL_STACK("call stack exhausted"),
    /** The fuel of the call. */
    FUEL("all fuel consumed");

    private final String message;

    Resource(String message) {
      this.message = message;
    }
  }

  private final Resource resource;

  /**
   * An exhaustion, for engines.
   *
   * @param resource what ran out
   * @param wasmStack the active functions, innermost first
   */
  public ExhaustionException(Resource resource, List<WasmFrame> wasmStack) {
    super(resource.message, null, wasmStack);
    this.resource = resource;
  }

  /** {@return what ran out} */
  public Resource resource() {
    return resource;
  }
}
