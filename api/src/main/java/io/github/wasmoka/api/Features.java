package io.github.wasmoka.api;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An immutable set of {@link Feature}s. */
public final class Features {
  /** WebAssembly 1.0. */
  public static final Features WASM_1 = upTo("1.0");

  /** WebAssembly 2.0. */
  public static final Features WASM_2 = upTo("2.0");

  /** WebAssembly 3.0, the default. */
  public static final Features WASM_3 = upTo("3.0");

  /** 3.0 and every proposal known here. */
  public static final Features ALL = new Features(EnumSet.allOf(Feature.class));

  private final EnumSet<Feature> set;

  private Features(EnumSet<Feature> set) {
    this.set = set;
  }

  /**
   * These features and no other.
   *
   * @param features the features
   * @return the set
   */
  public static Features of(Collection<Feature> features) {
    var set = EnumSet.noneOf(Feature.class);
    set.addAll(features);
    return new Features(set);
  }

  private static Features upTo(String version) {
    return of(
        Set.of(Feature.values()).stream()
            .filter(f -> f.since().isPresent() && f.since().get().compareTo(version) <= 0)
            .toList());
  }

  /**
   * Whether a feature is on.
   *
   * @param feature the feature
   * @return true if it is
   */
  public boolean has(Feature feature) {
    return set.contains(feature);
  }

  /**
   * This set and some more.
   *
   * @param features the features to switch on
   * @return the larger set
   */
  public Features with(Feature... features) {
    var more = EnumSet.copyOf(set);
    more.addAll(Set.of(features));
    return new Features(more);
  }

  /**
   * This set without some.
   *
   * @param features the features to switch off
   * @return the smaller set
   */
  public Features without(Feature... features) {
    var less = EnumSet.copyOf(set);
    less.removeAll(Set.of(features));
    return new Features(less);
  }

  /** {@return the features, unmodifiable} */
  public Set<Feature> asSet() {
    return Set.copyOf(set);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features f && set.equals(f.set);
  }

  @Override
  public int hashCode() {
    return set.hashCode();
  }

  @Override
  public String toString() {
    return new TreeSet<>(set).stream().map(Feature::id).collect(Collectors.joining(","));
  }
}
