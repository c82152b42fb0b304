package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AbsHeapType;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.FuncType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.RefType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.module.Expr;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.decoder.module.ImportDesc;
import io.github.wasmoka.decoder.module.TableDef;
import io.github.wasmoka.fuzz.choice.Choices;
import io.github.wasmoka.fuzz.oracle.HostNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Makes a valid module, with a script of what to do with it, out of a stream of choices. */
public final class ModuleGenerator {
  /** Features that others rest on come after them. */
  private static final List<Feature> OPTIONAL =
      List.of(
          Feature.RELAXED_SIMD,
          Feature.SIMD,
          Feature.GC,
          Feature.TAIL_CALL,
          Feature.EXCEPTIONS,
          Feature.LEGACY_EXCEPTIONS,
          Feature.FUNCTION_REFERENCES,
          Feature.EXTENDED_CONST,
          Feature.MULTI_MEMORY,
          Feature.MEMORY64,
          Feature.THREADS,
          Feature.WIDE_ARITHMETIC,
          Feature.CUSTOM_PAGE_SIZES,
          Feature.MULTI_VALUE,
          Feature.BULK_MEMORY,
          Feature.SATURATING_FLOAT_TO_INT,
          Feature.SIGN_EXTENSION,
          Feature.REFERENCE_TYPES);

  private final Draft draft;
  private final Choices choices;
  private final TypeChooser chooser;
  private final Menu menu;
  private final Menu constants;

  // The same for all functions: what one leaves in a global another may look at.
  private final Nans.Mode nans;
  private int codeBytes;

  private ModuleGenerator(Choices choices, GeneratorOptions options) {
    this.choices = choices;
    this.draft = new Draft(options, features(choices, options.features().asSet()));
    this.chooser = new TypeChooser(draft, choices);
    this.menu = Menu.full(draft, choices);
    this.constants = Menu.constant(draft);
    this.nans = choices.oneIn(2) ? Nans.Mode.WHERE_SEEN : Nans.Mode.AT_ONCE;
  }

  /**
   * Makes a module.
   *
   * @param choices decide everything
   * @param options what it may use
   * @return its binary form
   */
  public static byte[] generate(Choices choices, GeneratorOptions options) {
    return new ModuleGenerator(choices, options).generate();
  }

  private static Set<Feature> features(Choices choices, Set<Feature> allowed) {
    var features = EnumSet.copyOf(allowed);
    boolean some = choices.oneIn(2);
    for (Feature feature : OPTIONAL) {
      if (some && choices.oneIn(3)) {
        features.remove(feature);
      }
    }
    if (features.contains(Feature.EXCEPTIONS) && features.contains(Feature.LEGACY_EXCEPTIONS)) {
      // Not in one module: engines refuse the mixture.
      features.remove(choices.oneIn(4) ? Feature.EXCEPTIONS : Feature.LEGACY_EXCEPTIONS);
    }
    if (!features.contains(Feature.REFERENCE_TYPES)) {
      features.remove(Feature.FUNCTION_REFERENCES);
      features.remove(Feature.EXCEPTIONS);
    }
    if (!features.contains(Feature.FUNCTION_REFERENCES)) {
      features.remove(Feature.GC);
    }
    if (!features.contains(Feature.SIMD)) {
      features.remove(Feature.RELAXED_SIMD);
    }
    return features;
  }

  private byte[] generate() {
    chooser.declareTypes();
    importFunctions();
    int defined = choices.oneIn(30) ? choices.between(1, 30) : choices.between(1, 4);
    List<Integer> types = draft.types.ofKind(AbsHeapType.FUNC);
    var bodies = new ArrayList<Integer>();
    for (int i = 0; i < defined; i++) {
      bodies.add(choices.of(types));
    }
    draft.functions.addAll(bodies);
    tables();
    memories();
    tags();
    globals();
    segments();
    for (int type : bodies) {
      choices.begin();
      body(type);
      choices.end();
    }
    start();
    return draft.encode(
        new ScriptGenerator(draft, choices).script(Math.clamp(400_000 / (codeBytes + 1), 8, 400)));
  }

  private void importFunctions() {
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      choices.begin();
      var chooser = new HostTypes(draft, choices);
      String kind = HostNames.KINDS.get(choices.below(draft.options.portable() ? 3 : 4));
      draft.imports.add(
          new Import(
              HostNames.MODULE,
              kind + i,
              new ImportDesc.Func(draft.types.indexOf(chooser.funcType()))));
      draft.functions.add(((ImportDesc.Func) draft.imports.getLast().desc()).type());
      choices.end();
    }
    draft.importedFunctions = count;
  }

  private boolean imported() {
    return choices.oneIn(5);
  }

  private void provide(String name, ImportDesc desc) {
    draft.imports.add(new Import(HostNames.PROVIDER, name, desc));
  }

  private void memories() {
    int count =
        choices.weighted(1, 8, draft.has(Feature.MULTI_MEMORY) ? 3 : 0) == 0
            ? 0
            : draft.has(Feature.MULTI_MEMORY) && choices.oneIn(3) ? choices.between(2, 3) : 1;
    int imported = count > 0 && imported() ? 1 : 0;
    for (int i = 0; i < count; i++) {
      MemType type = memType();
      draft.memories.add(type);
      if (i < imported) {
        provide("m" + i, new ImportDesc.Memory(type));
      }
    }
    draft.importedMemories = imported;
  }

  private MemType memType() {
    boolean shared = draft.has(Feature.THREADS) && choices.oneIn(4);
    boolean bytes = draft.has(Feature.CUSTOM_PAGE_SIZES) && choices.oneIn(4);
    AddrType addr = addrType();
    long min;
    OptionalLong max;
    if (bytes) {
      min = choices.oneIn(4) ? choices.between(65_000, 66_000) : choices.below(2000);
      max = OptionalLong.of(min + choices.below(3000));
    } else {
      min = choices.weighted(1, 8, 1);
      max = OptionalLong.of(min + choices.below(3));
    }
    if (!shared && choices.oneIn(4)) {
      max = OptionalLong.empty();
    }
    return new MemType(
        addr, new Limits(min, max), shared, bytes ? 0 : MemType.DEFAULT_PAGE_SIZE_LOG2);
  }

  private AddrType addrType() {
    return draft.has(Feature.MEMORY64) && choices.oneIn(4) ? AddrType.I64 : AddrType.I32;
  }

  private void tables() {
    int count = draft.has(Feature.REFERENCE_TYPES) ? choices.below(4) : choices.below(2);
    int imported = count > 0 && imported() ? 1 : 0;
    for (int i = 0; i < count; i++) {
      RefType element = RefType.FUNCREF;
      if (draft.has(Feature.REFERENCE_TYPES) && choices.oneIn(2)) {
        element = i < imported ? chooser.nullable() : chooser.reference();
      }
      long min = choices.oneIn(20) ? choices.below(300) : choices.between(1, 12);
      OptionalLong max =
          choices.oneIn(3) ? OptionalLong.empty() : OptionalLong.of(min + choices.below(8));
      var type = new TableType(addrType(), new Limits(min, max), element);
      if (i < imported) {
        provide("t" + i, new ImportDesc.Table(type));
      } else {
        boolean init =
            !element.nullable() || (draft.has(Feature.FUNCTION_REFERENCES) && choices.oneIn(4));
        draft.tableDefs.add(
            new TableDef(type, init ? Optional.of(constant(element)) : Optional.empty()));
      }
      draft.tables.add(type);
    }
  }

  private void tags() {
    boolean any = draft.has(Feature.EXCEPTIONS) || draft.has(Feature.LEGACY_EXCEPTIONS);
    int count = any ? choices.between(1, 3) : 0;
    int imported = count > 0 && imported() ? 1 : 0;
    for (int i = 0; i < count; i++) {
      int most = draft.has(Feature.MULTI_VALUE) ? 3 : 1;
      List<ValType> payload =
          draft.options.portable() && i == 0
              ? new HostTypes(draft, choices).values(most)
              : chooser.values(most);
      if (!draft.has(Feature.MULTI_VALUE) && payload.size() > 1) {
        payload = payload.subList(0, 1);
      }
      int type = draft.types.indexOf(new FuncType(payload, List.of()));
      draft.tags.add(type);
      if (i < imported) {
        provide("x" + i, new ImportDesc.Tag(type));
      }
    }
    draft.importedTags = imported;
  }

  private void globals() {
    int imported = imported() ? choices.between(1, 2) : 0;
    for (int i = 0; i < imported; i++) {
      ValType type = choices.oneIn(3) ? chooser.value() : chooser.number();
      if (!type.defaultable()) {
        type = ValType.I64;
      }
      var global = new GlobalType(type, choices.oneIn(2));
      draft.globals.add(global);
      provide("g" + i, new ImportDesc.Global(global));
    }
    int count = choices.below(5);
    for (int i = 0; i < count; i++) {
      choices.begin();
      ValType type = chooser.value();
      Expr init = constant(type);
      draft.addGlobal(new GlobalType(type, choices.below(4) != 0), init);
      choices.end();
    }
  }

  private Expr constant(ValType type) {
    var shape = new CodeGenerator.Shape(100, false, true);
    return new CodeGenerator(
            draft, choices, constants, FuncType.EMPTY.to(type), shape, Nans.Mode.AT_ONCE)
        .constant(type);
  }

  private void segments() {
    new SegmentGenerator(draft, choices, this::constant).segments();
  }

  private void body(int type) {
    int bytes =
        switch (choices.weighted(600, 1000, 200, 12, 1)) {
          case 0 -> choices.between(10, 60);
          case 1 -> choices.between(60, 400);
          case 2 -> choices.between(400, 2500);
          case 3 -> choices.between(6000, 20_000);
          default -> choices.between(50_000, 100_000);
        };
    var shape = new CodeGenerator.Shape(bytes, choices.below(4) != 3, false);
    var generator = new CodeGenerator(draft, choices, menu, draft.types.func(type), shape, nans);
    draft.bodies.add(generator.body());
    codeBytes += generator.code.size();
  }

  private void start() {
    if (!choices.oneIn(20)) {
      return;
    }
    for (int i = draft.importedFunctions; i < draft.functions.size(); i++) {
      if (draft.types.func(draft.functions.get(i)).equals(FuncType.EMPTY)) {
        draft.start = OptionalInt.of(i);
        return;
      }
    }
  }
}
