;; Vectors that an engine may hold in one form or another, floats or integers or a register, where they pass from one
;; instruction to another that reads them otherwise, and through labels, locals, calls, exceptions and memory.

(module
  (memory (export "memory") 1)
  (global $g (mut v128) (v128.const i32x4 1 2 3 4))
  (type $pair (struct (field (mut v128)) (field i32)))
  (type $row (array (mut v128)))
  (type $mix (func (param i32 v128 f32 v128) (result v128 i32 v128)))
  (table funcref (elem $mix))
  (tag $t (param v128 i32 v128))

  ;; Floats leave a block and are read as integers.
  (func (export "block") (param f32) (result i32)
    (i32x4.extract_lane 2
      (block (result v128)
        (f32x4.add (f32x4.splat (local.get 0)) (f32x4.splat (f32.const 1))))))

  ;; Each local has a form of its own in the loop.
  (func (export "loop") (param $n i32) (result f64)
    (local $f v128) (local $i v128) (local $d v128) (local $l v128) (local $b v128)
    (loop $again
      (local.set $f (f32x4.add (local.get $f) (v128.const f32x4 1 2 3 4)))
      (local.set $i (i32x4.add (local.get $i) (v128.const i32x4 10 20 30 40)))
      (local.set $d (f64x2.add (local.get $d) (v128.const f64x2 0.5 0.25)))
      (local.set $l (i64x2.add (local.get $l) (v128.const i64x2 100 200)))
      (local.set $b (i8x16.add (local.get $b) (i8x16.splat (i32.const 1))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (f64.add
      (f64.add
        (f64.promote_f32 (f32x4.extract_lane 3 (local.get $f)))
        (f64.convert_i32_s (i32x4.extract_lane 1 (local.get $i))))
      (f64.add
        (f64.add
          (f64x2.extract_lane 1 (local.get $d))
          (f64.convert_i64_s (i64x2.extract_lane 0 (local.get $l))))
        (f64.convert_i32_s (i8x16.extract_lane_s 15 (local.get $b))))))

  ;; One local is used in every way.
  (func (export "mixed") (result i32)
    (local $x v128)
    (local.set $x (v128.const f32x4 1 2 3 4))
    (local.set $x (f32x4.mul (local.get $x) (local.get $x)))
    (local.set $x (i32x4.shr_u (local.get $x) (i32.const 23)))
    (local.set $x (i64x2.add (local.get $x) (v128.const i64x2 1 0x100000000)))
    (local.set $x (i16x8.add (local.get $x) (i16x8.splat (i32.const 2))))
    (i32x4.extract_lane 3 (local.get $x)))

  ;; What was got from a local stays what it was.
  (func (export "old") (result i32)
    (local $x v128)
    (local.set $x (f32x4.splat (f32.const 5)))
    (f32x4.add (local.get $x) (local.get $x))
    (local.get $x)
    (local.set $x (f32x4.splat (f32.const 7)))
    (local.get $x)
    (local.set $x (f32x4.splat (f32.const 100)))
    f32x4.sub
    f32x4.add
    (i32.trunc_f32_s (f32x4.extract_lane 0)))
  (func (export "tee") (result i32)
    (local $x v128)
    (local.get $x)
    (local.tee $x (i32x4.splat (i32.const 3)))
    (local.set $x (i32x4.splat (i32.const 9)))
    i32x4.sub
    (i32x4.add (local.get $x))
    (i32x4.extract_lane 1))

  ;; Operands move down when a branch leaves others behind, integers between vectors.
  (func $results (param $c i32) (result v128 i32 v128)
    (i64.const 1)
    (f64x2.splat (f64.const 1))
    (block $out (param i64 v128) (result v128 i32 v128)
      (i32.const 77)
      (f32x4.splat (f32.const 2))
      (i32.const 5)
      (i32x4.splat (i32.const 6))
      (br_if $out (local.get $c))
      drop drop drop drop drop drop
      (f64x2.splat (f64.const 3))
      (i32.const 8)
      (i64x2.splat (i64.const 9)))
    return)
  (func (export "results") (param i32) (result i64)
    (local $v v128) (local $i i32)
    (call $results (local.get 0))
    (local.set $v)
    (local.set $i)
    (i64x2.extract_lane 1)
    (i64.extend_i32_s (local.get $i))
    i64.add
    (i64.add (i64.extend_i32_s (i32x4.extract_lane 2 (local.get $v)))))
  (func (export "table") (param i32) (result i32)
    (block $b (result v128)
      (block $a (result v128)
        (f32x4.splat (f32.const 1))
        (i32x4.add (v128.const i32x4 1 1 1 1))
        (br_table $a $b (local.get 0)))
      (i32x4.add (i32x4.splat (i32.const 1))))
    (i32x4.extract_lane 0))
  (func (export "if") (param i32) (result i32)
    (f32x4.splat (f32.const 1))
    (if (param v128) (result v128) (local.get 0)
      (then (f32x4.add (f32x4.splat (f32.const 1))))
      (else (i32x4.add (i32x4.splat (i32.const 1)))))
    (i32x4.extract_lane 3))
  (func (export "select") (param i32) (result f32)
    (f32x4.extract_lane 1
      (select (f32x4.splat (f32.const 1)) (i32x4.splat (i32.const 0x40000000)) (local.get 0))))

  ;; Calls take and give vectors between other operands.
  (func $mix (type $mix)
    (f32x4.add (local.get 1) (f32x4.splat (local.get 2)))
    (i32.add (local.get 0) (i32.const 1))
    (i32x4.sub (local.get 3) (i32x4.splat (local.get 0))))
  (func $sum (param v128 i32 v128) (result i32)
    (i32.add
      (i32.add (local.get 1) (i32x4.extract_lane 0 (local.get 2)))
      (i32.trunc_f32_s (f32x4.extract_lane 3 (local.get 0)))))
  (func (export "call") (result i32)
    (i32.const 10)
    (f64x2.promote_low_f32x4 (f32x4.splat (f32.const 3)))
    f32x4.demote_f64x2_zero
    (i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 (v128.const i64x2 0 0))
    (f32.const 0.5)
    (i32x4.splat (i32.const 50))
    (call $mix)
    (call $sum))
  (func (export "indirect") (result i32)
    (i32.const 10)
    (f32x4.splat (f32.const 3))
    (f32.const 0.5)
    (i32x4.splat (i32.const 50))
    (i32.const 0)
    (call_indirect (type $mix))
    (call $sum))
  (func $down (export "down") (param $v v128) (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32x4.extract_lane 2 (local.get $v)))))
    (return_call $down
      (i32x4.add (local.get $v) (i32x4.splat (i32.const 2)))
      (i32.sub (local.get $n) (i32.const 1))))

  ;; Globals, structures, arrays, exceptions.
  (func (export "global") (result i32)
    (global.set $g (i32x4.add (global.get $g) (i32x4.splat (i32.const 5))))
    (i32x4.extract_lane 3 (global.get $g)))
  (func (export "struct") (result i32)
    (local $p (ref null $pair))
    (local.set $p (struct.new $pair (f32x4.splat (f32.const 1)) (i32.const 3)))
    (struct.set $pair 0 (local.get $p)
      (i32x4.add (struct.get $pair 0 (local.get $p)) (i32x4.splat (i32.const 1))))
    (i32.add
      (i32x4.extract_lane 1 (struct.get $pair 0 (local.get $p)))
      (struct.get $pair 1 (local.get $p))))
  (func (export "array") (result i32)
    (local $a (ref null $row))
    (local.set $a
      (array.new_fixed $row 3
        (f32x4.splat (f32.const 1)) (i32x4.splat (i32.const 2)) (f64x2.splat (f64.const 0))))
    (array.set $row (local.get $a) (i32.const 2) (i32x4.splat (i32.const 40)))
    (array.fill $row (local.get $a) (i32.const 0) (i32x4.splat (i32.const 7)) (i32.const 1))
    (i32.add
      (i32x4.extract_lane 0 (array.get $row (local.get $a) (i32.const 0)))
      (i32.add
        (i32x4.extract_lane 0 (array.get $row (local.get $a) (i32.const 1)))
        (i32x4.extract_lane 0 (array.get $row (local.get $a) (i32.const 2))))))
  (func (export "exception") (result i32)
    (local $v v128) (local $w v128) (local $n i32)
    (local.set $w (f32x4.splat (f32.const 1)))
    (block $caught (result v128 i32 v128)
      (f64x2.splat (f64.const 1))
      (try_table (catch $t $caught)
        (local.set $w (f32x4.add (local.get $w) (local.get $w)))
        (throw $t
          (f32x4.splat (f32.const 4)) (i32.const 6) (i32x4.splat (i32.const 8))))
      unreachable)
    (local.set $v)
    (local.set $n)
    (i32.add
      (i32.trunc_f32_s (f32x4.extract_lane 1 (f32x4.add (local.get $w))))
      (i32.add (local.get $n) (i32x4.extract_lane 0 (local.get $v)))))

  ;; All of a vector is stored or nothing, in whatever form it is.
  (func (export "floats") (param i32)
    (v128.store (local.get 0) (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.splat (f32.const 1)))))
  (func (export "doubles") (param i32)
    (v128.store offset=4 (local.get 0)
      (f64x2.add (f64x2.splat (f64.const 1)) (f64x2.splat (f64.const 1)))))
  (func (export "ints") (param i32)
    (v128.store (local.get 0) (i32x4.add (i32x4.splat (i32.const 1)) (i32x4.splat (i32.const 1)))))
  (func (export "bytes") (param i32)
    (v128.store (local.get 0) (i8x16.add (i8x16.splat (i32.const 1)) (i8x16.splat (i32.const 1)))))
  (func (export "peek") (param i32) (result i64) (i64.load (local.get 0)))
  (func (export "axpy") (param i32) (result f32)
    (f32x4.extract_lane 3
      (f32x4.add (f32x4.mul (v128.load (local.get 0)) (v128.load32_splat (local.get 0)))
        (v128.load offset=4 (local.get 0)))))
  (func (export "lane") (param i32) (result i32)
    (v128.store32_lane 2 (local.get 0) (f32x4.splat (f32.const 1)))
    (i32x4.extract_lane 1 (v128.load32_lane 1 (local.get 0) (f64x2.splat (f64.const 1)))))

  ;; Payloads of NaNs pass through floats.
  (func (export "nan") (result i32)
    (local $x v128)
    (local.set $x (f32x4.neg (v128.const i32x4 0x7fa00001 0x7fa00002 0x7fa00003 0x7fa00004)))
    (i32x4.extract_lane 2 (local.get $x)))

  ;; Shuffles that move lanes, and bytes.
  (func (export "lanes") (result i64)
    (i64x2.extract_lane 0
      (i8x16.shuffle 12 13 14 15 20 21 22 23 0 1 2 3 16 17 18 19
        (v128.const i32x4 1 2 3 4) (v128.const i32x4 5 6 7 8))))
  (func (export "halves") (result i64)
    (i64x2.extract_lane 1
      (i8x16.shuffle 24 25 26 27 28 29 30 31 0 1 2 3 4 5 6 7
        (v128.const i64x2 1 2) (v128.const i64x2 3 4))))
  (func (export "reversed") (result i64)
    (i64x2.extract_lane 0
      (i8x16.shuffle 15 30 13 28 11 26 9 24 7 22 5 20 3 18 1 16
        (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
        (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31))))
  (func (export "compare") (result i64)
    (i64.extend_i32_u
      (i32.or
        (i8x16.bitmask (f32x4.lt (v128.const f32x4 1 nan 3 -0) (v128.const f32x4 2 2 2 0)))
        (i32.shl
          (i8x16.bitmask (f64x2.ge (v128.const f64x2 1 nan) (v128.const f64x2 1 1)))
          (i32.const 16))))))

(assert_return (invoke "block" (f32.const 1)) (i32.const 0x40000000))
(assert_return (invoke "loop" (i32.const 10)) (f64.const 1252.5))
(assert_return (invoke "mixed") (i32.const 0x20086))
(assert_return (invoke "old") (i32.const 8))
(assert_return (invoke "tee") (i32.const 6))
(assert_return (invoke "results" (i32.const 1)) (i64.const 0x400000004000000b))
(assert_return (invoke "results" (i32.const 0)) (i64.const 0x4008000000000011))
(assert_return (invoke "table" (i32.const 0)) (i32.const 0x3f800002))
(assert_return (invoke "table" (i32.const 1)) (i32.const 0x3f800001))
(assert_return (invoke "if" (i32.const 1)) (i32.const 0x40000000))
(assert_return (invoke "if" (i32.const 0)) (i32.const 0x3f800001))
(assert_return (invoke "select" (i32.const 1)) (f32.const 1))
(assert_return (invoke "select" (i32.const 0)) (f32.const 2))
(assert_return (invoke "call") (i32.const 54))
(assert_return (invoke "indirect") (i32.const 54))
(assert_return (invoke "down" (v128.const i32x4 1 2 3 4) (i32.const 1000)) (i32.const 2003))
(assert_return (invoke "global") (i32.const 9))
(assert_return (invoke "struct") (i32.const 0x3f800004))
(assert_return (invoke "array") (i32.const 49))
(assert_return (invoke "exception") (i32.const 20))
(assert_trap (invoke "floats" (i32.const 65521)) "out of bounds memory access")
(assert_trap (invoke "doubles" (i32.const 65517)) "out of bounds memory access")
(assert_trap (invoke "ints" (i32.const 65524)) "out of bounds memory access")
(assert_trap (invoke "bytes" (i32.const 65528)) "out of bounds memory access")
(assert_trap (invoke "floats" (i32.const -4)) "out of bounds memory access")
(assert_trap (invoke "doubles" (i32.const -8)) "out of bounds memory access")
(assert_trap (invoke "ints" (i32.const -16)) "out of bounds memory access")
(assert_trap (invoke "bytes" (i32.const 0x7fffffff)) "out of bounds memory access")
(assert_return (invoke "peek" (i32.const 0)) (i64.const 0))
(assert_return (invoke "peek" (i32.const 65512)) (i64.const 0))
(assert_return (invoke "peek" (i32.const 65520)) (i64.const 0))
(assert_return (invoke "peek" (i32.const 65528)) (i64.const 0))
(assert_return (invoke "floats" (i32.const 65520)))
(assert_return (invoke "peek" (i32.const 65528)) (i64.const 0x4000000040000000))
(assert_return (invoke "doubles" (i32.const 65516)))
(assert_return (invoke "peek" (i32.const 65528)) (i64.const 0x4000000000000000))
(assert_return (invoke "ints" (i32.const 1)))
(assert_return (invoke "peek" (i32.const 9)) (i64.const 0x200000002))
(assert_return (invoke "bytes" (i32.const 3)))
(assert_return (invoke "peek" (i32.const 11)) (i64.const 0x0202020202020202))
(assert_return (invoke "floats" (i32.const 100)))
(assert_return (invoke "floats" (i32.const 104)))
(assert_return (invoke "axpy" (i32.const 100)) (f32.const 6))
(assert_trap (invoke "axpy" (i32.const 65517)) "out of bounds memory access")
(assert_return (invoke "lane" (i32.const 200)) (i32.const 0x3f800000))
(assert_return (invoke "nan") (i32.const 0xffa00003))
(assert_return (invoke "lanes") (i64.const 0x600000004))
(assert_return (invoke "halves") (i64.const 1))
(assert_return (invoke "reversed") (i64.const 0x18091a0b1c0d1e0f))
(assert_return (invoke "compare") (i64.const 0x00ff000f))
