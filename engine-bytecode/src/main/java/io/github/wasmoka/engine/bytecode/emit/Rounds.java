package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import io.github.wasmoka.runtime.jvm.ClassSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The method that makes the tail calls between functions of one signature, one after the other. Its
 * locals are the parameters, the state, memory 0's array and limit, and which function is next. The
 * bodies of small functions stand in it: their tail calls are jumps, so that an interpreter with a
 * function for each operation becomes a loop around a switch. Other functions are called, and leave
 * in the state which one is next and its arguments.
 */
final class Rounds {
  // HotSpot inlines what is called until a method has 8,000 bytes with it: room is left for that.
  private static final int ROOM = 4500;
  // About how many bytes an instruction takes.
  private static final int EACH = 5;
  private static final int SMALL = 100;
  // Of more functions than this it would be chance which ones stand here.
  private static final int MANY = 256;

  private record Body(int function, Code code) {}

  private final ModulePlan plan;
  private final int number;
  private final SwitchTree tree;
  private final DispatchClass functions;
  private final Map<String, int[]> lines;
  private final Signature signature;
  private final int[] members;
  private final List<Body> bodies = new ArrayList<>();
  // Where bodies begin, by function.
  private final Map<Integer, Label> starts = new LinkedHashMap<>();
  private final int state;
  private final int memory;
  private final int next;
  private final int result;
  private final Label again = new Label();
  private final Label dispatch = new Label();
  private final Label elsewhere = new Label();
  private boolean array;

  /**
   * Prepares.
   *
   * @param plan the module
   * @param number the signature's number
   * @param tree how functions are found by their slots
   * @param functions calls functions that do not stand here
   * @param lines receives which lines the method has
   */
  Rounds(
      ModulePlan plan,
      int number,
      SwitchTree tree,
      DispatchClass functions,
      Map<String, int[]> lines) {
    this.plan = plan;
    this.number = number;
    this.tree = tree;
    this.functions = functions;
    this.lines = lines;
    this.signature = plan.signatures().get(number);
    this.members = plan.members(number);
    this.state = signature.paramSlots();
    this.memory = state + 1;
    this.next = memory + 2;
    this.result = next + 1;
  }

  /** From (slot + 1, state), the arguments in the state, to the first result. */
  static String descriptor(Signature signature) {
    return "(I" + Signature.STATE_TYPE + ")" + signature.result();
  }

  void write(ClassFile file) {
    var methods = new FunctionMethods(plan, file.writer, true);
    choose(methods);
    Out out = file.method(ClassSource.ROUNDS, descriptor(signature));
    out.reserve(result);
    out.load(Kind.I32, 0);
    out.loadRef(1);
    out.visitVarInsn(Opcodes.ASTORE, state);
    out.store(Kind.I32, next);
    goRound(out);
    int stack = signature.paramSlots() + 8;
    var numbers = new ArrayList<Integer>();
    for (Body body : bodies) {
      out.visitLabel(starts.get(body.function));
      out.frame(types().toArray(), new Object[0]);
      stack = Math.max(stack, methods.write(body.function, body.code, this, out, numbers));
    }
    if (!bodies.isEmpty()) {
      lines.put(
          ClassNames.dispatch(number) + "." + ClassSource.ROUNDS,
          numbers.stream().mapToInt(Integer::intValue).toArray());
    }
    out.visitMaxs(stack, out.maxLocals() + 2);
    out.visitEnd();
  }

  /** Chooses the functions whose bodies stand here: the small ones, as long as there is room. */
  private void choose(FunctionMethods methods) {
    if (signature.wide()
        || plan.flavour.listened()
        || Arrays.asList(signature.params()).contains(Kind.V128)) {
      return;
    }
    int[] tails = Arrays.stream(members).filter(plan.tails::get).toArray();
    if (tails.length > MANY) {
      return;
    }
    var small = new ArrayList<Body>();
    for (int function : tails) {
      Code code = plan.code(function);
      if (code.size() <= SMALL && methods.simple(function, code)) {
        small.add(new Body(function, code));
      }
    }
    small.sort(Comparator.comparingInt(body -> body.code.size()));
    int room = ROOM - Math.min(members.length, 1 << tree.bits()) * (signature.paramSlots() * 2 + 8);
    for (Body body : small) {
      room -= EACH * body.code.size();
      if (room >= 0) {
        bodies.add(body);
        starts.put(body.function, new Label());
        array |= plan.fast(0) && accesses(body.code);
      }
    }
  }

  private static boolean accesses(Code code) {
    for (int at = 0; at < code.size(); at++) {
      if (code.op(at).imm() == Imm.MEMARG) {
        return true;
      }
    }
    return false;
  }

  /** Whether memory 0's array is in its local where functions begin. */
  boolean keepsArray() {
    return array;
  }

  private void goRound(Out out) {
    arguments(out);
    List<Object> stale = Bridges.types(signature);
    stale.addAll(List.of(Opcodes.TOP, Opcodes.TOP, Opcodes.INTEGER));
    out.visitLabel(again);
    out.frame(stale.toArray(), new Object[0]);
    out.visitIincInsn(next, -1);
    if (array) {
      Emission.refresh(plan, state, memory, memory + 1, out);
    }
    List<Object> types = types();
    types.add(Opcodes.INTEGER);
    out.visitLabel(dispatch);
    out.frame(types.toArray(), new Object[0]);
    if (tree.levels() > 1 && !bodies.isEmpty()) {
      startsBySlot(types, out);
    }
    var done = new Label();
    tree.emit(tree.levels(), 0, next, types, out, branch -> arm(branch, done, out));
    Kind[] results = signature.results();
    if (results.length > 0) {
      Emission.addType(Bridges.first(results), stale);
    }
    out.visitLabel(done);
    out.frame(stale.toArray(), new Object[0]);
    out.loadRef(state);
    out.field(Names.BASE_STATE, "next", "I");
    out.store(Kind.I32, next);
    DispatchClass.forget(state, out);
    var over = new Label();
    out.load(Kind.I32, next);
    out.visitJumpInsn(Opcodes.IFEQ, over);
    arguments(out);
    out.visitJumpInsn(Opcodes.GOTO, again);
    out.visitLabel(over);
    out.frame(stale.toArray(), new Object[0]);
    if (results.length > 0) {
      out.load(Bridges.first(results), result);
    }
    Bridges.returnFirst(signature, out);
    if (!bodies.isEmpty()) {
      leave(out);
    }
  }

  /** Frame types where functions begin. */
  private List<Object> types() {
    List<Object> types = Bridges.types(signature);
    types.addAll(array ? List.of(Names.ARRAY, Opcodes.INTEGER) : List.of(Opcodes.TOP, Opcodes.TOP));
    return types;
  }

  /** Finds the functions that stand here before others are looked for in other methods. */
  private void startsBySlot(List<Object> types, Out out) {
    var slots = new TreeMap<Integer, Label>();
    starts.forEach((function, start) -> slots.put(plan.slot(function), start));
    var others = new Label();
    out.load(Kind.I32, next);
    out.visitLookupSwitchInsn(
        others,
        slots.keySet().stream().mapToInt(Integer::intValue).toArray(),
        slots.values().toArray(new Label[0]));
    out.visitLabel(others);
    out.frame(types.toArray(), new Object[0]);
  }

  private void arm(int branch, Label done, Out out) {
    Label start = tree.levels() > 1 ? null : starts.get(members[branch]);
    if (start != null) {
      out.visitJumpInsn(Opcodes.GOTO, start);
      return;
    }
    functions.follow("body", tree.levels(), branch, next, state, out);
    if (tree.levels() == 1 && !plan.tails.get(members[branch])) {
      // No call waits. Were it looked for, C2 would take the loop for one in which memory changes.
      Bridges.returnFirst(signature, out);
      return;
    }
    Kind[] results = signature.results();
    if (results.length > 0) {
      out.store(Bridges.first(results), result);
    }
    out.visitJumpInsn(Opcodes.GOTO, done);
  }

  /** Takes the arguments that stand in the state. */
  private void arguments(Out out) {
    if (signature.wide()) {
      return;
    }
    int slot = 0;
    int at = 0;
    for (Kind kind : signature.params()) {
      Values.getAll(kind, state, slot, out);
      out.store(kind, at);
      slot += kind.storeSlots();
      at += kind.slots;
    }
  }

  /** Returns with a tail call that waits, to a function that is not this instance's. */
  private void leave(Out out) {
    List<Object> types = Bridges.types(signature);
    types.addAll(List.of(Opcodes.TOP, Opcodes.TOP, Opcodes.INTEGER));
    out.visitLabel(elsewhere);
    out.frame(types.toArray(), new Object[0]);
    Bridges.loadParams(signature, 0, out);
    Values.putAll(signature.params(), 0, state, out);
    Kind[] results = signature.results();
    if (results.length > 0) {
      out.zero(Bridges.first(results));
    }
    Bridges.returnFirst(signature, out);
  }

  // What bodies do

  /** Puts the arguments of a tail call, which lie on the JVM's stack, into the parameters. */
  void pass(Emission e) {
    for (int i = signature.params().length - 1; i >= 0; i--) {
      e.variables.pass(i, e.out);
      e.pop();
    }
    e.clear();
  }

  /** Goes on with a function of the signature. */
  void goOn(Emission e, int function) {
    if (array) {
      e.refresh();
    }
    Label start = starts.get(function);
    if (start == null) {
      e.out.push(plan.slot(function));
      e.out.store(Kind.I32, next);
    }
    e.out.visitJumpInsn(Opcodes.GOTO, start == null ? dispatch : start);
  }

  /**
   * Goes on with the function whose number within the signature is on the JVM's stack; if it is
   * negative, with the one that waits in the state.
   */
  void follow(Emission e) {
    Out out = e.out;
    out.reserve(next + 1);
    out.store(Kind.I32, next);
    out.load(Kind.I32, next);
    out.visitJumpInsn(Opcodes.IFLT, elsewhere);
    if (array) {
      e.refresh();
    }
    out.visitJumpInsn(Opcodes.GOTO, dispatch);
  }
}
