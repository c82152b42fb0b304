(module
  (tag $e (param i32))
  (tag $f)
  (func $flat (result i32)
    try $outer (result i32)
      try $inner
        throw $f
      delegate $outer
      i32.const 0
    catch $e
    catch $f
      rethrow $outer
    catch_all
      i32.const 2
    end $outer)
  (func $folded
    (try $t
      (do (throw $e (i32.const 0)))
      (catch $e drop)
      (catch $f (rethrow $t))
      (catch_all))
    (block $b
      (try (do (call $folded)) (delegate $b)))
    (try (do))))
