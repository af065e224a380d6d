import { readFile } from 'node:fs/promises';
import type { Finding, FindingLevel } from '@practice-atlas/dataset';
import {
  createFindingLog,
  exitStatus,
  type FileTally,
  formatReportText,
  planTable,
  reportHtml,
  reportJson,
  reportSarif,
  reportTotals,
  type TransformReport,
} from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const HOSTILE = [
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='alert(1)",
  '&lt;b&gt; &amp; <b>',
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://example.org\u0007link',
  '\u202eevil\u2066x',
  'zero\u200bwidth\ufeff',
  'line\nend\r\ttab',
  'nul\u0000\u007f\u0085',
  'half \ud83d pair',
  '__proto__',
  'constructor',
  '{{7*7}} <%= 7 %>',
  'javascript:alert(1)',
  '../../etc/passwd',
  `a${'\u0301'.repeat(50)}`,
  '很长'.repeat(200),
  '=1+1',
  '-->',
] as const;

/** The codes of color and weight that a terminal reads. */
const COLORS = new RegExp(`${String.fromCharCode(27)}\\[(?:0|1|2|31|33|36)m`, 'g');

const finding = (code: string, level: FindingLevel, more: Partial<Finding> = {}): Finding => ({
  code,
  level,
  where: {},
  value: null,
  reason: 'it is so',
  remedy: 'correct it',
  ...more,
});

const plan = planTable(['订单号', '点单时间', '派单时间', '服务类别(个)', '星座'], {
  table: 'cases',
  file: 'orders.xlsx',
});

const tally = (file: string, sheet: string | null, rowsKept: number, rowsSetAside: number): FileTally => ({
  file,
  sheet,
  table: plan ? 'cases' : null,
  rowsIn: rowsKept + rowsSetAside,
  rowsKept,
  rowsSetAside,
  plan,
});

function reportOf(findings: readonly Finding[], files: readonly FileTally[] = [], limit = 1000): TransformReport {
  const log = createFindingLog({ limit });
  log.addAll(findings);
  return { files, tables: [{ name: 'cases', rowCount: 113 }], groups: log.groups(), worst: log.worst() };
}

const where = { file: 'orders.xlsx', sheet: '三月', table: 'cases' };
const dates = ['2019-13-01', '昨天', '2019-02-30', '三十号'].map((value, at) =>
  finding('date_malformed', 'error', {
    where: { ...where, row: 7 + at * 100, column: '派单时间' },
    value,
    reason: 'it is no date, or no such day',
    remedy: 'write it as 2019-03-05',
  }),
);
const report = reportOf(
  [
    finding('table_unknown', 'error', { where: { file: '说明.csv', row: 2, rowEnd: 57 }, value: 'a, b' }),
    finding('column_unknown', 'warning', { where: { ...where, row: 1, column: '星座' }, value: '星座' }),
    ...dates,
  ],
  [tally('orders.xlsx', '三月', 1113, 7), { ...tally('说明.csv', null, 0, 56), table: null, plan: null }],
);

describe('formatReportText', () => {
  it('writes files, findings and the equation, aligned, in English', () => {
    expect(formatReportText(report)).toBe(`orders.xlsx 三月  cases
  rows in 1,120 = rows kept 1,113 + rows set aside 7
  read        订单号 -> case_id, 点单时间 -> placed, 派单时间 -> dispatched
  guessed     服务类别(个) -> category
  left out    星座 (no column is called so)

说明.csv  no table fits
  rows in 56 = rows kept 0 + rows set aside 56

error    date_malformed  orders.xlsx 三月!派单时间  4 times
    row 7    "2019-13-01"  it is no date, or no such day
    row 107  "昨天"        it is no date, or no such day
    row 207  "2019-02-30"  it is no date, or no such day
    remedy: write it as 2019-03-05
    1 more

error    table_unknown  说明.csv  once
    rows 2-57  "a, b"  it is so
    remedy: correct it

warning  column_unknown  orders.xlsx 三月!星座  once
    row 1  "星座"  it is so
    remedy: correct it

Tables of the dataset  cases 113
rows in 1,176 = rows kept 1,113 + rows set aside 63
the worst is: error
`);
  });

  it('writes the words in Chinese', () => {
    const text = formatReportText(report, { locale: 'zh' });
    expect(text).toContain('读入 1,120 行 = 收入 1,113 行 + 未收入 7 行');
    expect(text).toContain('    第 107 行  "昨天"        不是日期，或没有这一天\n');
    expect(text).toContain('  未读        星座（没有这样的列）\n');
    expect(text.trimEnd().endsWith('最严重的级别：错误')).toBe(true);
  });

  it('colors levels only when asked, and changes nothing else', () => {
    const colored = formatReportText(report, { color: true });
    expect(colored).toContain('\u001b[31merror  \u001b[0m');
    expect(colored.replace(COLORS, '')).toBe(formatReportText(report));
  });

  it('prints as many findings of a group as asked, and each remedy once', () => {
    const two = formatReportText(reportOf([...dates.slice(0, 2), { ...dates[2]!, remedy: 'ask' }]), { rowLimit: 9 });
    expect(two.match(/remedy: .*/g)).toEqual(['remedy: write it as 2019-03-05', 'remedy: ask']);
    expect(two).not.toContain('more');
  });

  it('breaks long lists of headings at the width, counting Chinese characters as two', () => {
    const text = formatReportText(report, { width: 60 });
    expect(text).toContain(
      '  read        订单号 -> case_id, 点单时间 -> placed,\n              派单时间 -> dispatched\n',
    );
  });

  it('says that nothing was found', () => {
    const clean = { files: [tally('a.csv', null, 2, 0)], tables: [], groups: [], worst: null };
    expect(formatReportText(clean)).toContain('rows in 2 = rows kept 2 + rows set aside 0\nnothing was found\n');
    expect(formatReportText(clean, { locale: 'zh' })).toContain('没有发现问题');
  });

  it('names columns beside rows in a group that holds several', () => {
    const log = createFindingLog({ groupLimit: 0 });
    log.add(finding('column_unknown', 'warning', { where: { file: 'a', row: 1, column: '甲' } }));
    const text = formatReportText({ files: [], tables: [], groups: log.groups(), worst: 'warning' });
    expect(text).toContain('row 1 甲  it is so');
  });

  it.each(HOSTILE)('shows a hostile text as text: %j', (text) => {
    const all = hostileReport(text);
    for (const color of [false, true]) {
      const lines = formatReportText(all, { color }).split('\n');
      const shown = lines.map((line) => (color ? line.replace(COLORS, '') : line));
      expect(shown.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(shown.join('')).not.toMatch(/\p{M}{5}/u);
    }
  });
});

function hostileReport(text: string): TransformReport {
  const places = [
    { file: text, sheet: text, table: 'cases', row: 3, column: text },
    { file: 'a.csv', row: 3, column: text },
    { file: text },
    {},
  ];
  const found = places.map((place) => finding('x', 'error', { where: place, value: text, reason: text, remedy: text }));
  const odd = planTable([text, '订单号', '点单时间'], { table: 'cases', file: text, sheet: text });
  return reportOf(found, [{ ...tally(text, text, 1, 1), plan: odd }, tally('a.csv', null, 0, 0)]);
}

describe('exitStatus', () => {
  it.each([
    [null, 0],
    ['notice', 0],
    ['warning', 1],
    ['error', 2],
  ] as const)('is for %s: %i', (worst, status) => {
    expect(exitStatus({ worst })).toBe(status);
  });
});

describe('reportTotals', () => {
  it('adds the rows of all files', () => {
    expect(reportTotals(report)).toEqual({ rowsIn: 1176, rowsKept: 1113, rowsSetAside: 63 });
  });
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Checks the parts of JSON Schema that the published one uses; returns where a value does not fit. */
function misfits(value: unknown, schema: Schema, root: Schema, path = '$'): string[] {
  const target = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : undefined;
  if (schema.$ref && !target) return [`${path}: ${schema.$ref} is nowhere`];
  const found = target ? misfits(value, target, root, path) : [];
  const kind =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const types = schema.type === undefined ? null : [schema.type].flat();
  if (types && !types.includes(kind)) found.push(`${path}: ${kind} is not ${types.join()}`);
  if (schema.const !== undefined && schema.const !== value) found.push(`${path}: not ${String(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value)) found.push(`${path}: ${String(value)} is none of them`);
  if (schema.oneOf && schema.oneOf.filter((one) => misfits(value, one, root).length === 0).length !== 1)
    found.push(`${path}: not one of the forms`);
  if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum)
    found.push(`${path}: too low`);
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern).test(value))
    found.push(`${path}: pattern`);
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) found.push(`${path}: too few`);
    const { items } = schema;
    if (items) found.push(...value.flatMap((item, at) => misfits(item, items, root, `${path}[${at}]`)));
  } else if (typeof value === 'object' && value !== null) {
    const entries = new Map(Object.entries(value));
    for (const name of schema.required ?? []) if (!entries.has(name)) found.push(`${path}.${name} is missing`);
    for (const [name, item] of entries) {
      const property =
        schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (property) found.push(...misfits(item, property, root, `${path}.${name}`));
      else if (schema.additionalProperties === false) found.push(`${path}.${name} is unknown`);
    }
  }
  return found;
}

describe('reportJson', async () => {
  const file = new URL('../../packages/transform/schemas/report.schema.json', import.meta.url);
  const schema = JSON.parse(await readFile(file, 'utf8')) as Schema;

  it('is plain JSON that says everything', () => {
    const json = reportJson(report);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({
      version: 1,
      rowsIn: 1176,
      rowsKept: 1113,
      rowsSetAside: 63,
      worst: 'error',
      exitStatus: 2,
    });
    expect(json.files[0]).toEqual({
      file: 'orders.xlsx',
      sheet: '三月',
      table: 'cases',
      rowsIn: 1120,
      rowsKept: 1113,
      rowsSetAside: 7,
      headings: [
        { heading: '订单号', kind: 'column', meaning: 'case_id', guessed: false, reason: null },
        { heading: '点单时间', kind: 'step', meaning: 'placed', guessed: false, reason: null },
        { heading: '派单时间', kind: 'step', meaning: 'dispatched', guessed: false, reason: null },
        { heading: '服务类别(个)', kind: 'column', meaning: 'category', guessed: true, reason: null },
        { heading: '星座', kind: 'left', meaning: null, guessed: false, reason: 'no column is called so' },
      ],
    });
    expect(json.groups[1]?.findings).toEqual([
      { row: 2, rowEnd: 57, column: null, value: 'a, b', reason: 'it is so', remedy: 'correct it' },
    ]);
  });

  it('fits the published schema', () => {
    expect(misfits(reportJson(report), schema, schema)).toEqual([]);
    expect(misfits(reportJson(reportOf([])), schema, schema)).toEqual([]);
    for (const text of HOSTILE) expect(misfits(reportJson(hostileReport(text)), schema, schema)).toEqual([]);
  });

  it('is told from what does not fit', () => {
    const { worst: _, ...without } = reportJson(report);
    expect(misfits(without, schema, schema)).toEqual(['$.worst is missing']);
    expect(misfits({ ...reportJson(report), version: 2, more: 1, rowsIn: -1 }, schema, schema)).toHaveLength(3);
  });
});

describe('reportSarif', () => {
  const sarif = reportSarif(report);
  const [run] = sarif.runs;

  it('has what SARIF 2.1.0 requires', () => {
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.$schema).toMatch(/^https:\/\/.*sarif-schema-2\.1\.0\.json$/);
    expect(run.tool.driver.name).toBe('practice-atlas');
    expect(run.invocations).toEqual([{ executionSuccessful: true, exitCode: 2 }]);
    const ids = run.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const result of run.results) {
      expect(ids[result.ruleIndex]).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      for (const { physicalLocation } of result.locations) {
        const { artifactLocation, region } = physicalLocation ?? {};
        if (artifactLocation) expect(run.artifacts[artifactLocation.index]?.location.uri).toBe(artifactLocation.uri);
        if (region) expect(region.startLine).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('says file, row, sheet and column of a finding', () => {
    expect(run.results[0]).toEqual({
      ruleId: 'date_malformed',
      ruleIndex: 0,
      level: 'error',
      message: { text: '"2019-13-01": it is no date, or no such day; remedy: write it as 2019-03-05' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'orders.xlsx', index: 0 }, region: { startLine: 7 } },
          logicalLocations: [
            { name: '三月', fullyQualifiedName: '三月', kind: 'sheet' },
            { name: '派单时间', fullyQualifiedName: '三月!派单时间', kind: 'column' },
          ],
        },
      ],
      properties: { value: '2019-13-01' },
    });
    expect(run.results.find(({ ruleId }) => ruleId === 'table_unknown')?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: '%E8%AF%B4%E6%98%8E.csv', index: 1 },
          region: { startLine: 2, endLine: 57 },
        },
      },
    ]);
  });

  it('gives notices as notes, the dataset as no file, and says how many were not kept', () => {
    const found = Array.from({ length: 5 }, () => finding('row_total', 'notice', { where: { table: 'cases' } }));
    const { results } = reportSarif(reportOf(found, [], 1)).runs[0];
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['row_total', 'note'],
      ['findings_more', 'note'],
    ]);
    expect(results[0]?.locations).toEqual([
      { logicalLocations: [{ name: 'cases', fullyQualifiedName: 'cases', kind: 'table' }] },
    ]);
    expect(results[1]?.message.text).toContain('there are 4 more of the kind row_total here');
  });

  it.each([
    ['三月 (1).csv', '%E4%B8%89%E6%9C%88%20(1).csv'],
    ['export.zip/orders.csv', 'export.zip/orders.csv'],
    ['a?b#c%d.csv', 'a%3Fb%23c%25d.csv'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['//example.org/x.csv', '/example.org/x.csv'],
    ['https://example.org/a b.csv', 'https://example.org/a%20b.csv'],
    ['half \ud83d.csv', 'half%20%EF%BF%BD.csv'],
  ])('encodes the name %j as %s', (file, uri) => {
    const { artifacts } = reportSarif(reportOf([finding('x', 'error', { where: { file } })])).runs[0];
    expect(artifacts).toEqual([{ location: { uri } }]);
  });

  it.each(HOSTILE)('shows a hostile text as text: %j', (text) => {
    const { results, artifacts } = reportSarif(hostileReport(text)).runs[0];
    for (const { location } of artifacts) expect(location.uri).toMatch(/^[\w.!~*'()%/-]+$/);
    for (const { message } of results) expect(message.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

const NAMES =
  'html|head|meta|title|link|body|header|main|footer|section|h1|h2|h3|p|dl|div|dt|dd|ul|li|span|a|strong|code|table|thead|tbody|tr|th|td|details|summary';
/** Tags that the page may have, with attributes in double quotes. */
const TAG = new RegExp(`<!doctype html>|</?(?:${NAMES})(?: [a-z-]+(?:="[^"<>]*")?)*>`, 'g');
const ATTRIBUTES = new Set('charset class content data-label href id lang name open rel role scope'.split(' '));

/** Takes the tags away; what is left is text. */
const textOf = (html: string): string => html.replace(TAG, ' ');

function attributesOf(html: string): string[] {
  const tags = (html.match(TAG) ?? []).slice(1);
  return tags.flatMap((tag) => [...tag.matchAll(/ ([a-z-]+)(?:="[^"]*")?/g)].map(([, name]) => name ?? ''));
}

describe('reportHtml', () => {
  const page = reportHtml(report);
  const html = page['report.html'];

  it('is a page and its style sheet, without script and inline style', () => {
    expect(Object.keys(page)).toEqual(['report.html', 'report.css']);
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(html).toContain('<link rel="stylesheet" href="report.css">');
    expect(html).not.toMatch(/<script|<style|style=|\son\w+=|https?:/);
    expect(page['report.css']).not.toMatch(/url\(|@import|https?:/);
    expect(textOf(html)).not.toMatch(/[<>]/);
  });

  it('has Chinese and English headings, a section for each file, and every finding that was kept', () => {
    expect(html).toContain('转换报告 <span class="also" lang="en">Transform report</span>');
    expect(html.match(/<section class="file" id="file-\d+">/g)).toHaveLength(2);
    for (const at of [1, 2]) expect(html).toContain(`href="#file-${at}"`);
    for (const { value } of dates) expect(html).toContain(value!);
    expect(html).toContain('第 2-57 行');
    expect(html).toContain('rows in 1,120 = rows kept 1,113 + rows set aside 7');
  });

  it('lists no more findings and groups than asked, and says how many are left', () => {
    const short = reportHtml(report, { rowLimit: 1, groupLimit: 1, title: '三月报告 <1>' })['report.html'];
    expect(short).toContain('另有 3 处 <span class="also" lang="en">3 more</span>');
    expect(short).toContain('1 more kinds of findings');
    expect(short).toContain('<title>三月报告 &lt;1&gt;</title>');
  });

  it('shows findings of no file in a section of their own', () => {
    const whole = reportHtml(reportOf([finding('dataset_empty', 'error')]))['report.html'];
    expect(whole).toContain('整个数据集');
  });

  it.each(HOSTILE)('shows a hostile text as text: %j', (text) => {
    const hostile = reportHtml(hostileReport(text), { title: text })['report.html'];
    const left = textOf(hostile);
    expect(left).not.toMatch(/[<>]/);
    expect(left.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(hostile).not.toMatch(/<script|<style|<img|<b>/);
    expect(attributesOf(hostile).filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
  });
});
