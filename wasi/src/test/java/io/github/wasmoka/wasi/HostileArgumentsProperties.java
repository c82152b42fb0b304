package io.github.wasmoka.wasi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever numbers a guest passes, to whatever function, it gets an error code or ends: no other
 * exception, no memory taken by size alone, nothing that hangs.
 */
class HostileArgumentsProperties {
  private static final int[] INTS = {
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    16,
    255,
    256,
    1023,
    1024,
    1025,
    65_535,
    65_536,
    0x7fff_0000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffff_0000,
    -65_536,
    -16,
    -8,
    -1,
    // Around the end of memory.
    (8 << 16) - 64,
    (8 << 16) - 4,
    (8 << 16) - 1,
    8 << 16
  };
  private static final long[] LONGS = {
    0,
    1,
    2,
    255,
    4096,
    1L << 31,
    1L << 32,
    1L << 52,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -4096,
    -1
  };
  private static final int CALLS = 60;

  @Property(tries = 150)
  void anyCallGivesACode(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    List<String> names = new ArrayList<>(TestGuest.FUNCTIONS.keySet());
    // Small, so that a file cannot take memory by growing: that is the file system's bound to set.
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(4 << 20).setBlockSize(4096).build();
    try (FileSystem memory = Jimfs.newFileSystem(small)) {
      Path work = memory.getPath("/work");
      Files.writeString(work.resolve("a"), "text");
      Files.createDirectory(work.resolve("d"));
      try (TestGuest guest =
          TestGuest.of(
              WasiConfig.builder()
                  .deterministic(seed)
                  .stdin(new byte[100])
                  .dir("/", work)
                  .readOnlyDir("/ro", work))) {
        fill(guest, random);
        for (int i = 0; i < CALLS; i++) {
          if (!call(guest, names.get(random.nextInt(names.size())), random)) {
            return;
          }
        }
      }
    }
  }

  /** Memory full of small numbers, names and addresses, so that some calls come far. */
  private static void fill(TestGuest guest, Random random) {
    for (int at = 0; at < 4096; at += 4) {
      guest.memory.writeInt(at, INTS[random.nextInt(INTS.length)]);
    }
    String[] texts = {"a", "d", "d/..", "../x", "/", "b", "d/c", "\0", "\ud83d\ude00"};
    for (int at = 4096; at < 65_536; at += 64) {
      guest.memory.writeString(at, texts[random.nextInt(texts.length)]);
    }
  }

  private static boolean call(TestGuest guest, String name, Random random) {
    String params = TestGuest.FUNCTIONS.get(name);
    var args = new Object[params.length()];
    for (int i = 0; i < args.length; i++) {
      if (params.charAt(i) == 'j') {
        args[i] = LONGS[random.nextInt(LONGS.length)];
      } else {
        args[i] =
            random.nextInt(4) == 0
                ? (Object) (4096 + 64 * random.nextInt(900))
                : (Object) INTS[random.nextInt(INTS.length)];
      }
    }
    if (name.equals("poll_oneoff")) {
      // A clock may be set to the end of time; one that is over keeps the call short.
      guest.memory.write(0, TestGuest.clock(1, 1, 0, false));
    }
    try {
      int errno = (int) guest.instance.function(name).call(args);
      assertTrue(errno >= 0 && errno < Errno.values().length, name + ": " + errno);
      return true;
    } catch (ExitException e) {
      assertTrue(name.equals("proc_exit") || name.equals("proc_raise"), name);
      return false;
    }
  }
}
