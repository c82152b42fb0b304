;; Names of exports that would not be one word of a script: they were not called.
(module
  (func (export "") (result i32) (i32.const 1))
  (func (export " ") (result i32) (i32.const 2))
  (func (export "a b") (param i32) (result i32) (i32.add (local.get 0) (i32.const 3)))
  (func (export "a\n% +") (result i32) (i32.const 4))
  (func (export "\c2\a0") (result i32) (i32.const 5)))
