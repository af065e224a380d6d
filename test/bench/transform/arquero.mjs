import { readFileSync } from 'node:fs';
import { printMeasured } from './measure-child.mjs';

/** A dependency of the packages, not of the tests. @type {string} */
const peer = 'arquero';
const { fromCSV } = await import(peer);

const [file = ''] = process.argv.slice(2);
const start = performance.now();
const text = readFileSync(file, 'utf8');
const readingMilliseconds = performance.now() - start;
await printMeasured(() => ({ rowCount: fromCSV(text).numRows(), readingMilliseconds }));
