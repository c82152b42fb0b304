;; A legacy try does not catch what a host function throws that was called in tail position: the interpreter still looked
;; for the handlers of the function that had made the call.
(module
  (type $f (func (param i32) (result i32)))
  (import "h" "throw0" (func $throw (type $f)))
  (tag (export "x0") (param i32))
  (func (export "f") (type $f)
    (try (result i32)
      (do (return_call $throw (local.get 0)))
      (catch_all (i32.const 1))))
  (@custom "wasmoka.fuzz" (before first) "call f i32:00000000\0acall f i32:00000001\0acall f i32:00000002\0acall f i32:00000003\0acall f i32:00000004\0acall f i32:00000005\0acall f i32:00000006\0acall f i32:00000007\0a"))
