;; call 0: interpreter trap out of bounds memory access, bytecode broken java.lang.VerifyError: Stack map does not match the one at exception handler 2707
(module
  (type (;0;) (func))
  (rec
    (type (;1;) (sub (struct (field f64) (field (mut i64)) (field (mut (ref null 1))) (field f32))))
    (type (;2;) (sub (array (mut i16)))))
  (type (;3;) (sub (array (mut (ref null 3)))))
  (type (;4;) (func (param f64 i32 i32) (result (ref 3))))
  (type (;5;) (func (param i64) (result (ref 3) (ref null 3))))
  (type (;6;) (func (param f32 i64) (result f32)))
  (type (;7;) (func (param f64 i64)))
  (type (;8;) (func (param i32 i64 v128)))
  (type (;9;) (func (param nullref)))
  (type (;10;) (func (param (ref i31)) (result f32 arrayref)))
  (type (;11;) (func (result i32 i64 v128 (ref exn))))
  (type (;12;) (func (param i32) (result f32 f64)))
  (import "p" "m0" (memory (;0;) 90 1072 (pagesize 1)))
  (func (;0;) (type 4) (param f64 i32 i32) (result (ref 3))
    (local i32 i32 i32 f64 v128)
    global.get 3
    i32.eqz
    if
      unreachable
    end
    global.get 3
    i32.const 1
    i32.sub
    global.set 3
    global.get 3
    i32.eqz
    if
      unreachable
    end
    local.get 1
    i32.const 63
    i32.and
    i64.load16_s align=1
    global.set 4
    global.get 0
    struct.get 1 3
    f32.const 32767
    f32.eq
    i32.const 65535
    i32.and
    i32.load8_s 1 offset=65529
    ref.func 0
    i32.const 65534
    i64.load32_u 1 align=1
    global.set 4
    ref.null 4
    block (result nullref)
      try_table (result i32) (catch 2 0)
        local.get 2
        i32.load16_u 2 align=1
        if
        else
          global.get 0
          global.get 0
          struct.new_default 1
          ref.cast nullref
          v128.const i32x4 0x00000004 0x00000000 0x00000010 0x00000003
          i16x8.extract_lane_s 0
          i32.const 65535
          i32.and
          i32.load8_u 1
          select (result nullref)
          global.get 2
          select (result nullref)
          i32.const 128
          ref.i31
          br_on_null 2
          i32.const 1
          ref.i31
          block (type 10)
            i32.const 47699
            block (type 11)
              try_table (result i64) (catch_ref 1 0) (catch_all 2)
                local.get 1
                i32.load8_s 2
                i32.load16_s offset=47 align=1
                ref.null nofunc
                ref.is_null
                global.get 5
                i32.xor
                global.set 5
                i32.const 33457
                if (type 12)
                  i32.const 536870911
                  i32.const 131071
                  i32.and
                  f32.load 2 offset=26 align=1
                  ref.null 3
                  ref.null 3
                  br_on_null 3
                  drop
                  ref.is_null
                  global.get 5
                  i32.xor
                  global.set 5
                  i32.reinterpret_f32
                  global.get 5
                  i32.xor
                  global.set 5
                  i32.const 63
                  i32.and
                  f32.load align=2
                  f64.const -1
                else
                  i32.const 0
                  f32.load align=1
                  f32.const 0
                  f32.const 9.223372e18
                  f32.le
                  i32.const 0
                  global.get 5
                  i32.xor
                  global.set 5
                  global.set 5
                  i32.reinterpret_f32
                  global.get 5
                  i32.const 5
                  i32.rotl
                  i32.xor
                  i32.xor
                  global.set 5
                  f32.const 0
                  f64.const 0
                end
                i64.reinterpret_f64
                global.set 4
                i32.reinterpret_f32
                global.get 5
                i32.const 5
                i32.rotl
                i32.xor
                global.set 5
                i64.const 0
              end
              global.get 4
              i64.xor
              global.set 4
              i32.const 0
              i64.const 0
              v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
              ref.null exn
              ref.as_non_null
            end
            ref.is_null
            global.get 5
            i32.xor
            global.set 5
            i64x2.extract_lane 0
            local.get 7
            i64x2.extract_lane 1
            i64.rotl
            i64.xor
            global.set 4
            global.get 5
            i32.xor
            global.set 5
            global.set 5
            ref.is_null
            global.get 5
            i32.const 5
            i32.rotl
            i32.xor
            global.set 5
            f32.const 0
            ref.null array
          end
          ref.is_null
          global.get 5
          i32.xor
          global.set 5
          i32.reinterpret_f32
          global.get 5
          i32.xor
          global.set 5
          ref.is_null
          global.get 5
          i32.xor
          global.set 5
          ref.is_null
          global.get 5
          i32.xor
          global.set 5
        end
        i32.const 0
      end
      global.get 5
      i32.xor
      global.set 5
      ref.null none
    end
    ref.is_null
    global.get 5
    i32.xor
    global.set 5
    ref.is_null
    global.get 5
    i32.xor
    global.set 5
    ref.is_null
    global.get 5
    i32.rotl
    i32.xor
    global.set 5
    array.new_fixed 3 0)
  (func (;1;) (type 4) (param f64 i32 i32) (result (ref 3))
    global.get 3
    i32.eqz
    if
      unreachable
    end
    global.get 3
    i32.const 1
    i32.sub
    global.set 3
    unreachable)
  (table (;0;) 3 7 funcref (ref.func 0))
  (memory (;1;) 1 3 shared)
  (memory (;2;) 2 4)
  (tag (;0;) (type 7) (param f64 i64))
  (tag (;1;) (type 8) (param i32 i64 v128))
  (tag (;2;) (type 9) (param nullref))
  (global (;0;) (mut nullref) (ref.null none))
  (global (;1;) (mut f64) (f64.const 2.147483647e9))
  (global (;2;) i32 (i32.const 14))
  (global (;3;) (mut i32) (i32.const 0))
  (global (;4;) (mut i64) (i64.const 0))
  (global (;5;) (mut i32) (i32.const 0))
  (export "f0" (func 0))
  (export "f1" (func 1))
  (export "t0" (table 0))
  (export "m0" (memory 0))
  (export "m1" (memory 1))
  (export "m2" (memory 2))
  (export "g0" (global 0))
  (export "g1" (global 1))
  (export "g2" (global 2))
  (export "budget" (global 3))
  (export "g4" (global 4))
  (export "g5" (global 5))
  (export "x0" (tag 0))
  (export "x1" (tag 1))
  (export "x2" (tag 2))
  (elem (;0;) (i32.const 0) func 0 0 0)
  (elem (;1;) declare func 0 1)
  (data (;0;) (memory 1) (i32.const 65475) "\df@j\ff\00F\95{\7f!\0f\03\ff\d9\0b\07\00\02\b9z\82\09\90\00\d8\e5\07\bf\a8\ff\cd$?\00\03\fdZ5\08\ff\01\00\01\ff\ac\e2\0ag2\ef\02>\0d\aa\00\a9\08h\0f\05\0d")
  (data (;1;)
    "\02\ff\08$@\9b\0c\c2\07\fe\00\fc\01\00\f0@\07\ff\00\fefK\08\fe\0a\02\00?\00\e1\05\0d[\00%\c0\eb]\05\07\0d\ec\00\d4\f0\09\96\05@\0f\fe\ef\b0\03\08\09\00\fd\00\0aN\c2\00\1d\07\ff\fc\ff\ff\00\c6\06\01\ee\ef\03\00\fb'\feV\08T\a8(\03y\02U\8b\00\0a!\07\ff\c5"
    "\00\00\a3\00\00S! \1f>\09\b0U?\0e!\1f\f8\00\09\00\fe\02F\c6\18y g\01*\01\98\ff\04\01\96\07\00\ff\ff\06RQ\fe\05\8f\01Q\08\0cQ\fe\03\a1\8b\01\00?\07&\83\00\0e\17\03\ff\db\91\96\00 \0d\1f\00\0dI]\01\07\f0u\04\ff\00\08\03u\a7f\17\06\aea`\f8"
    "D\db\f9\00H/\c1\05\8e\003\06\09\02\0f\00\02\b7\0f\08\e7grr\0e\ff\00\fd\fe\e9\08\f1\0d\08\ff\00\ff\02{\00\f4\00?\f0+\80\a5\02\00\01\d6\0e\00\e8\0c!\cc\0c")
  (data (;2;) "\88\0f\07\00\0e\1f\00@U?\f8\08\cf\c2\ca\00")
  (@custom "wasmoka.fuzz" (before first)
    "dirty 0\0afuel 0\0ainterruptible 0\0alisten 0\0abudget 400\0acall f0 f64:0000000000000000 i32:00000000 i32"
    ":00000000\0a"))
