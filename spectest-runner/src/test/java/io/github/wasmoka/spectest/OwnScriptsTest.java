package io.github.wasmoka.spectest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.code.InstructionReader;
import io.github.wasmoka.decoder.code.InstructionVisitor;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Export;
import io.github.wasmoka.decoder.module.ExternKind;
import io.github.wasmoka.decoder.module.WasmModule;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every engine passes our own scripts, and they leave no instruction out. */
class OwnScriptsTest {
  @TestFactory
  Stream<DynamicTest> everyScriptOnEveryEngine() {
    Path folder = OwnScripts.folder();
    return Harness.engines().stream()
        .flatMap(engine ->
            OwnScripts.files().stream()
                .map(script ->
                    DynamicTest.dynamicTest(
                        engine + ": " + folder.relativize(script), () -> run(engine, script))));
  }

  private static void run(String engine, Path script) {
    Harness.Result result = Harness.tool("--engine", engine, script.toString());
    assertEquals(0, result.code(), result.out());
  }

  /** An engine that passes the scripts has run each row of the table. */
  @Test
  void everyInstructionOccurs() {
    Set<Opcode> missing = EnumSet.allOf(Opcode.class);
    // Blocks end with it in scripts as well, but it stands for nothing that could be run.
    missing.remove(Opcode.END);
    for (Path script : OwnScripts.files()) {
      for (WasmModule module : instantiated(OwnScripts.commands(script))) {
        for (Body body : module.bodies()) {
          var reader = new InstructionReader(module, body.expr(), Features.ALL);
          InstructionVisitor found = collector(missing::remove);
          while (reader.next(found)) {
            // the collector does the work
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  /** A visitor that tells what it visits. */
  private static InstructionVisitor collector(Consumer<Opcode> found) {
    return (InstructionVisitor)
        Proxy.newProxyInstance(
            OwnScriptsTest.class.getClassLoader(),
            new Class<?>[] {InstructionVisitor.class},
            (_, method, arguments) -> {
              // i32Const and its kin do not say which instruction they are but by their name.
              found.accept(
                  arguments[0] instanceof Opcode op
                      ? op
                      : Opcode.ofText(method.getName().replace("Const", ".const")));
              return null;
            });
  }

  /** Modules that are instantiated, so that their functions can be called. */
  private static List<WasmModule> instantiated(List<Command> commands) {
    var modules = new ArrayList<WasmModule>();
    for (Command command : commands) {
      switch (command) {
        case Command.Module(int _, String _, ModuleSource source, boolean _) ->
            modules.add(RoundTrip.read(source.bytes()));
        case Command.StartThread(int _, String _, List<String> _, List<Command> inner) ->
            modules.addAll(instantiated(inner));
        default -> {
          // nothing that can be called
        }
      }
    }
    return modules;
  }

  /** No function of a script is there without being called. */
  @Test
  void everyExportedFunctionIsCalled() {
    var idle = new TreeSet<String>();
    for (Path script : OwnScripts.files()) {
      List<Command> commands = OwnScripts.commands(script);
      Set<String> called = called(commands);
      for (WasmModule module : instantiated(commands)) {
        for (Export export : module.exports()) {
          if (export.kind() == ExternKind.FUNC && !called.contains(export.name())) {
            idle.add(script.getFileName() + ": " + export.name());
          }
        }
      }
    }
    assertEquals(Set.of(), idle);
  }

  /** Names of functions that are invoked, or imported by another module. */
  private static Set<String> called(List<Command> commands) {
    var names = new HashSet<String>();
    for (Command command : commands) {
      switch (command) {
        case Command.Perform(int _, Action.Invoke(String _, String name, List<?> _)) ->
            names.add(name);
        case Command.AssertReturn(
                int _,
                Action.Invoke(String _, String name, List<?> _),
                List<?> _) ->
            names.add(name);
        case Command.AssertFails(
                int _,
                Failure _,
                Action.Invoke(String _, String name, List<?> _),
                String _) ->
            names.add(name);
        case Command.Module(int _, String _, ModuleSource source, boolean _) ->
            RoundTrip.read(source.bytes()).imports().forEach(i -> names.add(i.name()));
        case Command.AssertRefused(int _, Failure _, ModuleSource source, String _) -> {
          try {
            RoundTrip.read(source.bytes()).imports().forEach(i -> names.add(i.name()));
          } catch (MalformedException e) {
            // imports nothing
          }
        }
        case Command.StartThread(int _, String _, List<String> _, List<Command> inner) ->
            names.addAll(called(inner));
        default -> {
          // calls nothing
        }
      }
    }
    return names;
  }
}
