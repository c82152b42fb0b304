package io.github.wasmoka.api;

import io.github.wasmoka.api.type.ExportType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
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

  /** {@return its text form, readable, with the names of its name section} */
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
   * A section of the binary form.
   *
   * @param id its id (§5.5.2)
   * @param name its name: the specification's, or a custom section's own
   * @param offset where its contents start, in bytes from the module's start
   * @param size the size of its contents in bytes
   */
  record Section(int id, String name, long offset, long size) {}
}
