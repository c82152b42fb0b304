;; compile: interpreter ok, node refused
;; wasmoka fuzz --engine interpreter,bytecode --against node --verbose --replay fuzz-findings/case-8281708-1.wat
(module
  (type (;0;) (func))
  (type (;1;) (func (param i64 i32 funcref) (result f32)))
  (type (;2;) (func (param f32)))
  (type (;3;) (func (param f32 f64 i64)))
  (type (;4;) (func (result f64 (ref func))))
  (type (;5;) (func (result f32 i32)))
  (type (;6;) (func (result f64 f32)))
  (import "p" "x0" (tag (;0;) (type 2) (param f32)))
  (func (;0;) (type 0)
    (local i32 funcref f32 f32 i32 f64 f32)
    global.get 4
    i32.eqz
    if
      unreachable
    end
    global.get 4
    i32.const 1
    i32.sub
    global.set 4
    local.get 0
    i32.const 431503248
    i32.lt_u
    if
      global.get 1
      i32.const 2
      f32.convert_i32_s
      f32.max
      f32.const -0
      f32.add
      throw 0
    end
    block
      local.get 0
      global.get 4
      i32.gt_u
      if
      else
        block (result f64)
          ref.null extern
          ref.null extern
          local.get 0
          select (result externref)
          ref.null extern
          global.get 2
          local.get 0
          f64.convert_i32_s
          f64.eq
          select (result externref)
          ref.null extern
          i32.const 1
          local.set 4
          loop (result i64)
            global.get 3
            i32.const 1
            i32.and
            memory.grow
            drop
            i32.const 65514
            global.get 3
            i32.const 17
            memory.fill
            block
              block
                try
                end
              end
            end
            f64.const -0.49999999999999994
            f64.const 9.007199254740992e15
            global.get 2
            global.get 2
            f64.mul
            f64.add
            global.get 2
            f64.add
            f64.sub
            local.tee 5
            f64.const nan
            local.get 5
            local.get 5
            f64.eq
            select
            i64.reinterpret_f64
            i64.const 4294967293
            i64.le_u
            global.get 5
            i32.const 5
            i32.rotl
            i32.xor
            global.set 5
            local.get 2
            local.tee 6
            f32.const nan
            local.get 6
            local.get 6
            f32.eq
            select
            i32.reinterpret_f32
            global.get 5
            i32.const 5
            i32.rotl
            i32.xor
            global.set 5
            local.get 4
            i32.const 1
            i32.sub
            local.tee 4
            br_if 0
            i64.const 16777216
          end
          local.get 2
          i32.trunc_f32_u
          local.get 1
          call 2
          i32.trunc_f32_s
          select (result externref)
          drop
          local.get 4
          global.set 5
          i64.const 1125899906842623
          global.get 6
          i64.const 5
          i64.rotl
          i64.xor
          global.set 6
          try
            loop
              global.get 4
              i32.eqz
              if
                unreachable
              end
              global.get 4
              i32.const 1
              i32.sub
              global.set 4
              local.get 0
              i32.const 8191
              i32.xor
              i32.const 31
              i32.xor
              i32.const 66
              i32.xor
              i32.const 16711935
              i32.or
              if (type 4)
                local.get 0
                i32.const 9
                local.get 4
                i32.rotl
                i32.const 11
                i32.mul
                i32.or
                local.get 4
                i32.or
                i32.const 1
                i32.shr_s
                i32.const 7
                i32.shr_s
                f32.convert_i32_s
                i32.trunc_f32_s
                global.get 5
                i32.const 5
                i32.rotl
                i32.xor
                global.set 5
                f64.const 2.2250738585072014e-308
                f64.trunc
                block (result (ref func))
                  global.get 2
                  global.get 2
                  f64.ge
                  if (type 5)
                    global.get 0
                    f32.const 1
                    f32.eq
                    i32.const 65535
                    i32.and
                    i32.const 1
                    global.get 3
                    i32.const 63
                    i32.and
                    memory.fill
                    f32.const 1
                    global.get 5
                  else
                    local.get 3
                    global.get 3
                  end
                  global.set 5
                  local.tee 6
                  f32.const nan
                  local.get 6
                  local.get 6
                  f32.eq
                  select
                  i32.reinterpret_f32
                  global.get 5
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 5
                  ref.func 2
                end
              else
                f64.const -1.844674407370955e19
                ref.func 3
              end
              ref.is_null
              global.get 5
              i32.const 5
              i32.rotl
              i32.xor
              global.set 5
              local.tee 5
              f64.const nan
              local.get 5
              local.get 5
              f64.eq
              select
              i64.reinterpret_f64
              global.get 6
              i64.const 5
              i64.rotl
              i64.xor
              global.set 6
              local.get 0
              br_if 0
            end
          delegate 1
          global.get 2
        end
        local.tee 5
        f64.const nan
        local.get 5
        local.get 5
        f64.eq
        select
        i64.reinterpret_f64
        global.get 6
        i64.const 5
        i64.rotl
        i64.xor
        global.set 6
      end
    end)
  (func (;1;) (type 0)
    (local f32 f64 i64 i64 f32)
    global.get 4
    i32.eqz
    if
      unreachable
    end
    global.get 4
    i32.const 1
    i32.sub
    global.set 4
    memory.size
    global.set 5
    global.get 2
    global.get 2
    f64.lt
    if (result externref)
      i32.const 32768
      i32.const 19088743
      i32.sub
      i32.const 65535
      i32.and
      i32.const -1361357050
      global.get 6
      global.get 6
      i64.ge_u
      i32.const 63
      i32.and
      memory.fill
      ref.null extern
      ref.is_null
      global.get 5
      i32.const 5
      i32.rotl
      i32.xor
      global.set 5
      global.get 3
      f64.const -1.1886800839836871e-12
      local.tee 1
      f64.const nan
      local.get 1
      local.get 1
      f64.eq
      select
      i64.reinterpret_f64
      global.get 6
      i64.const 5
      i64.rotl
      i64.xor
      global.set 6
      i64.const 4
      local.set 2
      loop (type 6)
        f64.const -2.1474836485e9
        f64.const -1.844674407370955e19
        i32.const 13
        i32.const 4
        i32.rotr
        select
        drop
        local.get 2
        i64.const 1
        i64.sub
        local.tee 2
        i64.const 0
        i64.ne
        br_if 0
        i32.const 16711933
        i32.const 2147483647
        i32.and
        i32.const 7
        i32.shr_s
        f32.convert_i32_s
        i32.trunc_f32_u
        f64.convert_i32_s
        loop (result f32)
          global.get 4
          i32.eqz
          if
            unreachable
          end
          global.get 4
          i32.const 1
          i32.sub
          global.set 4
          i32.const 14
          i32.const 65535
          i32.and
          i32.load8_s
          global.get 5
          i32.const 5
          i32.rotl
          i32.xor
          global.set 5
          i64.const 3
          local.set 3
          loop (result i32)
            local.get 3
            i64.const 1
            i64.sub
            local.tee 3
            i64.const 0
            i64.ne
            br_if 0
            i32.const 0
          end
          br_if 0
          f32.const nan:0x555555
        end
      end
      local.tee 4
      f32.const nan
      local.get 4
      local.get 4
      f32.eq
      select
      i32.reinterpret_f32
      global.get 5
      i32.const 5
      i32.rotl
      i32.xor
      global.set 5
      local.tee 1
      f64.const nan
      local.get 1
      local.get 1
      f64.eq
      select
      i64.reinterpret_f64
      global.get 6
      i64.const 5
      i64.rotl
      i64.xor
      global.set 6
      global.get 2
      i64.trunc_f64_s
      i64.const 19088743
      i64.xor
      i64.const 13
      i64.xor
      i64.const -9223372036854775808
      i64.xor
      f64.convert_i64_s
      global.get 2
      f64.min
      global.get 2
      f64.mul
      f64.const 256
      f64.sub
      drop
      global.get 5
      i32.const 5
      i32.rotl
      i32.xor
      global.set 5
      ref.null extern
    else
      ref.null extern
    end
    ref.is_null
    global.get 5
    i32.const 5
    i32.rotl
    i32.xor
    global.set 5)
  (func (;2;) (type 1) (param i64 i32 funcref) (result f32)
    (local f32 i32 f64 f32)
    global.get 4
    i32.eqz
    if
      unreachable
    end
    global.get 4
    i32.const 1
    i32.sub
    global.set 4
    ref.func 0
    drop
    memory.size
    ref.null extern
    drop
    block
      i32.const 7
      local.set 4
      loop (result (ref func))
        ref.func 3
        f64.const -nan
        global.get 2
        f64.max
        local.tee 5
        f64.const nan
        local.get 5
        local.get 5
        f64.eq
        select
        i64.reinterpret_f64
        global.get 6
        i64.const 5
        i64.rotl
        i64.xor
        global.set 6
        global.get 2
        global.get 2
        f64.sub
        global.get 2
        f64.mul
        f64.const 4.294967295e9
        f64.lt
        drop
        ref.is_null
        global.get 5
        i32.const 5
        i32.rotl
        i32.xor
        global.set 5
        local.get 4
        i32.const 1
        i32.sub
        local.tee 4
        br_if 0
        ref.func 1
      end
      local.get 4
      global.set 5
      ref.is_null
      global.get 5
      i32.const 5
      i32.rotl
      i32.xor
      global.set 5
    end
    global.get 2
    global.get 2
    f64.abs
    f64.lt
    global.get 2
    global.get 2
    f64.abs
    i32.const 48489
    f64.load
    f64.div
    local.tee 5
    f64.const nan
    local.get 5
    local.get 5
    f64.eq
    select
    f64.copysign
    f64.nearest
    local.tee 5
    f64.const nan
    local.get 5
    local.get 5
    f64.eq
    select
    i64.reinterpret_f64
    local.get 0
    local.get 0
    i64.add
    global.get 6
    i64.eqz
    select
    global.set 6
    nop
    local.get 4
    drop
    memory.size
    f64.const 1.6777216e7
    f64.const -9.007199254740992e15
    f64.gt
    i32.const 2147483647
    i32.and
    i32.const 7
    i32.shr_s
    f32.convert_i32_s
    i32.trunc_f32_u
    local.get 1
    i32.shl
    local.get 4
    i32.rotl
    i32.const 2097151
    i32.shl
    i32.const 32767
    i32.and
    local.get 1
    i32.const 4095
    local.get 3
    local.tee 6
    f32.const nan
    local.get 6
    local.get 6
    f32.eq
    select
    i32.reinterpret_f32
    i32.or
    f64.const 4.294967295e9
    i32.const 1542898
    f64.load offset=4294967280
    f64.const -9.223372036854776e18
    f64.add
    f64.const 1.7976931348623157e308
    f64.add
    f64.const -nan
    f64.add
    f64.const nan:0x1
    f64.add
    f64.min
    f64.const -9.223372036854776e18
    f64.ne
    local.tee 1
    i32.le_u
    i32.le_s
    i32.const 16383
    i32.and
    i32.add
    i32.const -721673572
    local.get 1
    i32.const 63
    i32.and
    memory.fill
    local.get 4
    f32.convert_i32_u
    i32.const 52733
    i32.load16_s
    ref.null 5
    local.set 2
    global.get 5
    i32.const 5
    i32.rotl
    i32.xor
    global.set 5
    local.tee 6
    f32.const nan
    local.get 6
    local.get 6
    f32.eq
    select
    i32.reinterpret_f32
    global.get 5
    i32.const 5
    i32.rotl
    i32.xor
    global.set 5
    global.get 5
    i32.const 5
    i32.rotl
    i32.xor
    global.set 5
    global.set 5
    global.set 5
    global.get 1)
  (func (;3;) (type 1) (param i64 i32 funcref) (result f32)
    (local f32 f32 externref f64)
    global.get 4
    i32.eqz
    if
      unreachable
    end
    global.get 4
    i32.const 1
    i32.sub
    global.set 4
    local.get 1
    i32.const 65535
    i32.and
    i32.const 64
    i32.const 32767
    i32.and
    local.get 6
    local.get 6
    f64.gt
    i32.const 8191
    i32.and
    i32.const 1
    i32.shl
    i32.add
    local.get 1
    i32.const 63
    i32.and
    memory.copy
    local.get 6
    global.get 1
    f64.promote_f32
    f64.eq
    i32.const 32767
    i32.and
    i32.const -2147483647
    i32.const 4095
    i32.and
    i32.const 2
    i32.shl
    i32.add
    i32.const 16711935
    global.get 4
    i32.const 63
    i32.and
    memory.fill
    local.get 4)
  (memory (;0;) 1 1)
  (tag (;1;) (type 3) (param f32 f64 i64))
  (global (;0;) (mut f32) (f32.const -nan:0x7fffff))
  (global (;1;) (mut f32) (f32.const -1.6777218e7))
  (global (;2;) f64 (f64.const -3.857683314e9))
  (global (;3;) i32 (i32.const 33))
  (global (;4;) (mut i32) (i32.const 0))
  (global (;5;) (mut i32) (i32.const 0))
  (global (;6;) (mut i64) (i64.const 0))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "f2" (func 2))
  (export "f3" (func 3))
  (export "m0" (memory 0))
  (export "g0" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "g3" (global 3))
  (export "budget" (global 4))
  (export "g5" (global 5))
  (export "g6" (global 6))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (elem (;0;) declare func 0 1 2 3)
  (elem (;1;) (ref null 0) (ref.null 0) (ref.func 0) (ref.null 0))
  (elem (;2;) func 0 1 1)
  (elem (;3;) externref (ref.null extern) (ref.null extern) (ref.null extern))
  (@custom "wasmoka.fuzz" (before first)
    "dirty 4096\0afuel 0\0ainterruptible 1\0alisten 0\0abudget 298\0acall f0\0acall f1\0acall f2 i64:00000000000000"
    "03 i32:000000ff null\0acall f3 i64:000000000000000f i32:0000fffe func:f0\0acall f1\0acall f2 i64:00000"
    "00100000002 i32:00000021 null\0acall f3 i64:b4c79d8ee1e8c6cc i32:00000008 null\0acall f0\0acall f1\0acal"
    "l f3 i64:7ffffffefffffffd i32:00000000 null\0a"))
