;; compile: interpreter ok, node refused
;; wasmoka fuzz --engine interpreter,bytecode --against node --verbose --replay fuzz-findings/case-8281708-0.wat
(module
  (type (;0;) (func))
  (type (;1;) (sub (struct)))
  (func (;0;) (type 0)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0)
  (tag (;0;) (type 0))
  (global (;0;) (mut i32) (i32.const 0))
  (export "f0" (func 0))
  (export "budget" (global 0))
  (export "x0" (tag 0))
  (@custom "wasmoka.fuzz" (before first) "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 400\0acall f0\0a"))
