package io.github.wasmoka.validator;

import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.module.Body;
import java.util.Arrays;
import java.util.List;

/**
 * The types of a function's locals, parameters first. The first ones, which are named most, stand
 * in an array; the others stay the runs that the body declares them in, so that a function costs
 * what its bytes are and not what they claim.
 */
final class LocalTypes {
  /** No locals at all. */
  static final LocalTypes NONE = new LocalTypes(List.of(), new int[0], new ValType[0]);

  private static final int FLAT = 64;

  private final int params;
  private final int count;
  private final ValType[] flat;
  // Run n holds the locals below ends[n] and from the end of the run before on.
  private final int[] ends;
  private final ValType[] types;

  private LocalTypes(List<ValType> params, int[] ends, ValType[] types) {
    this.params = params.size();
    this.ends = ends;
    this.types = types;
    this.count = ends.length == 0 ? this.params : ends[ends.length - 1];
    this.flat = params.toArray(new ValType[Math.max(this.params, Math.min(count, FLAT))]);
    int at = this.params;
    for (int run = 0; at < flat.length; run++) {
      int end = Math.min(ends[run], flat.length);
      Arrays.fill(flat, at, end, types[run]);
      at = end;
    }
  }

  static LocalTypes of(ValidModule module, int function) {
    List<ValType> params = module.functionType(function).params();
    List<Body.Locals> runs = module.body(function).locals();
    var ends = new int[runs.size()];
    var types = new ValType[runs.size()];
    int end = params.size();
    for (int i = 0; i < ends.length; i++) {
      end += runs.get(i).count();
      ends[i] = end;
      types[i] = module.close(runs.get(i).type());
    }
    return new LocalTypes(params, ends, types);
  }

  /** {@return how many locals there are} */
  int count() {
    return count;
  }

  /** {@return how many of them are parameters} */
  int params() {
    return params;
  }

  /** {@return the type of a local below {@link #count}} */
  ValType at(int index) {
    if (index < flat.length) {
      return flat[index];
    }
    // An empty run has the end of the one before it: the search is for the first end above.
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return types[low];
  }
}
