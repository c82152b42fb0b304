package io.github.wasmoka.wasi.preview1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Setting a file's times. */
final class FileTimes {
  private static final int ATIM = 1;
  private static final int ATIM_NOW = 2;
  private static final int MTIM = 4;
  private static final int MTIM_NOW = 8;

  private FileTimes() {}

  static void set(Path path, long accessed, long modified, int flags) throws IOException {
    if ((flags & (ATIM | ATIM_NOW)) == (ATIM | ATIM_NOW)
        || (flags & (MTIM | MTIM_NOW)) == (MTIM | MTIM_NOW)
        || (flags & ~15) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    LongSupplier now = () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    FileTime access = time(flags & (ATIM | ATIM_NOW), ATIM, accessed, now);
    FileTime modify = time(flags & (MTIM | MTIM_NOW), MTIM, modified, now);
    BasicFileAttributeView view =
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    view.setTimes(modify, access, null);
  }

  private static @Nullable FileTime time(int flag, int given, long nanos, LongSupplier now) {
    if (flag == 0) {
      return null;
    }
    long value = flag == given ? nanos : now.getAsLong();
    return FileTime.from(
        Instant.ofEpochSecond(
            Long.divideUnsigned(value, 1_000_000_000L),
            Long.remainderUnsigned(value, 1_000_000_000L)));
  }
}
