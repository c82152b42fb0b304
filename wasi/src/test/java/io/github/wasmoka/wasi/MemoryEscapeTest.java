package io.github.wasmoka.wasi;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The attempts on file systems in memory: with names as on several systems. */
class MemoryEscapeTest {
  /** Any of them. */
  abstract static class InMemory extends EscapeAttempts {
    private FileSystem fileSystem;

    abstract Configuration configuration();

    @Override
    Path newBase() throws IOException {
      fileSystem = Jimfs.newFileSystem(configuration());
      return Files.createDirectories(fileSystem.getPath("base"));
    }

    @Override
    void endBase() throws IOException {
      fileSystem.close();
    }
  }

  @Nested
  class Unix extends InMemory {
    @Override
    Configuration configuration() {
      return Configuration.unix();
    }
  }

  @Nested
  class Mac extends InMemory {
    @Override
    Configuration configuration() {
      return Configuration.osX();
    }
  }

  @Nested
  class Windows extends InMemory {
    @Override
    Configuration configuration() {
      return Configuration.windows();
    }

    @Override
    boolean windows() {
      return true;
    }
  }
}
