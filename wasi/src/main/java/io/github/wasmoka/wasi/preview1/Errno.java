package io.github.wasmoka.wasi.preview1;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Map;

/** Error codes, in the order of their numbers; {@code TOOBIG} is {@code 2big}. */
public enum Errno {
  SUCCESS,
  TOOBIG,
  ACCES,
  ADDRINUSE,
  ADDRNOTAVAIL,
  AFNOSUPPORT,
  AGAIN,
  ALREADY,
  BADF,
  BADMSG,
  BUSY,
  CANCELED,
  CHILD,
  CONNABORTED,
  CONNREFUSED,
  CONNRESET,
  DEADLK,
  DESTADDRREQ,
  DOM,
  DQUOT,
  EXIST,
  FAULT,
  FBIG,
  HOSTUNREACH,
  IDRM,
  ILSEQ,
  INPROGRESS,
  INTR,
  INVAL,
  IO,
  ISCONN,
  ISDIR,
  LOOP,
  MFILE,
  MLINK,
  MSGSIZE,
  MULTIHOP,
  NAMETOOLONG,
  NETDOWN,
  NETRESET,
  NETUNREACH,
  NFILE,
  NOBUFS,
  NODEV,
  NOENT,
  NOEXEC,
  NOLCK,
  NOLINK,
  NOMEM,
  NOMSG,
  NOPROTOOPT,
  NOSPC,
  NOSYS,
  NOTCONN,
  NOTDIR,
  NOTEMPTY,
  NOTRECOVERABLE,
  NOTSOCK,
  NOTSUP,
  NOTTY,
  NXIO,
  OVERFLOW,
  OWNERDEAD,
  PERM,
  PIPE,
  PROTO,
  PROTONOSUPPORT,
  PROTOTYPE,
  RANGE,
  ROFS,
  SPIPE,
  SRCH,
  STALE,
  TIMEDOUT,
  TXTBSY,
  XDEV,
  NOTCAPABLE;

  private static final Map<String, Errno> BY_REASON =
      Map.ofEntries(
          Map.entry("not a directory", NOTDIR),
          Map.entry("is a directory", ISDIR),
          Map.entry("file name too long", NAMETOOLONG),
          Map.entry("too many levels of symbolic links", LOOP),
          Map.entry("no space left on device", NOSPC),
          Map.entry("operation not permitted", PERM),
          Map.entry("invalid argument", INVAL),
          Map.entry("invalid cross-device link", XDEV),
          Map.entry("directory not empty", NOTEMPTY),
          Map.entry("device or resource busy", BUSY),
          Map.entry("read-only file system", ROFS),
          Map.entry("too many open files", MFILE),
          Map.entry("too many links", MLINK),
          Map.entry("file too large", FBIG),
          Map.entry("broken pipe", PIPE));

  /** {@return the code as the guest sees it} */
  public int code() {
    return ordinal();
  }

  /** What a failure of the host's file system means. */
  static Errno of(IOException e) {
    return switch (e) {
      case ErrnoException known -> known.errno();
      case NoSuchFileException _, FileNotFoundException _ -> NOENT;
      case FileAlreadyExistsException _ -> EXIST;
      case DirectoryNotEmptyException _ -> NOTEMPTY;
      case NotDirectoryException _ -> NOTDIR;
      case AccessDeniedException _ -> ACCES;
      case NotLinkException _ -> INVAL;
      case FileSystemLoopException _ -> LOOP;
      case ClosedChannelException _ -> BADF;
      case FileSystemException other ->
          ofReason(other.getReason() == null ? "" : other.getReason());
      default -> ofReason(String.valueOf(e.getMessage()));
    };
  }

  private static Errno ofReason(String reason) {
    return BY_REASON.getOrDefault(reason.toLowerCase(Locale.ROOT), IO);
  }

  /** What an unchecked failure of the host's file system means. */
  static Errno of(RuntimeException e) {
    return switch (e) {
      case ReadOnlyFileSystemException _ -> ROFS;
      case NonReadableChannelException _, NonWritableChannelException _ -> BADF;
      case UnsupportedOperationException _ -> NOTSUP;
      case SecurityException _ -> ACCES;
      default -> throw e;
    };
  }
}
