package io.github.wasmoka.decoder.text;

import io.github.wasmoka.decoder.binary.ByteSink;
import io.github.wasmoka.decoder.binary.Section;
import io.github.wasmoka.decoder.module.SectionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Custom sections as annotations (§7.5.2): {@code (@custom "name" (after code) "contents")}. */
final class CustomAnnotations {
  /** The words for sections in places, in the order of the sections. */
  static final Map<String, Section> PLACES =
      Map.ofEntries(
          Map.entry("type", Section.TYPE),
          Map.entry("import", Section.IMPORT),
          Map.entry("func", Section.FUNCTION),
          Map.entry("table", Section.TABLE),
          Map.entry("memory", Section.MEMORY),
          Map.entry("tag", Section.TAG),
          Map.entry("global", Section.GLOBAL),
          Map.entry("export", Section.EXPORT),
          Map.entry("start", Section.START),
          Map.entry("elem", Section.ELEMENT),
          Map.entry("datacount", Section.DATA_COUNT),
          Map.entry("code", Section.CODE),
          Map.entry("data", Section.DATA));

  /**
   * A custom section.
   *
   * @param after the section that it stands behind, {@code CUSTOM} for none
   * @param last whether it stands behind all others, the generated name section included
   * @param range its contents in the scratch bytes
   */
  private record Custom(Section after, boolean last, SectionRange range) {}

  private final ModuleContext module;
  private final List<Custom> customs = new ArrayList<>();

  CustomAnnotations(ModuleContext module) {
    this.module = module;
  }

  /** Reads the annotations in front of the next token, where a field may stand. */
  void read() {
    for (Lexer.Annotation annotation : module.in.annotations("custom")) {
      TokenStream in = module.in.inside(annotation);
      String name = in.name();
      Section after = Section.DATA;
      boolean last = true;
      if (in.kind() == TokenKind.OPEN) {
        in.advance();
        boolean before = in.tryKeyword("before");
        if (!before) {
          in.expectKeyword("after");
        }
        if (in.tryKeyword(before ? "first" : "last")) {
          last = !before;
          after = before ? Section.CUSTOM : Section.DATA;
        } else {
          Section section = in.kind() == TokenKind.KEYWORD ? PLACES.get(in.text()) : null;
          if (section == null) {
            throw in.unexpected();
          }
          in.advance();
          last = false;
          after = before ? Section.values()[section.ordinal() - 1] : section;
        }
        in.expectClose();
      }
      ByteSink scratch = module.scratch;
      int start = scratch.size();
      scratch.bytes(in.strings());
      if (!in.atEnd()) {
        throw in.unexpected();
      }
      customs.add(new Custom(after, last, new SectionRange(0, name, start, scratch.size())));
    }
  }

  int count() {
    return customs.size();
  }

  /**
   * All sections in the order that the encoder shall write them in. Names make a name section of
   * their own, unless one is written out.
   */
  List<SectionRange> sections() {
    var sections = new ArrayList<SectionRange>();
    for (Section section : Section.values()) {
      if (section != Section.CUSTOM) {
        sections.add(new SectionRange(section.id(), "", 0, 0));
      }
      for (Custom custom : customs) {
        if (custom.after == section && !custom.last) {
          sections.add(custom.range);
        }
      }
    }
    boolean explicit = customs.stream().anyMatch(c -> c.range.name().equals("name"));
    if (!explicit && !module.names.isEmpty()) {
      int start = module.scratch.size();
      module.scratch.bytes(module.names.encode());
      sections.add(new SectionRange(0, "name", start, module.scratch.size()));
    }
    customs.stream().filter(Custom::last).map(Custom::range).forEach(sections::add);
    return sections;
  }
}
