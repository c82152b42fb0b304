(module $types
  (type $unary (func (param $x i32) (result i32)))
  (type (func (param i32 i64) (param f32) (result f64) (result v128 externref)))
  (type $point (struct (field $x f64) (field $y (mut f64)) (field i8 (mut i16))))
  (type $bytes (array (mut i8)))
  (type $base (sub (struct (field $tag i32))))
  (type $derived (sub final $base (struct (field $tag i32) (field $next (ref null $base)))))
  (rec
    (type $even (sub (struct (field $odd (ref null $odd)))))
    (type $odd (sub (struct (field $even (ref null $even))))))
  (rec)
  (type $refs
    (func
      (param anyref eqref i31ref structref arrayref nullref funcref nullfuncref)
      (param externref nullexternref exnref nullexnref (ref any) (ref null func) (ref $point))
      (result (ref null none) (ref noextern) (ref noexn) (ref nofunc) (ref exn) (ref 3))))
  ;; An implicit type that is there already, one that is not, and a number for one that is not yet.
  (func $same (param i32) (result i32) (local.get 0))
  (func $new (param $a i64) (param $b i64) (result i64) (local.get $b))
  (func $third (type 9)
    local.get 0))
