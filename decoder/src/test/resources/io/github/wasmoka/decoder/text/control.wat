(module
  (type $binary (func (param i32 i32) (result i32)))
  (table $t 10 funcref)
  (table $t2 i64 10 funcref)
  (func $flat (param $n i32) (result i32)
    (local $i i32) (local i64 i64) (local f32)
    block $done
      loop $again (result i32)
        local.get $i
        local.get $n
        i32.ge_s
        br_if $done
        local.get $i
        i32.const 1
        i32.add
        local.tee $i
        br $again
      end $again
      drop
    end $done
    local.get $i
    if $x (result i32)
      i32.const 1
    else $x
      i32.const 2
    end $x)
  (func $folded (param i32 i32) (result i32)
    (if $l (result i32)
      (block $inner (result i32) (br_if $inner (local.get 0) (local.get 1)))
      (then (call $flat (i32.const 3)))
      (else (i32.add (i32.const 1) (i32.mul (i32.const 2) (i32.const -3))))))
  (func $hidden
    block $l
      block $l
        br $l
        br 1
      end
    end)
  (func $branches (param i32)
    (block $a (block $b (block (br_table $a $b 0 2 $b (local.get 0)))))
    nop unreachable return)
  (func $calls (param i32 i32) (result i32)
    (call_indirect (type $binary) (local.get 0) (local.get 1) (i32.const 0))
    drop
    (call_indirect $t2 (param i32 i32) (result i32) (local.get 0) (local.get 1) (i64.const 0))
    drop
    (return_call $folded (local.get 0) (local.get 1)))
  (func $tail (param i32 i32) (result i32)
    (return_call_indirect $t (type $binary) (local.get 0) (local.get 1) (i32.const 0)))
  (func $blocks (param i32) (result i32 i32)
    local.get 0
    block (param i32) (result i32 i32) i32.const 1 end
    loop (type $binary) i32.add end
    i32.const 0
    (if (then) (else))
    local.get 0)
  (func $selects (param f32 f32 i32) (result f32)
    (select (local.get 0) (local.get 1) (local.get 2))
    drop
    (select (result f32) (local.get 0) (local.get 1) (local.get 2))))
