package io.github.wasmoka.fuzz.generate;

import io.github.wasmoka.decoder.code.Opcode;
import java.util.EnumMap;

/** The rule of every instruction. */
final class Rules {
  private static final EnumMap<Opcode, Rule> RULES = new EnumMap<>(Opcode.class);

  static {
    for (Opcode op : Opcode.values()) {
      RULES.put(op, rule(op));
    }
  }

  private Rules() {}

  static Rule of(Opcode op) {
    Rule rule = RULES.get(op);
    if (rule == null) {
      throw new IllegalStateException("no rule for " + op);
    }
    return rule;
  }

  private static Rule rule(Opcode op) {
    return switch (op) {
      // Written by the rule of what they belong to.
      case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> (_, _) -> false;
      case UNREACHABLE -> Branches::unreachable;
      case BLOCK, LOOP, IF -> Blocks::apply;
      case TRY -> Exceptions::legacy;
      case TRY_TABLE -> Exceptions::tryTable;
      case THROW -> Exceptions::raise;
      case THROW_REF -> Exceptions::raiseRef;
      case RETHROW -> Exceptions::rethrow;
      case BR -> Branches::br;
      case BR_IF -> Branches::brIf;
      case BR_TABLE -> Branches::brTable;
      case RETURN -> Branches::returns;
      case BR_ON_NULL -> Branches::brOnNull;
      case BR_ON_NON_NULL -> Branches::brOnNonNull;
      case BR_ON_CAST, BR_ON_CAST_FAIL -> References::brOnCast;
      case CALL -> Calls::call;
      case CALL_INDIRECT -> Calls::indirect;
      case CALL_REF -> Calls::ref;
      case RETURN_CALL -> Calls::returnCall;
      case RETURN_CALL_INDIRECT -> Calls::returnCallIndirect;
      case RETURN_CALL_REF -> Calls::returnCallRef;
      case DROP -> Rules::drop;
      case SELECT, SELECT_T -> Producers::select;
      case LOCAL_GET -> Variables::localGet;
      case LOCAL_SET, LOCAL_TEE -> Variables::localSet;
      case GLOBAL_GET -> Variables::globalGet;
      case GLOBAL_SET -> Variables::globalSet;
      case TABLE_GET -> Tables::get;
      case TABLE_SET -> Tables::set;
      case TABLE_SIZE -> Tables::size;
      case TABLE_GROW -> Tables::grow;
      case TABLE_FILL -> Tables::fill;
      case TABLE_COPY -> Tables::copy;
      case TABLE_INIT -> Tables::init;
      case ELEM_DROP -> Tables::dropElements;
      case MEMORY_SIZE -> Memories::size;
      case MEMORY_GROW -> Memories::grow;
      case MEMORY_FILL -> Memories::fill;
      case MEMORY_COPY -> Memories::copy;
      case MEMORY_INIT -> Memories::init;
      case DATA_DROP -> Memories::dropData;
      case REF_NULL -> References::refNull;
      case REF_IS_NULL -> References::isNull;
      case REF_FUNC -> References::refFunc;
      case REF_EQ -> References::equal;
      case REF_AS_NON_NULL -> References::asNonNull;
      case REF_TEST, REF_TEST_NULL -> References::test;
      case REF_CAST, REF_CAST_NULL -> References::cast;
      case STRUCT_NEW -> Aggregates::structNew;
      case STRUCT_NEW_DEFAULT -> Aggregates::structNewDefault;
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> Aggregates::structGet;
      case STRUCT_SET -> Aggregates::structSet;
      case ARRAY_NEW -> Aggregates::arrayNew;
      case ARRAY_NEW_DEFAULT -> Aggregates::arrayNewDefault;
      case ARRAY_NEW_FIXED -> Aggregates::arrayNewFixed;
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> Aggregates::arrayNewSegment;
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> Aggregates::arrayInitSegment;
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> Aggregates::arrayGet;
      case ARRAY_SET -> Aggregates::arraySet;
      case ARRAY_LEN -> Aggregates::arrayLen;
      case ARRAY_FILL -> Aggregates::arrayFill;
      case ARRAY_COPY -> Aggregates::arrayCopy;
      case REF_I31 -> Aggregates::i31New;
      case I31_GET_S, I31_GET_U -> Aggregates::i31Get;
      case ANY_CONVERT_EXTERN -> Aggregates::internalize;
      case EXTERN_CONVERT_ANY -> Aggregates::externalize;
      default -> op.accessWidth() > 0 ? Memories::access : FixedRule::apply;
    };
  }

  private static boolean drop(CodeGenerator g, Opcode op) {
    g.operands(g.chooser.value());
    g.code.out.plain(op);
    g.code.pop(1);
    return true;
  }
}
