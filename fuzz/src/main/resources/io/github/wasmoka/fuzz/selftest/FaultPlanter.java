import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;

/**
 * Makes the classes with the faults of the self-test: {@code FaultPlanter MODULE-PATH TABLE FOLDER}
 * reads the table and writes each fault's class below {@code FOLDER/ID}, to be laid over its module
 * by {@code --patch-module}. Ends with 1 if a fault fits nowhere.
 */
public final class FaultPlanter {
  private static final String ROOT = "io.github.wasmoka.";

  private record Fault(String id, String module, String type, String method, List<String> change) {
    String className() {
      return ROOT + module + "." + type;
    }

    /** The method's name without the case. */
    String methodName() {
      int at = method.indexOf('@');
      return at < 0 ? method : method.substring(0, at);
    }

    /** The class and the name of the constant whose case is meant; empty if none is. */
    List<String> constant() {
      int at = method.indexOf('@');
      return at < 0 ? List.of() : List.of(method.substring(at + 1).split("\\."));
    }

    String argument(int index) {
      return change.get(index);
    }

    /** The number behind the change's own words, 0 if there is none. */
    int place(int words) {
      return change.size() > words ? Integer.parseInt(change.get(words)) : 0;
    }
  }

  private FaultPlanter() {}

  public static void main(String[] args) throws Exception {
    ModuleFinder modules =
        ModuleFinder.of(
            List.of(args[0].split(java.io.File.pathSeparator)).stream()
                .map(Path::of)
                .toArray(Path[]::new));
    var readers = new ArrayList<ModuleReader>();
    for (ModuleReference module : modules.findAll()) {
      readers.add(module.open());
    }
    boolean all = true;
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\\|");
        var fault =
            new Fault(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                List.of(cells[4].strip().split(" +")));
        all &= plant(fault, modules, readers, Path.of(args[2]));
      }
    }
    System.exit(all ? 0 : 1);
  }

  private static byte[] read(List<ModuleReader> readers, String className) throws IOException {
    for (ModuleReader reader : readers) {
      var resource = reader.open(className.replace('.', '/') + ".class");
      if (resource.isPresent()) {
        try (InputStream in = resource.get()) {
          return in.readAllBytes();
        }
      }
    }
    return null;
  }

  /** Finds classes in modules. */
  private record Locator(List<ModuleReader> readers) implements ClassFileLocator {
    @Override
    public Resolution locate(String name) throws IOException {
      byte[] bytes = read(readers, name);
      return bytes == null ? new Resolution.Illegal(name) : new Resolution.Explicit(bytes);
    }

    @Override
    public void close() {
      // the readers live as long as the program
    }
  }

  private static boolean plant(
      Fault fault, ModuleFinder modules, List<ModuleReader> readers, Path folder)
      throws IOException {
    if (modules.find(ROOT + fault.module).isEmpty()) {
      System.out.println(fault.id + ": no module " + fault.module);
      return true;
    }
    if (read(readers, fault.className()) == null) {
      System.out.println(fault.id + ": no class " + fault.className());
      return false;
    }
    var wrapper = new Wrapper(fault, key(fault, readers));
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            new Locator(readers),
            ClassFileLocator.ForClassLoader.ofPlatformLoader());
    TypeDescription type =
        TypePool.Default.of(locator).describe(fault.className()).resolve();
    byte[] changed =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .redefine(type, locator)
            .visit(wrapper)
            .make(TypePool.Default.of(locator))
            .getBytes();
    if (wrapper.changes == 0) {
      System.out.println(fault.id + ": nothing to change in " + fault.className());
      return false;
    }
    Path file =
        folder.resolve(fault.id).resolve(fault.className().replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, changed);
    return true;
  }

  /** The value of the constant whose case is meant, which lies in a class beside the changed one. */
  private static OptionalInt key(Fault fault, List<ModuleReader> readers) throws IOException {
    if (fault.constant().isEmpty()) {
      return OptionalInt.empty();
    }
    String name = fault.className();
    String beside = name.substring(0, name.lastIndexOf('.') + 1) + fault.constant().get(0);
    var values = new ArrayList<Integer>();
    new ClassReader(read(readers, beside))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public FieldVisitor visitField(
                  int access, String field, String descriptor, String signature, Object value) {
                if (field.equals(fault.constant().get(1)) && value instanceof Integer number) {
                  values.add(number);
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return values.isEmpty() ? OptionalInt.of(-1) : OptionalInt.of(values.get(0));
  }

  /** Changes the first method of the name in which the change has a place. */
  private static final class Wrapper extends AsmVisitorWrapper.AbstractBase {
    private final Fault fault;
    private final OptionalInt key;
    private int changes;

    Wrapper(Fault fault, OptionalInt key) {
      this.fault = fault;
      this.key = key;
    }

    @Override
    public ClassVisitor wrap(
        TypeDescription instrumentedType,
        ClassVisitor classVisitor,
        Implementation.Context implementationContext,
        TypePool typePool,
        FieldList<FieldDescription.InDefinedShape> fields,
        MethodList<?> methods,
        int writerFlags,
        int readerFlags) {
      return new ClassVisitor(Opcodes.ASM9, classVisitor) {
        @Override
        public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
          MethodVisitor next =
              super.visitMethod(access, name, descriptor, signature, exceptions);
          if (!name.equals(fault.methodName()) || changes > 0 || next == null) {
            return next;
          }
          return fault.argument(0).equals("return")
              ? new Returning(next, descriptor)
              : new Changing(next);
        }
      };
    }

    /** In place of the method's code: a constant. */
    private final class Returning extends MethodVisitor {
      private final MethodVisitor target;
      private final String descriptor;

      Returning(MethodVisitor target, String descriptor) {
        super(Opcodes.ASM9);
        this.target = target;
        this.descriptor = descriptor;
        changes++;
      }

      @Override
      public void visitCode() {
        target.visitCode();
        Type type = Type.getReturnType(descriptor);
        long value = Long.parseLong(fault.argument(1));
        target.visitLdcInsn(
            type.getSort() == Type.LONG ? (Object) value : (Object) (int) value);
        target.visitInsn(type.getOpcode(Opcodes.IRETURN));
        target.visitMaxs(2, Type.getArgumentsAndReturnSizes(descriptor) >> 2);
        target.visitEnd();
      }
    }

    private final class Changing extends MethodVisitor {
      private int seen;
      private final Set<Label> cases = new HashSet<>();
      private Label wanted;
      private boolean inside;

      Changing(MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.inside = key.isEmpty();
      }

      @Override
      public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        if (key.isPresent() && wanted == null && key.getAsInt() >= min && key.getAsInt() <= max) {
          wanted = labels[key.getAsInt() - min];
          cases.add(other);
          cases.addAll(List.of(labels));
        }
        super.visitTableSwitchInsn(min, max, other, labels);
      }

      @Override
      public void visitLabel(Label label) {
        if (cases.contains(label)) {
          inside = label == wanted;
        }
        super.visitLabel(label);
      }

      /** Whether this is the place, counted from the first, that the change is to be made at. */
      private boolean here(int words) {
        if (changes > 0 || !inside || seen++ != fault.place(words)) {
          return false;
        }
        changes++;
        return true;
      }

      private boolean kind(String kind) {
        return fault.argument(0).equals(kind);
      }

      private static int opcode(String name) {
        try {
          return Opcodes.class.getField(name).getInt(null);
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException("no instruction " + name, e);
        }
      }

      @Override
      public void visitInsn(int op) {
        if (kind("op") && op == opcode(fault.argument(1)) && here(3)) {
          super.visitInsn(opcode(fault.argument(2)));
        } else if (kind("nop") && op == opcode(fault.argument(1)) && here(2)) {
          // left out
        } else if (op >= Opcodes.ICONST_M1 && op <= Opcodes.ICONST_5) {
          number(op - Opcodes.ICONST_0, () -> super.visitInsn(op));
        } else if (op == Opcodes.LCONST_0 || op == Opcodes.LCONST_1) {
          number((long) (op - Opcodes.LCONST_0), () -> super.visitInsn(op));
        } else {
          super.visitInsn(op);
        }
      }

      @Override
      public void visitIntInsn(int op, int operand) {
        if (op == Opcodes.NEWARRAY) {
          super.visitIntInsn(op, operand);
        } else {
          number(operand, () -> super.visitIntInsn(op, operand));
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Number n) {
          number(n, () -> super.visitLdcInsn(value));
        } else {
          super.visitLdcInsn(value);
        }
      }

      private void number(Number value, Runnable otherwise) {
        if (!kind("const") || !value.toString().equals(text(value)) || !here(3)) {
          otherwise.run();
          return;
        }
        String to = fault.argument(2);
        super.visitLdcInsn(
            switch (value) {
              case Integer _ -> (Object) Integer.parseInt(to);
              case Long _ -> (Object) Long.parseLong(to);
              case Float _ -> (Object) Float.parseFloat(to);
              default -> (Object) Double.parseDouble(to);
            });
      }

      /** The constant that is looked for, as a number of this type prints. */
      private String text(Number value) {
        try {
          return switch (value) {
            case Integer _ -> Integer.toString(Integer.parseInt(fault.argument(1)));
            case Long _ -> Long.toString(Long.parseLong(fault.argument(1)));
            case Float _ -> Float.toString(Float.parseFloat(fault.argument(1)));
            default -> Double.toString(Double.parseDouble(fault.argument(1)));
          };
        } catch (NumberFormatException e) {
          return "";
        }
      }

      @Override
      public void visitMethodInsn(
          int op, String owner, String name, String descriptor, boolean isInterface) {
        if (kind("call") && name.equals(fault.argument(1)) && here(3)) {
          super.visitMethodInsn(op, owner, fault.argument(2), descriptor, isInterface);
        } else if (kind("drop") && name.equals(fault.argument(1)) && here(2)) {
          drop(op, descriptor);
        } else {
          super.visitMethodInsn(op, owner, name, descriptor, isInterface);
        }
      }

      private void drop(int op, String descriptor) {
        var operands = new ArrayList<Type>(List.of(Type.getArgumentTypes(descriptor)));
        for (Type operand : operands.reversed()) {
          super.visitInsn(operand.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
        if (op != Opcodes.INVOKESTATIC) {
          super.visitInsn(Opcodes.POP);
        }
        switch (Type.getReturnType(descriptor).getSort()) {
          case Type.VOID -> {}
          case Type.LONG -> super.visitInsn(Opcodes.LCONST_0);
          case Type.FLOAT -> super.visitInsn(Opcodes.FCONST_0);
          case Type.DOUBLE -> super.visitInsn(Opcodes.DCONST_0);
          case Type.OBJECT, Type.ARRAY -> super.visitInsn(Opcodes.ACONST_NULL);
          default -> super.visitInsn(Opcodes.ICONST_0);
        }
      }

      @Override
      public void visitJumpInsn(int op, Label label) {
        if (op == Opcodes.GOTO) {
          super.visitJumpInsn(op, label);
        } else if (kind("op") && op == opcode(fault.argument(1)) && here(3)) {
          super.visitJumpInsn(opcode(fault.argument(2)), label);
        } else if ((kind("never") || kind("always")) && here(1)) {
          pops(op);
          if (kind("always")) {
            // Not a jump without condition: what follows would need a frame.
            super.visitInsn(Opcodes.ICONST_0);
            super.visitJumpInsn(Opcodes.IFEQ, label);
          }
        } else {
          super.visitJumpInsn(op, label);
        }
      }

      private void pops(int op) {
        boolean two = op >= Opcodes.IF_ICMPEQ && op <= Opcodes.IF_ACMPNE;
        super.visitInsn(two ? Opcodes.POP2 : Opcodes.POP);
      }
    }
  }
}
