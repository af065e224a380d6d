import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { boundaryFiles } from './boundary-files.js';
import { echartsMaps } from './echarts-maps.js';

const files = boundaryFiles(echartsMaps(), await loadRegister());
for (const [file, text] of Object.entries(files)) {
  writeFileSync(fileURLToPath(new URL(file, import.meta.url)), text);
  console.log(`${file} ${Buffer.byteLength(text)}`);
}
