package io.github.wasmoka.decoder.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Feature;
import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.MalformedException;
import io.github.wasmoka.decoder.binary.ByteSink;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each row of the table with any immediates: what is written is what is read. */
class InstructionRoundTripProperties {
  private static byte[] write(Opcode op, long seed) {
    var sink = new ByteSink();
    new RandomInstruction(new Random(seed)).expression(op, new InstructionWriter(sink));
    return sink.toByteArray();
  }

  @Property(tries = 60)
  void whatIsWrittenIsRead(@ForAll long seed) {
    for (Opcode op : Opcode.values()) {
      var expected = new Recorder();
      new RandomInstruction(new Random(seed)).expression(op, expected.visitor());
      assertEquals(expected.events(), Recorder.read(write(op, seed)), op.name());
    }
  }

  @Property(tries = 10)
  void whatIsReadIsWritten(@ForAll long seed) {
    for (Opcode op : Opcode.values()) {
      byte[] bytes = write(op, seed);
      var again = new ByteSink();
      var reader = new InstructionReader(bytes, 0, bytes.length, Features.ALL, true);
      var writer = new InstructionWriter(again);
      while (reader.next(writer)) {
        // the writer does the work
      }
      assertArrayEquals(bytes, again.toByteArray(), op.name());
    }
  }

  @Property(tries = 5)
  void whatIsCutIsMalformed(@ForAll long seed) {
    for (Opcode op : Opcode.values()) {
      byte[] bytes = write(op, seed);
      for (int size = 0; size < bytes.length; size++) {
        byte[] cut = Arrays.copyOf(bytes, size);
        var e = assertThrows(MalformedException.class, () -> Recorder.read(cut), op.name());
        assertTrue(e.offset() <= size, op.name());
      }
    }
  }

  @Example
  void isUnknownWithoutItsFeature() {
    for (Opcode op : Opcode.values()) {
      Feature feature = op.feature();
      if (feature != null && op != Opcode.THROW) {
        byte[] bytes = {
          (byte) op.number(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11
        };
        if (op.prefix() != 0) {
          var sink = new ByteSink();
          sink.u8(op.prefix());
          sink.u32(op.number());
          sink.bytes(new byte[20]);
          bytes = sink.toByteArray();
        }
        var reader =
            new InstructionReader(bytes, 0, bytes.length, Features.ALL.without(feature), true);
        var e = assertThrows(MalformedException.class, () -> reader.next(new EmptyVisitor()));
        assertTrue(e.getMessage().startsWith("illegal opcode"), e.getMessage());
        assertTrue(e.getMessage().contains(feature.id()), e.getMessage());
        assertEquals(0, e.offset());
      }
    }
  }
}
