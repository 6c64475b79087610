// SPDX-FileCopyrightText: 2026 The Cliffhanger authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node screenplay-tools.mjs FOLDER FILE RUNS: times the JavaScript parser of a screenplay-tools checkout in FOLDER on
// FILE, and prints the best and the median run in milliseconds.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const [folder, file, runs] = process.argv.slice(2);
const { FountainParser } = await import(pathToFileURL(resolve(join(folder, "javascript/src/fountain/parser.js"))));
const text = readFileSync(file, "utf8");
const times = [];
let elements = 0;
for (let i = 0; i < Number(runs); i++) {
  const parser = new FountainParser();
  const start = performance.now();
  parser.addText(text);
  parser.finalize?.();
  times.push(performance.now() - start);
  elements = parser.script.elements.length;
}
times.sort((a, b) => a - b);
console.log(times[0], times[times.length >> 1], elements);
