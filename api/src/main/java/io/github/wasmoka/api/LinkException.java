package io.github.wasmoka.api;

/**
 * An import is missing or is not what the module declares (§4.7.1), or a limit forbids to allocate
 * the instance.
 */
public final class LinkException extends WasmException {
  private static final long serialVersionUID = 1;

  /**
   * An instantiation that cannot be.
   *
   * @param message why, beginning in the specification suite's words: {@code unknown import},
   *     {@code incompatible import type}
   */
  public LinkException(String message) {
    super(message, null, true);
  }
}
