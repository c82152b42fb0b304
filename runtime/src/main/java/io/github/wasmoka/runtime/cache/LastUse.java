package io.github.wasmoka.runtime.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** When a module was last used: the modification time of its identity, true to an hour. */
final class LastUse {
  // A write in every run would be waste.
  private static final long HOUR = 3_600_000;

  private LastUse() {}

  /** Notes that a module is used now. */
  static void renew(Path identity) {
    try {
      long now = System.currentTimeMillis();
      FileTime noted = Files.getLastModifiedTime(identity);
      if (isPast(noted, now) || isAhead(noted, now)) {
        Files.setLastModifiedTime(identity, FileTime.fromMillis(now));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A cache that is only read: whoever writes it knows less well what is in use.
    }
  }

  /** Whether a time is more than an hour ago. */
  static boolean isPast(FileTime time, long now) {
    return time.toMillis() < now - HOUR;
  }

  /** Whether a time is more than an hour ahead: it was noted before the clock was set back. */
  static boolean isAhead(FileTime time, long now) {
    return time.toMillis() > now + HOUR;
  }
}
