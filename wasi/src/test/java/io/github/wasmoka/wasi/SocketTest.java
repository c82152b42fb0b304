package io.github.wasmoka.wasi;

import static io.github.wasmoka.wasi.TestGuest.DATA;
import static io.github.wasmoka.wasi.TestGuest.IOVEC;
import static io.github.wasmoka.wasi.TestGuest.NONBLOCK;
import static io.github.wasmoka.wasi.TestGuest.RESULT;
import static io.github.wasmoka.wasi.TestGuest.clock;
import static io.github.wasmoka.wasi.TestGuest.onFd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.ExitException;
import io.github.wasmoka.wasi.TestGuest.Event;
import io.github.wasmoka.wasi.fs.Errno;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets on a listener that is open from the start. */
@Timeout(60)
class SocketTest {
  private static final int LISTENER = 3;
  private static final int MONOTONIC = 1;
  private static final int FD_READ = 1;
  private static final int FD_WRITE = 2;
  private static final int PEEK = 1;
  private static final int WAITALL = 2;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int OUT_FLAGS = 16;

  private ServerSocketChannel listener;
  private TestGuest guest;
  private ExecutorService executor;

  @BeforeEach
  void setUp() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    guest = TestGuest.of(WasiConfig.builder().listener(listener));
    executor = Executors.newSingleThreadExecutor();
  }

  @AfterEach
  void tearDown() {
    executor.shutdownNow();
    executor.close();
    guest.close();
    assertTrue(!listener.isOpen());
  }

  private Socket connect() throws IOException {
    return new Socket(
        InetAddress.getLoopbackAddress(),
        ((InetSocketAddress) listener.getLocalAddress()).getPort());
  }

  private int accept(int flags) {
    assertEquals(Errno.SUCCESS, guest.call("sock_accept", LISTENER, flags, RESULT));
    return guest.memory.readInt(RESULT);
  }

  private Errno recv(int fd, int length, int flags) {
    guest.memory.writeInt(IOVEC, DATA);
    guest.memory.writeInt(IOVEC + 4, length);
    return guest.call("sock_recv", fd, IOVEC, 1, flags, RESULT, OUT_FLAGS);
  }

  private Errno send(int fd, String text) {
    guest.memory.writeInt(IOVEC, DATA);
    guest.memory.writeInt(IOVEC + 4, guest.memory.writeString(DATA, text));
    return guest.call("sock_send", fd, IOVEC, 1, 0, RESULT);
  }

  @Test
  void talks() throws IOException {
    try (Socket peer = connect()) {
      int fd = accept(0);
      peer.getOutputStream().write("ping".getBytes(UTF_8));
      assertEquals(Errno.SUCCESS, recv(fd, 100, 0));
      assertEquals("ping", guest.text());
      assertEquals(0, guest.memory.readShort(OUT_FLAGS));
      assertEquals(Errno.SUCCESS, send(fd, "pong"));
      assertEquals(4, guest.moved());
      assertEquals("pong", new String(peer.getInputStream().readNBytes(4), UTF_8));
      // By the functions for files as well.
      peer.getOutputStream().write("more".getBytes(UTF_8));
      assertEquals(Errno.SUCCESS, guest.read(fd));
      assertEquals("more", guest.text());
      assertEquals(Errno.SUCCESS, guest.write(fd, "less"));
      assertEquals("less", new String(peer.getInputStream().readNBytes(4), UTF_8));
      guest.call("fd_fdstat_get", fd, RESULT);
      assertEquals(6, guest.memory.readByte(RESULT));
      assertEquals(Errno.SPIPE, guest.call("fd_seek", fd, 0L, 0, RESULT));
      assertEquals(Errno.INVAL, guest.call("fd_sync", fd));
    }
  }

  @Test
  void peeksAndWaitsForAll() throws Exception {
    try (Socket peer = connect()) {
      int fd = accept(0);
      peer.getOutputStream().write("abcdef".getBytes(UTF_8));
      assertEquals(Errno.SUCCESS, recv(fd, 1, PEEK));
      assertEquals("a", guest.text());
      assertEquals(Errno.SUCCESS, recv(fd, 2, 0));
      assertTrue("ab".startsWith(guest.text()) && !guest.text().isEmpty());
      int left = 6 - guest.moved();
      Future<Errno> waiting = executor.submit(() -> recv(fd, left + 3, WAITALL));
      Thread.sleep(20);
      peer.getOutputStream().write("ghi".getBytes(UTF_8));
      assertEquals(Errno.SUCCESS, waiting.get());
      assertEquals("abcdefghi".substring(6 - left), guest.text());
      peer.getOutputStream().write("end".getBytes(UTF_8));
      peer.shutdownOutput();
      assertEquals(Errno.SUCCESS, recv(fd, 100, WAITALL));
      assertEquals("end", guest.text());
      assertEquals(Errno.SUCCESS, recv(fd, 100, PEEK));
      assertEquals(0, guest.moved());
      assertEquals(Errno.SUCCESS, recv(fd, 100, 0));
      assertEquals(0, guest.moved());
      assertEquals(Errno.INVAL, recv(fd, 100, 4));
    }
  }

  @Test
  void doesNotBlockIfAskedNotTo() throws IOException {
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", LISTENER, NONBLOCK));
    assertEquals(Errno.AGAIN, guest.call("sock_accept", LISTENER, 0, RESULT));
    try (Socket peer = connect()) {
      guest.poll(onFd(1, FD_READ, LISTENER));
      int fd = accept(NONBLOCK);
      assertEquals(Errno.AGAIN, recv(fd, 10, 0));
      assertEquals(Errno.AGAIN, recv(fd, 10, PEEK));
      assertEquals(Errno.AGAIN, recv(fd, 10, WAITALL));
      assertEquals(Errno.SUCCESS, recv(fd, 0, 0));
      peer.getOutputStream().write('x');
      guest.poll(onFd(1, FD_READ, fd));
      assertEquals(Errno.SUCCESS, recv(fd, 10, 0));
      assertEquals("x", guest.text());
    }
  }

  @Test
  void polls() throws IOException {
    try (Socket peer = connect()) {
      assertEquals(
          List.of(new Event(1, Errno.SUCCESS, FD_READ, 0, 0)),
          guest.poll(onFd(1, FD_READ, LISTENER), clock(2, MONOTONIC, HOUR, false)));
      int fd = accept(0);
      assertEquals(
          List.of(new Event(2, Errno.SUCCESS, 0, 0, 0)),
          guest.poll(
              onFd(1, FD_READ, fd),
              clock(2, MONOTONIC, 10_000_000, false),
              onFd(3, FD_READ, LISTENER)));
      assertEquals(
          List.of(
              new Event(5, Errno.SUCCESS, FD_WRITE, 65_536, 0),
              new Event(6, Errno.BADF, FD_WRITE, 0, 0)),
          guest.poll(onFd(4, FD_READ, fd), onFd(5, FD_WRITE, fd), onFd(6, FD_WRITE, LISTENER)));
      peer.getOutputStream().write('x');
      List<Event> events = guest.poll(onFd(7, FD_READ, fd), clock(2, MONOTONIC, HOUR, false));
      assertEquals(List.of(new Event(7, Errno.SUCCESS, FD_READ, 1, 0)), events);
      assertEquals(Errno.SUCCESS, recv(fd, 10, 0));
      assertEquals("x", guest.text());
      peer.shutdownOutput();
      assertEquals(
          List.of(new Event(8, Errno.SUCCESS, FD_READ, 0, 1)),
          guest.poll(onFd(8, FD_READ, fd), clock(2, MONOTONIC, HOUR, false)));
      assertEquals(Errno.SUCCESS, recv(fd, 10, 0));
      assertEquals(0, guest.moved());
    }
  }

  @Test
  void shutsDown() throws IOException {
    try (Socket peer = connect()) {
      int fd = accept(0);
      assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 0));
      assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 4));
      assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, 2));
      assertEquals(-1, peer.getInputStream().read());
      assertEquals(Errno.PIPE, send(fd, "x"));
      peer.getOutputStream().write('x');
      assertEquals(Errno.SUCCESS, recv(fd, 10, 0));
      assertEquals(1, guest.moved());
      assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, 1));
      assertEquals(Errno.SUCCESS, recv(fd, 10, 0));
      assertEquals(0, guest.moved());
    }
  }

  @Test
  void misuse() throws IOException {
    assertEquals(Errno.NOTCONN, recv(LISTENER, 1, 0));
    assertEquals(Errno.NOTCONN, send(LISTENER, "x"));
    assertEquals(Errno.NOTCONN, guest.call("sock_shutdown", LISTENER, 1));
    assertEquals(Errno.NOTCONN, guest.read(LISTENER));
    assertEquals(Errno.NOTSOCK, recv(0, 1, 0));
    assertEquals(Errno.NOTSOCK, send(1, "x"));
    assertEquals(Errno.NOTSOCK, guest.call("sock_shutdown", 1, 1));
    assertEquals(Errno.NOTSOCK, guest.call("sock_accept", 1, 0, RESULT));
    assertEquals(Errno.BADF, recv(9, 1, 0));
    assertEquals(Errno.INVAL, guest.call("sock_accept", LISTENER, 1, RESULT));
    assertEquals(Errno.FAULT, guest.call("sock_accept", LISTENER, 0, -1));
    try (Socket _ = connect()) {
      int fd = accept(0);
      assertEquals(Errno.INVAL, guest.call("sock_accept", fd, 0, RESULT));
      assertEquals(Errno.INVAL, guest.call("sock_send", fd, IOVEC, 0, 1, RESULT));
    }
  }

  @Test
  void closingWhileAnotherThreadWaits() throws Exception {
    TestGuest thread = guest.thread();
    Future<Errno> waiting = executor.submit(() -> thread.call("sock_accept", LISTENER, 0, RESULT));
    Thread.sleep(50);
    assertEquals(Errno.SUCCESS, guest.close(LISTENER));
    assertEquals(Errno.BADF, waiting.get());
  }

  @Test
  void exitWhileAnotherThreadWaits() throws Exception {
    TestGuest thread = guest.thread();
    Future<?> waiting =
        executor.submit(() ->
            assertEquals(
                3,
                assertThrows(
                        ExitException.class,
                        () ->
                            thread.poll(
                                onFd(1, FD_READ, LISTENER), clock(2, MONOTONIC, HOUR, false)))
                    .code()));
    Thread.sleep(50);
    assertThrows(ExitException.class, () -> guest.instance.function("proc_exit").call(3));
    waiting.get();
  }
}
