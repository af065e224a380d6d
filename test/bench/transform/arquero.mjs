import { readFileSync } from 'node:fs';
import { fromCSV } from 'arquero';
import { printMeasured } from './measure-child.mjs';

const [file = ''] = process.argv.slice(2);
const start = performance.now();
const text = readFileSync(file, 'utf8');
const readingMilliseconds = performance.now() - start;
await printMeasured(() => ({ rowCount: fromCSV(text).numRows(), readingMilliseconds }));
