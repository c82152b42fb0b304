package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.ArrayType;
import io.github.wasmoka.api.type.CompositeType;
import io.github.wasmoka.api.type.FieldType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.HeapType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.NumType;
import io.github.wasmoka.api.type.PackType;
import io.github.wasmoka.api.type.RecType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.StorageType;
import io.github.wasmoka.api.type.StructType;
import io.github.wasmoka.api.type.SubType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TypeIdx;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads types (§6.4). */
final class TypeParser {
  private static final Map<String, HeapType> HEAP_TYPES = new HashMap<>();
  private static final Map<String, ValType> VAL_TYPES = new HashMap<>();

  static {
    for (AbsHeapType type : AbsHeapType.values()) {
      HEAP_TYPES.put(type.toString(), type);
      var ref = new RefType(true, type);
      VAL_TYPES.put(ref.toString(), ref);
    }
    for (NumType type : NumType.values()) {
      VAL_TYPES.put(type.toString(), type);
    }
    VAL_TYPES.put("v128", ValType.V128);
    VAL_TYPES.put("funcref", RefType.FUNCREF);
    VAL_TYPES.put("externref", RefType.EXTERNREF);
  }

  /**
   * A function's type as written (§6.6.4).
   *
   * @param index the type's index
   * @param type the type itself; empty if the index is of none
   * @param params what the parameters are called, in order, as far as they were written; empty
   *     strings for no identifier
   */
  record TypeUse(int index, Optional<FuncType> type, List<Param> params) {}

  /**
   * A parameter as written.
   *
   * @param position the token of its identifier, -1 for none
   * @param name its name, empty for none
   */
  record Param(int position, String name) {
    static final Param ANONYMOUS = new Param(-1, "");
  }

  private final ModuleContext module;
  private final TokenStream in;

  TypeParser(ModuleContext module) {
    this.module = module;
    this.in = module.in;
  }

  private @Nullable ValType tryValType() {
    if (in.kind() == TokenKind.KEYWORD) {
      ValType type = VAL_TYPES.get(in.text());
      if (type != null) {
        in.advance();
      }
      return type;
    }
    return in.atOpen("ref") ? refForm() : null;
  }

  ValType valType() {
    ValType type = tryValType();
    if (type == null) {
      throw in.unexpected();
    }
    return type;
  }

  List<ValType> valTypes() {
    ValType type = tryValType();
    if (type == null) {
      return List.of();
    }
    var types = new ArrayList<ValType>();
    for (; type != null; type = tryValType()) {
      types.add(type);
    }
    return types;
  }

  RefType refType() {
    int at = in.position();
    if (tryValType() instanceof RefType type) {
      return type;
    }
    in.seek(at);
    throw in.unexpected();
  }

  boolean atRefType() {
    return in.atOpen("ref")
        || (in.kind() == TokenKind.KEYWORD && VAL_TYPES.get(in.text()) instanceof RefType);
  }

  private RefType refForm() {
    in.expectOpen("ref");
    boolean nullable = in.tryKeyword("null");
    HeapType type = heapType();
    in.expectClose();
    return new RefType(nullable, type);
  }

  HeapType heapType() {
    if (in.atIndex()) {
      return new TypeIdx(module.typeIds.index(in));
    }
    HeapType type = in.kind() == TokenKind.KEYWORD ? HEAP_TYPES.get(in.text()) : null;
    if (type == null) {
      throw in.unexpected();
    }
    in.advance();
    return type;
  }

  /**
   * Reads {@code (rec ...)} or {@code (type ...)} from behind the keyword, its closing parenthesis
   * included.
   */
  RecType recType(boolean group) {
    int first = module.typeCount();
    if (!group) {
      return new RecType(List.of(typeDef(first)));
    }
    var members = new ArrayList<SubType>();
    while (in.kind() != TokenKind.CLOSE) {
      in.expectOpen("type");
      members.add(typeDef(first + members.size()));
    }
    in.expectClose();
    return new RecType(members);
  }

  private SubType typeDef(int index) {
    Names.bind(in, name -> module.names.put(Kind.TYPE, index, name));
    SubType type;
    if (in.tryOpen("sub")) {
      boolean isFinal = in.tryKeyword("final");
      var supers = new ArrayList<HeapType>();
      while (in.atIndex()) {
        supers.add(new TypeIdx(module.typeIds.index(in)));
      }
      type = new SubType(isFinal, supers, compositeType(index));
      in.expectClose();
    } else {
      type = SubType.of(compositeType(index));
    }
    in.expectClose();
    return type;
  }

  private CompositeType compositeType(int index) {
    CompositeType type;
    if (in.tryOpen("func")) {
      type = signature(true, new ArrayList<>());
    } else if (in.tryOpen("struct")) {
      type = structType(index);
    } else {
      in.expectOpen("array");
      type = new ArrayType(fieldType());
    }
    in.expectClose();
    return type;
  }

  private StructType structType(int index) {
    var fields = new ArrayList<FieldType>();
    IdSpace ids = module.fields(index);
    while (in.tryOpen("field")) {
      if (in.kind() == TokenKind.ID || !in.annotations("name").isEmpty()) {
        int at = in.position();
        int field = ids.bind(in);
        in.seek(at);
        Names.bind(in, name -> module.names.put(Kind.FIELD, index, field, name));
        fields.add(fieldType());
      } else {
        while (in.kind() != TokenKind.CLOSE) {
          fields.add(fieldType());
          ids.skip(1);
        }
      }
      in.expectClose();
    }
    return new StructType(fields);
  }

  private FieldType fieldType() {
    if (in.tryOpen("mut")) {
      StorageType type = storageType();
      in.expectClose();
      return new FieldType(type, true);
    }
    return new FieldType(storageType(), false);
  }

  private StorageType storageType() {
    if (in.tryKeyword("i8")) {
      return PackType.I8;
    }
    return in.tryKeyword("i16") ? PackType.I16 : valType();
  }

  /** Reads parameters and results; what the parameters are called is added to a list. */
  FuncType signature(boolean idsAllowed, List<Param> ids) {
    var params = new ArrayList<ValType>();
    var results = new ArrayList<ValType>();
    while (in.tryOpen("param")) {
      if (idsAllowed && (in.kind() == TokenKind.ID || !in.annotations("name").isEmpty())) {
        int at = in.kind() == TokenKind.ID ? in.position() : -1;
        var name = new String[] {""};
        Names.bind(in, n -> name[0] = n);
        ids.add(new Param(at, name[0]));
        params.add(valType());
      } else {
        List<ValType> types = valTypes();
        params.addAll(types);
        types.forEach(_ -> ids.add(Param.ANONYMOUS));
      }
      in.expectClose();
    }
    while (in.tryOpen("result")) {
      results.addAll(valTypes());
      in.expectClose();
    }
    if (in.atOpen("param") || in.atOpen("type")) {
      throw in.unexpected();
    }
    return new FuncType(params, results);
  }

  /** Reads a type use (§6.6.4). */
  TypeUse typeUse(boolean idsAllowed) {
    int at = in.position();
    var params = new ArrayList<Param>();
    if (!in.tryOpen("type")) {
      FuncType type = signature(idsAllowed, params);
      return new TypeUse(module.implicit(type), Optional.of(type), params);
    }
    int typeAt = in.position();
    int index = module.typeIds.index(in);
    in.expectClose();
    FuncType inline = signature(idsAllowed, params);
    Optional<SubType> known = module.type(index);
    Optional<FuncType> declared =
        known.map(SubType::composite).map(t -> t instanceof FuncType f ? f : null);
    if (!inline.equals(FuncType.EMPTY)) {
      if (known.isEmpty()) {
        throw in.errorAt("unknown type", typeAt);
      }
      if (!declared.equals(Optional.of(inline))) {
        throw in.errorAt("inline function type does not match its type", at);
      }
    }
    return new TypeUse(index, declared, params);
  }

  AddrType addrType() {
    if (in.tryKeyword("i64")) {
      return AddrType.I64;
    }
    in.tryKeyword("i32");
    return AddrType.I32;
  }

  Limits limits() {
    // §6.4.8: 64 bits for any address type; without memory64 there are 32.
    int bits = module.features.has(Feature.MEMORY64) ? Long.SIZE : Integer.SIZE;
    long min = in.nat(bits);
    return in.kind() == TokenKind.NAT ? Limits.of(min, in.nat(bits)) : Limits.atLeast(min);
  }

  /** Reads a memory type from behind its address type. */
  MemType memType(AddrType addrType) {
    Limits limits = limits();
    boolean shared = in.tryKeyword("shared");
    return new MemType(addrType, limits, shared, pageSizeLog2());
  }

  int pageSizeLog2() {
    if (!in.tryOpen("pagesize")) {
      return MemType.DEFAULT_PAGE_SIZE_LOG2;
    }
    int at = in.position();
    long size = in.nat(Long.SIZE);
    if (Long.bitCount(size) != 1) {
      throw in.errorAt("invalid custom page size", at);
    }
    in.expectClose();
    return Long.numberOfTrailingZeros(size);
  }

  TableType tableType() {
    AddrType addrType = addrType();
    Limits limits = limits();
    return new TableType(addrType, limits, refType());
  }

  GlobalType globalType() {
    if (in.tryOpen("mut")) {
      ValType type = valType();
      in.expectClose();
      return new GlobalType(type, true);
    }
    return new GlobalType(valType(), false);
  }
}
