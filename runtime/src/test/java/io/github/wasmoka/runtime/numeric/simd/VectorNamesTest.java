package io.github.wasmoka.runtime.numeric.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.decoder.code.Imm;
import io.github.wasmoka.decoder.code.Opcode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The opcode table names every method here, and no method is left over. */
class VectorNamesTest {
  private static final List<Class<?>> SHAPES =
      List.of(
          V128Ops.class,
          I8x16.class,
          I16x8.class,
          I32x4.class,
          I64x2.class,
          F32x4.class,
          F64x2.class);

  @Test
  void everyInstructionHasItsMethodsAndEveryMethodItsInstruction() {
    Map<String, Method> methods = methods();
    Set<String> unused = new HashSet<>(methods.keySet());
    int instructions = 0;
    for (Opcode op : Opcode.values()) {
      if (op.prefix() != 0xfd || op.accessWidth() != 0 || op.imm() == Imm.V128) {
        continue;
      }
      instructions++;
      String name = camelCase(op.text());
      String type = Objects.requireNonNull(op.type(), op.text());
      if (!type.endsWith("v")) {
        assertSignature(methods, name, op, type, true);
        assertTrue(unused.remove(name), name);
      } else if (methods.containsKey(name)) {
        assertSignature(methods, name, op, type, false);
        assertTrue(unused.remove(name), name);
      } else {
        for (String half : List.of("Lo", "Hi")) {
          assertSignature(methods, name + half, op, type, true);
          assertTrue(unused.remove(name + half), name + half);
        }
      }
    }
    assertEquals(Set.of(), unused);
    assertEquals(233, instructions);
  }

  private static void assertSignature(
      Map<String, Method> methods, String name, Opcode op, String type, boolean bothHalves) {
    Method method = methods.get(name);
    assertTrue(method != null, () -> op.text() + " has no method " + name);
    List<Class<?>> expected = new ArrayList<>();
    int arrow = type.indexOf('>');
    for (char letter : type.substring(0, arrow).toCharArray()) {
      expected.add(java(letter));
      if (letter == 'v' && bothHalves) {
        expected.add(long.class);
      }
    }
    if (op.imm() == Imm.LANE) {
      expected.add(int.class);
    } else if (op.imm() == Imm.SHUFFLE) {
      expected.add(long.class);
      expected.add(long.class);
    }
    assertEquals(expected, List.of(method.getParameterTypes()), name);
    assertEquals(java(type.charAt(arrow + 1)), method.getReturnType(), name);
  }

  private static Class<?> java(char letter) {
    return switch (letter) {
      case 'i' -> int.class;
      case 'l', 'v' -> long.class;
      case 'f' -> float.class;
      case 'd' -> double.class;
      default -> throw new AssertionError(letter);
    };
  }

  private static Map<String, Method> methods() {
    Map<String, Method> methods = new HashMap<>();
    SHAPES.stream()
        .flatMap(shape -> Stream.of(shape.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .forEach(method -> {
          // The class is the first word of the instruction, so that no list is needed.
          String shape = method.getDeclaringClass().getSimpleName().replace("Ops", "");
          assertTrue(method.getName().startsWith(shape.toLowerCase(Locale.ROOT)));
          assertEquals(null, methods.put(method.getName(), method));
        });
    return methods;
  }

  private static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
