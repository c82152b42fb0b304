package io.github.wasmoka.wasi.preview1;

import io.github.wasmoka.wasi.fs.Errno;
import io.github.wasmoka.wasi.fs.ErrnoException;
import io.github.wasmoka.wasi.preview1.PollCalls.Event;
import io.github.wasmoka.wasi.preview1.PollCalls.Subscription;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether descriptors can be read and written, for one call of {@code poll_oneoff}. */
final class Readiness implements Closeable {
  // What streams and files take; nobody can know.
  private static final int ROOM = 65_536;

  private final FdTable fds;
  private final Lifetime lifetime;
  private @Nullable Selector selector;
  private final List<InputSource> inputs = new ArrayList<>();
  private boolean waiting;

  Readiness(FdTable fds, Lifetime lifetime) {
    this.fds = fds;
    this.lifetime = lifetime;
  }

  /** Looks at all sockets. */
  void look(List<Subscription> subscriptions) throws IOException {
    inputs.clear();
    waiting = false;
    for (Subscription s : subscriptions) {
      if (s.tag() != PollCalls.CLOCK) {
        register(s);
      }
    }
    if (selector != null) {
      selector.selectedKeys().clear();
      selector.selectNow();
    }
  }

  private void register(Subscription s) {
    try {
      switch (fds.get(s.fd())) {
        case Descriptor.Listener listener -> register(listener.channel, SelectionKey.OP_ACCEPT);
        case Descriptor.Connection connection ->
            register(
                connection.stream.channel,
                s.tag() == PollCalls.FD_READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        case Descriptor.Input _, Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ -> {
          // not by selecting
        }
      }
    } catch (IOException | CancelledKeyException e) {
      // Said when its event is asked for.
    }
  }

  private void register(SelectableChannel channel, int operation) throws IOException {
    Selector open = selector;
    if (open == null) {
      open = Selector.open();
      selector = open;
    }
    SelectionKey key = channel.keyFor(open);
    if (key == null) {
      channel.register(open, operation);
    } else if ((key.interestOps() & operation) == 0) {
      key.interestOpsOr(operation);
    }
  }

  /** Adds what a descriptor has to say now, if anything. */
  void addEvent(Subscription s, List<Event> events) {
    try {
      Descriptor descriptor = fds.get(s.fd());
      descriptor.require(Rights.POLL_FD_READWRITE);
      Event event = s.tag() == PollCalls.FD_READ ? read(s, descriptor) : write(s, descriptor);
      if (event == null) {
        waiting = true;
      } else {
        events.add(event);
      }
    } catch (IOException e) {
      events.add(s.event(Errno.of(e), 0, false));
    } catch (CancelledKeyException e) {
      events.add(s.event(Errno.BADF, 0, false));
    }
  }

  private @Nullable Event read(Subscription s, Descriptor descriptor) throws IOException {
    return switch (descriptor) {
      case Descriptor.Input input -> {
        int ready = input.source.ready();
        if (ready == 0) {
          inputs.add(input.source);
          yield null;
        }
        yield s.event(Errno.SUCCESS, Math.max(ready, 0), false);
      }
      case Descriptor.File file when (file.rights & Rights.FD_READ) != 0 ->
          s.event(Errno.SUCCESS, Math.max(0, file.file.size() - file.file.position()), false);
      case Descriptor.Connection connection -> {
        int ready = connection.stream.ready();
        yield ready == 0 ? null : s.event(Errno.SUCCESS, Math.max(ready, 0), ready < 0);
      }
      case Descriptor.Listener listener -> selected(s, listener.channel, 0);
      case Descriptor.Output _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.BADF);
    };
  }

  private @Nullable Event write(Subscription s, Descriptor descriptor) throws IOException {
    return switch (descriptor) {
      case Descriptor.Output _ -> s.event(Errno.SUCCESS, ROOM, false);
      case Descriptor.File file when (file.rights & Rights.FD_WRITE) != 0 ->
          s.event(Errno.SUCCESS, ROOM, false);
      case Descriptor.Connection connection -> selected(s, connection.stream.channel, ROOM);
      case Descriptor.Input _, Descriptor.Listener _, Descriptor.File _, Descriptor.Directory _ ->
          throw new ErrnoException(Errno.BADF);
    };
  }

  private @Nullable Event selected(Subscription s, SelectableChannel channel, long bytes)
      throws ErrnoException {
    Selector open = selector;
    SelectionKey key = open == null ? null : channel.keyFor(open);
    if (key == null || !channel.isOpen()) {
      throw new ErrnoException(Errno.BADF);
    }
    int operation = s.tag() == PollCalls.FD_READ ? SelectionKey.OP_ACCEPT : SelectionKey.OP_WRITE;
    return (key.readyOps() & operation) == 0 ? null : s.event(Errno.SUCCESS, bytes, false);
  }

  /** Waits for what had nothing to say, at most for a time, or less. */
  void await(long nanos) throws IOException {
    for (InputSource input : inputs) {
      input.prepare(1, lifetime);
    }
    Selector open = selector;
    if (!waiting) {
      lifetime.sleep(nanos);
    } else if (open != null) {
      lifetime.select(
          open,
          () -> inputIsThere() || open.keys().stream().anyMatch(key -> !key.isValid()),
          nanos);
    } else {
      lifetime.await(this::inputIsThere, nanos);
    }
  }

  private boolean inputIsThere() {
    return inputs.stream().anyMatch(InputSource::prepared);
  }

  @Override
  public void close() throws IOException {
    if (selector != null) {
      selector.close();
    }
  }
}
