package io.github.wasmoka.decoder.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.ElemSegment;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.SectionRange;
import io.github.wasmoka.decoder.module.SegmentMode;
import io.github.wasmoka.decoder.module.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What modules decode to, section by section. */
class BinaryDecoderTest {
  private static WasmModule decode(ModuleBytes module) {
    return BinaryDecoder.decode(module.bytes(), Features.ALL);
  }

  private static WasmModule decode(int section, String contents) {
    return decode(new ModuleBytes().section(section, contents));
  }

  @Test
  void nothing() {
    WasmModule module = decode(new ModuleBytes());
    assertEquals(8, module.bytes().length);
    assertEquals(List.of(), module.sections());
    assertEquals(OptionalInt.empty(), module.start());
    assertEquals(OptionalInt.empty(), module.dataCount());
  }

  @Test
  void types() {
    WasmModule module =
        decode(1, "04 60027f7e017d 4e02 5000 5f01 640101 4f0101 5e7800 5001 01 600000 6000016400");
    assertEquals(4, module.types().size());
    var function = new FuncType(List.of(ValType.I32, ValType.I64), List.of(ValType.F32));
    assertEquals(List.of(SubType.of(function)), module.types().get(0).members());
    List<SubType> group = module.types().get(1).members();
    assertEquals(2, group.size());
    assertTrue(!group.get(0).isFinal() && group.get(1).isFinal());
    assertEquals(List.of(), group.get(0).supers());
    assertEquals(List.of(new TypeIdx(1)), group.get(1).supers());
    assertTrue(!module.types().get(2).members().get(0).isFinal());
    var last = (FuncType) module.types().get(3).members().get(0).composite();
    assertEquals(List.of(new RefType(false, new TypeIdx(0))), last.results());
  }

  @Test
  void imports() {
    WasmModule module =
        decode(
            2,
            "05 016d0166 0007 016d0174 01700001 016d016d 02010203 016d0167 037f01 016d0165 040009");
    assertEquals(
        List.of(
            new Import("m", "f", new ImportDesc.Func(7)),
            new Import(
                "m",
                "t",
                new ImportDesc.Table(
                    new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF)))),
        module.imports().subList(0, 2));
    assertEquals(ExternKind.MEMORY, module.imports().get(2).desc().kind());
    assertEquals(ExternKind.GLOBAL, module.imports().get(3).desc().kind());
    assertEquals(new ImportDesc.Tag(9), module.imports().get(4).desc());
  }

  @Test
  void tables() {
    WasmModule module = decode(4, "03 6f040a 4000 70000a d0700b 6401 05 02 80808080 10");
    assertEquals(
        new TableType(AddrType.I64, Limits.atLeast(10), RefType.EXTERNREF),
        module.tables().get(0).type());
    assertEquals(Optional.empty(), module.tables().get(0).init());
    assertEquals(Optional.of(new Expr(19, 22)), module.tables().get(1).init());
    TableType last = module.tables().get(2).type();
    assertEquals(new RefType(false, new TypeIdx(1)), last.element());
    assertEquals(1L << 32, last.limits().max().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "0001, I32, 1, -1, false, 16",
    "010102, I32, 1, 2, false, 16",
    "030102, I32, 1, 2, true, 16",
    "04ffffffffffffffffff01, I64, -1, -1, false, 16",
    "070102, I64, 1, 2, true, 16",
    "080100, I32, 1, -1, false, 0",
    "0f01020c, I64, 1, 2, true, 12",
  })
  void memories(String hex, AddrType addr, long min, long max, boolean shared, int pageSizeLog2) {
    MemType type = decode(5, "01" + hex).memories().getFirst();
    assertEquals(addr, type.addrType());
    assertEquals(min, type.limits().min());
    assertEquals(max, type.limits().max().orElse(-1));
    assertEquals(shared, type.shared());
    assertEquals(pageSizeLog2, type.pageSizeLog2());
  }

  @Test
  void tagsGlobalsExportsStart() {
    WasmModule module =
        decode(
            new ModuleBytes()
                .section(13, "01 0003")
                .section(6, "01 7f01 41070b")
                .section(7, "02 0161 0005 00 0400")
                .section(8, "05"));
    assertEquals(List.of(3), module.tags());
    assertTrue(module.globals().getFirst().type().mutable());
    assertEquals(new Expr(18, 21), module.globals().getFirst().init());
    assertEquals(
        List.of(new Export("a", ExternKind.FUNC, 5), new Export("", ExternKind.TAG, 0)),
        module.exports());
    assertEquals(OptionalInt.of(5), module.start());
  }

  /** The eight forms of §5.5.12. */
  @ParameterizedTest
  @CsvSource({
    "00 41000b 020102, 0, true, true",
    "01 00 020102, -1, true, true",
    "02 03 41000b 00 020102, 3, true, true",
    "03 00 020102, -2, true, true",
    "04 41000b 02 d0700b d2010b, 0, false, true",
    "05 6f 02 d06f0b d06f0b, -1, false, false",
    "06 03 41000b 6f 02 d06f0b d06f0b, 3, false, false",
    "07 70 02 d0700b d2010b, -2, false, true",
  })
  void elements(String hex, int table, boolean indices, boolean functions) {
    ElemSegment segment = decode(9, "01" + hex).elements().getFirst();
    assertEquals(2, segment.size());
    assertEquals(indices ? 2 : 0, segment.functions().length);
    switch (segment.mode()) {
      case SegmentMode.Active(int index, Expr offset) -> {
        assertEquals(table, index);
        assertEquals(3, offset.end() - offset.start());
      }
      case SegmentMode.Passive() -> assertEquals(-1, table);
      case SegmentMode.Declarative() -> assertEquals(-2, table);
    }
    assertEquals(functions ? AbsHeapType.FUNC : AbsHeapType.EXTERN, segment.type().heapType());
    assertEquals(!indices, segment.type().nullable());
  }

  @Test
  void codeAndData() {
    WasmModule module =
        decode(
            new ModuleBytes()
                .section(1, "01 600000")
                .section(3, "02 0000")
                .section(12, "03")
                .section(10, "02 02000b 0903 027f 007e 0170 010b")
                .section(11, "03 00 41000b 02abcd 01 01ef 02 05 41010b 00"));
    assertEquals(List.of(), module.bodies().get(0).locals());
    assertEquals(
        List.of(new Body.Locals(2, ValType.I32), new Body.Locals(1, RefType.FUNCREF)),
        module.bodies().get(1).locals());
    assertEquals(2, module.bodies().get(1).expr().end() - module.bodies().get(1).expr().start());
    assertEquals(2, module.datas().get(0).size());
    assertEquals((byte) 0xab, module.bytes()[module.datas().get(0).start()]);
    assertEquals(SegmentMode.PASSIVE, module.datas().get(1).mode());
    assertEquals(5, ((SegmentMode.Active) module.datas().get(2).mode()).index());
    assertEquals(OptionalInt.of(3), module.dataCount());
  }

  @Test
  void customSectionsStandAnywhere() {
    WasmModule module =
        decode(
            new ModuleBytes()
                .section(0, "0161 ff")
                .section(1, "00")
                .section(0, "00")
                .section(0, "0161")
                .section(11, "00")
                .section(0, "02c3a9 0102"));
    assertEquals(
        List.of(
            new SectionRange(0, "a", 12, 13),
            new SectionRange(1, "", 15, 16),
            new SectionRange(0, "", 19, 19),
            new SectionRange(0, "a", 23, 23),
            new SectionRange(11, "", 25, 26),
            new SectionRange(0, "é", 31, 33)),
        module.sections());
  }

  /** Constructs that came later are refused by the name of what would allow them. */
  @ParameterizedTest
  @CsvSource({
    "1, 01 4e00, GC",
    "1, 01 5f00, GC",
    "1, 01 60017b00, SIMD",
    "1, 01 60016f00, REFERENCE_TYPES",
    "1, 01 6001640000, FUNCTION_REFERENCES",
    "2, 01 0000040000, EXCEPTIONS",
    "5, 01 0400, MEMORY64",
    "5, 01 030000, THREADS",
    "5, 01 080000, CUSTOM_PAGE_SIZES",
    "7, 01 000400, EXCEPTIONS",
    "9, 01 010000, BULK_MEMORY",
    "11, 01 0100, BULK_MEMORY",
    "12, 00, BULK_MEMORY",
    "13, 00, EXCEPTIONS",
  })
  void whatIsOffIsMalformed(int section, String contents, Feature feature) {
    byte[] bytes = new ModuleBytes().section(section, contents).bytes();
    Features features = Features.ALL.without(feature, Feature.LEGACY_EXCEPTIONS);
    var e = assertThrows(MalformedException.class, () -> BinaryDecoder.decode(bytes, features));
    assertTrue(e.getMessage().startsWith("malformed "), e.getMessage());
    assertTrue(e.getMessage().contains(feature.id() + " is not enabled"), e.getMessage());
  }
}
