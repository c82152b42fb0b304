;; call 1: bytecode broken java.lang.VerifyError: a rethrow in another method than its handler
(module
  (type (;0;) (func))
  (rec
    (type (;1;) (sub (array i16)))
    (type (;2;) (sub (struct (field (mut i8)) (field (mut v128)))))
    (type (;3;) (struct (field (mut f32)) (field (mut i64)))))
  (rec
    (type (;4;) (struct (field i64) (field (mut structref)) (field (mut i32)) (field (ref null 3))))
    (type (;5;) (sub (struct (field (mut v128)) (field (mut i8)))))
    (type (;6;) (sub 1 (array i16))))
  (rec
    (type (;7;) (sub final 5 (struct (field (mut v128)) (field (mut i8)) (field (mut i16)))))
    (type (;8;) (sub 2 (struct (field (mut i8)) (field (mut v128)))))
    (type (;9;) (sub (struct (field (mut i8)) (field (mut v128))))))
  (type (;10;) (struct (field (mut i8))))
  (type (;11;) (func (param f64 i32 i32 f32)))
  (type (;12;) (func (result funcref structref)))
  (type (;13;) (func (param externref v128 f64)))
  (type (;14;) (func (param externref f64)))
  (type (;15;) (func (param f64) (result i32)))
  (type (;16;) (func (param externref i64 i32) (result eqref)))
  (type (;17;) (func (param i64 i64 eqref) (result i32 i32)))
  (type (;18;) (func (param f32 f64)))
  (type (;19;) (func (result f64 i32)))
  (type (;20;) (func (param externref)))
  (type (;21;) (func (result f32)))
  (import "h" "throw0" (func (;0;) (type 15) (param f64) (result i32)))
  (import "h" "fail1" (func (;1;) (type 16) (param externref i64 i32) (result eqref)))
  (import "h" "log2" (func (;2;) (type 17) (param i64 i64 eqref) (result i32 i32)))
  (import "p" "t0" (table (;0;) 12 18 (ref null 14)))
  (import "p" "g0" (global (;0;) (mut f32)))
  (import "p" "g1" (global (;1;) (mut i32)))
  (func (;3;) (type 11) (param f64 i32 i32 f32)
    (local i64 (ref 11) f32 i32 i32 i32 v128)
    global.get 6
    i32.eqz
    if
      unreachable
    end
    global.get 6
    i32.const 1
    i32.sub
    global.set 6)
  (func (;4;) (type 14) (param externref f64)
    (local i32 f64 (ref null 0) nullref f64 v128 i64 f32 i32 v128 v128 v128 v128 v128)
    global.get 6
    i32.eqz
    if
      unreachable
    end
    global.get 6
    i32.const 1
    i32.sub
    global.set 6
    global.get 3
    if
    end
    global.get 3
    global.set 3
    local.get 0
    ref.is_null
    global.set 4
    global.get 3
    if
    end
    global.get 3
    f64.load
    struct.new_default 4
    i32.const 256
    drop
    i32.const 36201
    f64.load align=4
    f64.const nan
    local.get 6
    local.get 6
    f64.eq
    select
    i64.reinterpret_f64
    global.get 5
    i64.xor
    global.set 5
    ref.is_null
    global.get 4
    i32.xor
    global.set 4
    f64.const nan
    local.get 6
    local.get 6
    f64.eq
    select
    i64.reinterpret_f64
    global.get 5
    i64.xor
    global.set 5
    i32.const 3924
    i32.const 0
    i32.const 2
    i64.const 0
    memory.atomic.wait32
    i32.const 32768
    i32.and
    i32.ne
    br_if 0
    local.get 5
    local.get 2
    struct.set 10 0
    try
      global.get 4
      i32.const 1
      array.new_data 1 0
      struct.new_default 8
      ref.is_null
      global.set 4
      ref.is_null
      global.get 4
      i32.const 5
      i32.rotl
      i32.xor
      global.set 4
    catch 0
      block (type 21)
        block (result f32)
          block (result f32)
            f32.const 128
            v128.const i32x4 0x00000000 0x00000000 0x80000001 0xbf800000
            v128.const i32x4 0x00000080 0x06d81b67 0xb62107a4 0xdf6d76b8
            v128.const i32x4 0x0000000d 0x00000000 0x00000000 0x43f00000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i8x16.lt_s
            i8x16.relaxed_laneselect
            v128.const i32x4 0x5effffff 0x47800000 0x08080808 0x08080808
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            local.get 7
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            v128.const i32x4 0x7f800001 0x7fa00000 0xac33e962 0x9b4fabf2
            v128.const i32x4 0x7fc00000 0x3f800000 0x00000004 0x00000000
            v128.const i32x4 0x02020202 0x02020202 0x719a50ea 0xd8e4c3f2
            local.set 12
            local.set 13
            local.get 13
            i32.const 8
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 8
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_max
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i32x4.lt_s
            i32x4.relaxed_laneselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            local.get 7
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0xffffffff 0xffffffff 0x0000ffff 0x00000040
            v128.const i32x4 0x92929292 0x92929292 0x6979ec14 0x7abba4df
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            v128.const i32x4 0x7f7f7f7f 0x7f7f7f7f 0x7f7f7f7f 0x7f7f7f7f
            v128.and
            local.get 11
            i32x4.relaxed_dot_i8x16_i7x16_add_s
            v128.const i32x4 0x0000000e 0x00000000 0x00000008 0x00000000
            v128.const i32x4 0xea0c6a0f 0xc77c6baa 0x3f7ffffe 0xcf000000
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i32x4.lt_s
            i32x4.relaxed_laneselect
            v128.const i32x4 0x9f2d0cff 0xec8cda8d 0x437f0000 0x4c5de62f
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            v128.const i32x4 0x0b0b0b0b 0x0b0b0b0b 0xa9bb936f 0xc93c4a85
            v128.const i32x4 0x89abcdef 0x01234567 0xf0000000 0x47efffff
            global.get 1
            select
            global.get 3
            global.set 3
            v128.const i32x4 0x00800080 0x00800080 0x00000001 0x00200000
            i64x2.extract_lane 0
            local.get 7
            i64x2.extract_lane 1
            i64.xor
            global.set 5
            global.get 3
            i32.const 2
            array.new_data 6 0
            ref.is_null
            global.set 4
            local.get 2
            global.get 4
            i32.xor
            global.set 4
            v128.const i32x4 0xaaaaaaaa 0x00000000 0x000000ff 0x3f800000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i32x4.lt_s
            i32x4.relaxed_laneselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_nmadd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i8x16.lt_s
            i8x16.relaxed_laneselect
            v128.const i32x4 0x00000006 0x00000000 0x6f58d928 0x435d1c42
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i16x8.lt_s
            i16x8.relaxed_laneselect
            local.get 5
            struct.get 2 1
            v128.const i32x4 0xffffffff 0xffffffff 0x4affffff 0xffc00000
            v128.const i32x4 0x7f800000 0x7f7fffff 0xffffffff 0xc3efffff
            v128.const i32x4 0xa4a4a4a4 0xa4a4a4a4 0xea9df3d4 0xcf24ac38
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_madd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0xd45f70c7 0x2ab7b377 0x2ccd1404 0x0fd0a2bd
            v128.const i32x4 0x0000000d 0x00000000 0x00000000 0x7ff80000
            local.set 12
            local.set 13
            local.get 13
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 12
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            f32x4.relaxed_max
            local.tee 15
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 15
            local.get 15
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            v128.bitselect
            v128.const i32x4 0x00000000 0x41e00000 0x00000009 0x00000000
            v128.const i32x4 0x5effffff 0x7fc00000 0x89559345 0xc9ef0c85
            v128.const i32x4 0x00000000 0x00000000 0x00200000 0xc1e00000
            local.get 7
            local.get 7
            f32x4.eq
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i16x8.lt_s
            i16x8.relaxed_laneselect
            local.set 12
            local.set 13
            local.get 13
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 12
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            f32x4.relaxed_min
            local.tee 15
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 15
            local.get 15
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            v128.bitselect
            i32.const 67108864
            if (result v128)
              v128.const i32x4 0xbe031d61 0x9cea3251 0x00000000 0x00000000
            else
              local.get 3
              f64.const nan
              local.get 6
              local.get 6
              f64.eq
              select
              i64.reinterpret_f64
              global.get 5
              i64.xor
              global.set 5
              local.get 5
              ref.is_null
              global.get 4
              i32.const 5
              i32.rotl
              i32.xor
              ref.i31
              ref.is_null
              global.set 4
              v128.const i32x4 0x0000000a 0x00000000 0x00000003 0x00000000
              f32.const 1
              i32.const 65535
              global.get 4
              i32.xor
              global.set 4
              drop
              v128.const i32x4 0xe51a1539 0xa14b3288 0x00020002 0x00020002
              v128.const i32x4 0x00000006 0x00000000 0xffe00000 0x41dfffff
              v128.const i32x4 0x9b8a9b8a 0x9b8a9b8a 0x0000000f 0x8e00fcfe
              v128.const i32x4 0x40200000 0x00000001 0x216456a7 0xba2193f1
              v128.bitselect
              local.set 11
              local.set 12
              local.set 13
              local.get 13
              local.get 12
              local.get 11
              v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
              i8x16.lt_s
              i8x16.relaxed_laneselect
            end
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            f32x4.relaxed_madd
            local.tee 15
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 15
            local.get 15
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_madd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x000b000b 0x000b000b 0x1cd41b9e 0x4f000000
            v128.const i32x4 0x0000000e 0x00000000 0x0f0f0f0f 0x0f0f0f0f
            v128.const i32x4 0x727a2625 0x7d2e1266 0x00000fff 0x00000000
            v128.const i32x4 0x000b000b 0x000b000b 0x00000006 0x00000000
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
            v128.and
            i8x16.relaxed_swizzle
            local.set 12
            local.set 13
            local.get 13
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 12
            i32.const 8
            i32x4.shr_s
            f32x4.convert_i32x4_s
            f32x4.relaxed_min
            local.tee 15
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 15
            local.get 15
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            local.get 7
            f32x4.eq
            v128.bitselect
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 7
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_nmadd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x08080808 0x08080808 0x03ffffff 0x0000000f
            v128.const i32x4 0x00007fff 0x00000021 0x7fc00003 0x00000000
            v128.const i32x4 0xcca1b206 0xb0c1efd7 0x000b000b 0x000b000b
            v128.const i32x4 0xc902d8b1 0xebbff820 0x33c95ad2 0x527d8041
            v128.const i32x4 0xcdf2cdf2 0xcdf2cdf2 0x00000000 0x00000000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i64x2.lt_s
            i64x2.relaxed_laneselect
            v128.const i32x4 0xfefefefe 0xfefefefe 0x1effe57e 0x3eed5d43
            struct.new_default 2
            struct.get 2 1
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_madd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            v128.bitselect
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i16x8.lt_s
            i16x8.relaxed_laneselect
            v128.const i32x4 0x49e164f1 0xf8637f21 0xcbabd01e 0x46fffe00
            v128.const i32x4 0x00000002 0x00000000 0x00000000 0x7fffffff
            v128.const i32x4 0x74d02c1c 0xffc00000 0x7fc00000 0x7fd55555
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
            v128.and
            i8x16.relaxed_swizzle
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_madd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            block (result (ref null 5))
              local.get 2
              if (result (ref null 5))
                i32.const -1
                if (result (ref null 5))
                  i32.const 15
                  i32.const 3
                  array.new_fixed 1 2
                  global.get 3
                  global.set 1
                  ref.is_null
                  global.set 4
                  local.get 5
                else
                  local.get 1
                  f64.const nan
                  local.get 6
                  local.get 6
                  f64.eq
                  select
                  i64.reinterpret_f64
                  global.get 5
                  i64.xor
                  global.set 5
                  local.get 5
                end
              else
                try
                  loop
                    global.get 6
                    i32.eqz
                    if
                      unreachable
                    end
                    global.get 6
                    i32.const 1
                    i32.sub
                    global.set 6
                    ref.null 14
                    block (result (ref null 14))
                      i32.const 916436952
                      if
                        rethrow 9
                      end
                      global.get 4
                      local.get 2
                      i32.const 1
                      i32.and
                      v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff
                      struct.new 8
                      struct.get_u 8 0
                      global.set 4
                      global.get 4
                      i32.const 5
                      i32.rotl
                      i32.xor
                      global.set 4
                      ref.null 14
                    end
                    i32.const 0
                    select (result (ref null 14))
                    ref.is_null
                    global.get 4
                    i32.xor
                    global.set 4
                    local.get 8
                    i64.const 1
                    i64.sub
                    i64.const 0
                    i64.ne
                    br_if 0
                  end
                  i32.const 3
                  i32.const 2
                  i32.const 65535
                  i32.and
                  global.get 4
                  i32.const 5
                  i32.rotl
                  i32.xor
                  i32.xor
                  global.set 4
                  i32.const 0
                  f32.load
                  global.set 0
                  i32.const 0
                  f64.load
                  f64.const nan
                  local.get 6
                  local.get 6
                  f64.eq
                  select
                  i64.reinterpret_f64
                  global.set 5
                catch 0
                  f64.const nan
                  local.get 6
                  local.get 6
                  f64.eq
                  select
                  i64.reinterpret_f64
                  global.get 5
                  i64.xor
                  global.set 5
                  f32.const nan
                  local.get 9
                  local.get 9
                  f32.eq
                  select
                  i32.reinterpret_f32
                  global.get 4
                  i32.xor
                  global.set 4
                end
                i32.const 1
                global.set 4
                local.get 5
                local.get 5
                local.get 2
                select (result (ref null 5))
              end
            end
            struct.get 5 0
            v128.const i32x4 0x00000001 0x00000000 0x00000003 0x00000000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i16x8.lt_s
            i16x8.relaxed_laneselect
            v128.const i32x4 0x00100010 0x00100010 0x7fa00000 0x00000000
            v128.const i32x4 0x00000000 0xbf7ffffe 0x00000000 0x3fe00000
            v128.const i32x4 0x40000000 0x3f800000 0x00000006 0x00000000
            v128.const i32x4 0x00000003 0x00000000 0x00000003 0x00000000
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
            v128.and
            i8x16.relaxed_swizzle
            v128.const i32x4 0x00000002 0x00000000 0x00000001 0x00000000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            local.get 12
            local.get 11
            v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
            i32x4.lt_s
            i32x4.relaxed_laneselect
            v128.const i32x4 0x00000001 0x00000000 0x7fffffff 0x00000000
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f64x2.convert_low_i32x4_s
            f64x2.relaxed_madd
            local.tee 14
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 14
            local.get 14
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000000 0x7ff80000 0x00000000 0x7ff80000
            local.get 7
            local.get 7
            f64x2.eq
            v128.bitselect
            v128.const i32x4 0x00000002 0x00000000 0x00070007 0x00070007
            local.set 11
            local.set 12
            local.set 13
            local.get 13
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 12
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            local.get 11
            i32.const 24
            i32x4.shr_s
            f32x4.convert_i32x4_s
            f32x4.relaxed_madd
            local.tee 15
            v128.const i32x4 0x7fc00000 0x7fc00000 0x7fc00000 0x7fc00000
            local.get 15
            local.get 15
            f32x4.eq
            v128.bitselect
            v128.bitselect
            i64x2.extract_lane 0
            i64.const -7046029254386353131
            i64.mul
            local.get 7
            i64x2.extract_lane 1
            i64.add
            global.set 5
          end
          i32.const 0
          i32.const 65535
          i32.and
          f32.load align=2
          f32.const nan
          local.get 9
          local.get 9
          f32.eq
          select
          i32.reinterpret_f32
          global.get 4
          i32.xor
          global.set 4
        end
      end
      i32.const 0
      i32.const 0
      i32.const 12
      memory.atomic.notify
      i32.xor
      global.set 4
      i32.const 1
      f64.load align=1
      f64.const nan
      local.get 6
      local.get 6
      f64.eq
      select
      i64.reinterpret_f64
      global.get 5
      i64.const 5
      i64.rotl
      i64.xor
      global.set 5
      global.set 2
      f64.const nan
      local.get 6
      local.get 6
      f64.eq
      select
      i64.reinterpret_f64
      global.get 5
      i64.xor
      global.set 5
      f32.const nan
      local.get 9
      local.get 9
      f32.eq
      select
      i32.reinterpret_f32
      global.get 4
      i32.xor
      global.set 4
    end
    memory.size
    i32.const 0
    i32.const 0
    i64.load align=4
    global.get 5
    i64.const 5
    i64.rotl
    i64.xor
    global.set 5
    i32.const 2
    global.get 4
    i32.xor
    global.set 4
    i32.const 0
    i32.const 3
    i64.load align=4
    global.set 5
    i32.const 0
    i32.const 3
    i32.const 0
    memory.init 0
    i32.const 4
    local.set 10
    local.get 10
    i32.const 1
    i32.sub
    i64.const 1
    i32.const 0
    local.set 10
    struct.new_default 3
    global.get 5
    i64.const 0
    i64.lt_s
    i32.const 19
    i32.const 1
    i32.and
    f64.load align=4
    local.set 1
    i32.const 8
    array.new_fixed 1 1
    ref.is_null
    global.get 4
    i32.const 5
    i32.rotl
    i32.xor
    local.get 10
    i32.const 1
    i64.load align=2
    i32.const 1
    global.get 4
    i32.const 3
    memory.init 1
    i32.const 0
    f32.load align=2
    i32.const 3
    f32.load align=2
    i32.const 1
    global.get 4
    i32.xor
    global.set 4
    i32.const 4
    f32.load
    f32.const nan
    local.get 9
    local.get 9
    f32.eq
    select
    i32.reinterpret_f32
    global.get 4
    i32.xor
    global.set 4
    i32.const 3
    local.get 8
    local.get 8
    i64.gt_s
    i32.const 0
    memory.fill
    i32.const 12753
    f64.load
    f64.const nan
    local.get 6
    local.get 6
    f64.eq
    select
    i64.reinterpret_f64
    global.get 5
    i64.const 5
    i64.rotl
    i64.xor
    global.set 5
    i32.const 0
    global.set 4
    f32.const nan
    local.get 9
    local.get 9
    f32.eq
    select
    i32.reinterpret_f32
    global.set 4
    f32.const nan
    local.get 9
    local.get 9
    f32.eq
    select
    i32.reinterpret_f32
    global.set 4
    global.get 5
    i64.xor
    global.set 5
    global.get 4
    i32.const 5
    i32.rotl
    i32.xor
    i32.xor
    global.set 4
    global.set 4
    ref.is_null
    global.get 4
    i32.const 5
    i32.rotl
    i32.xor
    global.set 4
    global.get 5
    i64.xor
    global.set 5
    i32.rotl
    i32.xor
    i32.xor
    global.set 4)
  (memory (;0;) 1 2)
  (tag (;0;) (type 18) (param f32 f64))
  (tag (;1;) (type 0))
  (global (;2;) (mut f32) (f32.const -0.9999999))
  (global (;3;) (mut i32) (i32.const 0))
  (global (;4;) (mut i32) (i32.const 0))
  (global (;5;) (mut i64) (i64.const 0))
  (global (;6;) (mut i32) (i32.const 0))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "f2" (func 2))
  (export "f3" (func 3))
  (export "f4" (func 4))
  (export "t0" (table 0))
  (export "m0" (memory 0))
  (export "g0" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "budget0" (global 3))
  (export "g4" (global 4))
  (export "g5" (global 5))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (export "budget" (global 6))
  (elem (;0;) declare func 0 1 2 3 4)
  (elem (;1;) func 2)
  (elem (;2;) func 1 3)
  (elem (;3;) nullref (ref.null none))
  (data (;0;) (i32.const 33) "\e4\0a\c1\f8\80P\9d\a7")
  (data (;1;) "\00\00\ff@\10g\01[]")
  (@custom "wasmoka.fuzz" (before first) "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 90\0acall f4 null f64:0000000000000000\0a"))
