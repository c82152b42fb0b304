package io.github.wasmoka.runtime.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {
  /** HotSpot's C1InlineStackLimit. */
  private static final int LIMIT = 10;

  /** HotSpot's MaxInlineSize: C2 inlines up to that where a call is not hot as well. */
  private static final int SIZE = 35;

  @Test
  void c2InlinesAccessesAndC1DoesNot() throws IOException {
    byte[] bytes;
    try (InputStream in = Access.class.getResourceAsStream("Access.class")) {
      bytes = in.readAllBytes();
    }
    List<MethodModel> methods =
        ClassFile.of().parse(bytes).methods().stream()
            .filter(method -> !method.methodName().equalsString("<init>"))
            .toList();
    assertEquals(40, methods.size());
    for (MethodModel method : methods) {
      int params = 0;
      for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
        params += TypeKind.from(type).slotSize();
      }
      var code = (CodeAttribute) method.code().orElseThrow();
      assertTrue(
          code.maxStack() + code.maxLocals() - params > LIMIT, method.methodName()::stringValue);
      assertTrue(code.codeLength() <= SIZE, method.methodName()::stringValue);
    }
  }
}
