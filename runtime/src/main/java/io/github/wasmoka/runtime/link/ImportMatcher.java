package io.github.wasmoka.runtime.link;

import io.github.wasmoka.api.HostFunction;
import io.github.wasmoka.api.Imports;
import io.github.wasmoka.api.LinkException;
import io.github.wasmoka.api.type.DefType;
import io.github.wasmoka.api.type.ExternType;
import io.github.wasmoka.api.type.GlobalType;
import io.github.wasmoka.api.type.ImportType;
import io.github.wasmoka.api.type.MemType;
import io.github.wasmoka.api.type.TableType;
import io.github.wasmoka.api.type.TagType;
import io.github.wasmoka.api.type.ValType;
import io.github.wasmoka.decoder.module.Import;
import io.github.wasmoka.runtime.memory.MemoryInstance;
import io.github.wasmoka.runtime.store.FuncInstance;
import io.github.wasmoka.runtime.store.GlobalInstance;
import io.github.wasmoka.runtime.store.HostFuncInstance;
import io.github.wasmoka.runtime.store.ModuleInstance;
import io.github.wasmoka.runtime.store.TableInstance;
import io.github.wasmoka.runtime.store.TagInstance;
import io.github.wasmoka.validator.ValidModule;
import java.util.Optional;

/** Finds the imports of an instance and checks that they match (§3.3.15, §4.7.1). */
final class ImportMatcher {
  private final ValidModule valid;
  private final ModuleInstance instance;
  private final Imports imports;
  private int function;
  private int table;
  private int memory;
  private int global;
  private int tag;

  ImportMatcher(ValidModule valid, ModuleInstance instance, Imports imports) {
    this.valid = valid;
    this.instance = instance;
    this.imports = imports;
  }

  void resolve() {
    for (Import declared : valid.module().imports()) {
      switch (declared.desc().kind()) {
        case FUNC -> {
          DefType type = valid.function(function);
          instance.functions[function++] = function(declared, type);
        }
        case TABLE -> {
          TableType type = valid.table(table);
          instance.tables[table++] = table(declared, type);
        }
        case MEMORY -> {
          MemType type = valid.memory(memory);
          instance.memories[memory++] = memory(declared, type);
        }
        case GLOBAL -> {
          GlobalType type = valid.global(global);
          instance.globals[global++] = global(declared, type);
        }
        case TAG -> {
          DefType type = valid.tag(tag);
          instance.tags[tag++] = tag(declared, type);
        }
      }
    }
  }

  private Object find(Import declared, ExternType type) {
    Optional<Object> found = imports.find(new ImportType(declared.module(), declared.name(), type));
    return found.orElseThrow(
        () -> new LinkException("unknown import: " + name(declared) + " " + type));
  }

  private static String name(Import declared) {
    return "\"" + declared.module() + "\" \"" + declared.name() + "\"";
  }

  private static LinkException incompatible(Import declared, Object expected, Object found) {
    return new LinkException(
        "incompatible import type: " + name(declared) + " is " + found + ", not " + expected);
  }

  private FuncInstance function(Import declared, DefType type) {
    Object found = find(declared, type.funcType());
    if (found instanceof FuncInstance func && func.type.isSubtypeOf(type)) {
      return func;
    }
    // A host function has no declared place among the subtypes: it takes whatever type its
    // signature allows.
    if (found instanceof HostFunction host && host.type().equals(type.funcType())) {
      return new HostFuncInstance(host, type, instance);
    }
    throw incompatible(declared, type.funcType(), found);
  }

  private TableInstance table(Import declared, TableType type) {
    Object found = find(declared, type);
    if (found instanceof TableInstance actual) {
      TableType present = actual.type();
      if (present.addrType() == type.addrType()
          && present.element().equals(type.element())
          && present.limits().matches(type.limits())) {
        return actual;
      }
      throw incompatible(declared, type, present);
    }
    throw incompatible(declared, type, found);
  }

  private MemoryInstance memory(Import declared, MemType type) {
    Object found = find(declared, type);
    if (found instanceof MemoryInstance actual) {
      MemType present = actual.type();
      if (present.addrType() == type.addrType()
          && present.shared() == type.shared()
          && present.pageSizeLog2() == type.pageSizeLog2()
          && present.limits().matches(type.limits())) {
        return actual;
      }
      if (present.pageSizeLog2() != type.pageSizeLog2()
          && present.limits().matches(type.limits())) {
        throw new LinkException(
            "memory types incompatible: "
                + name(declared)
                + " is a memory of "
                + present
                + ", not "
                + type);
      }
      throw incompatible(declared, "a memory of " + type, "a memory of " + present);
    }
    throw incompatible(declared, type, found);
  }

  private GlobalInstance global(Import declared, GlobalType type) {
    Object found = find(declared, type);
    if (found instanceof GlobalInstance actual) {
      ValType present = actual.type().valType();
      if (actual.type().mutable() == type.mutable()
          && (type.mutable() ? present.equals(type.valType()) : present.matches(type.valType()))) {
        return actual;
      }
      throw incompatible(declared, type, actual.type());
    }
    throw incompatible(declared, type, found);
  }

  private TagInstance tag(Import declared, DefType type) {
    Object found = find(declared, new TagType(type.funcType()));
    if (found instanceof TagInstance actual && actual.defType == type) {
      return actual;
    }
    throw incompatible(declared, type.funcType(), found);
  }
}
