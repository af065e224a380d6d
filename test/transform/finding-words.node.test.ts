import type { Finding } from '@practice-atlas/dataset';
import { loadRegister } from '@practice-atlas/geo/register.js';
import {
  findingIn,
  formatReportText,
  reportHtml,
  reportJson,
  reportSarif,
  sayInChinese,
  type TransformReport,
  transformFiles,
} from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { listFindings } from '../config/list-findings.mjs';
import { monthlyReportCsv } from './fixtures/monthly-report/monthly-report.js';
import { townshipWorkbook } from './fixtures/township-workbook/township-workbook.js';

/** Codes of errors that reading makes findings of, when there are other files. */
const OF_FILES = ['file_malformed', 'file_missing', 'file_too_large', 'file_unsupported'];
/** Words that are the same in both languages: forms of files, keys and values that a person has to type. */
const SAME =
  /\b(?:UTF-8|UTF-16|GB18030|U\+FFFD|JSON|NDJSON|ndjson|URL|Frictionless|readDataPackage|readers|practice_atlas|simulation|tables|resources|path|format|dialect|delimiter|seed|scale|scaleMeaning|steps?|zh|en|CSV|CORS|ZIP|Arrow|Parquet|Snappy|gzip|XML|Excel|Word|ISO|WGS-84|GCJ-02|BD-09|wgs84|cgcs2000|gcj02|bd09|crs|basis|datapackage\.json|lifecycles|headings|figures|relation|value|value_max|true|false|null|words|rating|tier|station|maxBytes|readFiles|readJsonTables|\.?(?:xlsx|xlsb|xls|csv|tsv|txt|json|ndjson|jsonl|parquet|arrow|zip|doc))\b/g;
/** What a person writes into a mapping file: `"unit": "hours"`. */
const TYPED = /"[a-z_]+": "[a-z_]+"/g;

const latinOf = (text: string): string[] =>
  text
    .replace('@practice-atlas/transform', '')
    .replace(TYPED, '')
    .replace(SAME, '')
    .match(/[A-Za-z]{2,}/g) ?? [];

/** Sentences that are put together of others, and those whose first word is the empty name of a file. */
const isComposed = (sentence: string) =>
  /^(?:…;| |cannot read :|(?:…|the Parquet file) (?:…|it cannot be decoded)$)/.test(sentence);

/** A listed sentence with a value at each place: 值1, 值2... A place that is set against a word stands for the rest of a sentence. */
function example(sentence: string): { text: string; values: string[] } {
  const values: string[] = [];
  const text = sentence.replace(/(?<=[a-z])…$/, '').replace(/…/g, () => {
    values.push(`值${values.length + 1}`);
    return values.at(-1)!;
  });
  return { text, values };
}

const { findings, errors } = listFindings();
const listed = [...findings, ...errors.filter(({ code }) => OF_FILES.includes(code))].flatMap(
  ({ code, reasons, remedies }) =>
    [...reasons, ...remedies]
      .filter((sentence) => !isComposed(sentence))
      .map((sentence): [code: string, sentence: string] => [code, sentence]),
);

describe('sayInChinese', () => {
  it('knows every sentence of every finding, keeps each value, and leaves no English', () => {
    expect(new Set(listed.map(([code]) => code)).size).toBeGreaterThan(150);
    const wrong = listed.flatMap(([code, sentence]) => {
      const { text, values } = example(sentence);
      const said = sayInChinese(code, text);
      if (said === null) return [`${code}: no words for "${sentence}"`];
      const lost = values.filter((value) => !said.includes(value));
      const left = latinOf(said);
      return [
        ...(lost.length === 0 ? [] : [`${code}: "${said}" lacks ${lost.join(', ')}`]),
        ...(left.length === 0 ? [] : [`${code}: "${said}" holds ${left.join(', ')}`]),
        ...(/[{][A-Za-z:]+[}]/.test(said) ? [`${code}: "${said}" has a place that is not filled`] : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['row_resent', 'row 5 of a.csv says the same; this row is set aside', '与 a.csv 第 5 行内容相同；该行未收入'],
    [
      'row_repeated',
      'row 5 of sheet "三月" says the same; this row is set aside',
      '与工作表“三月”第 5 行内容相同；该行未收入',
    ],
    [
      'row_superseded',
      'row 2 of b.xlsx "四月" has the same 订单编号 and goes further or comes later; they differ in rating, completed; this row is set aside',
      'b.xlsx“四月”第 2 行的订单编号相同，进展更多或时间更晚；不同之处：评分、完成；该行未收入',
    ],
    [
      'step_out_of_order',
      '"completed" happened at 2019-03-05T09:00+08:00, before "dispatched" at 2019-03-05T10:00+08:00 (row 9)',
      '“完成”（2019-03-05 09:00）早于“派单”（2019-03-05 10:00，第 9 行）',
    ],
    [
      'tier_under_wrong_tier',
      'the site is of tier "institute" and stands under one of tier "station" (row 2)',
      '该阵地是实践所，却归在实践站之下（第 2 行）',
    ],
    [
      'sum_exceeds_whole',
      '辽宁省 (210000) reports less: the 3 parts known of it sum up to at least 110',
      '辽宁省（210000）所报较少：已知的 3 个下级合计至少 110',
    ],
    [
      'value_out_of_range',
      '"-30" is outside 0 to any size; the row is set aside',
      '“-30”超出范围：不小于 0；该行未收入',
    ],
    [
      'part_exceeds_whole',
      '"" is a part of "总数", which is 10 (row 2)',
      '“”是“总数”的一部分，而后者只有 10（第 2 行）',
    ],
    ['findings_more', 'there are 3 more of the kind row_superseded here', '此处另有 3 处 row_superseded'],
    [
      'dataset_empty',
      'name its table in a mapping file, or leave it out',
      '请在对照文件中写明是哪种表，或不再读取此文件',
    ],
  ])('says %s with the words of the field: %s', (code, english, chinese) => {
    expect(sayInChinese(code, english)).toBe(chinese);
  });

  it('takes a value that looks like a clause for a value', () => {
    const reason = 'cases has no row A; this row is set aside; this row is set aside';
    expect(sayInChinese('reference_unknown', reason)).toBe('“事项”表中没有“A”；该行未收入；该行未收入');
    const quoted = '"; it was read" is not a number; the value is set aside';
    expect(sayInChinese('number_malformed', quoted)).toBe('“; it was read”不是数字；该值未收入');
  });

  it('leaves what it does not know, and takes no longer for it', () => {
    expect(sayInChinese('row_repeated', 'it is so')).toBeNull();
    const long = `"${'" and "; of '.repeat(20_000)}`;
    const start = performance.now();
    expect(sayInChinese('heading_duplicate', long)).toBeNull();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

const MESSY: Readonly<Record<string, string>> = {
  '阵地.csv':
    '阵地编号,阵地名称,阵地类型,所属区县,挂牌日期,经度,纬度,备注\nS1,某站,站,某地,2019-13-01,41.8,123.4,\nS1,某所,服务点,某地,2019年4月,0,0,\n合计,2\n',
  '点单 三月.csv':
    '订单编号,点单时间,派单时间,完成时间,星级\nA1,2019/3/1 9:05,2019/2/1 9:05,,约4\nA1,2019/3/1 9:05,2019/2/1 9:05,,约4\n,x,,,\nA2,2019/3/1,,,9\n',
  '点单 四月.csv': '订单编号,点单时间,派单时间,完成时间,星级\nA1,2019/3/1 9:05,2019/3/2 9:05,2019/3/4 10:00,5\n',
  '队伍.json': '[{"队伍编号":"T1","队伍名称":"一队","队员数":"约30人"},7]',
  '志愿者人数.csv': '区县,2019年1月,2019年2月\n台安县,1.2万,数千\n台安县,/,\n',
  '说明.pdf': '%PDF-1.4',
  '坏.json': '{"a":[1,2',
};

const messy = async (): Promise<TransformReport> => {
  const inputs = Object.entries(MESSY).map(([name, text]) => ({ name, text }));
  return (await transformFiles(inputs, { today: '2024-01-01', register: await loadRegister() })).report;
};

/** Three English words in a row: a sentence, and no name. */
const ENGLISH = /\b[A-Za-z]+ [a-z]+ [a-z]+\b/;

describe('reports in Chinese', () => {
  it('hold no English sentence, as text, as a page and as SARIF', async () => {
    const report = await messy();
    expect(report.groups.length).toBeGreaterThan(20);
    const lines = formatReportText(report, { locale: 'zh' }).split('\n');
    expect(lines.filter((line) => ENGLISH.test(line))).toEqual([]);
    const shown = reportHtml(report, { locale: 'zh' })['report.html'].replace(/<[^>]*>/g, '\n');
    expect(shown.split('\n').filter((line) => ENGLISH.test(line))).toEqual([]);
    const [{ results }] = reportSarif(report, { locale: 'zh' }).runs;
    expect(results.map(({ message }) => message.text).filter((text) => ENGLISH.test(text))).toEqual([]);
  });

  it('stand beside the English on a page in both languages', async () => {
    const page = reportHtml(await messy())['report.html'];
    expect(page).toContain('不是日期，或没有这一天 <span class="also" lang="en">it is no date, or no such day</span>');
  });

  it('leave JSON in English, and add the Chinese only when it is asked for', async () => {
    const report = await messy();
    const [plain, both] = [reportJson(report), reportJson(report, { locale: 'zh' })];
    const foundIn = ({ groups }: typeof plain) => groups.flatMap((group) => group.findings);
    expect(foundIn(plain).some((finding) => 'zh' in finding)).toBe(false);
    expect(foundIn(both).map(({ zh: _, ...finding }) => finding)).toEqual(foundIn(plain));
    const date = foundIn(both).find(({ value }) => value === '2019-13-01');
    expect(date?.zh).toEqual({
      reason: '不是日期，或没有这一天',
      remedy: '请写成 2019-03-05、2019-03 或 2019',
    });
  });

  it('say everything that is found in the fixtures', async () => {
    const inputs = [
      new File([new Uint8Array(await townshipWorkbook())], '乡镇.xlsx'),
      new File([monthlyReportCsv()], '月报.csv'),
    ];
    const { report } = await transformFiles(inputs, { register: await loadRegister(), today: '2024-06-30' });
    const found = report.groups.flatMap((group) => group.findings);
    expect(found.length).toBeGreaterThan(35);
    const unsaid = (finding: Finding) => {
      const { reason, remedy } = findingIn(finding, 'zh');
      return reason === finding.reason || (remedy === finding.remedy && remedy !== '');
    };
    expect(found.filter(unsaid).map(({ code, reason, remedy }) => [code, reason, remedy])).toEqual([]);
  });
});
