;; Lanes of 16 bits that bytes were extended to: an engine may keep them as bytes while they are only extended further,
;; and must not where they are read otherwise. The bytes are 0x80, 0x91, ... and their signs differ.

(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\80\01\ff\7f\90\12\a3\34\c5\56\e7\78\89\1a\2b\fc")

  ;; The sum of a vector's lanes of 32 bits, each times its place and one.
  (func $sum (param v128) (result i32)
    (i32.add
      (i32.add
        (i32x4.extract_lane 0 (local.get 0))
        (i32.mul (i32.const 2) (i32x4.extract_lane 1 (local.get 0))))
      (i32.add
        (i32.mul (i32.const 3) (i32x4.extract_lane 2 (local.get 0)))
        (i32.mul (i32.const 4) (i32x4.extract_lane 3 (local.get 0))))))

  ;; Each way to extend, and again with the same sign and the other one.
  (func (export "low_s_low_s") (result i32)
    (call $sum (i32x4.extend_low_i16x8_s (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))))
  (func (export "low_s_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))))
  (func (export "low_u_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_low_i8x16_u (v128.load (i32.const 16))))))
  (func (export "low_u_high_u") (result i32)
    (call $sum (i32x4.extend_high_i16x8_u (i16x8.extend_low_i8x16_u (v128.load (i32.const 16))))))
  (func (export "high_s_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_high_i8x16_s (v128.load (i32.const 16))))))
  (func (export "high_s_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_high_i8x16_s (v128.load (i32.const 16))))))
  (func (export "high_u_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_high_i8x16_u (v128.load (i32.const 16))))))

  ;; Products and sums of two.
  (func (export "extmul") (result i32)
    (call $sum
      (i32x4.extmul_low_i16x8_s
        (i16x8.extend_low_i8x16_s (v128.load32_zero (i32.const 16)))
        (i16x8.extend_low_i8x16_u (v128.load32_zero (i32.const 20))))))
  (func (export "extmul_mixed") (result i32)
    (call $sum
      (i32x4.extmul_high_i16x8_u
        (i16x8.extend_high_i8x16_s (v128.load (i32.const 16)))
        (v128.load (i32.const 16)))))
  (func (export "extadd_s") (result i32)
    (call $sum (i32x4.extadd_pairwise_i16x8_s (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))))
  (func (export "extadd_u") (result i32)
    (call $sum (i32x4.extadd_pairwise_i16x8_u (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))))
  (func (export "dot") (result i32)
    (call $sum
      (i32x4.dot_i16x8_s
        (i16x8.extend_low_i8x16_s (v128.load (i32.const 16)))
        (i16x8.extend_high_i8x16_u (v128.load (i32.const 16))))))
  (func (export "load8x8") (result i32)
    (call $sum
      (i32x4.extmul_high_i16x8_s (v128.load8x8_s (i32.const 16)) (v128.load8x8_u (i32.const 24)))))

  ;; Through a local that holds nothing else, in a loop and after a call; it is zero at first.
  (func $local (export "local") (param $n i32) (result i32)
    (local $x v128) (local $sum v128)
    (loop $again
      (local.set $sum
        (i32x4.add
          (local.get $sum)
          (i32x4.add
            (i32x4.extend_low_i16x8_s (local.get $x))
            (i32x4.extend_high_i16x8_s (local.get $x)))))
      (local.set $x (i16x8.extend_low_i8x16_s (v128.load offset=16 (local.get $n))))
      (drop (call $sum (local.get $x)))
      (br_if $again (i32.ge_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))
    (i32.add (call $sum (local.get $sum)) (i32x4.extract_lane 3 (local.get $x))))
  ;; Of both signs.
  (func (export "signs") (param i32) (result i32)
    (local $x v128)
    (local.set $x (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))
    (if (local.get 0)
      (then (local.set $x (i16x8.extend_low_i8x16_u (v128.load (i32.const 16))))))
    (call $sum (i32x4.extend_low_i16x8_s (local.get $x))))
  ;; Of a local that holds something else, too: a parameter, a sum, what another local holds.
  (func (export "param") (param i32 v128) (result i32)
    (if (local.get 0)
      (then (local.set 1 (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))))
    (call $sum (i32x4.extend_low_i16x8_s (local.get 1))))
  (func (export "other") (param i32) (result i32)
    (local $x v128)
    (local.set $x (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))
    (if (local.get 0)
      (then (local.set $x (i16x8.add (local.get $x) (v128.const i32x4 0x12345678 0x9abcdef0 1 2)))))
    (call $sum
      (i32x4.add (i32x4.extend_low_i16x8_s (local.get $x)) (i32x4.extend_high_i16x8_s (local.get $x)))))
  (func (export "copy") (result i32)
    (local $x v128) (local $y v128)
    (local.set $x (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))
    (local.set $y (local.get $x))
    (local.set $x (i16x8.extend_high_i8x16_s (v128.load (i32.const 16))))
    (i32.add
      (call $sum (i32x4.extend_low_i16x8_s (local.get $y)))
      (call $sum (i32x4.extend_low_i16x8_s (local.get $x)))))
  (func (export "tee") (result i32)
    (local $x v128)
    (i32.add
      (call $sum
        (i32x4.extend_low_i16x8_u (local.tee $x (i16x8.extend_high_i8x16_s (v128.load (i32.const 16))))))
      (call $sum (i32x4.extend_high_i16x8_s (local.get $x)))))

  ;; Read as other lanes, stored, selected, given to a label.
  (func (export "extract") (result i32)
    (local $x v128)
    (local.set $x (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))
    (i32.add
      (call $sum (i32x4.extend_low_i16x8_s (local.get $x)))
      (i32.add
        (i16x8.extract_lane_u 6 (local.get $x))
        (i32x4.extract_lane 1 (i32x4.extend_high_i16x8_s (local.get $x))))))
  (func (export "store") (result i32)
    (local $x v128)
    (local.set $x (i16x8.extend_low_i8x16_s (v128.load (i32.const 16))))
    (v128.store (i32.const 64) (local.get $x))
    (i32.add
      (call $sum (i32x4.extend_low_i16x8_s (local.get $x)))
      (i32.add (i32.load (i32.const 64)) (i32.load (i32.const 76)))))
  (func (export "select") (param i32) (result i32)
    (call $sum
      (i32x4.extend_low_i16x8_u
        (select
          (i16x8.extend_low_i8x16_s (v128.load (i32.const 16)))
          (i16x8.extend_low_i8x16_u (v128.load (i32.const 16)))
          (local.get 0)))))
  (func (export "label") (param i32) (result i32)
    (call $sum
      (i32x4.extend_low_i16x8_s
        (block $out (result v128)
          (i16x8.extend_low_i8x16_u (v128.load (i32.const 16)))
          (br_if $out (local.get 0))
          (i32x4.extend_low_i16x8_s)))))
  (func (export "floats") (result f32)
    (local $x v128)
    (local.set $x (i16x8.extend_low_i8x16_u (v128.load (i32.const 16))))
    (f32x4.extract_lane 1
      (f32x4.add
        (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $x)))
        (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $x))))))

  ;; Shuffles whose lanes of 32 bits are whole ones or one byte.
  (func (export "shuffle") (result i32)
    (call $sum
      (i32x4.extend_low_i16x8_u
        (i16x8.extend_low_i8x16_u
          (i8x16.shuffle 12 13 14 15 21 21 21 21 0 0 0 0 7 7 7 7
            (v128.load (i32.const 16)) (v128.load (i32.const 16)))))))
  (func (export "shuffle_high") (result i32)
    (call $sum
      (i32x4.extend_high_i16x8_s
        (i16x8.extend_low_i8x16_s
          (i8x16.shuffle 12 13 14 15 21 21 21 21 0 0 0 0 7 7 7 7
            (v128.load (i32.const 16)) (v128.load (i32.const 16)))))))
  (func (export "shuffle_ints") (result i32)
    (call $sum
      (i32x4.mul
        (i8x16.shuffle 31 31 31 31 8 9 10 11 2 2 2 2 24 25 26 27
          (v128.load (i32.const 16)) (v128.load (i32.const 16)))
        (v128.const i32x4 1 2 3 4))))

  ;; Bytes that were moved before, as compilers swap them.
  (func (export "shuffled_low_s_low_s") (result i32)
    (call $sum (i32x4.extend_low_i16x8_s (i16x8.extend_low_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_s_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_s_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_low_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_s_high_u") (result i32)
    (call $sum (i32x4.extend_high_i16x8_u (i16x8.extend_low_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_u_low_s") (result i32)
    (call $sum (i32x4.extend_low_i16x8_s (i16x8.extend_low_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_u_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_u_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_low_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_low_u_high_u") (result i32)
    (call $sum (i32x4.extend_high_i16x8_u (i16x8.extend_low_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_s_low_s") (result i32)
    (call $sum (i32x4.extend_low_i16x8_s (i16x8.extend_high_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_s_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_high_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_s_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_high_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_s_high_u") (result i32)
    (call $sum (i32x4.extend_high_i16x8_u (i16x8.extend_high_i8x16_s (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_u_low_s") (result i32)
    (call $sum (i32x4.extend_low_i16x8_s (i16x8.extend_high_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_u_low_u") (result i32)
    (call $sum (i32x4.extend_low_i16x8_u (i16x8.extend_high_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_u_high_s") (result i32)
    (call $sum (i32x4.extend_high_i16x8_s (i16x8.extend_high_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a))))))))
  (func (export "shuffled_high_u_high_u") (result i32)
    (call $sum (i32x4.extend_high_i16x8_u (i16x8.extend_high_i8x16_u (i8x16.shuffle 1 21 9 13 16 4 31 12 2 6 26 14 19 7 27 15
      (v128.load (i32.const 16)) (v128.xor (v128.load (i32.const 16)) (i8x16.splat (i32.const 0x5a)))))))))

(assert_return (invoke "low_s_low_s") (i32.const 379))
(assert_return (invoke "low_s_low_u") (i32.const 262523))
(assert_return (invoke "low_u_high_s") (i32.const 877))
(assert_return (invoke "low_u_high_u") (i32.const 877))
(assert_return (invoke "high_s_low_u") (i32.const 262662))
(assert_return (invoke "high_s_high_s") (i32.const 46))
(assert_return (invoke "high_u_high_s") (i32.const 1326))
(assert_return (invoke "extmul") (i32.const 7531))
(assert_return (invoke "extmul_mixed") (i32.const 1197397426))
(assert_return (invoke "extadd_s") (i32.const -321))
(assert_return (invoke "extadd_u") (i32.const 655039))
(assert_return (invoke "dot") (i32.const -3320))
(assert_return (invoke "load8x8") (i32.const 26011))
(assert_return (invoke "local" (i32.const 0)) (i32.const 3473315))
(assert_return (invoke "local" (i32.const 1)) (i32.const 3472999))
(assert_return (invoke "local" (i32.const 7)) (i32.const 3473250))
(assert_return (invoke "signs" (i32.const 0)) (i32.const 379))
(assert_return (invoke "signs" (i32.const 1)) (i32.const 1403))
(assert_return (invoke "param" (i32.const 0) (v128.const i32x4 0x12345678 0x9abcdef0 1 2)) (i32.const -97632))
(assert_return (invoke "param" (i32.const 1) (v128.const i32x4 0x12345678 0x9abcdef0 1 2)) (i32.const 379))
(assert_return (invoke "other" (i32.const 0)) (i32.const 232))
(assert_return (invoke "other" (i32.const 1)) (i32.const -97393))
(assert_return (invoke "copy") (i32.const 897))
(assert_return (invoke "tee") (i32.const 262708))
(assert_return (invoke "extract") (i32.const 65840))
(assert_return (invoke "store") (i32.const 3604638))
(assert_return (invoke "select" (i32.const 0)) (i32.const 1403))
(assert_return (invoke "select" (i32.const 1)) (i32.const 262523))
(assert_return (invoke "label" (i32.const 0)) (i32.const 131))
(assert_return (invoke "label" (i32.const 1)) (i32.const 1403))
(assert_return (invoke "floats") (f32.const 19.0))
(assert_return (invoke "shuffle") (i32.const 1326))
(assert_return (invoke "shuffle_high") (i32.const 180))
(assert_return (invoke "shuffle_ints") (i32.const 1863304279))
(assert_return (invoke "shuffled_low_s_low_s") (i32.const 507))
(assert_return (invoke "shuffled_low_s_low_u") (i32.const 507))
(assert_return (invoke "shuffled_low_s_high_s") (i32.const -1008))
(assert_return (invoke "shuffled_low_s_high_u") (i32.const 654352))
(assert_return (invoke "shuffled_low_u_low_s") (i32.const 507))
(assert_return (invoke "shuffled_low_u_low_u") (i32.const 507))
(assert_return (invoke "shuffled_low_u_high_s") (i32.const 1552))
(assert_return (invoke "shuffled_low_u_high_u") (i32.const 1552))
(assert_return (invoke "shuffled_high_s_low_s") (i32.const -216))
(assert_return (invoke "shuffled_high_s_low_u") (i32.const 393000))
(assert_return (invoke "shuffled_high_s_high_s") (i32.const 227))
(assert_return (invoke "shuffled_high_s_high_u") (i32.const 262371))
(assert_return (invoke "shuffled_high_u_low_s") (i32.const 1320))
(assert_return (invoke "shuffled_high_u_low_u") (i32.const 1320))
(assert_return (invoke "shuffled_high_u_high_s") (i32.const 1251))
(assert_return (invoke "shuffled_high_u_high_u") (i32.const 1251))
