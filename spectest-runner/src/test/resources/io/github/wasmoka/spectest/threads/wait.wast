;; Two threads: one waits, the other wakes it.
(module $Shared (memory (export "m") 1 1 shared))
(thread $waiter (shared (module $Shared))
  (register "s" $Shared)
  (module
    (memory (import "s" "m") 1 1 shared)
    (func (export "run") (result i32)
      (i32.atomic.store (i32.const 4) (i32.const 1))
      (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
  (assert_return (invoke "run") (either (i32.const 0) (i32.const 1))))
(register "s" $Shared)
(module
  (memory (import "s" "m") 1 1 shared)
  (func (export "wake")
    (loop $l (br_if $l (i32.eqz (i32.atomic.load (i32.const 4)))))
    (i32.atomic.store (i32.const 0) (i32.const 1))
    (loop $n
      (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))))
(invoke "wake")
(wait $waiter)
