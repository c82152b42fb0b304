/**
 * What every engine has to fulfil, seen through the API as an embedder uses it. Each class runs
 * once for every engine on the module path.
 */
@NullMarked
package io.github.wasmoka.spectest.contract;

import org.jspecify.annotations.NullMarked;
