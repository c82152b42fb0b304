(module
  (type (;0;) (func))
  (type (;1;) (sub (struct (field (mut f64)) (field (mut f64)) (field (mut (ref null 1))))))
  (type (;2;) (sub 1 (struct (field (mut f64)) (field (mut f64)) (field (mut (ref null 1))) (field (mut f32)) (field i8))))
  (type (;3;) (func (result f64 i32 i32 f64)))
  (type (;4;) (func (param (ref extern) f32 i32 i32)))
  (type (;5;) (func (param i64 f32 (ref null 0) f64) (result f32 f64 (ref null 1))))
  (type (;6;) (func (param i32 i64 f32 f32 f64 f32 i32 i64 (ref extern) (ref null 3) f32 f64 i64 i64 nullref arrayref i64) (result (ref null 0) f32 f32)))
  (type (;7;) (func (param f32 f32 i32) (result externref i64)))
  (type (;8;) (func (param f64 (ref extern) externref)))
  (type (;9;) (func (param (ref null 6) f64)))
  (type (;10;) (func (result i32 f64)))
  (type (;11;) (func (result (ref null 10))))
  (type (;12;) (func (result f64 (ref extern) externref exnref)))
  (type (;13;) (func (result i64 (ref null 10))))
  (type (;14;) (func (result f32 f64 f64 f32 f32 f32 (ref null 5) i64 i32 i32 f32 f32 f64 i64 (ref eq))))
  (type (;15;) (func (result (ref extern))))
  (type (;16;) (func (result (ref null 5) i32)))
  (type (;17;) (func (param (ref func) i64)))
  (type (;18;) (func (result f64)))
  (type (;19;) (func (result i32)))
  (type (;20;) (func (result exnref)))
  (type (;21;) (func (param i64 f32)))
  (type (;22;) (func (result funcref)))
  (type (;23;) (func (result i32 (ref null 21))))
  (type (;24;) (func (result (ref null 21) externref)))
  (type (;25;) (func (result (ref null 21))))
  (type (;26;) (func (result (ref null 11))))
  (type (;27;) (func (param f32)))
  (type (;28;) (func (result (ref null 2))))
  (type (;29;) (func (result i32 i64)))
  (type (;30;) (func (result i64)))
  (type (;31;) (func (result (ref any))))
  (type (;32;) (func (result f32)))
  (type (;33;) (func (result i32 f32)))
  (type (;34;) (func (result (ref null 5))))
  (type (;35;) (func (param exnref) (result i64)))
  (type (;36;) (func (result f64 (ref null 20))))
  (type (;37;) (func (result i32 (ref null 32))))
  (import "h" "call0" (func (;0;) (type 7) (param f32 f32 i32) (result externref i64)))
  (func (;1;) (type 6) (param i32 i64 f32 f32 f64 f32 i32 i64 (ref extern) (ref null 3) f32 f64 i64 i64 nullref arrayref i64) (result (ref null 0) f32 f32)
    (local i64 i32 i32 i32 f64)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0
    unreachable)
  (func (;2;) (type 6) (param i32 i64 f32 f32 f64 f32 i32 i64 (ref extern) (ref null 3) f32 f64 i64 i64 nullref arrayref i64) (result (ref null 0) f32 f32)
    (local f64 f64 i32)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0
    unreachable)
  (func (;3;) (type 4) (param (ref extern) f32 i32 i32)
    (local f32 nullref (ref null 4) f64 f64 i64 eqref f32 i64 i32 i32 i64 i32 i32 i64 i64 i32 i32 i32 i32 i32 i64 i64 i32 i64 i64 i32 i32 i64 i32 i64 i64 i64 i32 i64 i32 i32 i64 f32 f64)
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
    local.get 3
    local.get 2
    i32.shr_u
    i32.add
    local.get 3
    i32.sub
    local.get 2
    i32.shr_u
    if
      local.get 0
      local.get 7
      local.get 7
      f64.ge
      f32.convert_i32_u
      local.get 3
      global.get 2
      return_call 3
    end
    loop (result i32)
      global.get 0
      i32.eqz
      if
        unreachable
      end
      global.get 0
      i32.const 1
      i32.sub
      global.set 0
      f64.const -4.294967295e9
      f64.const 4.294967296e9
      ref.null 1
      f32.const 2.1397206e7
      i32.const 31
      struct.new 2
      struct.get_s 2 4
      block (result (ref null 10))
        local.get 2
        if (type 11)
          unreachable
        else
          data.drop 0
          local.get 12
          local.get 16
          i32.const 2147483647
          i32.and
          f32.convert_i32_s
          i64.trunc_f32_u
          i64.const 1
          i64.or
          i64.rem_u
          i64.const 9
          local.get 15
          global.get 1
          i64.xor
          local.get 15
          i64.shl
          local.get 9
          i64.or
          i64.or
          local.tee 9
          f32.const -7.6240053e-7
          i64.trunc_f32_u
          global.get 1
          i64.sub
          i64.const 1
          i64.or
          i64.div_s
          i64.add
          global.get 1
          i64.xor
          i32.const 128
          ref.i31
          extern.convert_any
          any.convert_extern
          ref.cast eqref
          local.set 10
          global.get 1
          i64.const 5
          i64.rotl
          i64.xor
          global.set 1
          local.get 7
          local.get 7
          f64.lt
          if (result (ref null 10))
            ref.null 10
          else
            global.get 1
            i32.const 11
            if
              throw 0
            end
            unreachable
          end
        end
      end
      drop
      local.get 1
      f64.promote_f32
      local.tee 43
      f64.const nan
      local.get 43
      local.get 43
      f64.eq
      select
      i64.trunc_sat_f64_u
      f32.convert_i64_s
      local.set 1
      global.get 2
      i32.const 5
      i32.rotl
      i32.xor
      global.set 2
      i32.const 1
      local.get 16
      local.get 13
      i32.rotl
      i32.shl
      br_if 0
      local.get 7
      local.tee 8
      f64.const nan
      local.get 8
      local.get 8
      f64.eq
      select
      i64.reinterpret_f64
      global.get 1
      i64.const 5
      i64.rotl
      i64.xor
      global.set 1
      local.get 14
    end
    local.tee 3
    local.get 13
    local.get 5
    struct.get_u 2 4
    local.tee 16
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.get 2
    local.get 13
    i32.and
    local.get 2
    i32.eqz
    i32.shr_u
    local.set 2
    i64.const 14
    i64.const 12
    i64.const 4
    i64.sub
    local.get 15
    i64.shr_u
    local.get 9
    i64.shr_s
    i64.shr_s
    ref.null 5
    ref.is_null
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.tee 18
    i32.const 5
    local.set 20
    loop (result i32)
      global.get 0
      i32.eqz
      if
        unreachable
      end
      global.get 0
      i32.const 1
      i32.sub
      global.set 0
      local.get 20
      i32.const 1
      i32.sub
      local.tee 20
      br_if 0
      local.get 17
    end
    if
      unreachable
    end
    local.get 20
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    i32.const 256
    i64.extend_i32_s
    i64.const -9223372036854775807
    i32.const 14
    select
    local.tee 19
    local.set 19
    local.get 7
    local.set 7
    f64.const -nan:0xfffffffffffff
    f64.const 9.223372036854775e18
    f64.sub
    local.tee 8
    f64.const nan
    local.get 8
    local.get 8
    f64.eq
    select
    i64.reinterpret_f64
    global.get 1
    i64.const 5
    i64.rotl
    i64.xor
    global.set 1
    local.get 15
    i64.const 1
    i64.const 1
    i64.or
    i64.div_s
    f32.convert_i64_s
    local.set 1
    block (result externref)
      block (result externref)
        block
          local.get 7
          f64.const 7.006492321624085e-46
          f64.lt
          if
            throw 0
          end
          f64.const 32767
          i64.trunc_sat_f64_u
          f64.const 12922
          f64.const -0.49999999999999994
          f64.gt
          if
            unreachable
          end
          global.get 1
          i64.const 5
          i64.rotl
          i64.xor
          global.set 1
        end
        local.get 0
      end
      br_on_cast_fail 0 externref (ref extern)
    end
    block (result (ref null 2))
      ref.null none
      ref.test (ref null 1)
      f32.const 2.1474835e9
      f32.neg
      local.get 7
      local.get 7
      f64.ge
      if (result f32)
        unreachable
      else
        f32.const 2.5508235e38
        local.tee 1
      end
      global.get 0
      select (result f32)
      i32.const -1109488691
      i32.const 1129072308
      i32.lt_s
      f32.reinterpret_i32
      f32.trunc
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      f32.lt
      drop
      drop
      local.get 5
    end
    struct.get_u 2 4
    f32.const 1.8446743e19
    i64.trunc_sat_f32_u
    i64.const 32767
    i64.sub
    f32.convert_i64_u
    f32.const 2.1474836e9
    f32.lt
    i32.rotl
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.get 3
    global.get 2
    i32.rotl
    local.tee 17
    i32.const 1
    i32.and
    i64.const 3
    i32.const 0
    table.copy 1 2
    ref.null 14
    ref.cast (ref null 14)
    drop
    i32.const 1
    block (result funcref)
      i32.const 8388608
      local.get 4
      f32.const nan:0x7fffff
      local.get 4
      f32.mul
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      f32.sub
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      i32.trunc_f32_u
      i32.shr_u
      global.get 2
      i32.const 5
      i32.rotl
      i32.xor
      global.set 2
      struct.new_default 2
      struct.get_u 2 4
      global.get 2
      i32.const 5
      i32.rotl
      i32.xor
      global.set 2
      f64.const -nan
      drop
      local.get 16
      local.get 13
      i32.const 8388608
      i32.shr_u
      local.get 17
      i32.or
      i32.or
      i32.const 1431655766
      i32.mul
      f64.convert_i32_u
      block (result f64)
        f64.const -3.2605101906434266e-208
        f64.neg
        ref.null exn
        br_on_null 0
        unreachable
      end
      f64.le
      local.get 1
      f32.const -1.4e-45
      local.get 9
      local.get 19
      i64.lt_u
      if (result f32)
        unreachable
      else
        f64.const -9.007199254740992e15
        local.tee 7
        block (result f64)
          local.get 7
          local.get 7
          f64.eq
          if (result f32)
            unreachable
          else
            local.get 17
            drop
            local.get 4
            f32.sqrt
            local.tee 42
            f32.const nan
            local.get 42
            local.get 42
            f32.eq
            select
          end
          local.tee 11
          f32.const nan
          local.get 11
          local.get 11
          f32.eq
          select
          i32.reinterpret_f32
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          global.get 0
          if (type 23)
            unreachable
          else
            local.get 1
            local.get 7
            f64.trunc
            local.tee 43
            f64.const nan
            local.get 43
            local.get 43
            f64.eq
            select
            block (result f64)
              global.get 0
              local.set 14
              table.size 0
              nop
              f64.const 1.8446744073709552e19
              local.get 7
              f64.eq
              f64.const 2.493563808613956e18
              f64.floor
              local.tee 43
              f64.const nan
              local.get 43
              local.get 43
              f64.eq
              select
              nop
              f32.const -3453844
              local.tee 11
              f32.const nan
              local.get 11
              local.get 11
              f32.eq
              select
              i32.reinterpret_f32
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              data.drop 0
              local.tee 8
              f64.const nan
              local.get 8
              local.get 8
              f64.eq
              select
              i64.reinterpret_f64
              global.get 1
              i64.const 5
              i64.rotl
              i64.xor
              global.set 1
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              local.set 19
              local.get 7
            end
            f64.le
            ref.null nofunc
            ref.null array
            br_on_null 0
            unreachable
          end
          ref.is_null
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          local.get 4
          local.tee 11
          f32.const nan
          local.get 11
          local.get 11
          f32.eq
          select
          i32.reinterpret_f32
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          f64.const 1.1754943e-38
        end
        f64.min
        local.tee 43
        f64.const nan
        local.get 43
        local.get 43
        f64.eq
        select
        local.get 3
        i32.const 5
        local.set 22
        loop (result i64)
          global.get 0
          i32.eqz
          if
            unreachable
          end
          global.get 0
          i32.const 1
          i32.sub
          global.set 0
          local.get 22
          i32.const 1
          i32.sub
          local.tee 22
          br_if 0
          i64.const 12
        end
        i64.eqz
        i32.rotl
        if
          unreachable
        end
        ref.func 3
        ref.cast funcref
        f32.const 2.7857847e19
        local.tee 11
        f32.const nan
        local.get 11
        local.get 11
        f32.eq
        select
        i32.reinterpret_f32
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        local.get 5
        block (result eqref)
          f32.const 9.223372e18
          local.get 4
          f32.add
          local.tee 11
          f32.const nan
          local.get 11
          local.get 11
          f32.eq
          select
          i32.reinterpret_f32
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          local.get 10
        end
        ref.eq
        i64.const 0
        table.get 2
        drop
        local.set 13
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        local.tee 8
        f64.const nan
        local.get 8
        local.get 8
        f64.eq
        select
        i64.reinterpret_f64
        global.get 1
        i64.const 5
        i64.rotl
        i64.xor
        global.set 1
        i64.const 9007199254740993
        f32.convert_i64_s
      end
      f32.add
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      f32.mul
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      f32.const nan:0x7fffff
      f32.mul
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      i64.trunc_sat_f32_u
      f32.const -nan
      local.get 4
      local.get 1
      f32.mul
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      local.get 1
      f32.add
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      f32.const 128
      f32.add
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
      i32.const 63
      local.get 21
      local.get 13
      i32.or
      i32.const 65531
      i32.sub
      local.get 14
      i32.or
      i32.const 15
      local.get 16
      i32.shr_u
      local.get 20
      i32.sub
      select (result i32)
      i64.extend_i32_s
      f64.convert_i64_u
      local.get 2
      f32.reinterpret_i32
      f64.const -1.2143236286450708e20
      f64.const 32767
      ref.null none
      f32.const 4.2949673e9
      i32.const 11
      struct.new 2
      struct.get_u 2 4
      local.get 19
      i32.const 127
      ref.i31
      extern.convert_any
      local.tee 0
      i32.const 32767
      ref.i31
      extern.convert_any
      local.get 21
      local.get 20
      local.get 22
      i32.shr_s
      local.get 17
      i32.add
      i32.shr_s
      local.get 17
      i32.shr_u
      i32.const 15
      i32.and
      local.get 16
      i32.or
      select (result (ref extern))
      ref.null 3
      local.get 7
      local.get 7
      f64.lt
      if (result f32)
        unreachable
      else
        loop (result (ref null 2))
          global.get 0
          i32.eqz
          if
            unreachable
          end
          global.get 0
          i32.const 1
          i32.sub
          global.set 0
          local.get 20
          local.get 24
          i32.le_u
          br_if 0
          f64.const nan
          local.get 7
          local.get 7
          local.get 7
          f64.add
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          f64.sub
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          f64.const 2.147483647e9
          f64.add
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          local.get 7
          f64.mul
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          i32.const 256
          local.get 17
          i32.sub
          select
          global.get 0
          global.set 2
          drop
          local.get 5
        end
        struct.get 2 3
      end
      f64.const 0.5
      local.get 15
      local.get 28
      ref.null none
      f64.const -2.1474836475e9
      local.get 15
      i64.const -9223372036854775807
      i64.const 6
      i64.rotl
      i64.shr_u
      i64.const 32
      i64.le_u
      if (result f64)
        unreachable
      else
        local.get 20
        drop
        f64.const 1.844674407370955e19
        i64.trunc_sat_f64_u
        local.get 18
        i64.mul
        global.get 1
        i64.const 5
        i64.rotl
        i64.xor
        global.set 1
        f64.const 1.8446742974197924e19
        local.get 7
        f64.ne
        if
          unreachable
        end
        ref.null 24
        local.get 20
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        i64.const 0
        block (result funcref)
          local.get 6
          local.get 6
          local.get 14
          select (result funcref)
        end
        i64.const 0
        table.fill 2
        global.get 1
        global.get 1
        i64.const 1
        i64.or
        i64.rem_u
        local.get 9
        i64.le_s
        if
          unreachable
        end
        local.get 13
        local.get 3
        i32.sub
        f64.convert_i32_s
        i64.trunc_f64_s
        i64.const 7479325849222554206
        i64.ne
        ref.func 0
        ref.as_non_null
        f32.const nan:0x1
        block (type 27)
          local.tee 11
          f32.const nan
          local.get 11
          local.get 11
          f32.eq
          select
          i32.reinterpret_f32
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
        end
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        global.get 1
        f64.convert_i64_u
        local.get 7
        local.get 14
        select
      end
      f64.floor
      local.tee 43
      f64.const nan
      local.get 43
      local.get 43
      f64.eq
      select
      local.tee 7
      f64.le
      if (result arrayref)
        unreachable
      else
        local.get 14
        i32.const 1
        i32.and
        i32.const 2
        i32.const 1
        table.init 1 0
        block (result nullref)
          i64.const 4
          i64.const 3
          i64.const 0
          table.copy 0 0
          i32.const -1265362700
          ref.null 11
          local.get 24
          local.get 16
          local.get 23
          i32.add
          local.get 2
          i32.rotl
          local.get 14
          i32.rotl
          i32.shr_s
          drop
          local.get 20
          i32.const 2
          i32.rotl
          ref.func 1
          ref.is_null
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          local.get 5
          local.tee 5
          br_on_cast 0 anyref nullref
          unreachable
        end
        local.tee 5
        local.get 21
        br_table 0 0 0 0 0 0
        unreachable
      end
      f64.const 1.7976931348623157e308
      i64.trunc_sat_f64_s
      local.get 28
      i64.const 0
      i64.and
      call_indirect 2 (type 6)
      ref.func 2
      ref.is_null
      global.get 2
      i32.const 5
      i32.rotl
      i32.xor
      global.set 2
      local.get 0
      local.get 4
      local.get 20
      local.get 28
      i64.const 3
      i64.ge_u
      if (result i32)
        unreachable
      else
        local.get 0
        local.tee 0
        ref.cast externref
        elem.drop 1
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        local.get 14
      end
      i64.const -5721230850489063671
      i64.const 0
      i64.and
      call_indirect 2 (type 4)
      local.tee 11
      f32.const nan
      local.get 11
      local.get 11
      f32.eq
      select
      i32.reinterpret_f32
      global.get 2
      i32.const 5
      i32.rotl
      i32.xor
      global.set 2
      local.set 1
    end
    table.set 1
    data.drop 0
    f32.const -10.345206
    i32.trunc_sat_f32_u
    local.get 16
    i32.const 1
    i32.or
    i32.div_u
    i32.clz
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    global.get 2
    block (result externref)
      i32.const 9
      ref.i31
      extern.convert_any
      struct.new_default 2
      extern.convert_any
      local.get 33
      select (result (ref extern))
      local.tee 0
      br_on_non_null 0
      unreachable
    end
    i32.const 33554432
    ref.i31
    extern.convert_any
    f32.const 0.5
    local.get 1
    f32.mul
    local.tee 42
    f32.const nan
    local.get 42
    local.get 42
    f32.eq
    select
    f32.const 3.0527e-10
    f32.const -0
    f32.sub
    local.tee 42
    f32.const nan
    local.get 42
    local.get 42
    f32.eq
    select
    f32.sub
    local.tee 42
    f32.const nan
    local.get 42
    local.get 42
    f32.eq
    select
    i32.const 65534
    global.get 0
    local.get 6
    call_ref 4
    i32.const 32768
    local.get 22
    local.get 23
    i32.and
    i32.rotl
    local.get 13
    i32.mul
    i32.const 10
    i32.or
    global.get 2
    i32.and
    block (result f32)
      f64.const 4.2949672955e9
      f64.const 4.2949672955e9
      i32.const 16
      select (result f64)
      local.tee 8
      f64.const nan
      local.get 8
      local.get 8
      f64.eq
      select
      i64.reinterpret_f64
      global.get 1
      i64.const 5
      i64.rotl
      i64.xor
      global.set 1
      f32.const 9.2233715e18
      f32.trunc
      local.tee 42
      f32.const nan
      local.get 42
      local.get 42
      f32.eq
      select
    end
    local.get 24
    local.get 3
    local.get 24
    local.get 13
    i32.and
    i32.shl
    i32.sub
    local.get 24
    i32.or
    f32.reinterpret_i32
    f32.le
    local.get 13
    local.get 22
    i32.shl
    local.get 30
    local.get 24
    local.get 16
    i32.shl
    i32.xor
    local.get 3
    i32.sub
    local.get 14
    i32.shr_u
    select
    i32.ge_s
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.get 24
    local.get 13
    i32.const 1
    i32.or
    i32.div_s
    local.get 32
    local.get 15
    i64.gt_u
    if
      unreachable
    end
    local.get 33
    local.get 1
    local.get 22
    drop
    i64.const 0
    local.get 26
    i64.ge_s
    if
      unreachable
    end
    local.get 13
    i64.const 14
    local.get 26
    local.get 26
    i64.sub
    i64.shr_u
    i64.const 128
    i64.shl
    local.tee 25
    drop
    block (result anyref)
      block (result anyref)
        local.get 4
        local.tee 11
        f32.const nan
        local.get 11
        local.get 11
        f32.eq
        select
        i32.reinterpret_f32
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        block (result anyref)
          global.get 1
          f64.const nan:0x1
          local.tee 8
          f64.const nan
          local.get 8
          local.get 8
          f64.eq
          select
          i64.reinterpret_f64
          i64.gt_u
          ref.i31
          drop
          f64.const 32767
          f64.const -1.7976931348623157e308
          ref.null 1
          f32.const 3.4028235e38
          i32.const 8
          struct.new 2
        end
        local.get 33
        local.get 16
        i32.eq
        if (type 34)
          unreachable
        else
          i32.const 10
          ref.i31
          extern.convert_any
          local.get 1
          local.get 7
          f64.floor
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          f64.const 4.294967296e9
          local.get 15
          f64.reinterpret_i64
          f64.const 0.5
          f64.const 9.223372036854776e18
          local.get 7
          global.get 0
          select
          f64.add
          local.tee 43
          f64.const nan
          local.get 43
          local.get 43
          f64.eq
          select
          loop (result (ref null 1))
            global.get 0
            i32.eqz
            if
              unreachable
            end
            global.get 0
            i32.const 1
            i32.sub
            global.set 0
            i32.const 268435456
            local.get 24
            i32.shr_s
            local.get 2
            i32.lt_s
            br_if 0
            f64.const -1e300
            local.get 7
            f64.const -1e300
            f64.const 1.8446744073709552e19
            ref.null 1
            struct.new 1
            struct.new 1
          end
          struct.new 1
          local.get 17
          i32.const 7
          i32.ne
          if (type 32)
            unreachable
          else
            ref.null 5
            br_on_cast_fail 1 (ref null 5) (ref 5)
            ref.is_null
            global.get 2
            i32.const 5
            i32.rotl
            i32.xor
            global.set 2
            local.get 16
            local.get 17
            i32.le_u
            if
              local.get 32
              local.get 32
              i64.lt_u
              if (result (ref extern))
                unreachable
              else
                i32.const -1
                ref.i31
                extern.convert_any
              end
              local.get 4
              local.tee 1
              f64.const -4.175323660879229e-80
              f64.const 4.294967296e9
              f64.eq
              block (result i32)
                ref.null exn
                ref.cast exnref
                i64.const 4
                local.set 38
                loop (type 18)
                  global.get 0
                  i32.eqz
                  if
                    unreachable
                  end
                  global.get 0
                  i32.const 1
                  i32.sub
                  global.set 0
                  ref.null i31
                  i31.get_u
                  local.get 1
                  local.get 5
                  ref.is_null
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  drop
                  local.set 37
                  local.get 38
                  i64.const 1
                  i64.sub
                  local.tee 38
                  i64.const 0
                  i64.ne
                  br_if 0
                  local.get 7
                end
                f64.const -7.454007227900935e-267
                f64.gt
                if (type 35)
                  unreachable
                else
                  ref.is_null
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  f32.const -9.2233715e18
                  i64.trunc_sat_f32_u
                end
                drop
                global.get 0
                i32.const 1
                i32.shr_s
                i32.const 7
                i32.shr_s
                f32.convert_i32_s
                i32.trunc_f32_s
              end
              return_call 4
            end
            local.get 4
            local.get 4
            local.get 33
            select
            local.get 4
            local.get 1
            f32.add
            local.tee 42
            f32.const nan
            local.get 42
            local.get 42
            f32.eq
            select
            local.get 1
            f32.add
            local.tee 42
            f32.const nan
            local.get 42
            local.get 42
            f32.eq
            select
            f32.sub
            local.tee 42
            f32.const nan
            local.get 42
            local.get 42
            f32.eq
            select
          end
          i32.const 5
          local.set 39
          loop (result i32)
            global.get 0
            i32.eqz
            if
              unreachable
            end
            global.get 0
            i32.const 1
            i32.sub
            global.set 0
            ref.null 34
            ref.is_null
            global.get 2
            i32.const 5
            i32.rotl
            i32.xor
            global.set 2
            f64.const -6.571877961833895e15
            i32.trunc_sat_f64_s
            i32.const 2
            local.set 40
            loop (result i32)
              global.get 0
              i32.eqz
              if
                unreachable
              end
              global.get 0
              i32.const 1
              i32.sub
              global.set 0
              global.get 1
              global.set 1
              ref.null exn
              br_on_null 5
              ref.func 0
              ref.is_null
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              i64.const 7
              local.get 12
              i64.ge_u
              if
                br 6
              end
              f64.const nan:0x1
              local.tee 8
              f64.const nan
              local.get 8
              local.get 8
              f64.eq
              select
              i64.reinterpret_f64
              global.get 1
              i64.const 5
              i64.rotl
              i64.xor
              global.set 1
              ref.is_null
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              local.get 40
              i32.const 1
              i32.sub
              local.tee 40
              br_if 0
              i32.const 7
            end
            i32.const 256
            global.get 0
            global.get 0
            select
            select
            global.get 2
            i32.const 5
            i32.rotl
            i32.xor
            global.set 2
            local.get 39
            i32.const 1
            i32.sub
            local.tee 39
            br_if 0
            local.get 13
          end
          struct.new 2
          struct.get_u 2 4
          i32.const 12
          local.tee 27
          call 3
          i32.const 6
          local.get 33
          i32.shr_u
          f64.const -2.147483649e9
          local.tee 8
          f64.const nan
          local.get 8
          local.get 8
          f64.eq
          select
          i64.reinterpret_f64
          global.get 1
          i64.gt_s
          f32.const -0.9999999
          local.get 1
          f32.const 65536
          local.tee 4
          f32.sub
          local.tee 42
          f32.const nan
          local.get 42
          local.get 42
          f32.eq
          select
          f32.eq
          select
          local.get 17
          i32.eq
          if (result i32)
            loop (result i32)
              global.get 0
              i32.eqz
              if
                unreachable
              end
              global.get 0
              i32.const 1
              i32.sub
              global.set 0
              loop (result i32)
                global.get 0
                i32.eqz
                if
                  unreachable
                end
                global.get 0
                i32.const 1
                i32.sub
                global.set 0
                i64.const 3
                local.get 36
                i64.ge_u
                if
                  global.get 1
                  local.get 35
                  i64.eq
                  if (result exnref)
                    f64.const -844525
                    f64.const 3.952546439626392e-240
                    ref.null 1
                    f32.const -1.4e-45
                    i32.const -2147483648
                    struct.new 2
                    struct.get_s 2 4
                    unreachable
                  else
                    local.get 22
                    local.get 2
                    i32.shl
                    global.get 2
                    i32.const 5
                    i32.rotl
                    i32.xor
                    global.set 2
                    block (result exnref)
                      local.get 10
                      ref.is_null
                      global.get 2
                      i32.const 5
                      i32.rotl
                      i32.xor
                      global.set 2
                      global.get 2
                      i32.eqz
                      local.get 25
                      drop
                      local.get 7
                      local.tee 8
                      f64.const nan
                      local.get 8
                      local.get 8
                      f64.eq
                      select
                      i64.reinterpret_f64
                      drop
                      global.get 2
                      i32.const 5
                      i32.rotl
                      i32.xor
                      global.set 2
                      ref.null exn
                    end
                  end
                  throw_ref
                end
                ref.func 0
                ref.cast (ref 20)
                f32.const -8388608
                i64.trunc_sat_f32_s
                local.get 36
                i64.gt_s
                global.get 2
                i32.const 5
                i32.rotl
                i32.xor
                global.set 2
                ref.is_null
                global.get 2
                i32.const 5
                i32.rotl
                i32.xor
                global.set 2
                block (result f64)
                  loop (type 36)
                    global.get 0
                    i32.eqz
                    if
                      unreachable
                    end
                    global.get 0
                    i32.const 1
                    i32.sub
                    global.set 0
                    local.get 28
                    local.tee 18
                    local.get 25
                    local.get 26
                    local.get 32
                    local.get 25
                    local.get 35
                    i64.mul
                    i64.add
                    local.get 15
                    i64.shl
                    i64.sub
                    global.get 1
                    i64.sub128
                    local.get 14
                    drop
                    local.get 33
                    local.set 37
                    global.get 1
                    i64.const 5
                    i64.rotl
                    i64.xor
                    global.set 1
                    global.get 1
                    i64.const 5
                    i64.rotl
                    i64.xor
                    global.set 1
                    local.get 5
                    struct.get 1 0
                    block (result (ref null 20))
                      ref.null 20
                    end
                  end
                  ref.is_null
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  drop
                  f64.const 1e300
                end
                f64.const -2.1263754818466034e307
                f64.ge
                br_if 0
                i32.const 0
              end
              i32.const 2147483647
              i32.and
              f32.convert_i32_s
              i64.trunc_f32_u
              drop
              ref.null 28
              nop
              i32.const 67108864
              f64.const -1e300
              local.set 7
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              ref.is_null
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              local.get 38
              local.get 28
              i64.ne
              br_if 0
              i64.const 3
              local.set 41
              loop (type 37)
                global.get 0
                i32.eqz
                if
                  unreachable
                end
                global.get 0
                i32.const 1
                i32.sub
                global.set 0
                local.get 41
                i64.const 1
                i64.sub
                local.tee 41
                i64.const 0
                i64.ne
                br_if 0
                global.get 0
                ref.null 32
              end
              local.get 20
              local.tee 24
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
              ref.is_null
              global.get 2
              i32.const 5
              i32.rotl
              i32.xor
              global.set 2
            end
            global.get 2
            i32.const 5
            i32.rotl
            i32.xor
            global.set 2
            loop (result i64)
              global.get 0
              i32.eqz
              if
                unreachable
              end
              global.get 0
              i32.const 1
              i32.sub
              global.set 0
              block (result i32)
                ref.func 4
                ref.cast (ref func)
                ref.is_null
                global.get 2
                i32.const 5
                i32.rotl
                i32.xor
                global.set 2
                local.get 31
                local.get 16
                i32.gt_s
                if (result (ref null 6))
                  local.get 1
                  ref.null nofunc
                  i32.const 7
                  f32.reinterpret_i32
                  block
                    try_table (catch 0 0)
                      block
                        block
                          block
                            block
                              block
                                block
                                  local.get 33
                                  global.get 2
                                  i32.const 5
                                  i32.rotl
                                  i32.xor
                                  global.set 2
                                end
                              end
                              global.get 2
                              drop
                            end
                            i32.const 1604946244
                            global.get 2
                            i32.const 5
                            i32.rotl
                            i32.xor
                            global.set 2
                            f64.const -9.223372036854776e18
                            drop
                            local.get 27
                            struct.new_default 1
                            local.get 7
                            f64.const -2.2250738585072014e-308
                            f64.ge
                            br_if 11
                            ref.is_null
                            global.get 2
                            i32.const 5
                            i32.rotl
                            i32.xor
                            global.set 2
                            global.get 2
                            i32.const 5
                            i32.rotl
                            i32.xor
                            global.set 2
                          end
                        end
                      end
                    end
                  end
                  local.tee 11
                  f32.const nan
                  local.get 11
                  local.get 11
                  f32.eq
                  select
                  i32.reinterpret_f32
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  ref.is_null
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  local.tee 11
                  f32.const nan
                  local.get 11
                  local.get 11
                  f32.eq
                  select
                  i32.reinterpret_f32
                  global.get 2
                  i32.const 5
                  i32.rotl
                  i32.xor
                  global.set 2
                  ref.func 2
                else
                  ref.func 2
                end
                ref.is_null
                global.get 2
                i32.const 5
                i32.rotl
                i32.xor
                global.set 2
                local.get 17
              end
              local.set 2
              local.get 9
            end
            local.get 15
            i64.lt_u
          else
            local.get 37
          end
          i32.const 16777216
          i32.rotl
          global.get 2
          i32.const 5
          i32.rotl
          i32.xor
          global.set 2
          ref.null 5
        end
        br_on_null 0
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        ref.is_null
        global.get 2
        i32.const 5
        i32.rotl
        i32.xor
        global.set 2
        struct.new_default 1
      end
      br_on_cast 0 anyref (ref null 2)
    end
    drop
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.tee 11
    f32.const nan
    local.get 11
    local.get 11
    f32.eq
    select
    i32.reinterpret_f32
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    global.set 2
    ref.is_null
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    drop
    ref.is_null
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    local.set 19
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2
    global.get 2
    i32.const 5
    i32.rotl
    i32.xor
    global.set 2)
  (func (;4;) (type 4) (param (ref extern) f32 i32 i32)
    global.get 0
    i32.eqz
    if
      unreachable
    end
    global.get 0
    i32.const 1
    i32.sub
    global.set 0
    unreachable)
  (table (;0;) i64 6 exnref (ref.null exn))
  (table (;1;) 2 9 funcref)
  (table (;2;) i64 1 6 funcref (ref.func 4))
  (tag (;0;) (type 0))
  (tag (;1;) (type 8) (param f64 (ref extern) externref))
  (tag (;2;) (type 9) (param (ref null 6) f64))
  (global (;0;) (mut i32) (i32.const 0))
  (global (;1;) (mut i64) (i64.const 0))
  (global (;2;) (mut i32) (i32.const 0))
  (global (;3;) (mut i32) (i32.const 0))
  (export "mark" (global 3))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "f2" (func 2))
  (export "f3" (func 3))
  (export "f4" (func 4))
  (export "t0" (table 0))
  (export "t1" (table 1))
  (export "t2" (table 2))
  (export "budget" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (export "x2" (tag 2))
  (elem (;0;) (table 1) (i32.const 0) func 2 0)
  (elem (;1;) declare func 0 1 2 3 4)
  (elem (;2;) declare func 1 2)
  (elem (;3;) func 4)
  (data (;0;) "\1f")
  (@custom "wasmoka.fuzz" (after data)
    "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 16\0acall f3 host:2 f32:437f0000 i32:df2519ed i32:2"
    "24e8319\0a"))
