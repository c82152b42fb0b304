package io.github.wasmoka.engine.bytecode.emit;

import io.github.wasmoka.engine.bytecode.plan.ModulePlan;
import io.github.wasmoka.runtime.jvm.ClassSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The classes of a module in a flavour by their names. */
public final class ModuleClasses implements ClassSource {
  private final ModulePlan plan;
  // Classes that came into being together with others and have not been asked for yet.
  private final Map<String, byte[]> ready = new ConcurrentHashMap<>();
  private final Map<String, int[]> lines = new ConcurrentHashMap<>();

  /**
   * Prepares to generate.
   *
   * @param plan what was decided for the module
   */
  public ModuleClasses(ModulePlan plan) {
    this.plan = plan;
  }

  @Override
  public byte @Nullable [] classFile(String name) {
    if (!name.startsWith(PACKAGE)) {
      return null;
    }
    if (name.equals(STATE_CLASS)) {
      return new StateClass(plan).write();
    }
    String rest = name.substring(PACKAGE.length() + 1);
    String[] numbers = rest.split("_", -1);
    int first = Integer.parseInt(numbers[0]);
    return switch (name.charAt(PACKAGE.length())) {
      case 'G' -> group(first);
      case 'I' -> new BridgeClasses(plan).imports(first);
      case 'C' -> new BridgeClasses(plan).indirect(first, Integer.parseInt(numbers[1]));
      case 'R' -> new BridgeClasses(plan).reference(first);
      case 'D' ->
          numbers.length == 1
              ? dispatch(first)
              : new DispatchClass(plan, first)
                  .part(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
      case 'E' -> new EntryClass(plan).node(first, Integer.parseInt(numbers[1]));
      case 'P', 'F' -> piece(name.replace('.', '/'), first);
      default -> null;
    };
  }

  private byte[] dispatch(int signature) {
    var dispatch = new DispatchClass(plan, signature);
    byte[] file = dispatch.root();
    lines.putAll(dispatch.lines());
    return file;
  }

  private byte[] group(int group) {
    try {
      return group(group, false);
    } catch (UnmeasuredException e) {
      return group(group, true);
    }
  }

  private byte[] group(int group, boolean measures) {
    var file = new ClassFile(ClassNames.group(group));
    var methods = new FunctionMethods(plan, file.writer, measures);
    for (int i = plan.groupStart(group); i < plan.groupStart(group + 1); i++) {
      methods.write(i);
    }
    ready.putAll(methods.classes());
    lines.putAll(methods.lines());
    return file.bytes();
  }

  /** A class of a large function, made together with the function's group. */
  private byte @Nullable [] piece(String name, int function) {
    byte[] known = ready.remove(name);
    if (known == null) {
      group(plan.group(function));
      known = ready.remove(name);
    }
    return known;
  }

  @Override
  public String owner(int function) {
    return ClassNames.group(plan.group(function)).replace('/', '.');
  }

  @Override
  public int signature(int function) {
    return plan.signature(function);
  }

  @Override
  public int slot(int function) {
    return plan.slot(function);
  }

  @Override
  public int canonical(int type) {
    return plan.canonical(type);
  }

  @Override
  public int @Nullable [] lines(String className, String method) {
    return lines.get(className.replace('.', '/') + "." + method);
  }
}
