// check.mjs FILE.json...: runs scripts that ScriptExporter wrote on this engine. Prints a line for each command that
// does not do what its script expects, and last how many did.
import { readFileSync } from "node:fs";

const TRAPS = {
  "unreachable": /^unreachable/,
  "out of bounds memory access": /out of bounds|new array is too large/,
  "out of bounds table access": /(table|element segment).*out of bounds/,
  "out of bounds array access": /array element access out of bounds|out of bounds/,
  "undefined element": /table index is out of bounds/,
  "uninitialized element": /null function|function signature mismatch/,
  "indirect call type mismatch": /function signature mismatch/,
  "integer divide by zero": /(divide|remainder) by zero/,
  "integer overflow": /divide result unrepresentable|float unrepresentable/,
  "invalid conversion to integer": /float unrepresentable/,
  "null function reference": /dereferencing a null pointer/,
  "null structure reference": /dereferencing a null pointer/,
  "null array reference": /dereferencing a null pointer/,
  "null i31 reference": /dereferencing a null pointer/,
  "null exception reference": /rethrowing null value|dereferencing a null/,
  "null reference": /dereferencing a null pointer/,
  "cast failure": /illegal cast/,
  "unaligned atomic": /unaligned/,
  "expected shared memory": /cannot be called|shared|Atomics.wait/,
  "out of resources": /too large|out of memory/,
};

class Host {
  constructor(number) { this.number = number; }
}
const hosts = new Map();
const host = n => hosts.get(n) ?? hosts.set(n, new Host(n)).get(n);

function spectest() {
  const none = () => {};
  return {
    print: none, print_i32: none, print_i64: none, print_f32: none, print_f64: none, print_i32_f32: none,
    print_f64_f64: none, global_i32: 666, global_i64: 666n, global_f32: new WebAssembly.Global({ value: "f32" }, 666.6),
    global_f64: 666.6, table: new WebAssembly.Table({ initial: 10, maximum: 20, element: "anyfunc" }),
    memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
  };
}

const decode = text => Uint8Array.from(Buffer.from(text, "base64"));

function f32(bits) { return new Float32Array(new Uint32Array([Number(bits)]).buffer)[0]; }
function f64(bits) { return new Float64Array(new BigUint64Array([BigInt(bits)]).buffer)[0]; }
function bitsOfF32(x) { return BigInt(new Uint32Array(new Float32Array([x]).buffer)[0]); }
function bitsOfF64(x) { return new BigUint64Array(new Float64Array([x]).buffer)[0]; }

// A value of JavaScript from an argument.
function value(arg) {
  switch (arg.type) {
    case "i32": return Number(arg.bits) | 0;
    case "i64": return BigInt.asIntN(64, BigInt(arg.bits));
    case "f32": return f32(arg.bits);
    case "f64": return f64(arg.bits);
    case "null": return null;
    case "host": return host(arg.number);
  }
  throw new Error("no value for " + arg.type);
}

// Arguments of an adapter.
function raw(arg) {
  switch (arg.type) {
    case "v128": return [BigInt.asIntN(64, BigInt(arg.lo)), BigInt.asIntN(64, BigInt(arg.hi))];
    case "null": case "host": return [value(arg)];
    default: return [BigInt.asIntN(64, BigInt(arg.bits))];
  }
}

// A result as {type, bits} or {type: "ref", value}; kinds are known where an adapter was used.
function results(returned, kinds) {
  const list = returned === undefined ? [] : Array.isArray(returned) ? returned : [returned];
  if (!kinds) return list.map(v => ({ value: v }));
  let i = 0;
  return kinds.map(kind => {
    if (kind === "v128") {
      const lo = BigInt.asUintN(64, list[i++]);
      return { kind, bits: lo | BigInt.asUintN(64, list[i++]) << 64n };
    }
    const v = list[i++];
    return /^[if]/.test(kind) && typeof v === "bigint" ? { kind, bits: BigInt.asUintN(kind.endsWith("32") ? 32 : 64, v) } : { value: v };
  });
}

function laneMatches(pattern, bits, width) {
  if (pattern.nan) {
    const quiet = width === 32 ? 0x7fc00000n : 0x7ff8000000000000n;
    return pattern.nan === "canonical" ? (bits & ((1n << BigInt(width - 1)) - 1n)) === quiet : (bits & quiet) === quiet;
  }
  return BigInt(pattern.bits) === bits;
}

function bitsOf(actual, type) {
  if (actual.bits !== undefined) return actual.kind === type ? actual.bits : undefined;
  const v = actual.value;
  switch (type) {
    case "i32": return typeof v === "number" ? BigInt.asUintN(32, BigInt(v)) : undefined;
    case "i64": return typeof v === "bigint" ? BigInt.asUintN(64, v) : undefined;
    case "f32": return typeof v === "number" ? bitsOfF32(v) : undefined;
    case "f64": return typeof v === "number" ? bitsOfF64(v) : undefined;
  }
}

function matches(pattern, actual) {
  switch (pattern.type) {
    case "i32": case "i64": case "f32": case "f64": {
      const bits = bitsOf(actual, pattern.type);
      return bits !== undefined && laneMatches(pattern, bits, pattern.type.endsWith("32") ? 32 : 64);
    }
    case "v128": {
      if (actual.kind !== "v128") return false;
      const mask = (1n << BigInt(pattern.width)) - 1n;
      return pattern.lanes.every((lane, i) =>
        laneMatches(lane, actual.bits >> BigInt(i * pattern.width) & mask, pattern.width));
    }
    case "either": return pattern.choices.some(choice => matches(choice, actual));
    case "null": return actual.value === null;
    case "host": return actual.value === host(pattern.number);
    case "ref": {
      const v = actual.value;
      if (v === null || v === undefined) return false;
      switch (pattern.kind) {
        case "func": return typeof v === "function";
        case "i31": return typeof v === "number";
        case "struct": case "array": return typeof v === "object";
        default: return true;
      }
    }
  }
  throw new Error("pattern " + pattern.type);
}

function show(actual) {
  return actual.map(a => a.bits !== undefined ? a.kind + ":0x" + a.bits.toString(16) : String(a.value)).join(" ");
}

class Script {
  imports = { spectest: spectest() };
  instances = new Map();
  definitions = new Map();
  adapters = [];
  current = null;
  lastDefinition = null;
  passed = 0;
  failed = 0;
  skipped = 0;

  instance(id) {
    const found = id === null ? this.current : this.instances.get(id);
    if (!found) throw new Error("no instance " + id);
    return found;
  }

  instantiate(id, module) {
    this.current = null;
    this.current = new WebAssembly.Instance(module, this.imports);
    if (id !== null) this.instances.set(id, this.current);
  }

  perform(action) {
    const exports = this.instance(action.id).exports;
    if (action.get !== undefined) return [{ value: exports[action.get].value }];
    const f = exports[action.invoke];
    if (typeof f !== "function") throw new Error("no function " + action.invoke);
    if (action.adapter === null) return results(f(...action.args.map(value)));
    const adapter = this.adapters[action.adapter];
    const run = new WebAssembly.Instance(adapter.module, { m: { f } }).exports.run;
    return results(run(...action.args.flatMap(raw)), adapter.results);
  }

  failure(kind, message, e) {
    switch (kind) {
      case "TRAP": {
        if (!(e instanceof WebAssembly.RuntimeError)) return false;
        const known = Object.keys(TRAPS).find(text => message.startsWith(text) || text.startsWith(message));
        return known !== undefined && TRAPS[known].test(e.message);
      }
      case "EXHAUSTION": return e instanceof RangeError;
      case "EXCEPTION": return e instanceof WebAssembly.Exception;
      case "UNLINKABLE": return e instanceof WebAssembly.LinkError || e instanceof TypeError;
      default: return e instanceof WebAssembly.CompileError;
    }
  }

  // Returns what is wrong, if anything.
  command(c) {
    switch (c.type) {
      case "adapter":
        this.adapters[c.index] = { module: new WebAssembly.Module(decode(c.bytes)), results: c.results };
        return;
      case "definition": case "module": {
        const module = new WebAssembly.Module(decode(c.bytes));
        this.lastDefinition = module;
        if (c.id !== null) this.definitions.set(c.id, module);
        if (c.type === "module") this.instantiate(c.id, module);
        return;
      }
      case "instance":
        this.instantiate(c.id, c.definition === null ? this.lastDefinition : this.definitions.get(c.definition));
        return;
      case "register":
        this.imports[c.name] = this.instance(c.id).exports;
        return;
      case "action":
        this.perform(c.action);
        return;
      case "return": {
        const actual = this.perform(c.action);
        const equal = actual.length === c.expected.length && c.expected.every((p, i) => matches(p, actual[i]));
        return equal ? undefined : "expected " + JSON.stringify(c.expected) + ", got " + show(actual);
      }
      case "fails": case "refused": {
        let actual;
        try {
          if (c.type === "fails") {
            actual = show(this.perform(c.action));
          } else {
            const module = new WebAssembly.Module(decode(c.bytes));
            actual = "a valid module";
            if (c.failure === "TRAP" || c.failure === "UNLINKABLE") {
              new WebAssembly.Instance(module, this.imports);
              actual = "an instance";
            }
          }
        } catch (e) {
          return this.failure(c.failure, c.message, e) ? undefined
            : "expected " + c.failure + " " + c.message + ", got " + e.constructor.name + ": " + e.message;
        }
        return "expected " + c.failure + " " + c.message + ", got " + actual;
      }
    }
    throw new Error("command " + c.type);
  }

  run(file) {
    for (const c of JSON.parse(readFileSync(file, "utf8"))) {
      if (c.type === "end") break;
      if (c.type === "skipped") {
        this.skipped++;
        continue;
      }
      let fault;
      try {
        fault = this.command(c);
      } catch (e) {
        fault = "unexpected " + e.constructor.name + ": " + e.message;
      }
      if (fault === undefined) {
        this.passed += c.type === "adapter" ? 0 : 1;
      } else {
        this.failed++;
        console.log("FAIL " + file + ":" + c.line + ": " + fault);
      }
    }
  }
}

let failed = 0, passed = 0, skipped = 0;
for (const file of process.argv.slice(2)) {
  const script = new Script();
  script.run(file);
  failed += script.failed;
  passed += script.passed;
  skipped += script.skipped;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
