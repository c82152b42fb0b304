package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.engine.bytecode.plan.Block;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.Measure;
import io.github.wasmoka.engine.bytecode.plan.MethodSizes;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Phases;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.engine.bytecode.plan.Small;
import io.github.wasmoka.engine.bytecode.plan.Webs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Writes the methods of a function. */
final class FunctionMethods {
  static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  /** HotSpot compiles methods of up to 8,000 bytes. */
  static final int LIMIT = MethodSizes.choose(7900, 60);

  /** From how many bytes of bytecode on the loops of a function that runs once are looked at. */
  private static final int PHASED = 1500;

  /**
   * What the Vector API makes of a method is many times its size: one of 7,500 bytes took 2.5 s to
   * compile, and C1 gave it up; pieces of 2,000 are both compiled and faster.
   */
  private static final int API_LIMIT = 2500;

  /**
   * A function of so many instructions most likely fits a method: of 1,207 in six programs the
   * largest took 4.8 bytes for each. It is not measured before it is written.
   */
  private static final int LIKELY = MethodSizes.choose(1200, 20);

  /** A method whose jumps reach anywhere in it, whatever the estimate left out. */
  static final int WHOLE = 30_000;

  /** JVM locals of a method that leave room for operands. */
  private static final int MAX_LOCALS = 50_000;

  private final ModulePlan plan;
  private final ClassWriter target;
  private final boolean measures;
  private final Map<String, byte[]> classes = new HashMap<>();
  private final Map<String, int[]> lines = new HashMap<>();

  /**
   * Begins.
   *
   * @param plan the module's plan
   * @param target the class
   * @param measures whether functions are measured even if they are likely to fit a method
   */
  FunctionMethods(ModulePlan plan, ClassWriter target, boolean measures) {
    this.plan = plan;
    this.target = target;
    this.measures = measures;
  }

  /** {@return the further classes that large functions need, by internal name} */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** {@return the lines of methods that are numbered, by internal class and method name} */
  Map<String, int[]> lines() {
    return lines;
  }

  void write(int function) {
    Signature signature = plan.ofFunction(function);
    String owner = ClassNames.group(plan.group(function));
    boolean tail = plan.tails.get(function);
    if (tail) {
      driver(function, signature);
    }
    String callee = (tail ? "t" : "f") + function;
    boolean told = plan.flavour.listened();
    String name = told ? "b" + function : callee;
    if (told) {
      Watch.told(method(callee, signature), signature, function, owner, name);
    }
    Code code = plan.code(function);
    Kind[] kinds = kinds(function);
    try {
      Forms forms = null;
      if (Forms.needed(code, kinds)) {
        Webs webs = Webs.of(code, kinds, signature.params().length);
        kinds = webs == null ? kinds : webs.part();
        forms = forms(function, signature, code, kinds);
        kinds = webs == null ? kinds : forms.unite(webs);
      }
      divided(function, owner, name, signature, code, kinds, forms);
    } catch (TooLargeException e) {
      var heap = new HeapMethods(plan, function, code, kinds, signature);
      heap.write(owner, name, target);
      classes.putAll(heap.classes());
      lines.putAll(heap.lines());
    }
  }

  private Forms forms(int function, Signature signature, Code code, Kind[] kinds) {
    int params = signature.params().length;
    var forms = new Forms(code, kinds.length, params, plan.flavour.vectors());
    measure(function, code, kinds, forms);
    forms.choose();
    if (startsOver(function, signature, code)) {
      forms.keep(params);
    }
    return forms;
  }

  private Kind[] kinds(int function) {
    ValType[] types = plan.valid.localTypes(function);
    var kinds = new Kind[types.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Kind.of(types[i]);
    }
    return kinds;
  }

  /** Writes a function as one method or as several; writes nothing if that is impossible. */
  private void divided(
      int function,
      String owner,
      String name,
      Signature signature,
      Code code,
      Kind[] kinds,
      @Nullable Forms forms) {
    if (code.size() <= LIKELY && kinds.length <= Small.SIZE && usual(code, signature)) {
      if (code.size() <= Small.SIZE) {
        if (!plan.flavour.listened() && !plan.tails.get(function) && Twins.wanted(function, code)) {
          String twin = Twins.name(function);
          whole(function, name, signature, code, kinds, forms, twin);
          whole(function, twin, signature, code, kinds, forms, name);
        } else {
          whole(function, name, signature, code, kinds, forms, "f" + function);
        }
        return;
      }
      if (!measures && forms == null && !plan.runsOnce(function)) {
        unmeasured(function, name, signature, code, kinds);
        return;
      }
    }
    Measure measure = measure(function, code, kinds, forms);
    long total = measure.total() + tables(code);
    int limit = plan.flavour.vectors() && forms != null ? API_LIMIT : LIMIT;
    List<Integer> loops = total > PHASED ? loops(function, code, measure, limit) : List.of();
    if (total <= limit && fits(kinds) && loops.isEmpty()) {
      whole(function, name, signature, code, kinds, forms, "f" + function);
      return;
    }
    var split = new SplitFunction(plan, function, code, kinds, signature, forms);
    var written = new boolean[1];
    DeepStack.run(() -> written[0] = split.write(owner, name, target, measure, loops));
    if (written[0]) {
      classes.putAll(split.classes());
      lines.putAll(split.lines());
    } else if (total <= WHOLE && fits(kinds)) {
      whole(function, name, signature, code, kinds, forms, "f" + function);
    } else {
      throw new TooLargeException();
    }
  }

  private void unmeasured(int function, String name, Signature signature, Code code, Kind[] kinds) {
    int size;
    try {
      size = whole(function, name, signature, code, kinds, null, "f" + function);
    } catch (TooLargeException e) {
      throw new UnmeasuredException();
    }
    if (size > LIMIT) {
      throw new UnmeasuredException();
    }
  }

  /** The loops that become methods of their own whatever the function's size. */
  private List<Integer> loops(int function, Code code, Measure measure, int limit) {
    return plan.runsOnce(function) ? Phases.find(code, measure, limit) : List.of();
  }

  /** What large tables take where they are no strings, which is not measured. */
  private static long tables(Code code) {
    long bytes = 0;
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.BR_TABLE) {
        int labels = code.object(at, int[].class).length;
        bytes += labels > Control.LARGE_TABLE ? 4L * labels : 0;
      }
    }
    return bytes;
  }

  private static boolean fits(Kind[] kinds) {
    int slots = 0;
    for (Kind kind : kinds) {
      slots += kind.slots;
    }
    return slots < MAX_LOCALS;
  }

  /** Whether no instruction of a function handles many values. */
  private boolean usual(Code code, Signature signature) {
    if (signature.results().length > Small.VALUES) {
      return false;
    }
    for (int at = 0; at < code.size(); at++) {
      switch (code.op(at).imm()) {
        case BLOCK, BR_TABLE, CALL_INDIRECT, FUNC, TYPE, TYPE_LENGTH, TAG, TRY_TABLE -> {
          if (operands(code, at) > Small.VALUES) {
            return false;
          }
        }
        default -> {
          // takes little room
        }
      }
    }
    return true;
  }

  /** About how many values an instruction handles. */
  private int operands(Code code, int at) {
    return switch (code.op(at).imm()) {
      case BLOCK -> {
        Block block = code.object(at, Block.class);
        yield block.params.length + block.results.length;
      }
      case BR_TABLE -> code.object(at, int[].class).length;
      case TYPE_LENGTH -> code.b(at);
      case FUNC -> Small.values(plan.valid.functionType(code.a(at)));
      case CALL_INDIRECT, TYPE -> Small.values(plan.valid.type(code.a(at)).expand());
      case TAG -> Small.values(plan.valid.tag(code.a(at)).funcType());
      default -> Small.VALUES + 1;
    };
  }

  /** A body to be written: where its values are, and what writes it. */
  private final class Body {
    final int start;
    final PlainVariables variables;
    final Emission e;
    final Control control;
    private final Signature signature;
    private final Watch watch;

    Body(
        int function,
        Code code,
        Kind[] kinds,
        Out out,
        boolean measures,
        @Nullable Forms forms,
        @Nullable List<Integer> lines) {
      this.signature = plan.ofFunction(function);
      this.start = plan.valid.body(function).expr().start();
      this.variables =
          new PlainVariables(
              kinds, signature, start, plan.flavour.interruptible(), measures, forms, lines);
      this.e = new Emission(plan, function, code, out, variables, forms);
      this.watch = new Watch(plan, function, code);
      this.control = new Control(e, new Returns(), watch, signature.results());
    }

    /** Emits what comes before the first instruction. */
    Instructions begin() {
      watch.entry(variables, e.out);
      initialize(variables, signature, e.out);
      return new Instructions(e, control);
    }
  }

  private Measure measure(int function, Code code, Kind[] kinds, @Nullable Forms forms) {
    var body = new Body(function, code, kinds, new Out(), true, forms, null);
    if (startsOver(function, plan.ofFunction(function), code)) {
      body.control.entry = new org.objectweb.asm.Label();
    }
    return body.begin().measure();
  }

  /**
   * Writes a function as one method.
   *
   * @param self the method that calls of the function to itself go to
   * @return the number of bytes
   */
  private int whole(
      int function,
      String name,
      Signature signature,
      Code code,
      Kind[] kinds,
      @Nullable Forms forms,
      String self) {
    Out out = method(name, signature);
    var body = new Body(function, code, kinds, out, false, forms, null);
    body.e.self = self;
    out.visitCode();
    out.reserve(body.variables.end());
    body.variables.mark(body.start, out);
    if (startsOver(function, signature, code)) {
      var entry = new org.objectweb.asm.Label();
      out.visitLabel(entry);
      out.frame(body.variables.entryTypes().toArray(), new Object[0]);
      body.control.entry = entry;
    }
    body.begin().emit();
    out.visitMaxs(body.e.maxStack(), out.maxLocals());
    out.visitEnd();
    return out.size();
  }

  /** Whether a function may stand in a method with others. */
  boolean simple(int function, Code code) {
    Kind[] kinds = kinds(function);
    if (code.size() > Small.SIZE
        || kinds.length > Small.SIZE
        || Forms.needed(code, kinds)
        || !usual(code, plan.ofFunction(function))) {
      return false;
    }
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.TRY || code.op(at) == Opcode.TRY_TABLE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes a function's body where other functions stand in the same method.
   *
   * @param rounds the method, which has the parameters and the state in its locals
   * @param out its code
   * @param lines receives offsets, by which the method's lines are numbered
   * @return the stack that is needed
   */
  int write(int function, Code code, Rounds rounds, Out out, List<Integer> lines) {
    var body = new Body(function, code, kinds(function), out, false, null, lines);
    body.control.rounds = rounds;
    out.reserve(body.variables.end());
    body.variables.mark(body.start, out);
    body.e.fresh = rounds.keepsArray();
    body.begin().emit();
    return body.e.maxStack();
  }

  /** Whether tail calls of a function to itself become jumps. */
  boolean startsOver(int function, Signature signature, Code code) {
    return !signature.wide() && !plan.flavour.listened() && callsItself(function, code);
  }

  static boolean callsItself(int function, Code code) {
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at) == Opcode.RETURN_CALL && code.a(at) == function) {
        return true;
      }
    }
    return false;
  }

  private static void initialize(PlainVariables variables, Signature signature, Out out) {
    for (int i = 0; i < variables.given(); i++) {
      if (variables.kind(i) == Kind.V128) {
        Parts.convert(Form.LONGS, variables.at(i), variables.form(i), out);
      }
    }
    int slot = 0;
    for (int i = variables.given(); i < variables.count(); i++) {
      Kind kind = variables.kind(i);
      if (kind == Kind.V128 && i >= signature.params().length) {
        Parts.zero(variables.form(i), out);
        Parts.store(variables.form(i), variables.at(i), out);
        continue;
      }
      if (i < signature.params().length) {
        Values.getAll(kind, variables.state(), slot, out);
        slot += kind.storeSlots();
      } else {
        out.zero(kind);
      }
      variables.store(i, out);
    }
  }

  private Out method(String name, Signature signature) {
    return new Out(target.visitMethod(STATIC, name, signature.descriptor(), null, null));
  }

  /** A method that calls the body and makes the tail calls which that leaves. */
  private void driver(int function, Signature signature) {
    var out =
        new Out(target.visitMethod(STATIC, "f" + function, signature.descriptor(), null, null));
    out.visitCode();
    int state = Bridges.loadParams(signature, 0, out);
    out.loadRef(state);
    out.call(ClassNames.group(plan.group(function)), "t" + function, signature.descriptor());
    Bridges.finishTail(plan, function, state, out);
    out.visitMaxs(signature.paramSlots() + 16, out.maxLocals() + 4);
    out.visitEnd();
  }
}
