;; call 0: interpreter values i64:000000000000000a, bytecode broken java.lang.VerifyError: Stack map does not match the one at exception handler 197
(module
  (type (;0;) (func))
  (type (;1;) (func (param arrayref i64 v128 i64) (result i64)))
  (type (;2;) (func (param funcref i32 anyref) (result i32 i32)))
  (type (;3;) (func (param anyref eqref f64 i31ref)))
  (type (;4;) (func (param f64 i64 f64) (result anyref i32)))
  (type (;5;) (func (param i32)))
  (type (;6;) (func (param i64)))
  (import "h" "fail0" (func (;0;) (type 2) (param funcref i32 anyref) (result i32 i32)))
  (import "h" "log1" (func (;1;) (type 3) (param anyref eqref f64 i31ref)))
  (import "h" "log2" (func (;2;) (type 4) (param f64 i64 f64) (result anyref i32)))
  (func (;3;) (type 1) (param arrayref i64 v128 i64) (result i64)
    (local f32 i64 v128 i32 i32)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0
    global.get 0
    if (result i32)
      local.get 7
    else
      global.get 0
    end
    drop
    local.get 8
    i32.const 1
    i32.sub
    if
    end
    local.get 3)
  (func (;4;) (type 0)
    (local i64 v128 i64)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0)
  (func (;5;) (type 4) (param f64 i64 f64) (result anyref i32)
    (local v128 i64 v128 i32)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0
    local.get 2
    i64.trunc_sat_f64_u
    global.get 1
    if (result arrayref)
      block (result (ref null 5))
        loop (result funcref)
          global.get 0
          i32.eqz
          if
            unreachable
          end
          global.get 0
          i32.const 1
          i32.sub
          global.set 0
          ref.null func
          ref.test (ref 0)
          block (result i64)
            try_table (catch 1 0) (catch 1 0)
              ref.null nofunc
              br_on_cast_fail 3 (ref null 5) (ref null 5)
              ref.is_null
              global.get 1
              i32.xor
              global.set 1
            end
            local.get 4
          end
          global.get 2
          i64.xor
          global.set 2
          br_if 0
          ref.null func
        end
        ref.is_null
        global.set 1
        ref.null 5
      end
      ref.is_null
      global.set 1
      ref.null 4
      ref.is_null
      global.get 1
      i32.xor
      global.set 1
      ref.null array
    else
      ref.null array
    end
    ref.null array
    i32.const 0
    select (result arrayref)
    i64.const 0
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    i64.const 0
    call 3
    i32.const 0
    select
    throw 1)
  (tag (;0;) (type 5) (param i32))
  (tag (;1;) (type 6) (param i64))
  (global (;0;) (mut i32) (i32.const 0))
  (global (;1;) (mut i32) (i32.const 0))
  (global (;2;) (mut i64) (i64.const 0))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "f2" (func 2))
  (export "f3" (func 3))
  (export "f4" (func 4))
  (export "f5" (func 5))
  (export "budget" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (elem (;0;) declare func 0 1 2 3 4 5)
  (@custom "wasmoka.fuzz" (before first)
    "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 400\0acall f3 null i64:0000000000000000 v128:000000"
    "00000000000000000000000000 i64:0000000000000000\0a"))
