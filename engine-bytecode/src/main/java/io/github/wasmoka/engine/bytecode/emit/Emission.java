package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.Code;
import io.github.wasmoka.engine.bytecode.plan.Kind;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.engine.bytecode.plan.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The method at hand: where values are, and what is known of them.
 *
 * <p>Operands stand on the JVM's stack as long as control runs straight. At labels the JVM's stack
 * is empty (HotSpot does not replace a running loop's frame otherwise) and each operand stands in
 * its home, a local of its own. So at any time the operands below the current block are at home, of
 * those of the block the lower ones on the JVM's stack and the upper ones, which an inner block has
 * left, at home. An instruction first has the latter loaded.
 *
 * <p>An address that is a constant or a local's value may be put off: it is an operand that stands
 * nowhere until the access takes it (see {@link Instructions}).
 *
 * <p>Vectors never stand on the JVM's stack but while an instruction works on them: they are at
 * home, or still in the local that they were got from, in one {@link Form} or another; at labels at
 * home as two longs.
 */
final class Emission {
  /** More operands than this, or locals, have no room in a JVM frame. */
  static final int MAX_SLOTS = 60_000;

  final ModulePlan plan;
  final int function;
  final Code code;
  final Out out;
  final Variables variables;

  /** What is known of addresses in memory 0. */
  final Checked checked;

  private Kind[] kinds = new Kind[16];
  private int[] homes = new int[17];
  // Of vectors: the form, where they stand, and where they come from (see Forms.vote).
  private Form[] forms = new Form[16];
  private int[] places = new int[16];
  private int[] origins = new int[16];
  // The instruction that an operand is the result of if it is put off, else -1.
  private int[] later = new int[16];
  private int height;
  private int base;
  // The operands below this and from base on are on the JVM's stack.
  private int loaded;
  private int depth;
  private int maxDepth;
  private int nextTemp;
  // The types of locals without operands, while the array is not up to date, and while it is.
  private Object @Nullable [] staleTypes;
  private Object @Nullable [] freshTypes;

  /** The forms of vectors. */
  final @Nullable Forms vectorForms;

  /** How many loops there are around. */
  int loops;

  /** Whether the local of memory 0's array is up to date. */
  boolean fresh;

  /** The method that calls of the function to itself go to. */
  String self;

  /** From which instruction on accesses to memory 0 stand in line, rather than being calls. */
  int inLineFrom = Integer.MAX_VALUE;

  Emission(
      ModulePlan plan,
      int function,
      Code code,
      Out out,
      Variables variables,
      @Nullable Forms vectorForms) {
    this.plan = plan;
    this.vectorForms = vectorForms;
    this.function = function;
    this.self = "f" + function;
    this.code = code;
    this.out = out;
    this.variables = variables;
    this.checked = new Checked(plan.leastBytes());
    this.homes[0] = variables.end();
  }

  // Operands

  int height() {
    return height;
  }

  int base() {
    return base;
  }

  /** The kind of an operand, 0 for the topmost. */
  Kind top(int fromTop) {
    return kinds[height - 1 - fromTop];
  }

  Kind kind(int operand) {
    return kinds[operand];
  }

  int home(int operand) {
    return homes[operand];
  }

  /** Where an operand would be at home that stands on some others. */
  int homeAbove(int below, Kind[] others, int count) {
    int at = homes[below];
    for (int i = 0; i < count; i++) {
      at += others[i].slots;
    }
    return at;
  }

  private void grow() {
    kinds = Arrays.copyOf(kinds, height * 2);
    homes = Arrays.copyOf(homes, height * 2 + 1);
    forms = Arrays.copyOf(forms, height * 2);
    places = Arrays.copyOf(places, height * 2);
    origins = Arrays.copyOf(origins, height * 2);
    later = Arrays.copyOf(later, height * 2);
  }

  private void add(Kind kind) {
    if (height == kinds.length) {
      grow();
    }
    kinds[height] = kind;
    later[height] = -1;
    checked.operand(height);
    if (kind == Kind.V128) {
      forms[height] = Form.LONGS;
      places[height] = homes[height];
      origins[height] = Forms.NOWHERE;
    }
    homes[height + 1] = homes[height] + kind.slots;
    height++;
    if (homes[height] > MAX_SLOTS && !out.measures()) {
      throw new TooLargeException();
    }
  }

  /** Begins an instruction: all operands of the block go to the JVM's stack. */
  void begin() {
    for (int i = loaded; i < height; i++) {
      if (kinds[i] != Kind.V128) {
        out.load(kinds[i], homes[i]);
        onStack(kinds[i]);
      }
    }
    loaded = height;
    beginAtHome();
  }

  /**
   * Begins an instruction that takes its operands from the JVM's stack, vectors as two longs: the
   * caller takes them off before anything else is loaded.
   */
  void begin(int count) {
    begin();
    int first = height - count;
    while (first < height && kinds[first] != Kind.V128) {
      first++;
    }
    int slots = depth;
    for (int i = height - 1; i > first; i--) {
      if (kinds[i] != Kind.V128) {
        out.store(kinds[i], homes[i]);
      }
    }
    for (int i = first; i < height; i++) {
      if (kinds[i] == Kind.V128) {
        pushAll(i, Form.LONGS);
        slots += Kind.V128.slots;
      } else {
        out.load(kinds[i], homes[i]);
      }
    }
    maxDepth = Math.max(maxDepth, slots);
  }

  /** Begins an instruction that takes operands where they are. */
  void beginAtHome() {
    nextTemp = homes[height];
  }

  /** How much of the JVM's stack an operand takes. */
  private static int onStackSlots(Kind kind) {
    return kind == Kind.V128 ? 0 : kind.slots;
  }

  /** Whether an operand that counts as loaded is on the JVM's stack. */
  private boolean stands(int operand) {
    return kinds[operand] != Kind.V128 && later[operand] < 0;
  }

  private void onStack(Kind kind) {
    depth += onStackSlots(kind);
    maxDepth = Math.max(maxDepth, depth);
    if (depth > MAX_SLOTS && !out.measures()) {
      throw new TooLargeException();
    }
  }

  /** Notes a value that was put on the JVM's stack; a vector, two longs, goes home from there. */
  void push(Kind kind) {
    if (kind == Kind.V128) {
      push(Form.LONGS);
      return;
    }
    add(kind);
    onStack(kind);
    loaded = height;
  }

  /** Puts an operand off that the instruction at hand results in: a constant or a local's value. */
  void putOff(int at) {
    add(Kind.I32);
    loaded = height;
    later[height - 1] = at;
  }

  /** {@return whether an operand is put off, 0 for the topmost} */
  boolean isPutOff(int fromTop) {
    return later[height - 1 - fromTop] >= 0;
  }

  /** {@return the instruction that an operand which is put off is the result of} */
  int maker(int fromTop) {
    return later[height - 1 - fromTop];
  }

  /** Notes a vector whose parts were put on the JVM's stack: they go home. */
  void push(Form form) {
    add(Kind.V128);
    loaded = height;
    forms[height - 1] = form;
    Parts.store(form, homes[height - 1], out);
  }

  /** Notes a vector that an instruction has made in the form that it was asked for. */
  void push(Form form, int at) {
    push(form);
    origins[height - 1] = ~at;
  }

  /** Notes a vector that stays in a local of the function. */
  void pushLocal(int local) {
    add(Kind.V128);
    loaded = height;
    int place = variables.place(local);
    if (place >= 0) {
      forms[height - 1] = variables.form(local);
      places[height - 1] = place;
    } else {
      variables.load(local, out);
      Parts.store(Form.LONGS, homes[height - 1], out);
    }
    origins[height - 1] = local;
  }

  /** Puts the topmost operand, a vector, into a local of the function. */
  void storeLocal(int local) {
    int top = height - 1;
    Form form = variables.form(local);
    Forms all = vectorForms;
    if (all != null && out.measures()) {
      all.store(origins[top], local);
      if (origins[top] == Forms.NOWHERE) {
        all.vote(local, forms[top], loops);
      }
    }
    int place = variables.place(local);
    if (place < 0) {
      pushAll(top, Form.LONGS);
      variables.store(local, out);
      return;
    }
    if (places[top] == place) {
      return;
    }
    for (int i = base; i < top; i++) {
      if (kinds[i] == Kind.V128 && places[i] == place) {
        bringHome(i);
      }
    }
    pushAll(top, form);
    Parts.store(form, place, out);
  }

  private void pushAll(int operand, Form form) {
    Parts.pushAll(forms[operand], places[operand], form, out);
  }

  private void bringHome(int operand) {
    if (places[operand] != homes[operand]) {
      pushAll(operand, forms[operand]);
      Parts.store(forms[operand], homes[operand], out);
      places[operand] = homes[operand];
    }
  }

  /** The form of an operand, 0 for the topmost. */
  Form form(int fromTop) {
    return forms[height - 1 - fromTop];
  }

  /** Where the parts of an operand stand. */
  int place(int fromTop) {
    return places[height - 1 - fromTop];
  }

  /** Notes that an instruction wants an operand in a form. */
  void wants(int fromTop, Form form) {
    if (vectorForms != null && out.measures()) {
      vectorForms.vote(origins[height - 1 - fromTop], form, loops);
    }
  }

  /** Notes that an instruction extends the bytes of the topmost operand to lanes of 16 bits. */
  void extendsBytes(Form form, int at) {
    if (vectorForms != null && out.measures()) {
      vectorForms.extendsBytes(at, form, origins[height - 1], loops);
    }
  }

  /** Puts a part of an operand on the JVM's stack in a form. */
  void part(int fromTop, Form form, int part) {
    int operand = height - 1 - fromTop;
    Parts.push(forms[operand], places[operand], form, part, out);
  }

  /** The form in which an instruction is to make a vector, if it can. */
  Form made(int at) {
    return vectorForms == null ? Form.LONGS : vectorForms.made(at);
  }

  /** Notes that the operand below the topmost one, which is a vector, is gone. */
  void underTop() {
    Form form = forms[height - 1];
    int place = places[height - 1];
    int origin = origins[height - 1];
    int next = nextTemp;
    pop(2);
    add(Kind.V128);
    loaded = height;
    forms[height - 1] = form;
    origins[height - 1] = origin;
    places[height - 1] = place;
    // It is not at the home that it has now; another operand may come to stand where it is.
    if (variables.end() <= place) {
      Parts.pushAll(form, place, form, out);
      Parts.store(form, homes[height - 1], out);
      places[height - 1] = homes[height - 1];
    }
    nextTemp = next;
  }

  /** Notes that the topmost operand is gone. */
  Kind pop() {
    Kind kind = kinds[--height];
    if (loaded > height) {
      loaded = height;
      depth -= stands(height) ? kind.slots : 0;
    }
    return kind;
  }

  void pop(int count) {
    for (int i = 0; i < count; i++) {
      pop();
    }
  }

  void push(Kind[] all) {
    for (Kind kind : all) {
      push(kind);
    }
  }

  /** Drops the topmost operand, wherever it is. */
  void drop() {
    if (loaded == height && stands(height - 1)) {
      out.pop(kinds[height - 1]);
    }
    pop();
  }

  /** {@return whether operands of the block other than the topmost ones are on the JVM's stack} */
  boolean stackBelow(int count) {
    return Math.min(loaded, height - count) > base;
  }

  /** A local for use within the instruction. */
  int temp(Kind kind) {
    int at = nextTemp;
    nextTemp += kind.slots;
    out.reserve(nextTemp);
    return at;
  }

  /** Keeps locals for use within the instruction off the homes of values that it will push. */
  void reserveHomes(Kind[] pushed) {
    for (Kind kind : pushed) {
      nextTemp += kind.slots;
    }
  }

  /** Brings all operands of the block home but the topmost ones, which stay on the JVM's stack. */
  void spillBelow(int count) {
    if (!stackBelow(count)) {
      return;
    }
    int from = height - count;
    var temps = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      temps[i] = temp(kinds[from + i]);
      out.store(kinds[from + i], temps[i]);
      depth -= kinds[from + i].slots;
    }
    store(from);
    for (int i = 0; i < count; i++) {
      out.load(kinds[from + i], temps[i]);
      onStack(kinds[from + i]);
    }
    // They stand on operands at home; the caller takes them off before anything else is loaded.
  }

  private void store(int end) {
    for (int i = Math.min(end, loaded) - 1; i >= base; i--) {
      if (kinds[i] == Kind.V128) {
        bringHome(i);
      } else if (later[i] >= 0) {
        throw new IllegalStateException("put off beyond " + code.op(later[i]).text());
      } else {
        out.store(kinds[i], homes[i]);
        depth -= kinds[i].slots;
      }
    }
    loaded = base;
    out.reserve(homes[height]);
  }

  /** Takes operands off that {@link #spillBelow} has kept on the JVM's stack. */
  void popKept(int count) {
    for (int i = 0; i < count; i++) {
      depth -= onStackSlots(kinds[--height]);
    }
    loaded = Math.min(loaded, height);
  }

  /** Brings all operands of the block home. */
  void spill() {
    store(height);
  }

  /** Gives vectors among operands at home that lie below some others the form of labels. */
  void settle(int count, int above) {
    for (int i = height - above - count; i < height - above; i++) {
      if (kinds[i] == Kind.V128) {
        Parts.convert(forms[i], homes[i], Form.LONGS, out);
        forms[i] = Form.LONGS;
      }
    }
  }

  /** Brings the topmost operands to where a label wants them; other operands go. */
  void moveTo(Label label) {
    move(label, label.arity());
  }

  /** Brings the topmost operands to where a block leaves its results; other operands go. */
  void moveResults(Label label) {
    move(label, label.block.results);
  }

  private void move(Label label, Kind[] arity) {
    int from = height - arity.length;
    if (!inPlace(label, arity.length)) {
      begin();
      moveVectors(label, arity, from);
      for (int i = arity.length - 1; i >= 0; i--) {
        if (arity[i] != Kind.V128) {
          out.store(arity[i], homeAbove(label.height, arity, i));
        }
        pop();
      }
      out.reserve(homeAbove(label.height, arity, arity.length));
    } else {
      height = from;
    }
    for (int i = Math.min(loaded, height) - 1; i >= base; i--) {
      if (stands(i)) {
        out.pop(kinds[i]);
        depth -= kinds[i].slots;
      }
    }
    loaded = base;
  }

  /**
   * Brings vectors to where a label wants them. That is never above where they are, nor above where
   * a later one is; other operands are on the JVM's stack meanwhile.
   */
  private void moveVectors(Label label, Kind[] arity, int from) {
    for (int i = 0; i < arity.length; i++) {
      if (arity[i] == Kind.V128) {
        int to = homeAbove(label.height, arity, i);
        if (places[from + i] != to || forms[from + i] != Form.LONGS) {
          pushAll(from + i, Form.LONGS);
          Parts.store(Form.LONGS, to, out);
        }
      }
    }
  }

  /** Takes what is left of the block off the JVM's stack. */
  void clear() {
    for (int i = Math.min(loaded, height) - 1; i >= base; i--) {
      if (stands(i)) {
        out.pop(kinds[i]);
      }
    }
  }

  /** {@return whether the topmost operands are at home where a label wants them} */
  private boolean inPlace(Label label, int count) {
    return count == 0
        || (loaded <= height - count
            && homes[height - count] == homes[label.height]
            && asAtLabels(height - count, height));
  }

  /** {@return whether vectors among operands stand as they do at labels} */
  boolean asAtLabels(int from, int to) {
    for (int i = from; i < to; i++) {
      if (kinds[i] == Kind.V128 && (forms[i] != Form.LONGS || places[i] != homes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Copies operands that are at home to where a label wants them. */
  void copyTo(Label label) {
    Kind[] arity = label.arity();
    int from = height - arity.length;
    for (int i = 0; i < arity.length; i++) {
      if (arity[i] != Kind.V128) {
        out.load(arity[i], homes[from + i]);
        onStack(arity[i]);
      }
    }
    moveVectors(label, arity, from);
    for (int i = arity.length - 1; i >= 0; i--) {
      if (arity[i] != Kind.V128) {
        out.store(arity[i], homeAbove(label.height, arity, i));
        depth -= arity[i].slots;
      }
    }
    out.reserve(homeAbove(label.height, arity, arity.length));
  }

  // Values on their way between the methods of a large function

  /** Puts the topmost operands, which go, into the frame, from its first slot for values on. */
  void toFrame(Kind[] taken) {
    begin();
    toFrameKept(taken);
    pop(taken.length);
  }

  /** The same for values on the JVM's stack that stay as operands at home. */
  private void toFrameKept(Kind[] taken) {
    int slot = variables.transfer(storeSlots(taken));
    for (int i = taken.length - 1; i >= 0; i--) {
      slot -= taken[i].storeSlots();
      if (taken[i] == Kind.V128) {
        pushAll(height - taken.length + i, Form.LONGS);
        putFrame(Kind.I64, slot + 1);
        putFrame(Kind.I64, slot);
      } else {
        putFrame(taken[i], slot);
      }
    }
  }

  private void putFrame(Kind kind, int slot) {
    out.loadRef(variables.frame());
    out.push(slot);
    out.call(Names.FRAME, "put", "(" + kind.descriptor + Names.FRAME_TYPE + "I)V");
  }

  /** Copies operands at home, the topmost ones, into the frame. */
  void copyToFrame(Kind[] copied) {
    int from = height - copied.length;
    for (int i = 0; i < copied.length; i++) {
      if (copied[i] != Kind.V128) {
        out.load(copied[i], homes[from + i]);
        onStack(copied[i]);
      }
    }
    toFrameKept(copied);
    for (Kind kind : copied) {
      depth -= onStackSlots(kind);
    }
  }

  /** Takes values from the frame, one after the other, each put somewhere at once. */
  void fromFrame(Kind[] taken, IntConsumer each) {
    int slot = variables.transfer(storeSlots(taken)) - storeSlots(taken);
    for (int i = 0; i < taken.length; i++) {
      for (int half = 0; half < taken[i].storeSlots(); half++) {
        out.loadRef(variables.frame());
        out.push(slot++);
        if (taken[i] == Kind.REF) {
          out.call(Names.FRAME, "ref", "(" + Names.FRAME_TYPE + "I)Ljava/lang/Object;");
        } else {
          out.call(Names.FRAME, "bits", "(" + Names.FRAME_TYPE + "I)J");
          Values.fromBits(taken[i], out);
        }
      }
      each.accept(i);
    }
  }

  private static int storeSlots(Kind[] kinds) {
    int slots = 0;
    for (Kind kind : kinds) {
      slots += kind.storeSlots();
    }
    return slots;
  }

  /** {@return the kinds of the block's operands} */
  Kind[] own() {
    return Arrays.copyOfRange(kinds, base, height);
  }

  /** Sets the operands as they are at a label: all at home. */
  void arrive(int below, Kind[] own, int blockBase) {
    height = below;
    for (Kind kind : own) {
      add(kind);
    }
    base = blockBase;
    loaded = blockBase;
    depth = 0;
    nextTemp = homes[height];
    out.reserve(homes[height]);
  }

  /** A copy of where operands are, for code that is emitted out of line. */
  record Snapshot(
      Kind[] kinds, Form[] forms, int[] places, int base, int loaded, int depth, boolean fresh) {}

  Snapshot snapshot() {
    return new Snapshot(
        Arrays.copyOf(kinds, height),
        Arrays.copyOf(forms, height),
        Arrays.copyOf(places, height),
        base,
        loaded,
        depth,
        fresh);
  }

  void restore(Snapshot s) {
    height = 0;
    for (Kind kind : s.kinds) {
      add(kind);
    }
    System.arraycopy(s.forms, 0, forms, 0, height);
    System.arraycopy(s.places, 0, places, 0, height);
    base = s.base;
    loaded = s.loaded;
    depth = s.depth;
    fresh = s.fresh;
    nextTemp = homes[height];
  }

  int maxStack() {
    return maxDepth + 24;
  }

  // Frames

  /** Asks for a frame with all operands at home and further values on the JVM's stack. */
  void frameAtHome(Object... stack) {
    checked.join();
    if (out.measures()) {
      return;
    }
    out.frame(locals(height), stack);
  }

  /** Asks for a frame with the block's operands on the JVM's stack and further values above. */
  void frameOnStack(Object... above) {
    if (out.measures()) {
      return;
    }
    var stack = new ArrayList<Object>();
    for (int i = base; i < loaded; i++) {
      if (stands(i)) {
        addType(kinds[i], stack);
      }
    }
    stack.addAll(List.of(above));
    out.frame(locals(base), stack.toArray());
  }

  /** Types of the locals where operands below some are at home, of the others only vectors. */
  private Object[] locals(int count) {
    int last = height;
    while (last > count && (kinds[last - 1] != Kind.V128 || places[last - 1] != homes[last - 1])) {
      last--;
    }
    out.reserve(homes[last]);
    if (last == 0) {
      return types();
    }
    var types = new ArrayList<Object>(variables.types(fresh));
    for (int i = 0; i < last; i++) {
      if (kinds[i] == Kind.V128 && places[i] == homes[i]) {
        forms[i].addTypes(types);
      } else if (i < count && kinds[i] != Kind.V128) {
        addType(kinds[i], types);
      } else {
        for (int slot = 0; slot < kinds[i].slots; slot++) {
          types.add(Opcodes.TOP);
        }
      }
    }
    return types.toArray();
  }

  /** The types of locals without operands: the same array each time, so that frames are alike. */
  private Object[] types() {
    Object[] types = fresh ? freshTypes : staleTypes;
    if (types == null) {
      types = variables.types(fresh).toArray();
      if (fresh) {
        freshTypes = types;
      } else {
        staleTypes = types;
      }
    }
    return types;
  }

  static void addType(Kind kind, List<Object> types) {
    switch (kind) {
      case I32 -> types.add(Opcodes.INTEGER);
      case I64 -> types.add(Opcodes.LONG);
      case F32 -> types.add(Opcodes.FLOAT);
      case F64 -> types.add(Opcodes.DOUBLE);
      case V128 -> {
        types.add(Opcodes.LONG);
        types.add(Opcodes.LONG);
      }
      case REF -> types.add(Names.OBJECT);
    }
  }

  // What methods work on

  void state() {
    out.loadRef(variables.state());
  }

  /** Sees to it that the local of memory 0's array is up to date. */
  void refresh() {
    if (!fresh) {
      refresh(plan, variables.state(), variables.memory(), variables.limit(), out);
      fresh = true;
    }
  }

  /** Puts memory 0's array and its limit into locals. */
  static void refresh(ModulePlan plan, int state, int memory, int limit, Out out) {
    out.loadRef(state);
    out.field(Names.BASE_STATE, "bytes", Names.ARRAY);
    out.visitVarInsn(Opcodes.ASTORE, memory);
    if (plan.flavour.grows()) {
      out.loadRef(state);
      out.call(Signature.STATE, StateClass.LIMIT, StateClass.LIMIT_DESCRIPTOR);
    } else {
      out.insn(Opcodes.ICONST_0);
    }
    out.store(Kind.I32, limit);
  }

  /** A memory as an object, on the JVM's stack. */
  void memory(int index) {
    state();
    if (index == 0 && plan.flavour.array()) {
      out.field(Signature.STATE, "m0", Names.ARRAY_MEMORY_TYPE);
    } else {
      out.push(index);
      out.call(Names.MEM, "memory", "(" + Names.BASE_STATE_TYPE + "I)" + Names.MEMORY_TYPE);
    }
  }

  /** Notes where the next instruction comes from, for stack traces. */
  void mark(int at) {
    variables.mark(code.offset(at), out);
  }
}
