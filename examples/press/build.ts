import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pressPackage, type SourceTexts, sourceFiles } from './press-package.js';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const texts = Object.fromEntries(sourceFiles.map((file) => [file, readFileSync(path(file), 'utf8')]));
const files = pressPackage(texts as SourceTexts);
for (const [file, text] of Object.entries(files)) writeFileSync(path(file), text);
console.log(
  Object.entries(files)
    .map(([file, text]) => `${file} ${Buffer.byteLength(text)}`)
    .join('\n'),
);
