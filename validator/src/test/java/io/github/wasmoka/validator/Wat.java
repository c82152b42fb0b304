package io.github.wasmoka.validator;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmoka.api.Features;
import io.github.wasmoka.api.InvalidException;
import io.github.wasmoka.decoder.text.TextReader;

/** Modules in the text format, validated. */
final class Wat {
  private Wat() {}

  static ValidModule valid(String wat) {
    return valid(wat, Features.ALL);
  }

  static ValidModule valid(String wat, Features features) {
    return Validator.validate(TextReader.read(wat, features), features);
  }

  /** Validates what must not be valid; the fault's message must begin as told. */
  static InvalidException fault(String message, String wat) {
    return fault(message, wat, Features.ALL);
  }

  static InvalidException fault(String message, String wat, Features features) {
    var module = TextReader.read(wat, Features.ALL);
    var e =
        assertThrows(
            InvalidException.class,
            () -> Validator.validate(module, features),
            () -> "valid, but should be told as " + message + ": " + wat);
    assertTrue(
        String.valueOf(e.getMessage()).startsWith(message),
        () -> wat + " should be " + message + ", is " + e.getMessage());
    return e;
  }
}
