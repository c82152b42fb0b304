;; calls: a listener was told that a function is left after what it tail-calls was entered
(module
  (func $callee (export "f0") (result i64)
    unreachable)
  (func (export "f1") (result i64)
    return_call $callee)
  (@custom "wasmoka.fuzz"
    "dirty 0\0afuel 0\0ainterruptible 0\0alisten 1\0abudget 0\0acall f1\0a"))
