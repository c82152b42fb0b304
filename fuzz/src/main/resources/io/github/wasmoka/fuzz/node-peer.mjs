// Runs cases for the fuzzer on V8. Reads requests on standard input and answers on standard output, lines of text:
//   provider BASE64 | main BASE64 | host PARAMS>RESULTS NAME | export NAME PARAMS>RESULTS | global NAME TYPE
//   tag PARAMS | budgeted | budget N | call NAME VALUE... | run ID | verdict BASE64 ID
//   again: as the request before, but for the budget and the calls
// A name is one word, with bytes in hexadecimal behind % where it would end, or % alone if it is empty.
// and answers `done ID`, lines `NAME: VALUE`, and an empty line. Types are letters: i l f d v numbers, e externref,
// a any, eq or i31, g funcref, x what cannot cross, n only null; capitals cannot be null.
import { crc32 } from 'node:zlib';
import { createInterface } from 'node:readline';

const MOST_CALLBACKS = 8, DEEPEST = 2, LONGEST = 60000, MOST_ENTRIES = 48;
const scratch = new DataView(new ArrayBuffer(8));
const hostObjects = [0, 1, 2, 3].map((number) => ({ number }));
const hex = (n, digits) => n.toString(16).padStart(digits, '0');

function bitsOf32(x) { scratch.setFloat32(0, x); return scratch.getUint32(0); }
function bitsOf64(x) { scratch.setFloat64(0, x); return scratch.getBigUint64(0); }

let names = new Map();

function show(letter, value) {
  switch (letter) {
    case 'i': return 'i32:' + hex(value >>> 0, 8);
    case 'l': return 'i64:' + hex(BigInt.asUintN(64, value), 16);
    case 'f': return Number.isNaN(value) ? 'f32:nan' : 'f32:' + hex(bitsOf32(value), 8);
    case 'd': return Number.isNaN(value) ? 'f64:nan' : 'f64:' + hex(bitsOf64(value), 16);
  }
  return showRef(value);
}
function showRef(value) {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'i31:' + value;
  if (typeof value === 'function') return 'func:' + (names.get(value) ?? '?');
  const host = hostObjects.indexOf(value);
  return host >= 0 ? 'host:' + host : 'object';
}
function parse(text, exports) {
  if (text === 'null') return null;
  const colon = text.indexOf(':');
  const rest = text.substring(colon + 1);
  switch (text.substring(0, colon)) {
    case 'i32': return parseInt(rest, 16) | 0;
    case 'i64': return BigInt.asIntN(64, BigInt('0x' + rest));
    case 'f32': scratch.setUint32(0, parseInt(rest, 16)); return scratch.getFloat32(0);
    case 'f64': scratch.setBigUint64(0, BigInt('0x' + rest)); return scratch.getFloat64(0);
    case 'host': return hostObjects[Number(rest)];
    case 'i31': return Number(rest);
    case 'func': return exports?.[rest] ?? null;
  }
  throw new TypeError('no value ' + text);
}
function hash(line) {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < line.length; i++) h = Math.imul(h ^ line.charCodeAt(i), 0x01000193);
  return h;
}
function mix(h, index) {
  const mixed = Math.imul((h + Math.imul(index, 0x9e3779b9)) | 0, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
function valueOf(letter, h, index, world) {
  const bits = mix(h, index);
  switch (letter) {
    case 'i': return bits;
    case 'l': return (BigInt(bits) << 32n) | BigInt(~bits >>> 0);
    case 'f': return (bits >> 16) / 8;
    case 'd': return bits / 4;
    case 'e': case 'E': return letter === 'e' && (bits & 3) === 0 ? null : hostObjects[(bits >>> 2) & 3];
    case 'a': case 'A': return letter === 'a' && (bits & 3) === 0 ? null : (bits >>> 2) & 0xff;
    case 'g': {
      const list = world.exportList;
      return (bits & 1) === 0 && list.length > 0 ? world.exports[list[(bits >>> 1) % list.length]] : null;
    }
  }
  return null;
}
const possible = (params) => !/[XNG]/.test(params);
const crosses = (type) => !/[vx]/i.test(type);

class World {
  constructor(request) {
    this.request = request;
    this.trace = '';
    this.exports = null;
    this.exportList = [];
    this.callbacks = 0;
    this.depth = 0;
  }
  note(line) { if (this.trace.length < LONGEST) this.trace += line + '; '; }
  hostFunction(name, type) {
    const [params, results] = type.split('>');
    return (...args) => {
      const line = name + '(' + args.map((a, i) => show(params[i], a)).join(' ') + ')';
      this.note(line);
      const h = hash(line);
      if (name.startsWith('call')) this.callBack(h);
      else if (name.startsWith('throw')) this.raise(h);
      if (results.length === 0) return undefined;
      const values = [...results].map((letter, i) => valueOf(letter, h, i, this));
      return values.length === 1 ? values[0] : values;
    };
  }
  callBack(h) {
    const list = this.exportList;
    if (!this.exports || list.length === 0 || this.callbacks >= MOST_CALLBACKS || this.depth >= DEEPEST) return;
    const name = list[(h >>> 1) % list.length];
    const type = this.request.exports.get(name);
    const [params, results] = type.split('>');
    if (!possible(params) || !crosses(type)) return;
    this.callbacks++;
    this.depth++;
    try {
      const result = this.exports[name](...[...params].map((letter, i) => valueOf(letter, h, i, this)));
      this.note(name + ' ' + showAll(results, result));
    } finally {
      this.depth--;
    }
  }
  raise(h) {
    const params = this.request.tag;
    const tag = this.exports?.x0;
    if ((h & 3) !== 0 || !tag || params === null || !possible(params) || !crosses(params)) return;
    throw new WebAssembly.Exception(tag, [...params].map((letter, i) => valueOf(letter, h, i, this)));
  }
}
function showAll(results, value) {
  if (results.length === 0) return 'values';
  const values = results.length === 1 ? [value] : value;
  return 'values ' + values.map((v, i) => show(results[i], v)).join(' ');
}
function failure(error, world) {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'exhausted';
  if (error instanceof WebAssembly.RuntimeError) return 'trap ' + error.message;
  if (error instanceof WebAssembly.Exception) {
    for (const [name, value] of Object.entries(world.exports ?? {})) {
      if (value instanceof WebAssembly.Tag && error.is(value)) {
        if (name !== 'x0' || world.request.tag === null || !crosses(world.request.tag)) return 'exception ' + name + ' ?';
        const params = world.request.tag;
        const values = [...params].map((letter, i) => show(letter, error.getArg(value, i)));
        return 'exception ' + name + ' ' + ['values', ...values].join(' ');
      }
    }
    return 'exception ?';
  }
  if (error instanceof WebAssembly.LinkError) return 'link';
  return 'unsupported ' + String(error).replace(/\s+/g, ' ');
}
function run(request) {
  const seen = [];
  let module;
  try {
    module = request.made.main ??= new WebAssembly.Module(request.main);
    seen.push(['compile', 'ok']);
  } catch (error) {
    seen.push(['compile', 'refused']);
    seen.push(['why', String(error.message).replace(/\s+/g, ' ')]);
    return seen;
  }
  const world = new World(request);
  names = new Map();
  let instance;
  try {
    const provided = request.provider ? new WebAssembly.Instance(request.made.provider ??= new WebAssembly.Module(request.provider), {}).exports : {};
    const imports = {};
    let host = 0;
    WebAssembly.Module.imports(module).forEach(({ module: from, name, kind }, place) => {
      imports[from] ??= {};
      imports[from][name] = kind === 'function' ? world.hostFunction(name, request.hosts[host++]) : provided[place];
    });
    instance = new WebAssembly.Instance(module, imports);
    seen.push(['instantiate', 'ok']);
  } catch (error) {
    seen.push(['instantiate', failure(error, world)]);
    seen.push(['trace', world.trace]);
    return seen;
  }
  world.exports = instance.exports;
  for (const [name, value] of Object.entries(instance.exports)) {
    if (typeof value === 'function') {
      world.exportList.push(name);
      if (!names.has(value)) names.set(value, name);
    }
  }
  request.calls.forEach(({ name, args }, index) => {
    const key = 'call ' + index;
    const func = instance.exports[name];
    if (typeof func !== 'function') {
      seen.push([key, 'missing']);
      return;
    }
    world.callbacks = 0;
    world.depth = 0;
    try {
      if (request.budgeted) instance.exports.budget.value = request.budget;
      const results = request.exports.get(name).split('>')[1];
      seen.push([key, showAll(results, func(...args.map((a) => parse(a, instance.exports))))]);
    } catch (error) {
      seen.push([key, failure(error, world)]);
    }
  });
  seen.push(['trace', world.trace]);
  for (const [name, value] of Object.entries(instance.exports)) state(seen, name, value, request);
  return seen;
}
function state(seen, name, value, request) {
  try {
    if (value instanceof WebAssembly.Memory) {
      const bytes = new Uint8Array(value.buffer);
      const pages = bytes.length / 65536;
      const copy = value.buffer instanceof SharedArrayBuffer ? Uint8Array.from(bytes) : bytes;
      seen.push(['memory ' + name, pages + ' pages ' + crc32(copy).toString(16)]);
    } else if (value instanceof WebAssembly.Global) {
      if (name !== 'budget') seen.push(['global ' + name, show(request.globals.get(name), value.value)]);
    } else if (value instanceof WebAssembly.Table) {
      const size = Number(value.length);
      let text = String(size);
      const wide = typeof value.length === 'bigint';
      for (let i = 0; i < Math.min(size, MOST_ENTRIES); i++) text += ' ' + showRef(value.get(wide ? BigInt(i) : i));
      seen.push(['table ' + name, text]);
    }
  } catch (error) {
    // a type that JavaScript cannot show
  }
}

const fresh = () => ({ hosts: [], exports: new Map(), globals: new Map(), tag: null, budgeted: false, budget: 0, calls: [], provider: null, main: null, made: {} });
let request = fresh();
let last = request;
const decode = (text) => Buffer.from(text, 'base64');
// The name that a word stands for, see Word.
const plain = (word) => word === '%' ? '' : decodeURIComponent(word);
const input = createInterface({ input: process.stdin, crlfDelay: Infinity });
input.on('line', (line) => {
  const words = line.split(' ');
  switch (words[0]) {
    case 'provider': request.provider = decode(words[1]); break;
    case 'main': request.main = decode(words[1]); break;
    case 'host': request.hosts.push(words[1]); break;
    case 'export': request.exports.set(plain(words[1]), words[2]); break;
    case 'global': request.globals.set(plain(words[1]), words[2]); break;
    case 'tag': request.tag = words[1] ?? ''; break;
    case 'again': request = { ...last, calls: [] }; break;
    case 'budgeted': request.budgeted = true; break;
    case 'budget': request.budget = Number(words[1]) | 0; break;
    case 'call': request.calls.push({ name: plain(words[1]), args: words.slice(2) }); break;
    case 'verdict': {
      const text = WebAssembly.validate(decode(words[1])) ? 'ok' : 'refused';
      process.stdout.write(`done ${words[2]}\ncompile: ${text}\n\n`);
      break;
    }
    case 'run': {
      let seen;
      try {
        seen = run(request);
      } catch (error) {
        seen = [['unsupported', String(error.stack).replace(/\s+/g, ' ')]];
      }
      last = request;
      request = fresh();
      process.stdout.write(`done ${words[1]}\n${seen.map(([k, v]) => k + ': ' + v).join('\n')}\n\n`);
      break;
    }
  }
});
