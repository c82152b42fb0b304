;; What the launcher runs once after a build, so that the JVM keeps in its ahead-of-time cache which classes a run needs: a
;; little of what every program does. Prints nothing.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_get" (func $fd_fdstat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get" (func $environ_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_dir_name" (func (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir" (func (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get" (func (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_set_flags" (func (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_get" (func (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_create_directory" (func (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_remove_directory" (func (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file" (func (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_rename" (func (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
  (import "wasi_snapshot_preview1" "clock_res_get" (func (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 2)
  (global $sp (mut i32) (i32.const 65536))
  (table 4 funcref)
  (elem (i32.const 0) $fill $mix)
  (type $work (func (param i32 i32) (result i32)))
  (data (i32.const 1024) "training")

  (func $fill (type $work) (local $i i32)
    (loop $l
      (i32.store8 (i32.add (local.get 0) (local.get $i)) (i32.mul (local.get $i) (local.get 1)))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4096))))
    (local.get $i))
  (func $mix (type $work) (local $i i32) (local $h i64) (local $d f64)
    (local.set $h (i64.const 0xcbf29ce484222325))
    (loop $l
      (local.set $h
        (i64.mul
          (i64.xor (local.get $h) (i64.load8_u (i32.add (local.get 0) (local.get $i))))
          (i64.const 0x100000001b3)))
      (local.set $d (f64.add (local.get $d) (f64.convert_i64_s (i64.rotl (local.get $h) (i64.const 7)))))
      (if (i32.and (local.get $i) (i32.const 63))
        (then (i64.store (i32.const 8192) (local.get $h)))
        (else (f64.store (i32.const 8200) (f64.sqrt (f64.abs (local.get $d))))))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4096))))
    (i32.wrap_i64 (local.get $h)))
  (func $select (param i32) (result i32)
    (block $c (block $b (block $a (br_table $a $b $c (i32.and (local.get 0) (i32.const 3))))
      (return (i32.const 1)))
      (return (i32.clz (local.get 0))))
    (i32.div_u (local.get 0) (i32.const 3)))
  ;; What compilers make of ordinary programs, so that the engines' translation of it is trained, not only its execution.
  (global $heap (mut i32) (i32.const 32768))
  (type $order (func (param i32 i32) (result i32)))
  (elem (i32.const 2) $less $greater)
  (func $less (type $order) (i32.lt_s (local.get 0) (local.get 1)))
  (func $greater (type $order) (i32.gt_u (local.get 0) (local.get 1)))
  (func $allocate (param $size i32) (result i32) (local $at i32) (local $end i32)
    (local.set $at (global.get $heap))
    (local.set $end
      (i32.and (i32.add (i32.add (local.get $at) (local.get $size)) (i32.const 15)) (i32.const -16)))
    (if (i32.gt_u (local.get $end) (i32.shl (memory.size) (i32.const 16)))
      (then
        (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then (unreachable)))))
    (global.set $heap (local.get $end))
    (local.get $at))
  (func $length (param $string i32) (result i32) (local $at i32)
    (local.set $at (local.get $string))
    (block $end
      (loop $next
        (br_if $end (i32.eqz (i32.load8_u (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $at) (local.get $string)))
  (func $copy (param $to i32) (param $from i32) (param $count i32) (result i32) (local $at i32)
    (local.set $at (local.get $to))
    (block $end
      (loop $next
        (br_if $end (i32.lt_u (local.get $count) (i32.const 8)))
        (i64.store (local.get $at) (i64.load align=1 (local.get $from)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 8)))
        (br $next)))
    (loop $next
      (if (local.get $count)
        (then
          (i32.store8 (local.get $at) (i32.load8_u (local.get $from)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $from (i32.add (local.get $from) (i32.const 1)))
          (local.set $count (i32.sub (local.get $count) (i32.const 1)))
          (br $next))))
    (local.get $to))
  (func $compare (param $a i32) (param $b i32) (result i32) (local $x i32) (local $y i32)
    (block $end
      (loop $next
        (br_if $end
          (i32.ne
            (local.tee $x (i32.load8_u (local.get $a)))
            (local.tee $y (i32.load8_u (local.get $b)))))
        (br_if $end (i32.eqz (local.get $x)))
        (local.set $a (i32.add (local.get $a) (i32.const 1)))
        (local.set $b (i32.add (local.get $b) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $x) (local.get $y)))
  (func $print (param $number i64) (param $to i32) (result i32)
    (local $at i32) (local $digit i64) (local $negative i32)
    (local.set $at (i32.add (local.get $to) (i32.const 31)))
    (i32.store8 (local.get $at) (i32.const 0))
    (if (i64.lt_s (local.get $number) (i64.const 0))
      (then
        (local.set $negative (i32.const 1))
        (local.set $number (i64.sub (i64.const 0) (local.get $number)))))
    (loop $next
      (local.set $digit (i64.rem_u (local.get $number) (i64.const 10)))
      (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
      (i32.store8
        (local.tee $at (i32.sub (local.get $at) (i32.const 1)))
        (i32.add (i32.wrap_i64 (local.get $digit)) (i32.const 48)))
      (br_if $next (i64.ne (local.get $number) (i64.const 0))))
    (if (local.get $negative)
      (then
        (i32.store8 (local.tee $at (i32.sub (local.get $at) (i32.const 1))) (i32.const 45))))
    (local.get $at))
  (func $parse (param $at i32) (result i64) (local $value i64) (local $digit i32)
    (block $end
      (loop $next
        (local.set $digit (i32.sub (i32.load8_u (local.get $at)) (i32.const 48)))
        (br_if $end (i32.gt_u (local.get $digit) (i32.const 9)))
        (local.set $value
          (i64.add (i64.mul (local.get $value) (i64.const 10)) (i64.extend_i32_u (local.get $digit))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (local.get $value))
  (func $sort (param $base i32) (param $count i32) (param $order i32)
    (local $i i32) (local $j i32) (local $key i32) (local $at i32)
    (local.set $i (i32.const 1))
    (block $done
      (loop $outer
        (br_if $done (i32.ge_s (local.get $i) (local.get $count)))
        (local.set $key (i32.load (i32.add (local.get $base) (i32.shl (local.get $i) (i32.const 2)))))
        (local.set $j (i32.sub (local.get $i) (i32.const 1)))
        (block $found
          (loop $inner
            (br_if $found (i32.lt_s (local.get $j) (i32.const 0)))
            (local.set $at (i32.add (local.get $base) (i32.shl (local.get $j) (i32.const 2))))
            (br_if $found
              (i32.eqz
                (call_indirect (type $order)
                  (local.get $key) (i32.load (local.get $at)) (local.get $order))))
            (i32.store offset=4 (local.get $at) (i32.load (local.get $at)))
            (local.set $j (i32.sub (local.get $j) (i32.const 1)))
            (br $inner)))
        (i32.store offset=4
          (i32.add (local.get $base) (i32.shl (local.get $j) (i32.const 2))) (local.get $key))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $outer))))
  (func $state (param $state i32) (param $in i32) (result i32)
    (block $x (block $e (block $d (block $c (block $b (block $a
      (br_table $a $b $c $d $e $x (local.get $state)))
      (return (select (i32.const 1) (i32.const 2) (i32.eq (local.get $in) (i32.const 45)))))
      (return (i32.const 2)))
      (return (select (i32.const 3) (i32.const 2) (i32.eq (local.get $in) (i32.const 46)))))
      (return (i32.add (local.get $state) (i32.rotl (local.get $in) (i32.const 1)))))
      (return (i32.xor (local.get $state) (i32.popcnt (local.get $in)))))
    (i32.const 0))
  (func $floats (param $n i32) (result f64) (local $sum f64) (local $small f32) (local $i i32)
    (loop $next
      (local.set $sum
        (f64.add (local.get $sum)
          (f64.div (f64.convert_i32_s (local.get $i)) (f64.load offset=8200 (i32.const 0)))))
      (local.set $small
        (f32.mul (f32.demote_f64 (local.get $sum)) (f32.max (local.get $small) (f32.const 0.5))))
      (f32.store offset=8208 (i32.const 0) (local.get $small))
      (br_if $next
        (i32.and
          (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))
          (f64.ge (f64.abs (local.get $sum)) (f64.const 0)))))
    (f64.promote_f32 (f32.neg (local.get $small))))
  (func $two (param i32) (result i32 i64)
    (i32.sub (i32.const 0) (local.get 0)) (i64.extend_i32_s (local.get 0)))
  (func $ordinary (param $round i32) (local $text i32) (local $i i32) (local $wide i64)
    (global.set $heap (i32.const 32768))
    (local.set $text (call $allocate (i32.const 64)))
    (local.set $text
      (call $print (i64.sub (i64.extend_i32_s (local.get $round)) (i64.const 50)) (local.get $text)))
    (drop
      (call $copy
        (call $allocate (i32.add (call $length (local.get $text)) (i32.const 1)))
        (local.get $text)
        (i32.add (call $length (local.get $text)) (i32.const 1))))
    (drop (call $compare (local.get $text) (i32.const 1024)))
    (local.set $wide (call $parse (local.get $text)))
    (loop $fill
      (i32.store
        (i32.add (i32.const 40960) (i32.shl (local.get $i) (i32.const 2)))
        (i32.rem_u (i32.mul (local.get $i) (i32.const 7919)) (i32.const 101)))
      (br_if $fill
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 20))))
    (call $sort (i32.const 40960) (i32.const 20)
      (i32.add (i32.const 2) (i32.and (local.get $round) (i32.const 1))))
    (drop (call $state (i32.rem_u (local.get $round) (i32.const 6)) (i32.wrap_i64 (local.get $wide))))
    (drop (call $floats (i32.const 10)))
    (call $two (local.get $round))
    (local.set $wide)
    (drop))
  (func (export "_start") (local $n i32) (local $x i32)
    (global.set $sp (i32.sub (global.get $sp) (i32.const 16)))
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (drop (call $args_get (i32.const 16) (i32.const 64)))
    (drop (call $environ_sizes_get (i32.const 0) (i32.const 4)))
    (drop (call $fd_prestat_get (i32.const 3) (i32.const 0)))
    (drop (call $fd_fdstat_get (i32.const 1) (i32.const 64)))
    (drop (call $clock_time_get (i32.const 1) (i64.const 0) (i32.const 64)))
    (drop (call $random_get (i32.const 64) (i32.const 16)))
    (i32.store (i32.const 0) (i32.const 1024))
    (i32.store (i32.const 4) (i32.const 0))
    (drop (call $environ_get (i32.const 16) (i32.const 64)))
    (i32.store (i32.const 8) (i32.const 512))
    (i32.store (i32.const 12) (i32.const 64))
    (drop (call $fd_read (i32.const 0) (i32.const 8) (i32.const 1) (i32.const 16)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (loop $l
      (local.set $x
        (i32.add (local.get $x)
          (call_indirect (type $work) (i32.const 4096) (local.get $n) (i32.and (local.get $n) (i32.const 1)))))
      (local.set $x (i32.add (local.get $x) (call $select (local.get $x))))
      (call $ordinary (local.get $n))
      (memory.fill (i32.const 16384) (local.get $x) (i32.const 512))
      (memory.copy (i32.const 20480) (i32.const 16384) (i32.const 512))
      (br_if $l (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 200))))
    (global.set $sp (i32.add (global.get $sp) (i32.const 16)))
    (call $proc_exit (i32.const 0))))
