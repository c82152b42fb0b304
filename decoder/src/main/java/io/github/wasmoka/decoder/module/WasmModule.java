package io.github.wasmoka.decoder.module;

import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RecType;
import java.util.List;
import java.util.OptionalInt;

/**
 * A decoded module (§2.5). Immutable but for {@code bytes}, which nobody may write to.
 *
 * @param bytes the binary form; bodies, expressions and data are ranges of it
 * @param types the recursive types in order; type indices count their members
 * @param imports the imports in order
 * @param functions the type index of each function defined here
 * @param tables the tables defined here
 * @param memories the memories defined here
 * @param tags the type index of each tag defined here
 * @param globals the globals defined here
 * @param exports the exports in order
 * @param start the start function's index
 * @param elements the element segments
 * @param dataCount the number of data segments as the data count section tells it; empty without
 *     that section
 * @param bodies the code of each function defined here
 * @param datas the data segments
 * @param sections all sections in order, custom ones included
 */
public record WasmModule(
    byte[] bytes,
    List<RecType> types,
    List<Import> imports,
    List<Integer> functions,
    List<TableDef> tables,
    List<MemType> memories,
    List<Integer> tags,
    List<GlobalDef> globals,
    List<Export> exports,
    OptionalInt start,
    List<ElemSegment> elements,
    OptionalInt dataCount,
    List<Body> bodies,
    List<DataSegment> datas,
    List<SectionRange> sections) {}
