package io.github.wasmoka.engine.bytecode.emit;

/** Runs what recurses as deeply as blocks are nested, which may be a million levels. */
final class DeepStack {
  // Reserved, not used: the system gives pages as they are touched.
  private static final long BYTES = 1L << 30;

  private DeepStack() {}

  static void run(Runnable task) {
    var failure = new Throwable[1];
    var thread =
        new Thread(
            null,
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            "wasmoka-large-function",
            BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // No room for the stack: it may do without.
      task.run();
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure[0] instanceof RuntimeException e) {
      throw e;
    }
    if (failure[0] instanceof Error e) {
      throw e;
    }
  }
}
