package io.github.wasmoka.runtime.jvm;

import io.github.wasmoka.api.Feature;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * What a jar of a module that was compiled ahead of time tells of itself.
 *
 * @param version the version of the code, see {@link CodeVersion}
 * @param checksum the CRC-32C of the module's bytes, against damage and exchange
 * @param used the features that it uses
 * @param flavours the code for each flavour by {@link Flavour#id}, in the order of their packages
 */
public record JarIndex(
    int version, int checksum, Set<Feature> used, Map<String, StoredIndex> flavours) {
  /** Where the module lies in the jar: no package, so that it can be read from anywhere. */
  public static final String MODULE = "META-INF/wasmoka/module.wasm";

  /** Where the index lies. */
  public static final String INDEX = "META-INF/wasmoka/index";

  /** The simple name of the provider's class, which lies in a package named as the Java module. */
  public static final String PROVIDER = "Provider";

  /**
   * The package of a flavour.
   *
   * @param moduleName the Java module's name
   * @param number the flavour's place in the index
   * @return the package's name
   */
  public static String packageName(String moduleName, int number) {
    return moduleName + ".v" + number;
  }

  /**
   * The checksum of a module.
   *
   * @param module its bytes
   * @return the checksum
   */
  public static int checksum(byte[] module) {
    var crc = new CRC32();
    crc.update(module);
    return (int) crc.getValue();
  }

  /** {@return the index as the jar holds it} */
  public byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(version);
      out.writeInt(checksum);
      out.writeInt(used.size());
      for (Feature feature : new TreeSet<>(used)) {
        out.writeUTF(feature.name());
      }
      out.writeInt(flavours.size());
      for (Map.Entry<String, StoredIndex> flavour : flavours.entrySet()) {
        out.writeUTF(flavour.getKey());
        flavour.getValue().write(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // not from an array
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an index; of one of another version, nothing but that.
   *
   * @param bytes what {@link #toBytes} has returned
   * @return the index
   */
  public static JarIndex of(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    int version = in.getInt();
    if (version != CodeVersion.CURRENT) {
      return new JarIndex(version, 0, Set.of(), Map.of());
    }
    int checksum = in.getInt();
    var used = EnumSet.noneOf(Feature.class);
    for (int n = in.getInt(); n > 0; n--) {
      used.add(Feature.valueOf(StoredIndex.readName(in)));
    }
    var flavours = new LinkedHashMap<String, StoredIndex>();
    for (int n = in.getInt(); n > 0; n--) {
      String id = StoredIndex.readName(in);
      flavours.put(id, StoredIndex.read(in));
    }
    return new JarIndex(version, checksum, used, flavours);
  }
}
