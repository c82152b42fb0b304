;; Relaxed vector instructions. Where the specification leaves a choice, each of its results is accepted; where it does
;; not, there is but one.
(module
  (func (export "swizzle") (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  (func (export "trunc_f32_s") (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func (export "trunc_f32_u") (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func (export "trunc_f64_s") (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func (export "trunc_f64_u") (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  (func (export "madd32") (param v128 v128 v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "nmadd32") (param v128 v128 v128) (result v128)
    (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "madd64") (param v128 v128 v128) (result v128)
    (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "nmadd64") (param v128 v128 v128) (result v128)
    (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select8") (param v128 v128 v128) (result v128)
    (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select16") (param v128 v128 v128) (result v128)
    (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select32") (param v128 v128 v128) (result v128)
    (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select64") (param v128 v128 v128) (result v128)
    (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "min32") (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  (func (export "max32") (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func (export "min64") (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  (func (export "max64") (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))
  (func (export "q15mulr") (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (func (export "dot") (param v128 v128) (result v128)
    (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))
  (func (export "dot_add") (param v128 v128 v128) (result v128)
    (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))
  ;; the same choice is made everywhere
  (func (export "constant-choice") (param v128 v128) (result i32)
    (i8x16.all_true (i8x16.eq
      (i8x16.relaxed_swizzle (local.get 0) (local.get 1))
      (i8x16.relaxed_swizzle (local.get 0) (v128.or (local.get 1) (local.get 1)))))))

;; indices below 16 and from 128 on leave no choice
(assert_return
  (invoke "swizzle" (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    (v128.const i8x16 15 14 13 12 11 10 9 8 7 6 5 4 128 255 0 200))
  (v128.const i8x16 31 30 29 28 27 26 25 24 23 22 21 20 0 0 16 0))
(assert_return
  (invoke "swizzle" (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    (v128.const i8x16 16 16 16 16 16 16 16 16 127 127 127 127 127 127 127 127))
  (either (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)
          (v128.const i8x16 16 16 16 16 16 16 16 16 31 31 31 31 31 31 31 31)))
(assert_return
  (invoke "constant-choice" (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    (v128.const i8x16 16 17 18 19 20 21 22 23 124 125 126 127 128 129 130 255))
  (i32.const 1))

(assert_return (invoke "trunc_f32_s" (v128.const f32x4 1.9 -1.9 2147483520 -2147483648))
  (v128.const i32x4 1 -1 2147483520 0x80000000))
(assert_return (invoke "trunc_f32_s" (v128.const f32x4 nan 2147483648 -2147483904 inf))
  (either (v128.const i32x4 0 0x7fffffff 0x80000000 0x7fffffff)
          (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000)))
(assert_return (invoke "trunc_f32_u" (v128.const f32x4 1.9 -0.9 4294967040 2147483648))
  (v128.const i32x4 1 0 0xffffff00 0x80000000))
(assert_return (invoke "trunc_f32_u" (v128.const f32x4 nan 4294967296 -1 -inf))
  (either (v128.const i32x4 0 0xffffffff 0 0)
          (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)))
(assert_return (invoke "trunc_f64_s" (v128.const f64x2 -1.9 2147483647.9)) (v128.const i32x4 -1 0x7fffffff 0 0))
(assert_return (invoke "trunc_f64_s" (v128.const f64x2 nan 2147483648))
  (either (v128.const i32x4 0 0x7fffffff 0 0) (v128.const i32x4 0x80000000 0x80000000 0 0)))
(assert_return (invoke "trunc_f64_u" (v128.const f64x2 -0.9 4294967295.9)) (v128.const i32x4 0 0xffffffff 0 0))
(assert_return (invoke "trunc_f64_u" (v128.const f64x2 nan -1))
  (either (v128.const i32x4 0 0 0 0) (v128.const i32x4 0xffffffff 0xffffffff 0 0)))

(assert_return
  (invoke "madd32" (v128.const f32x4 1 2 -3 inf) (v128.const f32x4 4 5 6 2) (v128.const f32x4 0.5 -1 0 1))
  (v128.const f32x4 4.5 9 -18 inf))
(assert_return
  (invoke "nmadd32" (v128.const f32x4 1 2 -3 inf) (v128.const f32x4 4 5 6 2) (v128.const f32x4 0.5 -1 0 1))
  (v128.const f32x4 -3.5 -11 18 -inf))
;; with one rounding (1 + 2^-23)^2 - 1 keeps its last bit, with two it loses it
(assert_return
  (invoke "madd32" (v128.const f32x4 0x1.000002p+0 0x1.000002p+0 0x1.000002p+0 0x1.000002p+0)
    (v128.const f32x4 0x1.000002p+0 0x1.000002p+0 0x1.000002p+0 0x1.000002p+0) (v128.const f32x4 -1 -1 -1 -1))
  (either (v128.const f32x4 0x1.000001p-22 0x1.000001p-22 0x1.000001p-22 0x1.000001p-22)
          (v128.const f32x4 0x1p-22 0x1p-22 0x1p-22 0x1p-22)
          (v128.const f32x4 0x1.000002p-22 0x1.000002p-22 0x1.000002p-22 0x1.000002p-22)))
(assert_return
  (invoke "madd64" (v128.const f64x2 1.5 -2) (v128.const f64x2 2 4) (v128.const f64x2 0.25 8))
  (v128.const f64x2 3.25 0))
(assert_return
  (invoke "nmadd64" (v128.const f64x2 1.5 -2) (v128.const f64x2 2 4) (v128.const f64x2 0.25 8))
  (v128.const f64x2 -2.75 16))
(assert_return
  (invoke "nmadd64" (v128.const f64x2 nan 1) (v128.const f64x2 2 -nan) (v128.const f64x2 0.25 8))
  (v128.const f64x2 nan:canonical nan:canonical))

;; masks of whole lanes leave no choice
(assert_return
  (invoke "select8" (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
    (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    (v128.const i8x16 0 -1 0 -1 0 -1 0 -1 -1 0 -1 0 -1 0 -1 0))
  (v128.const i8x16 16 1 18 3 20 5 22 7 8 25 10 27 12 29 14 31))
(assert_return
  (invoke "select8" (v128.const i8x16 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1)
    (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)
    (v128.const i8x16 0xf0 0x0f 0 -1 0 0 0 0 0 0 0 0 0 0 0 0))
  (either (v128.const i8x16 0xf0 0x0f 0 -1 0 0 0 0 0 0 0 0 0 0 0 0)
          (v128.const i8x16 -1 0 0 -1 0 0 0 0 0 0 0 0 0 0 0 0)))
(assert_return
  (invoke "select16" (v128.const i16x8 0 1 2 3 4 5 6 7) (v128.const i16x8 8 9 10 11 12 13 14 15)
    (v128.const i16x8 -1 0 -1 0 0 -1 0 -1))
  (v128.const i16x8 0 9 2 11 12 5 14 7))
(assert_return
  (invoke "select16" (v128.const i16x8 -1 -1 -1 -1 -1 -1 -1 -1) (v128.const i16x8 0 0 0 0 0 0 0 0)
    (v128.const i16x8 0x8001 0x7fff 0 0 0 0 0 0))
  (either (v128.const i16x8 0x8001 0x7fff 0 0 0 0 0 0) (v128.const i16x8 -1 0 0 0 0 0 0 0)
          (v128.const i16x8 0xff00 0x00ff 0 0 0 0 0 0)))
(assert_return
  (invoke "select32" (v128.const i32x4 0 1 2 3) (v128.const i32x4 4 5 6 7) (v128.const i32x4 0 -1 -1 0))
  (v128.const i32x4 4 1 2 7))
(assert_return
  (invoke "select64" (v128.const i64x2 0 1) (v128.const i64x2 2 3) (v128.const i64x2 -1 0))
  (v128.const i64x2 0 3))

(assert_return (invoke "min32" (v128.const f32x4 1 -2 inf -inf) (v128.const f32x4 2 -3 1 1))
  (v128.const f32x4 1 -3 1 -inf))
(assert_return (invoke "max32" (v128.const f32x4 1 -2 inf -inf) (v128.const f32x4 2 -3 1 1))
  (v128.const f32x4 2 -2 inf 1))
(assert_return (invoke "min32" (v128.const f32x4 nan 1 0 -0) (v128.const f32x4 1 1 -0 0))
  (either (v128.const f32x4 nan:canonical 1 -0 -0) (v128.const f32x4 1 1 -0 0) (v128.const f32x4 nan:canonical 1 0 -0)
          (v128.const f32x4 1 1 -0 -0)))
(assert_return (invoke "min64" (v128.const f64x2 1 -2) (v128.const f64x2 2 -3)) (v128.const f64x2 1 -3))
(assert_return (invoke "max64" (v128.const f64x2 1 -2) (v128.const f64x2 2 -3)) (v128.const f64x2 2 -2))
(assert_return (invoke "max64" (v128.const f64x2 nan 0) (v128.const f64x2 1 -0))
  (either (v128.const f64x2 nan:canonical 0) (v128.const f64x2 1 -0) (v128.const f64x2 1 0)
          (v128.const f64x2 nan:canonical -0)))

(assert_return (invoke "q15mulr" (v128.const i16x8 0x4000 -32768 32767 1 0 -1 100 -100)
    (v128.const i16x8 0x4000 1 32767 -1 5 -32768 200 200))
  (v128.const i16x8 0x2000 -1 32766 0 0 1 1 -1))
(assert_return (invoke "q15mulr" (v128.const i16x8 -32768 0 0 0 0 0 0 0) (v128.const i16x8 -32768 0 0 0 0 0 0 0))
  (either (v128.const i16x8 32767 0 0 0 0 0 0 0) (v128.const i16x8 -32768 0 0 0 0 0 0 0)))
(assert_return
  (invoke "dot" (v128.const i8x16 1 2 -3 4 -128 -128 127 127 0 1 10 -10 5 5 -1 -1)
    (v128.const i8x16 3 4 5 6 127 127 127 127 9 9 7 7 100 27 1 2))
  (v128.const i16x8 11 9 -32512 32258 9 0 635 -3))
(assert_return
  (invoke "dot_add" (v128.const i8x16 1 2 -3 4 -128 -128 127 127 0 1 10 -10 5 5 -1 -1)
    (v128.const i8x16 3 4 5 6 127 127 127 127 9 9 7 7 100 27 1 2) (v128.const i32x4 1000 -1000 0x7fffffff 0))
  (v128.const i32x4 1020 -1254 0x80000008 632))
