// steady.mjs [--seconds N] [--stdin FILE] [--dir HOST::GUEST]... [--exit CODE] FILE [ARG...]: SteadyRun's twin on V8. Prints the first
// run's time and the median of the runs in the last third of the time, in milliseconds.
import fs from "node:fs";
import path from "node:path";
import { WASI } from "node:wasi";

const rest = process.argv.slice(2);
let seconds = 20, stdin = "/dev/null", exit = 0;
const preopens = {};
while (rest[0]?.startsWith("--")) {
  const [option, value] = rest.splice(0, 2);
  if (option === "--seconds") seconds = Number(value);
  else if (option === "--stdin") stdin = value;
  else if (option === "--exit") exit = Number(value);
  else if (option === "--dir") { const [host, guest] = value.split("::"); preopens[guest] = host; }
}
const [file, ...args] = rest;
const module = await WebAssembly.compile(fs.readFileSync(file));
const nothing = fs.openSync("/dev/null", "w");
const times = [];
const start = performance.now();
do {
  const input = fs.openSync(stdin, "r");
  const wasi = new WASI({ version: "preview1", args: [path.basename(file), ...args], preopens, returnOnExit: true,
    stdin: input, stdout: nothing, stderr: nothing });
  const imports = wasi.getImportObject();
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === "function" && !imports[from]?.[name]) (imports[from] ??= {})[name] = () => {};
  }
  const before = performance.now();
  const code = wasi.start(await WebAssembly.instantiate(module, imports));
  const now = performance.now();
  fs.closeSync(input);
  if (code !== exit) throw new Error(`exit code ${code}`);
  times.push([(now - start) / 1000, now - before]);
} while (times.at(-1)[0] < seconds || times.length < 3);
const from = times.at(-1)[0] * 2 / 3;
const steady = times.filter(t => t[0] >= from).map(t => t[1]).sort((a, b) => a - b);
console.log(`first ${times[0][1].toFixed(2)} ms, steady ${steady[steady.length >> 1].toFixed(2)} ms, ${times.length} runs`);
