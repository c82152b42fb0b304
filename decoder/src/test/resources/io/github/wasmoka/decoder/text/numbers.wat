(module
  (func
    (drop (i32.const 0x8000_0000)) (drop (i32.const -2147483648)) (drop (i32.const +1_0))
    (drop (i64.const 0xffff_ffff_ffff_ffff)) (drop (i64.const -0x8000000000000000))
    (drop (f32.const nan)) (drop (f32.const -nan)) (drop (f32.const nan:0x1)) (drop (f32.const inf))
    (drop (f32.const -0)) (drop (f32.const 0x1p-149)) (drop (f32.const 0x1.fffffep+127))
    (drop (f32.const 1e-45)) (drop (f32.const 16777217)) (drop (f32.const 0x1.000001p0))
    (drop (f64.const nan:0xf_ffff_ffff_ffff)) (drop (f64.const -inf)) (drop (f64.const 1_0.5_0e-1_0))
    (drop (f64.const 0x1p-1074)) (drop (f64.const 4.9e-324)) (drop (f64.const 0x0.8p-1074))
    (drop (f64.const 0xA.bp3)) (drop (f64.const 1.)) (drop (f64.const 0x1.)) (drop (f64.const 5e0))
    (drop (v128.const i8x16 0 -1 255 -128 4 5 6 7 8 9 10 11 12 13 14 15))
    (drop (v128.const i16x8 0 -1 65535 -32768 4 5 6 7))
    (drop (v128.const i32x4 0 -1 4294967295 -2147483648))
    (drop (v128.const f32x4 0.1 -nan:0x200000 inf -0x1p-149))
    (drop (v128.const f64x2 0.1 nan))
    (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 31 30 29 28 27 26 25 0x18
      (v128.const i64x2 0 0) (v128.const i64x2 0 0)))
    (drop (i8x16.extract_lane_s 15 (i32x4.replace_lane 3 (v128.const i64x2 0 0) (i32.const 1))))
    (drop (i64.add128 (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4))) drop
    (drop (i64.mul_wide_u (i64.const 1) (i64.const 2))) drop))
