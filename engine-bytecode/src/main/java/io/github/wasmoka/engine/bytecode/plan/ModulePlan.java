package io.github.wasmoka.engine.bytecode.plan;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.type.AddrType;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.validator.ValidModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is decided for a module as a whole before any of it is generated: which functions share a
 * class, and by which numbers functions, signatures and types are known. Immutable but for caches;
 * thread-safe.
 */
public final class ModulePlan {
  /** The module. */
  public final ValidModule valid;

  /** The flavour. */
  public final Flavour flavour;

  /** The functions whose body may leave a tail call to their caller. */
  public final BitSet tails;

  private final boolean tailCalls;
  private volatile @Nullable BitSet runOnce;
  private final Map<Integer, Long> ownGlobals;
  private final int[] groupOf;
  private final int[] groupStart;
  private final int[] canonical;
  private final int[] signatureOf;
  private final int[] slotOf;
  private final List<Signature> signatures = new ArrayList<>();
  private final List<int[]> members = new ArrayList<>();
  private final @Nullable Signature[] byType;

  /**
   * Plans a module.
   *
   * @param valid the module
   * @param flavour the flavour
   * @param grouping which functions share a class
   */
  public ModulePlan(ValidModule valid, Flavour flavour, Grouping grouping) {
    this.valid = valid;
    this.flavour = flavour;
    this.tails = TailCalls.find(valid, flavour.listened());
    this.tailCalls = valid.usedFeatures().contains(Feature.TAIL_CALL);
    this.ownGlobals = OwnGlobals.find(valid);
    int imported = valid.importedFunctions();
    int own = valid.functionCount() - imported;
    this.byType = new @Nullable Signature[valid.typeCount()];
    this.canonical = canonicalTypes();
    this.groupOf = new int[own];
    this.groupStart = divide(own, grouping);
    this.signatureOf = new int[valid.functionCount()];
    this.slotOf = new int[valid.functionCount()];
    number();
  }

  private int[] canonicalTypes() {
    var first = new IdentityHashMap<DefType, Integer>();
    var result = new int[valid.typeCount()];
    for (int i = 0; i < result.length; i++) {
      Integer known = first.putIfAbsent(valid.type(i), i);
      result[i] = known == null ? i : known;
    }
    return result;
  }

  private int[] divide(int own, Grouping grouping) {
    long all = 0;
    for (int i = 0; i < own; i++) {
      all += bodyBytes(i);
    }
    long maxBytes = grouping.maxBytes(all);
    var starts = new int[own + 1];
    int groups = 0;
    long bytes = 0;
    for (int i = 0; i < own; i++) {
      int size = bodyBytes(i);
      if (i == 0 || bytes + size > maxBytes || i - starts[groups - 1] >= Grouping.MAX_FUNCTIONS) {
        starts[groups++] = i;
        bytes = 0;
      }
      bytes += size;
      groupOf[i] = groups - 1;
    }
    starts[groups] = own;
    return Arrays.copyOf(starts, groups + 1);
  }

  private int bodyBytes(int own) {
    var expr = valid.module().bodies().get(own).expr();
    return expr.end() - expr.start();
  }

  /**
   * Tells whether a function may be called by others than the module's own functions.
   *
   * @param function its index
   * @return whether something outside of bodies names it
   */
  public boolean entered(int function) {
    return valid.declared(function) || valid.module().start().orElse(-1) == function;
  }

  /** Gives a number to each function that something can refer to. */
  private void number() {
    Arrays.fill(signatureOf, -1);
    Arrays.fill(slotOf, -1);
    Map<String, Integer> numbers = new HashMap<>();
    var lists = new ArrayList<List<Integer>>();
    for (int i = valid.importedFunctions(); i < signatureOf.length; i++) {
      if (!tailCalls && !entered(i)) {
        continue;
      }
      Signature signature = ofFunction(i);
      // Wide parameters look alike to the JVM, but do not stand in the same slots.
      String key =
          signature.wide()
              ? "wide " + Arrays.toString(signature.params()) + signature.result()
              : signature.descriptor();
      key += Arrays.toString(signature.results());
      Integer number = numbers.putIfAbsent(key, numbers.size());
      if (number == null) {
        number = signatures.size();
        signatures.add(signature);
        lists.add(new ArrayList<>());
      }
      signatureOf[i] = number;
      slotOf[i] = lists.get(number).size();
      lists.get(number).add(i);
    }
    for (List<Integer> list : lists) {
      members.add(list.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /**
   * Tells whether a function runs once in an instance's life, most likely.
   *
   * @param function its index
   * @return true if so
   */
  public boolean runsOnce(int function) {
    BitSet known = runOnce;
    if (known == null) {
      known = RunOnce.find(valid);
      runOnce = known;
    }
    return known.get(function);
  }

  /**
   * Tells whether nothing but the instance's own code sees a global.
   *
   * @param global its index
   * @return the bits that it begins with, or null if others may see it
   */
  public @Nullable Long ownGlobal(int global) {
    return ownGlobals.get(global);
  }

  /** {@return whether the module has tail calls at all} */
  public boolean tailCalls() {
    return tailCalls;
  }

  /**
   * The signature of a type.
   *
   * @param type the index of a function type
   * @return its signature
   */
  public Signature ofType(int type) {
    Signature known = byType[type];
    if (known == null) {
      known = Signature.of(valid.type(type).funcType());
      byType[type] = known;
    }
    return known;
  }

  /**
   * The signature of a function.
   *
   * @param function its index
   * @return its signature
   */
  public Signature ofFunction(int function) {
    int own = function - valid.importedFunctions();
    return own >= 0
        ? ofType(valid.module().functions().get(own))
        : Signature.of(valid.functionType(function));
  }

  /** {@return the signatures by number} */
  public List<Signature> signatures() {
    return signatures;
  }

  /**
   * The functions of a signature by their slots.
   *
   * @param signature the signature's number
   * @return the functions' indices
   */
  public int[] members(int signature) {
    return members.get(signature);
  }

  /**
   * The number of the signature that functions of a type have.
   *
   * @param type the type's index
   * @return the number, or -1 if there are no such functions to refer to
   */
  public int signatureOfType(int type) {
    Signature wanted = ofType(type);
    for (int i = 0; i < signatures.size(); i++) {
      if (signatures.get(i).alike(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The number of a function's signature.
   *
   * @param function the function's index
   * @return the number, or -1
   */
  public int signature(int function) {
    return signatureOf[function];
  }

  /**
   * The number of a function within its signature.
   *
   * @param function the function's index
   * @return the number, or -1
   */
  public int slot(int function) {
    return slotOf[function];
  }

  /**
   * The lowest index of an equal type.
   *
   * @param type a type's index
   * @return that index
   */
  public int canonical(int type) {
    return canonical[type];
  }

  /** {@return the number of groups of functions} */
  public int groups() {
    return groupStart.length - 1;
  }

  /**
   * The group of a function.
   *
   * @param function the index of a function that the module defines
   * @return its group
   */
  public int group(int function) {
    return groupOf[function - valid.importedFunctions()];
  }

  /**
   * The first function of a group.
   *
   * @param group the group; the number of groups for the end
   * @return the function's index
   */
  public int groupStart(int group) {
    return groupStart[group] + valid.importedFunctions();
  }

  /**
   * Whether accesses to a memory go to the array that a method keeps in a local.
   *
   * @param memory the memory's index
   * @return true if so
   */
  public boolean fast(int memory) {
    return memory == 0 && flavour.array() && valid.memory(0).addrType() == AddrType.I32;
  }

  /** {@return how many bytes memory 0 has at least} */
  public long leastBytes() {
    return valid.memoryCount() == 0
        ? 0
        : valid.memory(0).limits().min() << valid.memory(0).pageSizeLog2();
  }

  /**
   * Reads a function's body.
   *
   * @param function the index of a function that the module defines
   * @return its code
   */
  public Code code(int function) {
    return CodeReader.read(valid, function);
  }
}
