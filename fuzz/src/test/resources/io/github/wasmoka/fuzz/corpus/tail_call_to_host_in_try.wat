;; What a host function throws that was called in tail position is not caught by the function that made the call: the
;; interpreter still looked for its handlers.
(module
  (type $f (func (param i32) (result i32)))
  (import "h" "throw0" (func $throw (type $f)))
  (tag (export "x0") (param i32))
  (table funcref (elem $throw))
  (func (export "direct") (type $f)
    (block
      (try_table (result i32) (catch_all 0) (return_call $throw (local.get 0)))
      (return))
    (i32.const 2))
  (func (export "indirect") (type $f)
    (block
      (try_table (result i32) (catch_all 0) (return_call_indirect (type $f) (local.get 0) (i32.const 0)))
      (return))
    (i32.const 3))
  (func (export "reference") (type $f)
    (block
      (try_table (result i32) (catch_all 0) (return_call_ref $f (local.get 0) (ref.func $throw)))
      (return))
    (i32.const 4))
  (func $inner (type $f)
    (block
      (try_table (result i32) (catch_all 0) (return_call $throw (local.get 0)))
      (return))
    (i32.const 5))
  (func (export "caller") (type $f)
    (block
      (try_table (result i32) (catch_all 0) (call $inner (local.get 0)))
      (return))
    (i32.const 6))
  (@custom "wasmoka.fuzz" (before first)
    "call direct i32:00000000\0acall direct i32:00000001\0acall direct i32:00000002\0acall direct i32:00000003\0acall direct i32:00000004\0acall direct i32:00000005\0acall direct i32:00000006\0acall direct i32:00000007\0acall indirect i32:00000000\0acall indirect i32:00000001\0acall indirect i32:00000002\0acall indirect i32:00000003\0acall indirect i32:00000004\0acall indirect i32:00000005\0acall indirect i32:00000006\0acall indirect i32:00000007\0acall reference i32:00000000\0acall reference i32:00000001\0acall reference i32:00000002\0acall reference i32:00000003\0acall reference i32:00000004\0acall reference i32:00000005\0acall reference i32:00000006\0acall reference i32:00000007\0acall caller i32:00000000\0acall caller i32:00000001\0acall caller i32:00000002\0acall caller i32:00000003\0acall caller i32:00000004\0acall caller i32:00000005\0acall caller i32:00000006\0acall caller i32:00000007\0a"))
