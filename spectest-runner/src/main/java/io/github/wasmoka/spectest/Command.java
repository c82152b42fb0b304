package io.github.wasmoka.spectest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of a script, as the specification's test format defines them. */
sealed interface Command {
  /** {@return the line it starts at, from 1} */
  int line();

  /** Defines a module and, unless it is only a definition, instantiates it. */
  record Module(int line, @Nullable String id, ModuleSource source, boolean definitionOnly)
      implements Command {}

  /** Instantiates a module that was only defined; without a name the last one. */
  record Instance(int line, @Nullable String id, @Nullable String definition) implements Command {}

  /** Makes an instance's exports importable under a name. */
  record Register(int line, String name, @Nullable String id) implements Command {}

  /** Performs an action; nothing is expected but that it succeeds. */
  record Perform(int line, Action action) implements Command {}

  /** Expects results. */
  record AssertReturn(int line, Action action, List<Pattern> results) implements Command {}

  /** Expects an action to fail in a given way. */
  record AssertFails(int line, Failure failure, Action action, String message) implements Command {}

  /** Expects a module to be refused in a given way. */
  record AssertRefused(int line, Failure failure, ModuleSource source, String message)
      implements Command {}

  /** Starts a thread that runs a script of its own with some of this one's instances. */
  record StartThread(int line, String id, List<String> shared, List<Command> commands)
      implements Command {}

  /** Waits for a thread to end. */
  record Wait(int line, String id) implements Command {}
}
