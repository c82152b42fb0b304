package io.github.wasmoka.api.type;

/**
 * The type of a linear memory (§2.3.13).
 *
 * @param addrType the type of its addresses
 * @param limits its size range in pages of {@code 1 << pageSizeLog2} bytes
 * @param shared whether several threads may use it (threads proposal)
 * @param pageSizeLog2 16, or 0 (custom-page-sizes proposal)
 */
public record MemType(AddrType addrType, Limits limits, boolean shared, int pageSizeLog2)
    implements ExternType {
  /** The binary logarithm of the ordinary page size, 64 KiB. */
  public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

  /**
   * A 32-bit, unshared memory of ordinary pages.
   *
   * @param limits its size range in pages of 64 KiB
   * @return the type
   */
  public static MemType of(Limits limits) {
    return new MemType(AddrType.I32, limits, false, DEFAULT_PAGE_SIZE_LOG2);
  }

  /** {@return the size of a page in bytes} */
  public int pageSize() {
    return 1 << pageSizeLog2;
  }

  @Override
  public String toString() {
    return (addrType == AddrType.I64 ? "i64 " : "")
        + limits
        + (shared ? " shared" : "")
        + (pageSizeLog2 == DEFAULT_PAGE_SIZE_LOG2 ? "" : " (pagesize " + pageSize() + ")");
  }
}
