package io.github.wasmoka.validator;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.TypeSubstitution;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.BlockType;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A valid module: the module and its index spaces, imports first, with closed types; the context C
 * of §3.1.1. Immutable once {@link Validator#validate} has returned it, and thread-safe.
 */
public final class ValidModule {
  final WasmModule module;
  final Features features;
  final EnumSet<Feature> used = EnumSet.noneOf(Feature.class);
  final List<DefType> types = new ArrayList<>();
  final List<DefType> functions = new ArrayList<>();
  final List<TableType> tables = new ArrayList<>();
  final List<MemType> memories = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();
  final List<DefType> tags = new ArrayList<>();
  final List<RefType> elems = new ArrayList<>();
  final BitSet declaredFunctions = new BitSet();
  // Functions that some instruction calls by their index, and those that several do.
  private final BitSet called = new BitSet();
  private final BitSet calledAgain = new BitSet();
  // The types that are structures whose fields all have default values.
  final BitSet defaultableStructs = new BitSet();
  int importedFunctions;
  int importedTables;
  int importedMemories;
  int importedGlobals;
  int importedTags;
  private final TypeSubstitution closing =
      new TypeSubstitution(
          heapType -> heapType instanceof TypeIdx(int index) ? type(index) : heapType);

  ValidModule(WasmModule module, Features features) {
    this.module = module;
    this.features = features;
  }

  /** {@return the module's structure} */
  public WasmModule module() {
    return module;
  }

  /** {@return the features that were allowed} */
  public Features features() {
    return features;
  }

  /** {@return the features beyond WebAssembly 1.0 that the module uses} */
  public Set<Feature> usedFeatures() {
    return Collections.unmodifiableSet(used);
  }

  /** {@return the number of types} */
  public int typeCount() {
    return types.size();
  }

  /**
   * A type.
   *
   * @param index its index
   * @return the type
   */
  public DefType type(int index) {
    return types.get(index);
  }

  /** {@return the number of functions, imports counted} */
  public int functionCount() {
    return functions.size();
  }

  /** {@return the number of imported functions} */
  public int importedFunctions() {
    return importedFunctions;
  }

  /**
   * A function's defined type.
   *
   * @param index the function's index
   * @return its type
   */
  public DefType function(int index) {
    return functions.get(index);
  }

  /**
   * A function's type.
   *
   * @param index the function's index
   * @return its type, expanded
   */
  public FuncType functionType(int index) {
    return functions.get(index).funcType();
  }

  /**
   * Whether something outside of bodies names a function (§3.1.1 C.refs), so that references to it
   * can exist.
   *
   * @param index the function's index
   * @return true if so
   */
  public boolean declared(int index) {
    return declaredFunctions.get(index);
  }

  /** Counts a call of a function by its index. */
  void countCall(int index) {
    if (called.get(index)) {
      calledAgain.set(index);
    } else {
      called.set(index);
    }
  }

  /**
   * Whether one instruction of the module, and no other, calls a function by its index.
   *
   * @param index the function's index
   * @return true if so; false if the bodies were not validated
   */
  public boolean calledOnce(int index) {
    return called.get(index) && !calledAgain.get(index);
  }

  /**
   * The code of a function that is defined here.
   *
   * @param index the function's index, imports counted
   * @return its body
   */
  public Body body(int index) {
    return module.bodies().get(index - importedFunctions);
  }

  /** {@return the number of tables, imports counted} */
  public int tableCount() {
    return tables.size();
  }

  /** {@return the number of imported tables} */
  public int importedTables() {
    return importedTables;
  }

  /**
   * A table's type.
   *
   * @param index the table's index
   * @return its type
   */
  public TableType table(int index) {
    return tables.get(index);
  }

  /** {@return the number of memories, imports counted} */
  public int memoryCount() {
    return memories.size();
  }

  /** {@return the number of imported memories} */
  public int importedMemories() {
    return importedMemories;
  }

  /**
   * A memory's type.
   *
   * @param index the memory's index
   * @return its type
   */
  public MemType memory(int index) {
    return memories.get(index);
  }

  /** {@return the number of globals, imports counted} */
  public int globalCount() {
    return globals.size();
  }

  /** {@return the number of imported globals} */
  public int importedGlobals() {
    return importedGlobals;
  }

  /**
   * A global's type.
   *
   * @param index the global's index
   * @return its type
   */
  public GlobalType global(int index) {
    return globals.get(index);
  }

  /** {@return the number of tags, imports counted} */
  public int tagCount() {
    return tags.size();
  }

  /** {@return the number of imported tags} */
  public int importedTags() {
    return importedTags;
  }

  /**
   * A tag's type.
   *
   * @param index the tag's index
   * @return its function type, defined
   */
  public DefType tag(int index) {
    return tags.get(index);
  }

  /**
   * The type of an element segment's elements.
   *
   * @param index the segment's index
   * @return its type
   */
  public RefType elemType(int index) {
    return elems.get(index);
  }

  /**
   * Closes a value type (§3.1.2): its type index, if it has one, becomes the defined type.
   *
   * @param type a type of this module
   * @return the closed type
   */
  public ValType close(ValType type) {
    return closing.apply(type);
  }

  /**
   * Closes a reference type.
   *
   * @param type a type of this module
   * @return the closed type
   */
  public RefType close(RefType type) {
    return closing.apply(type);
  }

  /**
   * Closes a heap type.
   *
   * @param type a type of this module
   * @return the closed type
   */
  public HeapType close(HeapType type) {
    return type instanceof TypeIdx(int index) ? type(index) : type;
  }

  /**
   * A block type as a function type (§3.2.2), closed.
   *
   * @param type a block type of this module
   * @return what the block takes and leaves
   */
  public FuncType blockType(BlockType type) {
    // Not one switch: at start-up linking one takes longer than the rest.
    if (type instanceof BlockType.Result(ValType result)) {
      return new FuncType(List.of(), List.of(close(result)));
    }
    return type instanceof BlockType.Indexed(int index) ? type(index).funcType() : FuncType.EMPTY;
  }

  /**
   * The types of a function's locals, parameters first.
   *
   * @param index the index of a function that is defined here
   * @return the types, closed
   */
  public ValType[] localTypes(int index) {
    var types = new ArrayList<ValType>(functionType(index).params());
    for (Body.Locals run : body(index).locals()) {
      ValType type = close(run.type());
      for (int i = 0; i < run.count(); i++) {
        types.add(type);
      }
    }
    return types.toArray(ValType[]::new);
  }
}
