package io.github.wasmoka.wasi.fs;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Times as WASI's flags ask for them. */
public final class FileTimes {
  private static final int ATIM = 1;
  private static final int ATIM_NOW = 2;
  private static final int MTIM = 4;
  private static final int MTIM_NOW = 8;

  private FileTimes() {}

  /**
   * Reads what a call asks for.
   *
   * @param accessed nanoseconds since 1970, unsigned
   * @param modified nanoseconds since 1970, unsigned
   * @param flags which to set, and which to now
   * @param clock tells now
   * @return the times to set
   * @throws ErrnoException if the flags contradict each other
   */
  public static OpenDirectory.Times of(long accessed, long modified, int flags, LongSupplier clock)
      throws ErrnoException {
    if ((flags & (ATIM | ATIM_NOW)) == (ATIM | ATIM_NOW)
        || (flags & (MTIM | MTIM_NOW)) == (MTIM | MTIM_NOW)
        || (flags & ~(ATIM | ATIM_NOW | MTIM | MTIM_NOW)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    long now = (flags & (ATIM_NOW | MTIM_NOW)) == 0 ? 0 : clock.getAsLong();
    return new OpenDirectory.Times(
        time(flags, MTIM, MTIM_NOW, modified, now), time(flags, ATIM, ATIM_NOW, accessed, now));
  }

  private static @Nullable FileTime time(int flags, int given, int toNow, long nanos, long now) {
    if ((flags & (given | toNow)) == 0) {
      return null;
    }
    long value = (flags & given) != 0 ? nanos : now;
    return FileTime.from(
        Instant.ofEpochSecond(
            Long.divideUnsigned(value, 1_000_000_000L),
            Long.remainderUnsigned(value, 1_000_000_000L)));
  }
}
