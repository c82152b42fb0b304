package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ExportType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/**
 * A decoded, validated module, ready to be instantiated any number of times. Immutable and
 * thread-safe.
 */
@SuppressWarnings("JavaLangClash") // the name is the specification's; import it by name, never by *
public interface Module {
  /** {@return the name from the name section; empty if it has none} */
  String name();

  /** {@return what it imports, in order} */
  List<ImportType> imports();

  /** {@return what it exports, in order} */
  List<ExportType> exports();

  /** {@return its memories, imported ones first} */
  List<MemType> memories();

  /** {@return the features beyond WebAssembly 1.0 that it uses} */
  Set<Feature> features();

  /** {@return its sections in order; for a module read from text, those of its binary form} */
  List<Section> sections();

  /** {@return the number of functions that it defines, imports not counted} */
  int functionCount();

  /**
   * The contents of its custom sections of one name.
   *
   * @param name the name
   * @return a copy of the bytes of each, in order
   */
  List<byte[]> customSections(String name);

  /** {@return its binary form, a copy} */
  byte[] toBinary();

  /**
   * Prints it, readable, with the names of its name section.
   *
   * @return its text form
   * @throws MalformedException if that would be longer than 16 Mi characters and 64 more for each
   *     byte of its binary form, as if it declares very many locals in few bytes
   */
  String toText();

  /**
   * Makes an instance with default options (§4.7.2): matches imports, allocates, initialises and
   * runs the start function.
   *
   * @param imports where imports come from
   * @return the instance
   * @throws LinkException if an import is missing or does not match, or a limit forbids it
   * @throws ExecutionException if a segment does not fit or the start function fails
   */
  default Instance instantiate(Imports imports) {
    return instantiate(imports, InstanceOptions.DEFAULT);
  }

  /**
   * Makes an instance.
   *
   * @param imports where imports come from
   * @param options what is switched on for it
   * @return the instance
   * @throws LinkException if an import is missing or does not match, or a limit forbids it
   * @throws ExecutionException if a segment does not fit or the start function fails
   */
  Instance instantiate(Imports imports, InstanceOptions options);

  /**
   * Compiles the whole module ahead of time and writes it as a modular jar that runs without the
   * engine: on a module path or in an image of {@code api} and {@code runtime} with what they
   * require. The jar is a provider of an engine of its own, which takes this module and no other;
   * {@link io.github.wasmoka.api.spi.EngineProvider#precompiled} tells it. Its contents depend on
   * the module, the name, the options and the version of the engine alone.
   *
   * @param moduleName the name of the Java module that the jar is, and of its engine
   * @param jar where the jar is written to; not closed
   * @param options what instances can be made with; only what changes the code matters, such as
   *     dirty tracking, but not how much fuel there is. None is the same as {@link
   *     InstanceOptions#DEFAULT}
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if the name cannot be a Java module's
   * @throws UnsupportedOperationException if the engine compiles nothing ahead of time
   */
  default void compileAhead(String moduleName, OutputStream jar, InstanceOptions... options)
      throws IOException {
    throw new UnsupportedOperationException("the engine compiles nothing ahead of time");
  }

  /**
   * A section of the binary form.
   *
   * @param id its id (§5.5.2)
   * @param name its name: the specification's, or a custom section's own
   * @param offset where its contents start, in bytes from the module's start
   * @param size the size of its contents in bytes
   */
  record Section(int id, String name, long offset, long size) {}
}
