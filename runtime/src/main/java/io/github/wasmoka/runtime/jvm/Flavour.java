package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.api.type.Limits;
import io.github.wasmoka.runtime.memory.ByteArrayMemory;
import io.github.wasmoka.runtime.memory.Memories;
import io.github.wasmoka.runtime.store.ExecutionControl;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.validator.ValidModule;
import org.jspecify.annotations.Nullable;

/**
 * What the code of an instance must do beyond its module: decided when it is linked, so that what
 * was not asked for costs nothing.
 *
 * @param array whether memory 0 is on an array
 * @param grows whether that memory may grow, and the array then be longer than the memory
 * @param dirty whether writes to memory 0 are to be marked
 * @param interruptible whether execution is to look for a request to stop
 * @param metered whether execution is to use fuel
 * @param listened whether a listener is to be told of calls
 * @param vectors whether vectors are objects of {@code jdk.incubator.vector}, which is there then
 */
public record Flavour(
    boolean array,
    boolean grows,
    boolean dirty,
    boolean interruptible,
    boolean metered,
    boolean listened,
    boolean vectors) {
  /** {@return a name, different for each flavour} */
  public String id() {
    return (array ? "array" : "general")
        + (grows ? "+grows" : "")
        + (dirty ? "+dirty" : "")
        + (interruptible ? "+interruptible" : "")
        + (metered ? "+metered" : "")
        + (listened ? "+listened" : "")
        + (vectors ? "+vectors" : "");
  }

  // A record's own equals and hashCode cost a JVM that has just started 5 ms to link, and every
  // run needs them.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Flavour flavour && id().equals(flavour.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  /** {@return this flavour where vectors are objects of {@code jdk.incubator.vector}} */
  public Flavour withVectors() {
    return new Flavour(array, grows, dirty, interruptible, metered, listened, true);
  }

  /**
   * The flavour that an instance needs.
   *
   * @param instance the instance, its memories in place
   * @return its flavour
   */
  public static Flavour of(ModuleInstance instance) {
    boolean array = instance.memories.length > 0 && instance.memories[0] instanceof ByteArrayMemory;
    ExecutionControl control = instance.control;
    return new Flavour(
        array,
        array && grows(instance.valid),
        array && instance.memories[0].tracksDirtyPages(),
        control.interruptible,
        control.metered,
        control.listened,
        false);
  }

  /**
   * The flavour that instances will need if their memories come from an engine for the JVM.
   *
   * @param valid their module
   * @param options their options
   * @return their flavour
   */
  public static Flavour of(ValidModule valid, InstanceOptions options) {
    boolean array = valid.memoryCount() > 0 && Memories.onArray(valid.memory(0));
    return new Flavour(
        array,
        array && grows(valid),
        array && options.dirtyPageSize() != 0,
        options.interruptible(),
        options.fuel().isPresent(),
        options.listener().isPresent(),
        false);
  }

  // By the import's type alone, so that it is known before there are memories. If that leaves one
  // size only, a memory that is given has it as its maximum, and its array has no room.
  private static boolean grows(ValidModule valid) {
    Limits limits = valid.memory(0).limits();
    return limits.max().orElse(-1) != limits.min();
  }
}
