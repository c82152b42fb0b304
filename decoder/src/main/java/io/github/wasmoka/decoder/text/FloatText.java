package io.github.wasmoka.decoder.text;

/**
 * Floats as text that reads back as the same bits: the shortest decimal number, NaNs with their
 * payload.
 */
final class FloatText {
  private static final int F32_PAYLOAD = 0x7fffff;
  private static final int F32_CANONICAL = 0x400000;
  private static final long F64_PAYLOAD = 0xf_ffff_ffff_ffffL;
  private static final long F64_CANONICAL = 0x8_0000_0000_0000L;

  private FloatText() {}

  static String f32(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      return nan(bits < 0, bits & F32_PAYLOAD, F32_CANONICAL);
    }
    return Float.isInfinite(value) ? (bits < 0 ? "-inf" : "inf") : shorten(Float.toString(value));
  }

  static String f64(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      return nan(bits < 0, bits & F64_PAYLOAD, F64_CANONICAL);
    }
    return Double.isInfinite(value) ? (bits < 0 ? "-inf" : "inf") : shorten(Double.toString(value));
  }

  private static String nan(boolean negative, long payload, long canonical) {
    String sign = negative ? "-" : "";
    return payload == canonical ? sign + "nan" : sign + "nan:0x" + Long.toHexString(payload);
  }

  private static String shorten(String decimal) {
    String text = decimal.replace('E', 'e');
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text.replace(".0e", "e");
  }
}
