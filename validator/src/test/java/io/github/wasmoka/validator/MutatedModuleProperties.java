package io.github.wasmoka.validator;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.BinaryDecoder;
import io.github.wasmoka.decoder.text.TextReader;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever bytes are put into a module: it is valid, invalid or malformed, and nothing else. */
class MutatedModuleProperties {
  private static final byte[] MODULE =
      TextReader.read(
              "(module "
                  + InstructionRulesTest.FIELDS
                  + """
                  (func (param i32 i64 (ref $s)) (result i32) (local (ref $ints)) (local v128)
                    (local.set 3 (array.new_default $ints (local.get 0)))
                    (block $b (result i32)
                      (try_table (catch $tag $b) (throw $tag (i32.const 1)))
                      (br_table 0 0 0 (i32.const 1) (i32.load offset=4 (local.get 0))))
                    (drop (struct.get_u $s 1 (local.get 2)))
                    (drop (i8x16.extract_lane_s 3 (local.get 4)))
                    (if (param i32) (result i32) (i32.const 0) (then (call $id))))
                  """
                  + ")",
              Features.ALL)
          .bytes();

  @Example
  void theModuleItselfIsValid() {
    Validator.validate(BinaryDecoder.decode(MODULE, Features.ALL), Features.ALL);
  }

  @Property(tries = 4000)
  void validInvalidOrMalformed(
      @ForAll @Size(min = 1, max = 4) int[] places, @ForAll @IntRange(max = 255) int value) {
    byte[] bytes = Arrays.copyOf(MODULE, MODULE.length);
    for (int i = 0; i < places.length; i++) {
      bytes[8 + Math.floorMod(places[i], bytes.length - 8)] = (byte) (value + i * 31);
    }
    try {
      Validator.validate(BinaryDecoder.decode(bytes, Features.ALL), Features.ALL);
    } catch (InvalidException | MalformedException e) {
      // as it should be
    }
  }
}
