package io.github.wasmoka.decoder.text;

import io.github.wasmoka.decoder.code.CatchClause;
import io.github.wasmoka.decoder.code.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The words of the text format that are no instructions. */
final class Keywords {
  private static final Set<String> WORDS =
      Set.of(
          ("module definition instance binary quote type rec sub final func struct array field mut param result local "
                  + "import export table memory global tag start elem data declare item offset "
                  + "shared pagesize ref null then else do catch catch_ref catch_all catch_all_ref "
                  + "i8 i16 i32 i64 f32 f64 v128 i8x16 i16x8 i32x4 i64x2 f32x4 f64x2 "
                  + "any anyref eq eqref i31 i31ref structref arrayref none nullref funcref nofunc nullfuncref "
                  + "extern externref noextern nullexternref exn exnref noexn nullexnref "
                  + "register invoke get assert_return assert_trap assert_exhaustion assert_exception "
                  + "assert_invalid assert_malformed assert_unlinkable assert_suspension script input output "
                  + "either nan:canonical nan:arithmetic ref.extern ref.host thread wait")
              .split(" "));

  private Keywords() {}

  static String of(CatchClause.Kind kind) {
    return switch (kind) {
      case CATCH -> "catch";
      case CATCH_REF -> "catch_ref";
      case CATCH_ALL -> "catch_all";
      case CATCH_ALL_REF -> "catch_all_ref";
    };
  }

  static boolean known(String word) {
    return WORDS.contains(word)
        || Opcode.ofText(word) != null
        || valued(word, "offset=")
        || valued(word, "align=");
  }

  private static boolean valued(String word, String prefix) {
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    return word.startsWith(prefix)
        && bytes.length > prefix.length()
        && Numerals.classify(bytes, prefix.length(), bytes.length) == TokenKind.NAT;
  }
}
