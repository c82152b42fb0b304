package io.github.wasmoka.engine.bytecode.ahead;

import io.github.wasmoka.engine.bytecode.emit.ModuleClasses;
import io.github.wasmoka.engine.bytecode.plan.Grouping;
import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.runtime.jvm.ClassSource;
import io.github.wasmoka.runtime.jvm.CodeIndex;
import io.github.wasmoka.runtime.jvm.CodeVersion;
import io.github.wasmoka.runtime.jvm.Flavour;
import io.github.wasmoka.runtime.jvm.JarIndex;
import io.github.wasmoka.runtime.jvm.StoredIndex;
import io.github.wasmoka.validator.ValidModule;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a module's jar: the same bytes for the same module, name and flavours. */
public final class JarWriter {
  // The first that a zip file can tell.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ValidModule valid;
  private final String moduleName;
  private final ZipOutputStream zip;

  private JarWriter(ValidModule valid, String moduleName, ZipOutputStream zip) {
    this.valid = valid;
    this.moduleName = moduleName;
    this.zip = zip;
  }

  /**
   * Writes a jar.
   *
   * @param valid the module
   * @param moduleName the name of the Java module
   * @param flavours for which flavours
   * @param out where to; not closed
   * @throws IOException if that fails
   * @throws IllegalArgumentException if the name cannot be a Java module's
   */
  public static void write(
      ValidModule valid, String moduleName, Set<Flavour> flavours, OutputStream out)
      throws IOException {
    // Checks the name; it will be a package's as well.
    ModuleDescriptor.newModule(moduleName).packages(Set.of(moduleName)).build();
    var zip = new ZipOutputStream(out);
    new JarWriter(valid, moduleName, zip).write(flavours);
    zip.finish();
  }

  private void write(Set<Flavour> flavours) throws IOException {
    entry(
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    var packages = new ArrayList<String>();
    for (int i = 0; i < flavours.size(); i++) {
      packages.add(JarIndex.packageName(moduleName, i));
    }
    entry("module-info.class", JarClasses.moduleInfo(moduleName, packages));
    String folder = moduleName.replace('.', '/') + "/";
    entry(folder + JarIndex.PROVIDER + ".class", JarClasses.providerClass(moduleName));
    var indices = new LinkedHashMap<String, StoredIndex>();
    for (Flavour flavour : flavours) {
      indices.put(flavour.id(), code(flavour, packages.get(indices.size())));
    }
    byte[] module = valid.module().bytes();
    var index =
        new JarIndex(CodeVersion.CURRENT, JarIndex.checksum(module), valid.usedFeatures(), indices);
    entry(JarIndex.INDEX, index.toBytes());
    entry(JarIndex.MODULE, module);
  }

  private void entry(String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Writes the classes of a flavour: those that functions are in, and all that those refer to. */
  private StoredIndex code(Flavour flavour, String packageName) throws IOException {
    var source = new ModuleClasses(new ModulePlan(valid, flavour, Grouping.AHEAD));
    var relocation = new Relocation(packageName);
    var lines = new LinkedHashMap<String, int[]>();
    var known = new HashSet<String>();
    var waiting = new ArrayDeque<String>();
    known.add(ClassSource.STATE_CLASS);
    waiting.push(ClassSource.STATE_CLASS);
    int imported = valid.importedFunctions();
    for (int i = valid.functionCount() - 1; i >= imported; i--) {
      String owner = source.owner(i);
      if (known.add(owner)) {
        waiting.push(owner);
      }
    }
    while (!waiting.isEmpty()) {
      String name = waiting.pop();
      byte[] bytes = source.classFile(name);
      if (bytes == null) {
        throw new IllegalStateException("no class " + name);
      }
      for (String next : Relocation.references(bytes)) {
        if (known.add(next)) {
          waiting.push(next);
        }
      }
      String moved = moved(name, packageName);
      entry(moved.replace('.', '/') + ".class", relocation.apply(bytes));
      lines(source, name, moved, bytes, lines);
    }
    return StoredIndex.of(
        new MovedIndex(source, packageName),
        imported,
        valid.functionCount() - imported,
        valid.typeCount(),
        lines);
  }

  private static String moved(String name, String packageName) {
    return packageName + "." + name.substring(ClassSource.PACKAGE.length());
  }

  private static void lines(
      ClassSource source, String name, String moved, byte[] bytes, Map<String, int[]> lines) {
    for (String method : methods(bytes)) {
      int[] offsets = source.lines(name, method);
      if (offsets != null) {
        lines.put(moved + "." + method, offsets);
      }
    }
  }

  private static List<String> methods(byte[] bytes) {
    var names = new ArrayList<String>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                names.add(name);
                return null;
              }
            },
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return names;
  }

  /** An index of classes after their move. */
  private record MovedIndex(ClassSource source, String packageName) implements CodeIndex {
    @Override
    public String owner(int function) {
      return moved(source.owner(function), packageName);
    }

    @Override
    public int signature(int function) {
      return source.signature(function);
    }

    @Override
    public int slot(int function) {
      return source.slot(function);
    }

    @Override
    public int canonical(int type) {
      return source.canonical(type);
    }

    @Override
    public int @Nullable [] lines(String className, String method) {
      return null;
    }
  }
}
