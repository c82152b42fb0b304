package io.github.wasmoka.wasi.fs;

import io.github.wasmoka.wasi.fs.NameSpace.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps guests of one tree out of what the kernel mounts below it: {@code /proc} shows the
 * environment and memory of the host's process, {@code /sys} and {@code /dev} the machine. A guest
 * that is to have such a file system is given it by itself.
 */
final class KernelFiles {
  private static final Set<String> TYPES =
      Set.of(
          "proc",
          "sysfs",
          "devtmpfs",
          "devpts",
          "cgroup",
          "cgroup2",
          "debugfs",
          "tracefs",
          "securityfs",
          "configfs",
          "fusectl",
          "bpf",
          "pstore",
          "efivarfs",
          "binfmt_misc",
          "mqueue",
          "nsfs",
          "autofs");

  // By device; asking the host goes through its table of mounts.
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Refuses to go down from one file system to one of the kernel's. */
  void check(NameSpace names, Place at, Object parentKey, Object key) throws IOException {
    String device = device(key);
    if (device.equals(device(parentKey))) {
      return;
    }
    Boolean kernel = known.get(device);
    if (kernel == null) {
      kernel = names.steady(() -> isKernel(at.path(), key));
      known.put(device, kernel);
    }
    if (kernel) {
      throw new ErrnoException(Errno.PERM);
    }
  }

  private static boolean isKernel(Path path, Object key) throws IOException {
    BasicFileAttributes found = OpenDirectory.view(path).readAttributes();
    if (!key.equals(found.fileKey())) {
      // Moved by the host meanwhile: nothing is known of it.
      throw new ErrnoException(Errno.NOENT);
    }
    return TYPES.contains(Files.getFileStore(path).type());
  }

  /** The part of a Unix file key that names the device; keys of other kinds name none. */
  private static String device(Object key) {
    String text = key.toString();
    int comma = text.indexOf(',');
    return comma < 0 ? "" : text.substring(0, comma);
  }
}
