package io.github.wasmoka.engine.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.CallListener;
import io.github.wasmoka.api.Instance;
import io.github.wasmoka.api.InstanceOptions;
import io.github.wasmoka.runtime.jvm.CodeVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * Watches that code which was kept on disk or in a jar is not taken for what would be generated
 * now.
 */
class CodeVersionTest {
  private static final String FILE = "code-version.txt";

  /**
   * Fails when sample modules become other classes than those that the golden file tells of. Then
   * raise {@link CodeVersion#CURRENT} and run this test with {@code -Dgolden.update=true}.
   */
  @Test
  void whenClassesBecomeOthersTheVersionIsRaised() throws Exception {
    String now = CodeVersion.CURRENT + " " + digest();
    if (Boolean.getBoolean("golden.update")) {
      Path file =
          Path.of("src/test/resources")
              .resolve(CodeVersionTest.class.getPackageName().replace('.', '/'))
              .resolve(FILE);
      Files.writeString(file, now + "\n");
      return;
    }
    try (InputStream in = CodeVersionTest.class.getResourceAsStream(FILE)) {
      String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(
          golden,
          now,
          "the generated classes have changed: raise CodeVersion.CURRENT if that still is "
              + golden.split(" ", 2)[0]
              + ", then run this test with -Dgolden.update=true");
    }
  }

  private static final class Silent implements CallListener {
    @Override
    public void entered(Instance instance, int function) {}

    @Override
    public void left(Instance instance, int function) {}
  }

  private static String digest() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    var everything =
        new InstanceOptions[] {
          InstanceOptions.DEFAULT,
          InstanceOptions.DEFAULT
              .withDirtyTracking()
              .withInterruption()
              .withFuel(1)
              .withListener(new Silent())
        };
    for (byte[] sample : List.of(Samples.constructs(), Samples.instructions(), Samples.large())) {
      var jar = new ByteArrayOutputStream();
      Wat.RUNTIME.compile(sample).compileAhead("sample", jar, everything);
      // The contents alone: how they are compressed is the JDK's affair.
      try (var zip = new ZipInputStream(new ByteArrayInputStream(jar.toByteArray()))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
          digest.update(zip.readAllBytes());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
