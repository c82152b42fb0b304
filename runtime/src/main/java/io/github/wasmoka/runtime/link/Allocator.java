package io.github.wasmoka.runtime.link;

import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.ResourceLimits;
import io.github.wasmoka.api.RuntimeConfig;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.runtime.Engine;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Allocates within the limits of a runtime. Thread-safe. */
public final class Allocator {
  private final Engine engine;
  private final RuntimeConfig config;
  private final AtomicLong instances = new AtomicLong();

  /**
   * Allocates for a runtime.
   *
   * @param engine its engine
   * @param config its configuration
   */
  public Allocator(Engine engine, RuntimeConfig config) {
    this.engine = engine;
    this.config = config;
  }

  RuntimeConfig config() {
    return config;
  }

  void countInstance() {
    if (instances.incrementAndGet() > config.limits().maxInstances()) {
      throw new LinkException("too many instances: the limit is " + config.limits().maxInstances());
    }
  }

  /**
   * Allocates a memory.
   *
   * @param type its type
   * @param dirtyPageSize the granularity of dirty tracking in bytes, or 0
   * @return the memory
   * @throws LinkException if a limit forbids it or there is no room
   */
  public MemoryInstance memory(MemType type, int dirtyPageSize) {
    long limit = config.limits().maxMemoryBytes();
    if (Long.compareUnsigned(type.limits().min(), limit >>> type.pageSizeLog2()) > 0) {
      throw new LinkException(
          "memory too large: "
              + type
              + " pages of "
              + type.pageSize()
              + ", the limit is "
              + limit
              + " bytes");
    }
    try {
      return engine.newMemory(type, limit, dirtyPageSize);
    } catch (OutOfMemoryError e) {
      throw new LinkException("memory too large: no room for " + type + " pages");
    }
  }

  /**
   * Allocates a table.
   *
   * @param type its type
   * @param init what its entries hold
   * @return the table
   * @throws LinkException if a limit forbids it or there is no room
   */
  public TableInstance table(TableType type, @Nullable Object init) {
    ResourceLimits limits = config.limits();
    long limit = Math.min(limits.maxTableEntries(), Integer.MAX_VALUE - 8L);
    if (Long.compareUnsigned(type.limits().min(), limit) > 0) {
      throw new LinkException("table too large: " + type + ", the limit is " + limit + " entries");
    }
    try {
      return new TableInstance(type, init, limit);
    } catch (OutOfMemoryError e) {
      throw new LinkException("table too large: no room for " + type);
    }
  }
}
