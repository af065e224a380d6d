import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findGeneratedCode, runWithoutCodeGeneration } from './code-generation.mjs';

function scriptOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'code-generation-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'script.mjs');
  writeFileSync(file, text);
  return file;
}

test.each(["new Function('a', 'return a')", "Function('return 1')()", "eval('1')"])(
  'finds %s in a built script',
  (code) => {
    expect(findGeneratedCode(`const a = () => ${code};`)).toHaveLength(1);
  },
);

test.each([
  'class Function2 {} new Function2();',
  'a.eval(1);',
  "const text = 'new Function(1)';",
  'typeof Function === "function"',
  'x instanceof Function',
])('leaves %s alone', (code) => {
  expect(findGeneratedCode(code)).toEqual([]);
});

test('runs a plain script, and stops one that makes code from text at run time', () => {
  expect(runWithoutCodeGeneration(scriptOf("console.log('ran');"))).toBe('ran\n');
  const hidden = scriptOf("const make = [].map.constructor; console.log(make('return 1')());");
  expect(() => runWithoutCodeGeneration(hidden)).toThrow('Code generation from strings disallowed');
});
