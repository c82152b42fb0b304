package io.github.wasmoka.wasi.fs;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes names of a guest's path components. A host may read more into a component than a name: a
 * separator of its own, a drive, a stream of a file, a device, or after normalisation even {@code
 * ..}. Such components are refused.
 */
final class ComponentNames {
  private static final int MAX_BYTES = 255;
  // https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
  private static final Pattern DOS_DEVICE =
      Pattern.compile(
          "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])\\s*(?:[.:].*)?");

  private ComponentNames() {}

  static Path toPath(FileSystem fileSystem, String component) throws ErrnoException {
    if (component.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    if (component.indexOf('/') >= 0
        || (fileSystem.getSeparator().equals("\\") && meansMoreOnWindows(component))) {
      throw new ErrnoException(Errno.INVAL);
    }
    Path path;
    try {
      path = fileSystem.getPath(component);
    } catch (InvalidPathException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    if (path.isAbsolute()
        || path.getRoot() != null
        || path.getNameCount() != 1
        || isDots(path.toString())
        || !path.equals(path.normalize())) {
      throw new ErrnoException(Errno.INVAL);
    }
    return path;
  }

  private static boolean isDots(String name) {
    return name.isEmpty() || name.equals(".") || name.equals("..");
  }

  private static boolean meansMoreOnWindows(String component) {
    return component.indexOf('\\') >= 0
        || component.indexOf(':') >= 0
        || component.endsWith(".")
        || component.endsWith(" ")
        || DOS_DEVICE.matcher(component.toUpperCase(Locale.ROOT)).matches();
  }

  /** Whether a link may say this: something relative, that the host reads as the guest does. */
  static boolean isRelativeTarget(FileSystem fileSystem, String target) {
    if (target.startsWith("/")) {
      return false;
    }
    try {
      Path path = fileSystem.getPath(target);
      return !path.isAbsolute()
          && path.getRoot() == null
          && (fileSystem.getSeparator().equals("/") || target.indexOf('\\') < 0);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
