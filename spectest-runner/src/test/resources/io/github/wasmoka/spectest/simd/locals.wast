;; One local holds vectors of several shapes, one after the other or by the way that was taken: an engine may keep each
;; where it suits its shape, and must find what was put there last.

(module
  (memory 1)
  (data (i32.const 16) "\00\00\80\3f\00\00\00\c0\00\00\40\40\cd\cc\cc\3d\00\00\00\00\00\00\f0\3f\00\00\00\00\00\00\04\c0")

  ;; The sum of a vector's lanes of 32 bits, each times its place and one.
  (func $sum (param v128) (result i32)
    (i32.add
      (i32.add
        (i32x4.extract_lane 0 (local.get 0))
        (i32.mul (i32.const 2) (i32x4.extract_lane 1 (local.get 0))))
      (i32.add
        (i32.mul (i32.const 3) (i32x4.extract_lane 2 (local.get 0)))
        (i32.mul (i32.const 4) (i32x4.extract_lane 3 (local.get 0))))))

  ;; Integers, floats, doubles, and what is left of them.
  (func (export "one_after_the_other") (result i32) (local $v v128) (local $r i32)
    (local.set $v (i32x4.add (v128.load (i32.const 16)) (v128.const i32x4 1 2 3 4)))
    (local.set $r (i32.add (local.get $r) (call $sum (i32x4.mul (local.get $v) (local.get $v)))))
    (local.set $v (f32x4.add (v128.load (i32.const 16)) (v128.const f32x4 0.5 0.25 0.125 2)))
    (local.set $r (i32.add (local.get $r) (call $sum (f32x4.mul (local.get $v) (local.get $v)))))
    (local.set $v (f64x2.add (v128.load (i32.const 32)) (v128.const f64x2 0.5 0.25)))
    (local.set $r (i32.add (local.get $r) (call $sum (f64x2.mul (local.get $v) (local.get $v)))))
    (local.set $v (i8x16.add (v128.load (i32.const 32)) (v128.load (i32.const 16))))
    (i32.add (local.get $r) (call $sum (i8x16.sub (local.get $v) (v128.const i64x2 1 -1)))))

  ;; In one arm as floats, in the other as doubles; as integers behind.
  (func (export "arms") (param i32) (result i32) (local $v v128)
    (if (local.get 0)
      (then
        (local.set $v (v128.load (i32.const 16)))
        (local.set $v (f32x4.mul (local.get $v) (f32x4.add (local.get $v) (v128.const f32x4 3 3 3 3)))))
      (else
        (local.set $v (v128.load (i32.const 32)))
        (local.set $v (f64x2.mul (local.get $v) (f64x2.add (local.get $v) (v128.const f64x2 3 3))))))
    (call $sum (i32x4.add (local.get $v) (i32x4.mul (local.get $v) (local.get $v)))))

  ;; Without an else: what was there before, or zero.
  (func (export "maybe") (param i32 i32) (result i32) (local $v v128)
    (if (local.get 0)
      (then (local.set $v (i32x4.add (v128.load (i32.const 16)) (v128.load (i32.const 32))))))
    (if (local.get 1)
      (then (local.set $v (f32x4.add (local.get $v) (v128.const f32x4 1 2 3 4)))))
    (call $sum (f64x2.add (local.get $v) (v128.const f64x2 1 2))))

  ;; A round begins with what the last one left, the first with zero.
  (func (export "rounds") (param i32) (result i32) (local $v v128) (local $w v128)
    (loop $next
      (local.set $w (f32x4.add (local.get $v) (v128.load (i32.const 16))))
      (local.set $v (f32x4.mul (local.get $w) (local.get $w)))
      (local.set $w (i32x4.add (local.get $v) (local.get $w)))
      (local.set $w (i32x4.mul (local.get $w) (local.get $w)))
      (local.set $v (i64x2.sub (local.get $v) (i64x2.shr_u (local.get $w) (i32.const 44))))
      (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (i32.add (call $sum (local.get $v)) (call $sum (local.get $w))))

  ;; Out of a block by several ways, with what each has put there.
  (func (export "ways") (param i32) (result i32) (local $v v128)
    (block $out
      (local.set $v (f32x4.add (v128.load (i32.const 16)) (v128.const f32x4 1 1 1 1)))
      (br_if $out (i32.eq (local.get 0) (i32.const 1)))
      (local.set $v (f64x2.add (local.get $v) (v128.load (i32.const 32))))
      (block $two
        (block $one
          (br_table $one $out $two $out $one (local.get 0)))
        (local.set $v (i32x4.mul (local.get $v) (local.get $v)))
        (br $out))
      (local.set $v (i16x8.mul (local.get $v) (local.get $v))))
    (call $sum (i8x16.add (local.get $v) (local.get $v))))

  ;; A parameter, which is two longs when it comes.
  (func $param (param $v v128) (param i32) (result i32)
    (local.set $v (f32x4.add (local.get $v) (v128.const f32x4 1 2 3 4)))
    (if (local.get 1)
      (then
        (return_call $param
          (i32x4.add (local.get $v) (v128.const i32x4 1 2 3 4))
          (i32.sub (local.get 1) (i32.const 1)))))
    (call $sum (local.get $v)))
  (func (export "param") (param i32) (result i32)
    (call $param (v128.load (i32.const 16)) (local.get 0)))

  ;; The inner loop's vectors are none of the outer one's.
  (func (export "nested") (param i32) (result i32) (local $i i32) (local $v v128) (local $r i32)
    (loop $outer
      (local.set $v (f64x2.convert_low_i32x4_s (i32x4.splat (local.get 0))))
      (local.set $r (i32.add (local.get $r) (call $sum (f64x2.sqrt (local.get $v)))))
      (local.set $i (i32.const 5))
      (local.set $v (i32x4.splat (local.get 0)))
      (loop $inner
        (local.set $v (i32x4.add (i32x4.mul (local.get $v) (local.get $v)) (i32x4.splat (local.get $i))))
        (br_if $inner (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (local.set $r (i32.add (local.get $r) (call $sum (local.get $v))))
      (br_if $outer (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $r))

  ;; What is caught finds what was put there before.
  (tag $e)
  (func $throw (param i32) (if (local.get 0) (then (throw $e))))
  (func (export "caught") (param i32) (result i32) (local $v v128)
    (local.set $v (f32x4.add (v128.load (i32.const 16)) (v128.const f32x4 1 2 3 4)))
    (block $h
      (try_table (catch_all $h)
        (call $throw (i32.eq (local.get 0) (i32.const 1)))
        (local.set $v (i32x4.add (local.get $v) (v128.load (i32.const 32))))
        (call $throw (i32.eq (local.get 0) (i32.const 2)))
        (local.set $v (f64x2.add (local.get $v) (v128.load (i32.const 32))))))
    (call $sum (local.get $v))))

(assert_return (invoke "one_after_the_other") (i32.const -1271430978))
(assert_return (invoke "arms" (i32.const 0)) (i32.const 2146435072))
(assert_return (invoke "arms" (i32.const 1)) (i32.const -2023568808))
(assert_return (invoke "maybe" (i32.const 0) (i32.const 0)) (i32.const 2145386496))
(assert_return (invoke "maybe" (i32.const 0) (i32.const 1)) (i32.const -2108669952))
(assert_return (invoke "maybe" (i32.const 1) (i32.const 0)) (i32.const -143445196))
(assert_return (invoke "maybe" (i32.const 1) (i32.const 1)) (i32.const -109890764))
(assert_return (invoke "rounds" (i32.const 1)) (i32.const -1416897592))
(assert_return (invoke "rounds" (i32.const 2)) (i32.const -1484658018))
(assert_return (invoke "rounds" (i32.const 7)) (i32.const 421133561))
(assert_return (invoke "ways" (i32.const 0)) (i32.const -1557405364))
(assert_return (invoke "ways" (i32.const 1)) (i32.const -194878872))
(assert_return (invoke "ways" (i32.const 2)) (i32.const 14016844))
(assert_return (invoke "ways" (i32.const 3)) (i32.const 693245844))
(assert_return (invoke "ways" (i32.const 4)) (i32.const -1557405364))
(assert_return (invoke "param" (i32.const 0)) (i32.const 72142028))
(assert_return (invoke "param" (i32.const 1)) (i32.const -2022283657))
(assert_return (invoke "param" (i32.const 3)) (i32.const -1938607256))
(assert_return (invoke "nested" (i32.const 1)) (i32.const 320896708))
(assert_return (invoke "nested" (i32.const 4)) (i32.const 1758345048))
(assert_return (invoke "caught" (i32.const 0)) (i32.const -1609564160))
(assert_return (invoke "caught" (i32.const 1)) (i32.const 72142028))
(assert_return (invoke "caught" (i32.const 2)) (i32.const -2076390196))
