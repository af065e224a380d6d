import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatReportText, transformFiles } from '@practice-atlas/transform';
import { expect, test } from 'vitest';
import { listFindings } from '../config/list-findings.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { findings, errors, unresolved } = listFindings();
const codes = new Set(findings.map(({ code }) => code));

/** All scripts below a folder, as one text. */
const textOf = (folder: string, extension: RegExp): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => extension.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');

/** Says whether a sentence is one of those listed, where `…` stands for any words. */
const isListed = (sentence: string, sentences: readonly string[]): boolean =>
  sentences.some((listed) =>
    new RegExp(
      `^${listed
        .split('…')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^]*')}$`,
    ).test(sentence),
  );

const MESSY: Readonly<Record<string, string>> = {
  '阵地.csv':
    '阵地编号,阵地名称,阵地类型,所属区县,挂牌日期,经度,纬度,备注\nS1,某站,站,x,2019-13-01,41.8,123.4,\nS1,某所,服务点,x,2019年4月,0,0,\n合计,2\n',
  '点单.csv':
    '订单编号,点单时间,派单时间,完成时间,星级\nA1,2019/3/1 9:05,2019/2/1 9:05,,约4\nA1,2019/3/1 9:05,2019/2/1 9:05,,约4\n,x,,,\nA2,2019/3/1,,,9\n',
  'teams.json': '[{"teamId":"T1","teamName":"一队","memberCount":"约30人"},7]',
  '志愿者人数.csv': '区县,2019年1月,2019年2月\n台安县,1.2万,数千\n台安县,/,\n',
  '说明.pdf': '%PDF-1.4',
  '坏.json': '{"a":[1,2',
};

test('every finding that a source makes is listed with its level, and with what it says or what to do', () => {
  expect(codes.size).toBeGreaterThan(80);
  for (const { code, levels, reasons, remedies } of findings) {
    expect(code).toMatch(/^[a-z]+(?:_[a-z]+)+$/);
    expect([code, levels.length > 0 || code === 'findings_more']).toEqual([code, true]);
    expect([code, reasons.length + remedies.length > 0]).toEqual([code, true]);
  }
});

/** Files that hand codes on: of cells, of checks, of errors. */
const HANDED_ON = [
  'packages/dataset/src/build/assemble-dataset.ts',
  'packages/dataset/src/build/judge-cell.ts',
  'packages/transform/src/arquero/from-arquero.ts',
  'packages/transform/src/check/check-context.ts',
  'packages/transform/src/finding-of.ts',
  'packages/transform/src/read/read-files.ts',
];

test('codes are handed on, and not made, in the files where the list cannot tell the code', () => {
  expect(unresolved.filter((file) => !HANDED_ON.includes(file))).toEqual([]);
});

test('every code that a test expects of a finding is in the list', () => {
  const text = textOf('test/transform', /(?:\.test\.ts|faults\.json)$/);
  const expected = new Set([...text.matchAll(/\bcode"?: ['"]([a-z]+(?:_[a-z]+)+)['"]/g)].map(([, code = '']) => code));
  const known = new Set([...codes, ...errors.map(({ code }) => code)]);
  expect(expected.size).toBeGreaterThan(40);
  expect([...expected].filter((code) => !known.has(code)).sort()).toEqual([]);
});

test('every listed code stands in the sources, whole or in its parts', () => {
  const text = textOf('packages/dataset/src', /\.ts$/) + textOf('packages/transform/src', /\.ts$/);
  const isMade = (code: string) =>
    text.includes(`'${code}'`) ||
    text.includes(`\`\${column}_${code.replace(/^[a-z]+_/, '')}\``) ||
    /^(?:row|step|figure|record)_(?:repeated|resent)$/.test(code);
  expect([...codes].filter((code) => !isMade(code))).toEqual([]);
});

test('what is found in messy files is listed with its level, and nearly always in its own words', async () => {
  const inputs = Object.entries(MESSY).map(([name, text]) => ({ name, text }));
  const { report } = await transformFiles(inputs, { today: '2024-01-01' });
  expect(formatReportText(report)).toContain('row_repeated');
  const found = report.groups.flatMap((group) => group.findings);
  expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(15);
  const known = new Map(findings.map((finding) => [finding.code, finding]));
  const failures = new Map(errors.map((error) => [error.code as string, error]));
  const unlisted = found.filter(({ code, level }) => !(known.get(code)?.levels.includes(level) ?? failures.has(code)));
  expect(unlisted.map(({ code, level }) => `${code} ${level}`)).toEqual([]);
  const unsaid = found.filter(({ code, reason }) => {
    const sentences = known.get(code)?.reasons ?? failures.get(code)?.reasons ?? [];
    const inner = reason.replace(/^(?:"[^"]*"|the value) (.*); the (?:row|value) is set aside$/, '$1');
    return !isListed(reason, sentences) && !isListed(inner, sentences);
  });
  expect(unsaid.length).toBeLessThan(found.length / 4);
});
