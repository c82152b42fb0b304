(func (export "f") (result i32) (i32.const 42))
(memory 1)
;; a comment with (; an opening
(; a block (; inside ;) another ;)
