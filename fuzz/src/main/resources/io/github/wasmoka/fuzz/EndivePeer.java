import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmException;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Endive for the fuzzer, {@code interpreter} or {@code compiler}. */
public final class EndivePeer extends PeerProtocol {
  private final boolean compiler;

  private EndivePeer(boolean compiler) {
    this.compiler = compiler;
  }

  public static void main(String[] args) throws Exception {
    new EndivePeer(args[0].equals("compiler")).serve();
  }

  @Override
  void run(Request request, Map<String, String> seen) throws Exception {
    WasmModule module;
    try {
      module = Parser.parse(request.main);
      seen.put("compile", "ok");
    } catch (RuntimeException e) {
      refused(seen, e);
      return;
    }
    Instance instance;
    try {
      Instance.Builder builder =
          Instance.builder(module)
              .withImportValues(
                  ImportValues.builder().withFunctions(imports(request, module)).build());
      if (compiler) {
        builder.withMachineFactory(factory(module));
      }
      instance = builder.build();
      seen.put("instantiate", "ok");
    } catch (Unsupported e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      seen.put("instantiate", failure(e));
      return;
    }
    calls(request, instance, seen);
    seen.put("trace", request.trace.toString());
    state(request, module, instance, seen);
  }

  @SuppressWarnings("unchecked")
  private static java.util.function.Function<Instance, Machine> factory(WasmModule module)
      throws ReflectiveOperationException {
    // Only there with the compiler's jars.
    Class<?> type = Class.forName("run.endive.compiler.MachineFactoryCompiler");
    return (java.util.function.Function<Instance, Machine>)
        type.getMethod("compile", WasmModule.class).invoke(null, module);
  }

  private static List<ImportFunction> imports(Request request, WasmModule module) {
    var functions = new ArrayList<ImportFunction>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      var imported = module.importSection().getImport(i);
      if (imported.importType() != ExternalType.FUNCTION) {
        throw new Unsupported("imports");
      }
      String type = request.hosts.get(functions.size());
      if (!numbers(type) || !imported.name().startsWith("log")) {
        throw new Unsupported("host function");
      }
      String name = imported.name();
      functions.add(
          new HostFunction(
              imported.module(),
              name,
              FunctionType.of(types(params(type)), types(results(type))),
              (_, args) -> host(request, name, type, args)));
    }
    return functions;
  }

  private static List<ValType> types(String letters) {
    var types = new ArrayList<ValType>();
    for (char letter : letters.toCharArray()) {
      types.add(
          switch (letter) {
            case 'i' -> ValType.I32;
            case 'l' -> ValType.I64;
            case 'f' -> ValType.F32;
            default -> ValType.F64;
          });
    }
    return types;
  }

  private static void calls(Request request, Instance instance, Map<String, String> seen) {
    for (int i = 0; i < request.calls.size(); i++) {
      String[] words = request.calls.get(i);
      String type = request.exports.get(words[1]);
      if (type == null) {
        seen.put("call " + i, "missing");
        continue;
      }
      try {
        if (request.budgeted) {
          GlobalInstance budget = instance.exports().global("budget");
          budget.setValue((long) request.budget);
        }
        if (!numbers(type)) {
          throw new Unsupported("references");
        }
        long[] args = new long[words.length - 2];
        for (int k = 0; k < args.length; k++) {
          args[k] = parse(words[k + 2]);
        }
        long[] results = instance.export(words[1]).apply(args);
        seen.put("call " + i, showAll(results(type), results));
      } catch (Unsupported e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        seen.put("call " + i, failure(e));
      }
    }
  }

  private static String failure(Throwable e) {
    if (e instanceof StackOverflowError
        || String.valueOf(e.getMessage()).contains("call stack exhausted")) {
      return "exhausted";
    }
    if (e instanceof WasmException) {
      return "exception ?";
    }
    return "trap " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private static void state(
      Request request, WasmModule module, Instance instance, Map<String, String> seen) {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      var export = module.exportSection().getExport(i);
      String name = export.name();
      switch (export.exportType()) {
        case MEMORY -> {
          Memory memory = instance.exports().memory(name);
          seen.put(
              "memory " + name, memory(memory.readBytes(0, memory.pages() * Memory.PAGE_SIZE)));
        }
        case GLOBAL -> {
          char letter = request.globals.get(name).charAt(0);
          if (!name.equals("budget") && "ilfd".indexOf(letter) >= 0) {
            seen.put(
                "global " + name, show(letter, instance.exports().global(name).getValue()));
          }
        }
        default -> {
          // cannot be shown
        }
      }
    }
  }
}
