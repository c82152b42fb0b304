package io.github.wasmoka.spectest;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.text.TokenKind;
import io.github.wasmoka.decoder.text.TokenStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads scripts. Modules inside are not read, only cut out: a malformed one is its command's
 * business.
 */
final class ScriptReader {
  private final TokenStream in;

  private ScriptReader(TokenStream in) {
    this.in = in;
  }

  /**
   * Reads a script.
   *
   * @param utf8 its text
   * @return its commands; a script that is a module's fields alone is one module
   * @throws MalformedException if it does not follow the format, with line and column
   */
  static List<Command> read(byte[] utf8) {
    var reader = new ScriptReader(TokenStream.of(utf8));
    if (reader.isInlineModule()) {
      return List.of(new Command.Module(1, null, new ModuleSource(utf8), false));
    }
    List<Command> commands = reader.commands();
    if (!reader.in.atEnd()) {
      throw reader.in.unexpected();
    }
    return commands;
  }

  private boolean isInlineModule() {
    for (String field :
        List.of(
            "func", "memory", "table", "global", "type", "import", "export", "data", "elem",
            "start", "rec", "tag")) {
      if (in.atOpen(field)) {
        return true;
      }
    }
    return false;
  }

  private List<Command> commands() {
    var commands = new ArrayList<Command>();
    while (in.kind() == TokenKind.OPEN) {
      commands.add(command());
    }
    return commands;
  }

  private Command command() {
    int line = in.line();
    if (in.atOpen("module")) {
      return module(line);
    }
    if (in.atOpen("invoke") || in.atOpen("get")) {
      return new Command.Perform(line, action());
    }
    if (in.tryOpen("register")) {
      String name = in.name();
      var command = new Command.Register(line, name, id());
      in.expectClose();
      return command;
    }
    if (in.tryOpen("assert_return")) {
      Action action = action();
      var results = new ArrayList<Pattern>();
      while (in.kind() == TokenKind.OPEN) {
        results.add(new ValueReader(in).pattern());
      }
      in.expectClose();
      return new Command.AssertReturn(line, action, results);
    }
    if (in.tryOpen("assert_trap")) {
      return in.atOpen("module") ? refused(line, Failure.TRAP) : fails(line, Failure.TRAP);
    }
    if (in.tryOpen("assert_exhaustion")) {
      return fails(line, Failure.EXHAUSTION);
    }
    if (in.tryOpen("assert_exception")) {
      Action action = action();
      in.expectClose();
      return new Command.AssertFails(line, Failure.EXCEPTION, action, "");
    }
    if (in.tryOpen("assert_malformed")) {
      return refused(line, Failure.MALFORMED);
    }
    if (in.tryOpen("assert_invalid")) {
      return refused(line, Failure.INVALID);
    }
    if (in.tryOpen("assert_unlinkable")) {
      return refused(line, Failure.UNLINKABLE);
    }
    if (in.tryOpen("thread")) {
      return thread(line);
    }
    if (in.tryOpen("wait")) {
      var command = new Command.Wait(line, in.id());
      in.expectClose();
      return command;
    }
    in.advance();
    throw in.kind() == TokenKind.KEYWORD
        ? in.error("unknown command " + in.text())
        : in.unexpected();
  }

  private @Nullable String id() {
    return in.tryId().orElse(null);
  }

  private Command module(int line) {
    int start = in.position();
    in.expectOpen("module");
    if (in.tryKeyword("instance")) {
      Optional<String> id = in.tryId();
      Optional<String> definition = in.tryId();
      in.expectClose();
      return new Command.Instance(line, id.orElse(null), definition.orElse(null));
    }
    boolean definitionOnly = in.tryKeyword("definition");
    String id = id();
    in.skipToClose();
    return new Command.Module(
        line, id, new ModuleSource(in.source(start, in.position())), definitionOnly);
  }

  private ModuleSource source() {
    int start = in.position();
    in.expectOpen("module");
    in.skipToClose();
    return new ModuleSource(in.source(start, in.position()));
  }

  private Command fails(int line, Failure failure) {
    Action action = action();
    String message = in.name();
    in.expectClose();
    return new Command.AssertFails(line, failure, action, message);
  }

  private Command refused(int line, Failure failure) {
    ModuleSource source = source();
    String message = in.name();
    in.expectClose();
    return new Command.AssertRefused(line, failure, source, message);
  }

  private Action action() {
    if (in.tryOpen("get")) {
      String id = id();
      var action = new Action.Get(id, in.name());
      in.expectClose();
      return action;
    }
    in.expectOpen("invoke");
    String id = id();
    String name = in.name();
    var arguments = new ArrayList<@Nullable Object>();
    while (in.kind() == TokenKind.OPEN) {
      arguments.add(new ValueReader(in).value());
    }
    in.expectClose();
    return new Action.Invoke(id, name, arguments);
  }

  private Command thread(int line) {
    String id = in.id();
    var shared = new ArrayList<String>();
    while (in.tryOpen("shared")) {
      in.expectOpen("module");
      shared.add(in.id());
      in.expectClose();
      in.expectClose();
    }
    List<Command> commands = commands();
    in.expectClose();
    return new Command.StartThread(line, id, shared, commands);
  }
}
