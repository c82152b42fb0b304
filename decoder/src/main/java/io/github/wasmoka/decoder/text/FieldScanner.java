package io.github.wasmoka.decoder.text;

import io.github.wasmoka.decoder.module.ExternKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the fields of a module first: binds their identifiers, so that each may be used before
 * it is defined, and checks their order (§6.6.13).
 */
final class FieldScanner {
  /**
   * A field.
   *
   * @param keyword what it is
   * @param position the token behind the keyword
   */
  record Field(String keyword, int position) {}

  private final ModuleContext module;
  private final TokenStream in;
  private final List<Field> fields = new ArrayList<>();
  private @Nullable ExternKind defined;
  private boolean started;

  FieldScanner(ModuleContext module) {
    this.module = module;
    this.in = module.in;
  }

  /** Scans all fields and stops at what is none. */
  List<Field> scan() {
    while (in.kind() == TokenKind.OPEN) {
      in.advance();
      int keywordAt = in.position();
      String keyword = in.keyword();
      fields.add(new Field(keyword, in.position()));
      if (!known(keyword)) {
        in.seek(keywordAt);
        throw in.unexpected();
      }
      in.skipToClose();
    }
    return fields;
  }

  private boolean known(String keyword) {
    switch (keyword) {
      case "type" -> module.typeIds.bind(in);
      case "rec" -> rec();
      case "import" -> importField();
      case "func", "table", "memory", "global", "tag" -> external(kind(keyword));
      case "export" -> {}
      case "start" -> {
        if (started) {
          throw in.error("multiple start sections");
        }
        started = true;
      }
      case "elem" -> module.elemIds.bind(in);
      case "data" -> module.dataIds.bind(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  static ExternKind kind(String keyword) {
    return switch (keyword) {
      case "func" -> ExternKind.FUNC;
      case "table" -> ExternKind.TABLE;
      case "memory" -> ExternKind.MEMORY;
      case "global" -> ExternKind.GLOBAL;
      case "tag" -> ExternKind.TAG;
      default -> throw new IllegalArgumentException(keyword);
    };
  }

  static boolean isKind(String keyword) {
    return switch (keyword) {
      case "func", "table", "memory", "global", "tag" -> true;
      default -> false;
    };
  }

  private void rec() {
    while (in.kind() != TokenKind.CLOSE) {
      in.expectOpen("type");
      module.typeIds.bind(in);
      in.skipToClose();
    }
  }

  private void importField() {
    checkOrder();
    in.string();
    in.string();
    in.expect(TokenKind.OPEN);
    if (in.kind() != TokenKind.KEYWORD || !isKind(in.text())) {
      throw in.unexpected();
    }
    module.space(kind(in.keyword())).bind(in);
    in.skipToClose();
  }

  private void checkOrder() {
    ExternKind before = defined;
    if (before != null) {
      throw in.error("import after " + (before == ExternKind.FUNC ? "function" : before.text()));
    }
  }

  private void external(ExternKind kind) {
    module.space(kind).bind(in);
    while (in.tryOpen("export")) {
      in.skipToClose();
    }
    if (in.atOpen("import")) {
      checkOrder();
      return;
    }
    defined = defined == null ? kind : defined;
    // Segments inside tables and memories take indices in the order of the text as well.
    if (kind == ExternKind.TABLE) {
      if (!in.tryKeyword("i64")) {
        in.tryKeyword("i32");
      }
      if (in.kind() != TokenKind.NAT) {
        module.elemIds.skip(1);
      }
    } else if (kind == ExternKind.MEMORY) {
      if (!in.tryKeyword("i64")) {
        in.tryKeyword("i32");
      }
      if (in.tryOpen("pagesize")) {
        in.skipToClose();
      }
      if (in.atOpen("data")) {
        module.dataIds.skip(1);
      }
    }
  }
}
