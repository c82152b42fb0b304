;; A vector that stays in the local that it was got from had a place of its own in a stack map frame, behind the last local
;; of the method: ClassFormatError.
(module
  (func (export "f")
    (local v128)
    local.get 0
    ref.null extern
    ref.null extern
    i32.const 0
    select (result externref)
    unreachable)
  (@custom "wasmoka.fuzz" (before first) "call f\0a"))
