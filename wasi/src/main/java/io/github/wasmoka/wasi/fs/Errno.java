package io.github.wasmoka.wasi.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Error codes, in the order of WASI's numbers. */
public enum Errno {
  /** No error. */
  SUCCESS,
  /** Argument list too long; WASI calls it {@code 2big}. */
  TOOBIG,
  /** Permission denied. */
  ACCES,
  /** Address in use. */
  ADDRINUSE,
  /** Address not available. */
  ADDRNOTAVAIL,
  /** Address family not supported. */
  AFNOSUPPORT,
  /** The operation would block. */
  AGAIN,
  /** Connection already in progress. */
  ALREADY,
  /** Bad file descriptor. */
  BADF,
  /** Bad message. */
  BADMSG,
  /** Device or resource busy. */
  BUSY,
  /** Operation cancelled. */
  CANCELED,
  /** No child processes. */
  CHILD,
  /** Connection aborted. */
  CONNABORTED,
  /** Connection refused. */
  CONNREFUSED,
  /** Connection reset. */
  CONNRESET,
  /** Resource deadlock would occur. */
  DEADLK,
  /** Destination address required. */
  DESTADDRREQ,
  /** Argument out of the domain of a function. */
  DOM,
  /** Disk quota exceeded. */
  DQUOT,
  /** File exists. */
  EXIST,
  /** Bad address. */
  FAULT,
  /** File too large. */
  FBIG,
  /** Host is unreachable. */
  HOSTUNREACH,
  /** Identifier removed. */
  IDRM,
  /** Illegal byte sequence. */
  ILSEQ,
  /** Operation in progress. */
  INPROGRESS,
  /** Interrupted function. */
  INTR,
  /** Invalid argument. */
  INVAL,
  /** I/O error. */
  IO,
  /** Socket is connected. */
  ISCONN,
  /** Is a directory. */
  ISDIR,
  /** Too many symbolic links. */
  LOOP,
  /** Too many open files. */
  MFILE,
  /** Too many links. */
  MLINK,
  /** Message too large. */
  MSGSIZE,
  /** Reserved. */
  MULTIHOP,
  /** File name too long. */
  NAMETOOLONG,
  /** Network is down. */
  NETDOWN,
  /** Connection aborted by the network. */
  NETRESET,
  /** Network unreachable. */
  NETUNREACH,
  /** Too many files open in the system. */
  NFILE,
  /** No buffer space available. */
  NOBUFS,
  /** No such device. */
  NODEV,
  /** No such file or directory. */
  NOENT,
  /** Executable file format error. */
  NOEXEC,
  /** No locks available. */
  NOLCK,
  /** Reserved. */
  NOLINK,
  /** Not enough space. */
  NOMEM,
  /** No message of the desired type. */
  NOMSG,
  /** Protocol not available. */
  NOPROTOOPT,
  /** No space left on device. */
  NOSPC,
  /** Function not supported. */
  NOSYS,
  /** Socket is not connected. */
  NOTCONN,
  /** Not a directory. */
  NOTDIR,
  /** Directory not empty. */
  NOTEMPTY,
  /** State not recoverable. */
  NOTRECOVERABLE,
  /** Not a socket. */
  NOTSOCK,
  /** Not supported. */
  NOTSUP,
  /** Inappropriate I/O control operation. */
  NOTTY,
  /** No such device or address. */
  NXIO,
  /** Value too large. */
  OVERFLOW,
  /** Previous owner died. */
  OWNERDEAD,
  /** Operation not permitted; also what leads out of the sandbox. */
  PERM,
  /** Broken pipe. */
  PIPE,
  /** Protocol error. */
  PROTO,
  /** Protocol not supported. */
  PROTONOSUPPORT,
  /** Protocol wrong type for socket. */
  PROTOTYPE,
  /** Result too large. */
  RANGE,
  /** Read-only file system. */
  ROFS,
  /** Invalid seek. */
  SPIPE,
  /** No such process. */
  SRCH,
  /** Reserved. */
  STALE,
  /** Connection timed out. */
  TIMEDOUT,
  /** Text file busy. */
  TXTBSY,
  /** Cross-device link. */
  XDEV,
  /** The descriptor lacks the right. */
  NOTCAPABLE;

  // What the C libraries say in English; Java passes no number on. Some add to it.
  private static final List<Map.Entry<String, Errno>> BY_REASON =
      List.of(
          Map.entry("not a directory", NOTDIR),
          Map.entry("is a directory", ISDIR),
          Map.entry("file name too long", NAMETOOLONG),
          Map.entry("too many levels of symbolic links", LOOP),
          Map.entry("no space left on device", NOSPC),
          Map.entry("out of disk space", NOSPC),
          Map.entry("disk quota exceeded", DQUOT),
          Map.entry("operation not permitted", PERM),
          Map.entry("permission denied", ACCES),
          Map.entry("invalid argument", INVAL),
          Map.entry("invalid cross-device link", XDEV),
          Map.entry("directory not empty", NOTEMPTY),
          Map.entry("device or resource busy", BUSY),
          Map.entry("text file busy", TXTBSY),
          Map.entry("read-only file system", ROFS),
          Map.entry("too many open files", MFILE),
          Map.entry("too many links", MLINK),
          Map.entry("file too large", FBIG),
          Map.entry("no such device or address", NXIO),
          Map.entry("operation not supported", NOTSUP),
          Map.entry("broken pipe", PIPE),
          Map.entry("connection reset", CONNRESET),
          Map.entry("invalid or incomplete multibyte", ILSEQ));

  /** {@return the code as a WASI guest sees it} */
  public int code() {
    return ordinal();
  }

  /**
   * What a failure of the host's files and sockets means.
   *
   * @param e the failure
   * @return the code
   */
  public static Errno of(IOException e) {
    return switch (e) {
      case ErrnoException known -> known.errno();
      case NoSuchFileException _, FileNotFoundException _ -> NOENT;
      case FileAlreadyExistsException _ -> EXIST;
      case DirectoryNotEmptyException _ -> NOTEMPTY;
      case NotDirectoryException _ -> NOTDIR;
      case AccessDeniedException _ -> ACCES;
      case NotLinkException _ -> INVAL;
      case FileSystemLoopException _ -> LOOP;
      case AtomicMoveNotSupportedException _ -> XDEV;
      case ClosedChannelException _ -> BADF;
      case FileSystemException other ->
          ofReason(other.getReason() == null ? "" : other.getReason());
      default -> ofReason(String.valueOf(e.getMessage()));
    };
  }

  private static Errno ofReason(String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Errno> entry : BY_REASON) {
      if (lower.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return IO;
  }

  /**
   * What an unchecked failure of the host's files and sockets means.
   *
   * @param e the failure
   * @return the code
   * @throws RuntimeException {@code e} itself, if it is none of theirs
   */
  public static Errno of(RuntimeException e) {
    return switch (e) {
      case ReadOnlyFileSystemException _ -> ROFS;
      case NonReadableChannelException _,
          NonWritableChannelException _,
          ClosedDirectoryStreamException _,
          ClosedFileSystemException _ ->
          BADF;
      case NotYetConnectedException _ -> NOTCONN;
      case InvalidPathException _ -> ILSEQ;
      case ProviderMismatchException _ -> XDEV;
      case DirectoryIteratorException _, UncheckedIOException _ ->
          e.getCause() instanceof IOException cause ? of(cause) : IO;
      case UnsupportedOperationException _ -> NOTSUP;
      case SecurityException _ -> ACCES;
      default -> throw e;
    };
  }
}
