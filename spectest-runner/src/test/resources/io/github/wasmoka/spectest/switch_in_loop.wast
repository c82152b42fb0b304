;; The main loop of an interpreter: arms of a switch that share locals of both integer types, one that
;; runs into the next, numbers of either sign in them.
(module
  (memory 1 1)
  ;; sp = 3; three times acc = acc * 10 + 7; acc = -acc; sp = -2; acc += sp; sp ^= 1 << 31; acc += sp; ...
  (data (i32.const 0)
    "\03\03\03" "\01\07" "\07\02" "\05" "\03\03\04" "\02" "\06" "\02" "\08" "\09" "\00")
  (data (i32.const 100) "\03\01\09\02\0a\00")
  (func (export "run") (param $pc i32) (result i64) (local $sp i32) (local $count i32) (local $acc i64)
    (loop $next
      (block $other
        (block $nine
          (block $eight
            (block $seven
              (block $six
                (block $five
                  (block $four
                    (block $three
                      (block $two
                        (block $one
                          (block $zero
                            (br_table $zero $one $two $three $four $five $six $seven $eight $nine $other
                              (i32.load8_u (local.get $pc))))
                          (return (local.get $acc)))
                        (local.set $acc (i64.add
                          (i64.mul (local.get $acc) (i64.const 10))
                          (i64.load8_u offset=1 (local.get $pc))))
                        (local.set $pc (i32.add (local.get $pc) (i32.const 2)))
                        (br $next))
                      (local.set $acc (i64.add (local.get $acc) (i64.extend_i32_s (local.get $sp))))
                      (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
                      (br $next))
                    (local.set $sp (i32.add (local.get $sp) (i32.const 1)))
                    (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
                    (br $next))
                  (local.set $sp (i32.sub (i32.const 0) (local.get $sp)))
                  (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
                  (br $next))
                (local.set $acc (i64.sub (i64.const 0) (local.get $acc)))
                (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
                (br $next))
              (local.set $sp (i32.xor (local.get $sp) (i32.const 0x80000000)))
              (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
              (br $next))
            (local.set $sp (i32.sub (local.get $sp) (i32.const 1)))
            (local.set $pc
              (if (result i32) (local.get $sp)
                (then (i32.sub (local.get $pc) (i32.load8_u offset=1 (local.get $pc))))
                (else (i32.add (local.get $pc) (i32.const 2)))))
            (br $next))
          (local.set $count (i32.add (local.get $count) (i32.const 1))))
        (local.set $acc (i64.add (local.get $acc) (i64.extend_i32_u (local.get $count))))
        (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
        (br $next)))
    (unreachable)))
(assert_return (invoke "run" (i32.const 0)) (i64.const 2147482869))
(assert_return (invoke "run" (i32.const 0)) (i64.const 2147482869))
(assert_trap (invoke "run" (i32.const 100)) "unreachable")
