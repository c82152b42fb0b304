package io.github.wasmoka.fuzz.oracle;

import java.util.List;

/** The names by which generated modules import; a function's name says how it behaves. */
public final class HostNames {
  /** The module that host functions are imported from. */
  public static final String MODULE = "h";

  /** The module that everything else is imported from: another instance, made for the purpose. */
  public static final String PROVIDER = "p";

  /** Notes its arguments and returns numbers that follow from them. */
  public static final String LOG = "log";

  /** As {@link #LOG}, and calls one of the instance's functions before. */
  public static final String CALL = "call";

  /** As {@link #LOG}, and at times throws an exception of the instance's first tag. */
  public static final String THROW = "throw";

  /** As {@link #LOG}, and at times fails with a Java exception. */
  public static final String FAIL = "fail";

  /** All of them; JavaScript has no like of the last. */
  public static final List<String> KINDS = List.of(LOG, CALL, THROW, FAIL);

  private HostNames() {}
}
