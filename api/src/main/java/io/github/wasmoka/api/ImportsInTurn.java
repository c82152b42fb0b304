package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ImportType;
import java.util.Optional;

/**
 * Imports, and others for what they do not know. No lambda, for every run of WASI makes some, and
 * they take a JVM that has just started longer than a class.
 *
 * @param first asked first
 * @param second asked second
 */
record ImportsInTurn(Imports first, Imports second) implements Imports {
  @Override
  public Optional<Object> find(ImportType wanted) {
    Optional<Object> found = first.find(wanted);
    return found.isPresent() ? found : second.find(wanted);
  }
}
