package io.github.wasmoka.runtime.jvm;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index of code that lies in a jar, as it is written there. Immutable. */
public final class StoredIndex implements CodeIndex {
  private final List<String> owners;
  private final int firstFunction;
  private final int[] owner;
  private final int[] signature;
  private final int[] slot;
  private final int[] canonical;
  private final Map<String, int[]> lines;

  private StoredIndex(
      List<String> owners,
      int firstFunction,
      int[] owner,
      int[] signature,
      int[] slot,
      int[] canonical,
      Map<String, int[]> lines) {
    this.owners = owners;
    this.firstFunction = firstFunction;
    this.owner = owner;
    this.signature = signature;
    this.slot = slot;
    this.canonical = canonical;
    this.lines = lines;
  }

  /**
   * A copy of an index.
   *
   * @param index the index
   * @param firstFunction the first function that the module defines
   * @param functions how many it defines
   * @param types how many types it has
   * @param lines {@link CodeIndex#lines} where it is not null, by class and method name with a
   *     point between them
   * @return the copy
   */
  public static StoredIndex of(
      CodeIndex index, int firstFunction, int functions, int types, Map<String, int[]> lines) {
    var numbers = new LinkedHashMap<String, Integer>();
    int[] owner = new int[functions];
    int[] signature = new int[functions];
    int[] slot = new int[functions];
    int[] canonical = new int[types];
    for (int i = 0; i < functions; i++) {
      int function = firstFunction + i;
      String name = index.owner(function);
      Integer known = numbers.putIfAbsent(name, numbers.size());
      owner[i] = known == null ? numbers.size() - 1 : known;
      signature[i] = index.signature(function);
      slot[i] = index.slot(function);
    }
    for (int i = 0; i < types; i++) {
      canonical[i] = index.canonical(i);
    }
    return new StoredIndex(
        List.copyOf(numbers.keySet()), firstFunction, owner, signature, slot, canonical, lines);
  }

  /**
   * Writes it.
   *
   * @param out where to
   * @throws IOException if that fails
   */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(owners.size());
    for (String name : owners) {
      out.writeUTF(name);
    }
    out.writeInt(firstFunction);
    for (int[] numbers : List.of(owner, signature, slot, canonical)) {
      writeNumbers(numbers, out);
    }
    out.writeInt(lines.size());
    for (Map.Entry<String, int[]> entry : lines.entrySet()) {
      out.writeUTF(entry.getKey());
      writeNumbers(entry.getValue(), out);
    }
  }

  private static void writeNumbers(int[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @param in the bytes, from the index's first on; afterwards behind its last
   * @return the index
   */
  public static StoredIndex read(ByteBuffer in) {
    var owners = new ArrayList<String>();
    for (int n = in.getInt(); n > 0; n--) {
      owners.add(readName(in));
    }
    int firstFunction = in.getInt();
    int[] owner = readNumbers(in);
    int[] signature = readNumbers(in);
    int[] slot = readNumbers(in);
    int[] canonical = readNumbers(in);
    var lines = new LinkedHashMap<String, int[]>();
    for (int n = in.getInt(); n > 0; n--) {
      String name = readName(in);
      lines.put(name, readNumbers(in));
    }
    return new StoredIndex(owners, firstFunction, owner, signature, slot, canonical, lines);
  }

  /** Reads what {@link DataOutputStream#writeUTF} has written. */
  static String readName(ByteBuffer in) {
    byte[] bytes = new byte[in.getChar()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int[] readNumbers(ByteBuffer in) {
    int[] numbers = new int[in.getInt()];
    in.asIntBuffer().get(numbers);
    in.position(in.position() + numbers.length * Integer.BYTES);
    return numbers;
  }

  @Override
  public String owner(int function) {
    return owners.get(owner[function - firstFunction]);
  }

  @Override
  public int signature(int function) {
    return signature[function - firstFunction];
  }

  @Override
  public int slot(int function) {
    return slot[function - firstFunction];
  }

  @Override
  public int canonical(int type) {
    return canonical[type];
  }

  @Override
  public int @Nullable [] lines(String className, String method) {
    return lines.get(className + "." + method);
  }
}
