;; A frame that held references before catches an exception that carries numbers, further up than the references stood. Found
;; by damaged modules.
(module
  (tag $t (param i32 i64))
  (func $references (export "references") (param externref) (result externref) (local.get 0))
  (func (export "catch") (result i64) (local i32 i32 i32 i32 i64)
    (block $h (result i32 i64)
      (try_table (catch $t $h) (throw $t (i32.const 1) (i64.const 41)))
      (unreachable))
    (local.set 4)
    (i64.add (i64.extend_i32_u) (local.get 4))))

(assert_return (invoke "references" (ref.extern 1)) (ref.extern 1))
(assert_return (invoke "catch") (i64.const 42))
(assert_return (invoke "references" (ref.extern 2)) (ref.extern 2))
(assert_return (invoke "catch") (i64.const 42))
