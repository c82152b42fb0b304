(module
  (import "env" "tag" (tag $imported (param i32)))
  (tag $e (export "e") (param i32 i64))
  (tag $none)
  (func (result i32)
    (block $h (result i32)
      (block $all
        (block $ref (result exnref)
          (try_table $t (catch $imported $h) (catch_all_ref $ref) (catch_all $all)
            (throw $e (i32.const 1) (i64.const 2)))
          unreachable)
        throw_ref)
      i32.const 3)))
