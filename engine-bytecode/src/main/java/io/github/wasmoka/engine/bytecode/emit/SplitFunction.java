package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Frequency;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.LocalUse;
import io.github.wasmoka.engine.bytecode.plan.Measure;
import io.github.wasmoka.engine.bytecode.plan.MethodSizes;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Piece;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.engine.bytecode.plan.Splitter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;

/**
 * Writes a large function as several methods. How large they become is known only when they are
 * written; when one is too large all of it is done again with smaller ones.
 */
final class SplitFunction {
  // How large methods may be by what is estimated: at first and at last.
  private static final int FIRST_LIMIT = MethodSizes.choose(7400, 60);
  private static final int LAST_LIMIT = MethodSizes.choose(1200, 20);
  // So often a limit follows from how large methods became, then it is halved.
  private static final int ADJUSTMENTS = 3;
  private static final double LESS = 0.95;
  // Of functions that use the Vector API.
  private static final int API_LIMIT = 2000;
  // A class of pieces ends when it has this much code.
  private static final int CLASS_BYTES = 40_000;
  private static final int LONG_BODY = 65_000;

  private final ModulePlan plan;
  private final int function;
  private final Code code;
  private final Kind[] kinds;
  private final Signature signature;
  private final int bodyStart;
  private final boolean numbered;
  private final Watch watch;
  private final @Nullable Forms forms;

  /** What a piece does to control. */
  private record Result(String owner, String name, BitSet exits, boolean falls, Kind[] leaves) {}

  // Of the attempt at hand
  private final Map<Piece, Result> results = new HashMap<>();
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Map<String, int[]> lines = new HashMap<>();
  private final List<ClassFile> files = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private int largest;
  private int methods;
  private @Nullable FrameLayout layout;
  private @Nullable LocalUse use;

  SplitFunction(
      ModulePlan plan,
      int function,
      Code code,
      Kind[] kinds,
      Signature signature,
      @Nullable Forms forms) {
    this.forms = forms;
    this.plan = plan;
    this.function = function;
    this.code = code;
    this.kinds = kinds;
    this.signature = signature;
    var expr = plan.valid.body(function).expr();
    this.bodyStart = expr.start();
    this.watch = new Watch(plan, function, code);
    this.numbered = expr.end() - expr.start() > LONG_BODY;
  }

  private boolean counts() {
    return plan.flavour.interruptible();
  }

  /** {@return the further classes, by internal name} */
  Map<String, byte[]> classes() {
    return classes;
  }

  /** {@return the lines of methods that are numbered, by internal class and method name} */
  Map<String, int[]> lines() {
    return lines;
  }

  /**
   * Writes the function; its outermost method goes to a class that is being written.
   *
   * @param loops loops that become methods of their own in any case
   * @return false if nothing was written, because the methods would be no smaller than the one of
   *     the whole: so it is where hundreds of operands would have to cross from one to the other
   */
  boolean write(
      String owner, String name, ClassWriter target, Measure measure, List<Integer> loops) {
    int limit = plan.flavour.vectors() && forms != null ? API_LIMIT : FIRST_LIMIT;
    double[] often = Frequency.of(code);
    for (int attempt = 0; ; attempt++) {
      results.clear();
      files.clear();
      sizes.clear();
      lines.clear();
      largest = 0;
      methods = 0;
      Piece root = Splitter.split(code, measure, often, limit, loops);
      LocalUse locals = LocalUse.of(code, root, often);
      use = locals;
      layout = new FrameLayout(ClassNames.frame(function), kinds, locals);
      outermost(root, owner, name, new ClassFile(owner).writer);
      if (largest <= FunctionMethods.LIMIT || limit == LAST_LIMIT) {
        break;
      }
      double less = attempt < ADJUSTMENTS ? LESS * FunctionMethods.LIMIT / largest : 0.5;
      limit = Math.max(LAST_LIMIT, (int) (limit * less));
    }
    if (largest > FunctionMethods.LIMIT && largest >= measure.total()) {
      return false;
    }
    if (largest > FunctionMethods.WHOLE) {
      throw new TooLargeException();
    }
    Piece root = outermostPiece();
    outermost(root, owner, name, target);
    for (int i = 0; i < files.size(); i++) {
      classes.put(ClassNames.pieces(function, i), files.get(i).bytes());
    }
    classes.put(ClassNames.frame(function), layout().classFile());
    return true;
  }

  private @Nullable Piece root;

  private Piece outermostPiece() {
    if (root == null) {
      throw new IllegalStateException();
    }
    return root;
  }

  private FrameLayout layout() {
    if (layout == null) {
      throw new IllegalStateException();
    }
    return layout;
  }

  private LocalUse use() {
    if (use == null) {
      throw new IllegalStateException();
    }
    return use;
  }

  private void outermost(Piece piece, String owner, String name, ClassWriter target) {
    root = piece;
    var out =
        new Out(
            target.visitMethod(FunctionMethods.STATIC, name, signature.descriptor(), null, null));
    out.visitCode();
    var offsets = numbered ? new ArrayList<Integer>() : null;
    var variables =
        new PieceVariables(layout(), use(), piece, signature, bodyStart, counts(), offsets, forms);
    var e = new Emission(plan, function, code, out, variables, forms);
    var control = new Control(e, new Returns(), watch, signature.results());
    out.reserve(variables.end());
    variables.mark(bodyStart, out);
    if (!signature.wide()
        && !plan.flavour.listened()
        && FunctionMethods.callsItself(function, code)) {
      var entry = new org.objectweb.asm.Label();
      out.visitLabel(entry);
      out.frame(variables.entryTypes().toArray(), new Object[0]);
      control.entry = entry;
    }
    watch.entry(variables, out);
    variables.initialize(signature.params().length, signature, out);
    new Instructions(e, control).emit(piece, this::call);
    finish(control, owner, name, offsets);
  }

  private void finish(Control control, String owner, String name, @Nullable List<Integer> offsets) {
    Out out = control.out;
    control.exits.junctions();
    out.visitMaxs(control.e.maxStack(), out.maxLocals());
    out.visitEnd();
    largest = Math.max(largest, out.size());
    if (offsets != null) {
      lines.put(owner + "." + name, offsets.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Emits the call of a piece, whose operands travel through the frame. */
  private void call(Piece piece, Emission e, Control control) {
    Kind[] taken = e.own();
    e.toFrame(taken);
    e.spill();
    Result result = results.get(piece);
    if (result == null) {
      result = write(piece, taken, control.labels, control.arms.startsAt(piece.from));
      results.put(piece, result);
    }
    Out out = e.out;
    LocalUse.Method called = use().method(piece);
    e.variables.give(called.in, out);
    out.loadRef(e.variables.frame());
    e.state();
    out.call(result.owner, result.name, descriptor());
    e.variables.take(called.out, out);
    e.fresh = false;
    control.exits.dispatch(result.exits, result.falls);
    e.fresh = false;
    if (result.falls) {
      Kind[] leaves = result.leaves;
      e.fromFrame(leaves, i -> e.push(leaves[i]));
    }
  }

  private String descriptor() {
    return "(L" + layout().name() + ";" + Signature.STATE_TYPE + ")I";
  }

  private Result write(Piece piece, Kind[] taken, List<Label> labels, boolean arm) {
    int file = file();
    String owner = ClassNames.pieces(function, file);
    String name = "f" + function + "_" + methods++;
    var out =
        new Out(
            files
                .get(file)
                .writer
                .visitMethod(FunctionMethods.STATIC, name, descriptor(), null, null));
    out.visitCode();
    var offsets = numbered ? new ArrayList<Integer>() : null;
    var variables =
        new PieceVariables(layout(), use(), piece, null, bodyStart, counts(), offsets, forms);
    var e = new Emission(plan, function, code, out, variables, forms);
    int floor = labels.size();
    var control = new Control(e, new Returns(), watch, labels, floor);
    out.reserve(variables.end());
    if (arm) {
      Arms.fence(out);
    }
    variables.initialize(0, null, out);
    e.fromFrame(taken, i -> e.push(taken[i]));
    new Instructions(e, control).emit(piece, this::call);
    boolean falls = falls(piece);
    Kind[] leaves = new Kind[0];
    if (falls) {
      leaves = e.own();
      e.toFrame(leaves);
      control.exits.end();
    }
    control.handlers().escape();
    control.latches.emit();
    finish(control, owner, name, offsets);
    sizes.set(file, sizes.get(file) + out.size());
    return new Result(owner, name, control.exits.taken, falls, leaves);
  }

  private int file() {
    if (files.isEmpty() || sizes.getLast() > CLASS_BYTES) {
      files.add(new ClassFile(ClassNames.pieces(function, files.size())));
      sizes.add(0);
    }
    return files.size() - 1;
  }

  /** Whether control can run to a piece's end. */
  private boolean falls(Piece piece) {
    return switch (code.op(piece.to)) {
      case END, DELEGATE -> (code.imm(piece.to) & 2) != 0;
      case ELSE, CATCH, CATCH_ALL -> code.imm(piece.to) == 1;
      default -> true;
    };
  }
}
