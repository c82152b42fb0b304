;; call 0: interpreter trap out of bounds memory access, bytecode broken java.lang.VerifyError: Stack map does not match the one at exception handler 855
(module
  (type (;0;) (func))
  (type (;1;) (func (result (ref null 0) (ref i31))))
  (type (;2;) (func (param f32 v128 (ref any) (ref null 0)) (result (ref null 0))))
  (type (;3;) (func (result i64)))
  (type (;4;) (func (param f32 f64 i32) (result i32)))
  (type (;5;) (func (param f32 externref i64 v128) (result f64 i64)))
  (type (;6;) (func (param (ref func) v128 f32)))
  (type (;7;) (func (result f64)))
  (type (;8;) (func (result (ref func) v128 f32 exnref)))
  (import "h" "throw0" (func (;0;) (type 4) (param f32 f64 i32) (result i32)))
  (import "h" "fail1" (func (;1;) (type 5) (param f32 externref i64 v128) (result f64 i64)))
  (import "p" "t0" (table (;0;) 7 8 funcref))
  (func (;2;) (type 0)
    (local i32 f32 v128)
    global.get 3
    i32.eqz
    if
      unreachable
    end
    global.get 3
    i32.const 1
    i32.sub
    global.set 3
    global.get 3
    if
    end
    global.get 3
    local.set 0
    block (result structref)
      global.get 3
      if (result anyref)
        block (result anyref)
          f32.const 4.2949673e9
          loop (type 7)
            global.get 3
            i32.eqz
            if
              unreachable
            end
            global.get 3
            i32.const 1
            i32.sub
            global.set 3
            global.get 3
            if
            end
            local.get 0
            if
              block (type 8)
                try_table (catch_ref 1 0)
                  ref.null any
                  ref.func 1
                  br_on_null 5
                  drop
                  ref.is_null
                  global.get 4
                  i32.xor
                  global.set 4
                end
                ref.func 0
                v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
                f32.const 0
                ref.null exn
              end
              ref.null 0
              return_call_ref 0
            end
            f64.const 0
          end
          i32.const 0
          call 0
          global.get 4
          i32.xor
          global.set 4
          ref.null any
        end
        ref.null any
        i32.const 0
        select (result anyref)
      else
        ref.null any
      end
      ref.cast structref
      br_on_non_null 0
      ref.null struct
    end
    ref.is_null
    global.get 4
    i32.xor
    global.set 4)
  (func (;3;) (type 3) (result i64)
    global.get 3
    i32.eqz
    if
      unreachable
    end
    global.get 3
    i32.const 1
    i32.sub
    global.set 3
    unreachable)
  (memory (;0;) 1 1)
  (tag (;0;) (type 0))
  (tag (;1;) (type 6) (param (ref func) v128 f32))
  (global (;0;) (mut f32) (f32.const 1.8446744e19))
  (global (;1;) (mut f32) (f32.const 1.6777216e7))
  (global (;2;) (ref extern) i32.const 63 ref.i31 extern.convert_any)
  (global (;3;) (mut i32) (i32.const 0))
  (global (;4;) (mut i32) (i32.const 0))
  (global (;5;) (mut i64) (i64.const 0))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "f2" (func 2))
  (export "f3" (func 3))
  (export "t0" (table 0))
  (export "m0" (memory 0))
  (export "g0" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "budget" (global 3))
  (export "g4" (global 4))
  (export "g5" (global 5))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (elem (;0;) (i32.const 0) func 0 0 2)
  (elem (;1;) declare func 0 1 2 3)
  (elem (;2;) eqref (ref.null eq) (item i32.const 3 ref.i31) (ref.null none))
  (elem (;3;) func 0 2 0)
  (elem (;4;) funcref (ref.func 1))
  (data (;0;) "\02\00\00\02\02\06\01\01\00\1f\02\00r\10\00")
  (data (;1;) (i32.const 65520) "\03\8b\ff\ff\0c\7f\0b\99@\0fd\92\02\dc\1f\04")
  (@custom "wasmoka.fuzz" (before first) "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 400\0acall f2\0a"))
