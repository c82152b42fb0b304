package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ImportType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where an instance's imports come from: something that answers to a module name and a name. */
@FunctionalInterface
public interface Imports {
  /** Nothing at all. */
  Imports NONE = wanted -> Optional.empty();

  /**
   * Looks an import up.
   *
   * @param wanted what the module declares; an answer of another type fails to link
   * @return an {@link Extern} or a {@link HostFunction}; empty if it is not known here
   */
  Optional<Object> find(ImportType wanted);

  /**
   * These imports, and others for what they do not know.
   *
   * @param others asked second
   * @return both
   */
  default Imports or(Imports others) {
    return new ImportsInTurn(this, others);
  }

  /** {@return a new, empty builder} */
  static Builder builder() {
    return new Builder();
  }

  /** Collects imports by name; the last definition of a name wins. Not thread-safe. */
  final class Builder {
    private final Map<String, Map<String, Object>> modules = new HashMap<>();

    private Builder() {}

    private Builder put(String module, String name, Object definition) {
      modules.computeIfAbsent(module, _ -> new HashMap<>()).put(name, definition);
      return this;
    }

    /**
     * Defines a host function.
     *
     * @param module the module name
     * @param name the name
     * @param function the function
     * @return this builder
     */
    public Builder function(String module, String name, HostFunction function) {
      return put(module, name, function);
    }

    /**
     * Defines a host function by a lambda, as {@link HostFunction#of(Class, Object)}.
     *
     * @param module the module name
     * @param name the name
     * @param shape the functional interface
     * @param lambda the function
     * @param <T> the functional interface
     * @return this builder
     */
    public <T> Builder function(String module, String name, Class<T> shape, T lambda) {
      return put(module, name, HostFunction.of(shape, lambda));
    }

    /**
     * Defines anything that another instance exports or a runtime made: a function, memory, table,
     * global or tag.
     *
     * @param module the module name
     * @param name the name
     * @param extern the definition
     * @return this builder
     */
    public Builder define(String module, String name, Extern extern) {
      return put(module, name, extern);
    }

    /**
     * Defines all exports of an instance under a module name.
     *
     * @param module the module name
     * @param instance the instance
     * @return this builder
     */
    public Builder instance(String module, Instance instance) {
      instance.exports().forEach((name, extern) -> put(module, name, extern));
      return this;
    }

    /** {@return the imports collected so far; later changes of the builder do not show} */
    public Imports build() {
      var copy = new HashMap<String, Map<String, Object>>();
      modules.forEach((module, names) -> copy.put(module, Map.copyOf(names)));
      return new ImportsByName(copy);
    }
  }
}
