package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ImportType;
import java.util.Map;
import java.util.Optional;

/** Imports by module name and name. A class, for the JVM keeps no lambda of {@link Imports}. */
record ImportsByName(Map<String, Map<String, Object>> modules) implements Imports {
  @Override
  public Optional<Object> find(ImportType wanted) {
    return Optional.ofNullable(modules.getOrDefault(wanted.module(), Map.of()).get(wanted.name()));
  }
}
