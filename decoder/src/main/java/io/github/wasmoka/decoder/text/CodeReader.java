package io.github.wasmoka.decoder.text;

import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.binary.NameSection.Kind;
import io.github.wasmoka.decoder.code.InstructionWriter;
import io.github.wasmoka.decoder.code.Opcode;
import io.github.wasmoka.decoder.module.Body;
import io.github.wasmoka.decoder.module.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads instructions (§6.5), flat and folded, and writes them in the binary format as they come.
 * Nesting lives on a stack of its own, so its depth is bounded by memory alone.
 */
final class CodeReader {
  /** What the instructions at hand stand inside of. */
  private enum Form {
    /** A body or expression; ends before a parenthesis. */
    BODY,
    /** {@code block ... end} and its like. */
    BLOCK,
    /** {@code (op operand...)}. */
    FOLDED,
    /** {@code (block ...)}, {@code (loop ...)}, {@code (try_table ...)}. */
    FOLDED_BLOCK,
    /** {@code (if condition... (then ...) (else ...))}. */
    FOLDED_IF,
    /** {@code (try (do ...) (catch ...)...)}. */
    FOLDED_TRY,
    /** {@code (then ...)} and its like. */
    CLAUSE;

    boolean flat() {
      return this == BODY || this == BLOCK || this == FOLDED_BLOCK || this == CLAUSE;
    }
  }

  private static final class Frame {
    final Form form;
    final Opcode op;
    final String label;
    final String name;

    /** The instruction itself, while its operands are read. */
    byte @Nullable [] held;

    /** Which clauses of {@code if} and {@code try} were there. */
    int step;

    Frame(Form form, Opcode op, String label, String name) {
      this.form = form;
      this.op = op;
      this.label = label;
      this.name = name;
    }

    Frame(Form form, Opcode op) {
      this(form, op, "", "");
    }
  }

  private final ModuleContext module;
  private final TokenStream in;
  private final TypeParser types;
  private final ImmediateReader immediates;
  private final Labels labels = new Labels();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int function = -1;
  private int labelCount;

  CodeReader(ModuleContext module, TypeParser types) {
    this.module = module;
    this.in = module.in;
    this.types = types;
    this.immediates =
        new ImmediateReader(module, types, labels, new InstructionWriter(module.scratch));
  }

  /** {@return whether an instruction referred to a data segment} */
  boolean usesData() {
    return immediates.usesData();
  }

  /** Reads the locals and instructions of a function. */
  Body body(int index, TypeParser.TypeUse use) {
    IdSpace locals = locals(index, use);
    var runs = new ArrayList<Body.Locals>();
    while (in.tryOpen("local")) {
      if (in.kind() == TokenKind.ID || !in.annotations("name").isEmpty()) {
        int at = in.position();
        int local = locals.bind(in);
        in.seek(at);
        Names.bind(in, name -> module.names.put(Kind.LOCAL, index, local, name));
        add(runs, types.valType());
      } else {
        for (ValType type : types.valTypes()) {
          locals.skip(1);
          add(runs, type);
        }
      }
      in.expectClose();
    }
    function = index;
    labelCount = 0;
    Expr expr = instructions(locals, false);
    function = -1;
    return new Body(runs, expr);
  }

  /** Binds what a type use calls the parameters. */
  IdSpace locals(int index, TypeParser.TypeUse use) {
    var locals = new IdSpace("local", "local");
    int end = in.position();
    for (int i = 0; i < use.params().size(); i++) {
      TypeParser.Param param = use.params().get(i);
      if (!param.name().isEmpty()) {
        module.names.put(Kind.LOCAL, index, i, param.name());
      }
      if (param.position() >= 0) {
        in.seek(param.position());
        locals.bind(in);
      } else {
        locals.skip(1);
      }
    }
    in.seek(end);
    int params = use.type().map(t -> t.params().size()).orElse(0);
    locals.skip(Math.max(0, params - use.params().size()));
    return locals;
  }

  private static void add(List<Body.Locals> runs, ValType type) {
    if (!runs.isEmpty() && runs.getLast().type().equals(type)) {
      runs.set(runs.size() - 1, new Body.Locals(runs.getLast().count() + 1, type));
    } else {
      runs.add(new Body.Locals(1, type));
    }
  }

  /** Reads a constant expression up to the parenthesis that closes what it stands in. */
  Expr constant() {
    return instructions(new IdSpace("local", "local"), false);
  }

  /** Reads one folded instruction as a constant expression. */
  Expr foldedConstant() {
    return instructions(new IdSpace("local", "local"), true);
  }

  private Expr instructions(IdSpace locals, boolean single) {
    int start = module.scratch.size();
    immediates.locals(locals);
    labels.clear();
    labels.push("");
    frames.clear();
    frames.push(new Frame(Form.BODY, Opcode.END));
    do {
      Frame top = frames.element();
      switch (in.kind()) {
        case OPEN -> open(top);
        case KEYWORD -> flat(top);
        case CLOSE -> {
          if (top.form == Form.BODY && !single) {
            emit(Opcode.END);
            return new Expr(start, module.scratch.size());
          }
          close(top);
        }
        case NAT, INT, FLOAT, STRING, ID, RESERVED, END, ERROR -> throw in.unexpected();
      }
    } while (!single || frames.size() > 1);
    emit(Opcode.END);
    return new Expr(start, module.scratch.size());
  }

  private void emit(Opcode op) {
    immediates.plain(op);
  }

  private Opcode opcode() {
    if (in.kind() != TokenKind.KEYWORD) {
      throw in.unexpected();
    }
    Opcode op = Opcode.ofText(in.text());
    if (op == null) {
      throw in.unexpected();
    }
    immediates.requireFeature(op);
    in.advance();
    return op;
  }

  /** A flat instruction, or a mark in a flat block. */
  private void flat(Frame top) {
    if (!top.form.flat()) {
      throw in.unexpected();
    }
    int at = in.position();
    Opcode op = opcode();
    switch (op) {
      case END -> {
        if (top.form != Form.BLOCK) {
          throw unexpectedAt(at);
        }
        matchLabel(top);
        emit(op);
        leave();
      }
      case ELSE -> {
        if (top.form != Form.BLOCK || top.op != Opcode.IF || top.step++ > 0) {
          throw unexpectedAt(at);
        }
        matchLabel(top);
        emit(op);
      }
      case CATCH, CATCH_ALL -> {
        if (top.form != Form.BLOCK || top.op != Opcode.TRY || top.step == 2) {
          throw unexpectedAt(at);
        }
        top.step = op == Opcode.CATCH ? 1 : 2;
        immediates.read(op);
      }
      case DELEGATE -> {
        if (top.form != Form.BLOCK || top.op != Opcode.TRY || top.step > 0) {
          throw unexpectedAt(at);
        }
        leave();
        immediates.read(op);
      }
      default -> {
        if (op.opensBlock()) {
          Frame block = block(Form.BLOCK, op);
          immediates.read(op);
          enter(block);
        } else {
          immediates.read(op);
        }
      }
    }
  }

  private MalformedException unexpectedAt(int position) {
    in.seek(position);
    return in.unexpected();
  }

  /** §6.5.2: the label may be repeated behind {@code end} and {@code else}. */
  private void matchLabel(Frame block) {
    if (in.kind() == TokenKind.ID) {
      int at = in.position();
      if (!in.id().equals(block.label)) {
        throw in.errorAt("mismatching label", at);
      }
    }
  }

  /** Reads the label of a block. */
  private Frame block(Form form, Opcode op) {
    String id = "";
    if (in.kind() == TokenKind.ID) {
      int at = in.position();
      id = in.id();
      in.seek(at);
    }
    var name = new String[] {""};
    Names.bind(in, n -> name[0] = n);
    return new Frame(form, op, id, name[0]);
  }

  private void enter(Frame block) {
    enterLabel(block);
    frames.push(block);
  }

  /**
   * Labels count in the order of the binary format, where a condition stands in front of its {@code
   * if}.
   */
  private void enterLabel(Frame block) {
    labels.push(block.label);
    if (function >= 0 && !block.name.isEmpty()) {
      module.names.put(Kind.LABEL, function, labelCount, block.name);
    }
    labelCount++;
  }

  private void leave() {
    labels.pop();
    frames.pop();
  }

  /** A parenthesis opens: a folded instruction or a clause (§6.5.11). */
  private void open(Frame top) {
    if (top.form == Form.FOLDED_TRY) {
      tryClause(top);
      return;
    }
    if (top.form == Form.FOLDED_IF && (top.step > 0 || in.atOpen("then"))) {
      ifClause(top);
      return;
    }
    in.expect(TokenKind.OPEN);
    int at = in.position();
    Opcode op = opcode();
    switch (op) {
      case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> throw unexpectedAt(at);
      case IF -> {
        Frame frame = block(Form.FOLDED_IF, op);
        frame.held = hold(op);
        frames.push(frame);
      }
      case TRY -> {
        Frame block = block(Form.FOLDED_TRY, op);
        immediates.read(op);
        enter(block);
      }
      default -> {
        if (op.opensBlock()) {
          Frame block = block(Form.FOLDED_BLOCK, op);
          immediates.read(op);
          enter(block);
        } else {
          var frame = new Frame(Form.FOLDED, op);
          frame.held = hold(op);
          frames.push(frame);
        }
      }
    }
  }

  /** Reads an instruction whose operands come first. */
  private byte[] hold(Opcode op) {
    int start = module.scratch.size();
    immediates.read(op);
    return module.scratch.cut(start);
  }

  private void release(Frame frame) {
    byte[] held = frame.held;
    if (held != null) {
      module.scratch.bytes(held);
      frame.held = null;
    }
  }

  private void ifClause(Frame top) {
    if (top.step == 0) {
      in.expectOpen("then");
      release(top);
      enterLabel(top);
    } else if (top.step == 1) {
      in.expectOpen("else");
      emit(Opcode.ELSE);
    } else {
      throw in.unexpected();
    }
    top.step++;
    frames.push(new Frame(Form.CLAUSE, top.op));
  }

  /** Steps: 0 nothing yet, 1 body and catches, 2 catch_all, 3 delegate. */
  private void tryClause(Frame top) {
    if (top.step == 0) {
      in.expectOpen("do");
      top.step = 1;
      frames.push(new Frame(Form.CLAUSE, top.op));
      return;
    }
    int at = in.position();
    in.expect(TokenKind.OPEN);
    Opcode op = opcode();
    if (op == Opcode.DELEGATE && top.step == 1 && top.held == null) {
      labels.pop();
      immediates.read(op);
      in.expectClose();
      top.step = 3;
    } else if ((op == Opcode.CATCH || op == Opcode.CATCH_ALL) && top.step == 1) {
      immediates.read(op);
      // From now on, no delegate.
      top.held = new byte[0];
      top.step = op == Opcode.CATCH ? 1 : 2;
      frames.push(new Frame(Form.CLAUSE, top.op));
    } else {
      in.seek(at + 1);
      throw in.unexpected();
    }
  }

  /** A parenthesis closes. */
  private void close(Frame top) {
    switch (top.form) {
      case BODY, BLOCK -> throw in.unexpected();
      case FOLDED -> {
        release(top);
        frames.pop();
      }
      case FOLDED_BLOCK -> {
        emit(Opcode.END);
        leave();
      }
      case FOLDED_IF -> {
        if (top.step == 0) {
          throw in.unexpected();
        }
        emit(Opcode.END);
        leave();
      }
      case FOLDED_TRY -> {
        if (top.step == 0) {
          throw in.unexpected();
        }
        if (top.step == 3) {
          frames.pop();
        } else {
          emit(Opcode.END);
          leave();
        }
      }
      case CLAUSE -> frames.pop();
    }
    in.expectClose();
  }
}
