import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeFolder, run } from './fake-terminal.js';

const HEADINGS = '订单编号,流程,所属区县,点单时间,完成时间,评分';
const SOUND = `${HEADINGS}\nD1,点单,沈阳市大东区,2019-01-02 09:00,2019-01-03 09:00,5\n`;
const FAULTY = `${SOUND}D2,点单,大动区,2019-01-02 09:00,,4\nD3,点单,沈阳市大东区,2019-02-30 09:00,,9\n`;
const DOUBTFUL = SOUND.replace('2019-01-03', '2099-01-03');

function fileOf(text: string, name = '点单 一月.csv'): string {
  const path = join(makeFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('exit status', () => {
  test('is 0 for a sound file, and the rows add up', async () => {
    const { status, out, err } = await run(['check', fileOf(SOUND)]);
    expect(status).toBe(0);
    expect(out).toContain('rows in 1 = rows kept 1 + rows set aside 0');
    expect(err).toBe('');
  });

  test('is 1 for warnings and 2 for errors', async () => {
    const [doubtful, faulty] = [await run(['check', fileOf(DOUBTFUL)]), await run(['check', fileOf(FAULTY)])];
    expect([doubtful.status, faulty.status]).toEqual([1, 2]);
    expect(faulty.out).toMatch(/place_unknown {2}点单 一月\.csv 所属区县 {2}once\n {4}row 3 {2}"大动区"/);
  });

  test('is 2 for a file that is not there, with its near name and no stack', async () => {
    const path = fileOf(SOUND, 'orders.csv');
    const { status, out, err } = await run(['check', path.replace('orders', 'ordres')]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^error: there is no file .*ordres\.csv\nhint: did you mean "orders\.csv"\?\n$/);
  });

  test('is 2 for a file that nothing reads, which is said in Chinese where that is asked for', async () => {
    const path = fileOf('<html><table></table></html>', '导出.xls');
    const zh = '错误：导出.xls 实际是网页或 XML\n处理：请用表格软件打开，另存为 .xlsx\n';
    expect(await run(['check', path, '--lang', 'zh'])).toEqual({ status: 2, out: '', err: zh });
    expect((await run(['check', path], { env: { LANG: 'zh_CN.UTF-8' } })).err).toBe(zh);
    expect((await run(['check', path, '--lang=en'], { env: { LANG: 'zh_CN.UTF-8' } })).err).toMatch(
      /^error: 导出\.xls/,
    );
  });

  test.each([
    [['chekc'], 'error: unknown command "chekc"\nhint: did you mean "check"?\n'],
    [['check'], 'error: no file is given\nhint: name files or folders: practice-atlas check FOLDER\n'],
    [['check', '--jsno', 'a.csv'], 'error: unknown option "--jsno"\nhint: did you mean "--json"?\n'],
    [
      ['check', 'a.csv', '--year', '20x9'],
      'error: --year cannot be "20x9"\nhint: give a whole number from 1900 to 2100\n',
    ],
    [['check', 'a.csv', '--mapping'], 'error: --mapping needs a value\nhint: write --mapping=FILE\n'],
    [['check', 'a.csv', '--mapping', '--json'], 'error: --mapping needs a value\nhint: write --mapping=FILE\n'],
    [['check', 'a.csv', '--json=1'], 'error: --json takes no value\nhint: write --json alone\n'],
    [
      ['check', 'a.csv', '--format', 'sarf'],
      'error: --format cannot be "sarf"\nhint: did you mean "sarif"? The choice is text, json, sarif, html\n',
    ],
    [
      ['check', 'a.csv', '--format', 'html'],
      'error: the page of a report is two files\nhint: name a folder for them: -o FOLDER\n',
    ],
    [['check', 'a.csv', 'a.csv'], 'error: "a.csv" is given twice\nhint: name each file once\n'],
    [
      ['check', 'a.csv', '--within', '沈阴市'],
      /^error: --within "沈阴市" is no division\nhint: did you mean .*辽宁省\/沈阳市/,
    ],
    [['boundaries'], 'error: boundaries what?\nhint: write "practice-atlas boundaries import"\n'],
    [['--verson'], /^error: unknown option "--verson"\n/],
  ])('is 64 for %j', async (args, said) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 64, out: '' });
    if (typeof said === 'string') expect(err).toBe(said);
    else expect(err).toMatch(said);
  });

  test('is 130 when it is stopped', async () => {
    const { status, err } = await run(['check', fileOf(SOUND)], { signal: AbortSignal.abort() });
    expect({ status, err }).toEqual({ status: 130, err: 'stopped\n' });
  });
});

describe('formats', () => {
  test('--json prints only JSON, with the exit status in it, and the equation beside it', async () => {
    const { status, out, err } = await run(['check', fileOf(FAULTY), '--json']);
    const report = JSON.parse(out);
    expect([status, report.exitStatus, report.rowsIn]).toEqual([2, 2, 3]);
    expect(report.groups[0]).toMatchObject({
      code: 'place_unknown',
      file: '点单 一月.csv',
      column: '所属区县',
      count: 1,
    });
    expect(err).toBe('rows in 3 = rows kept 3 + rows set aside 0\n');
  });

  test('--json says an error as JSON too', async () => {
    const { status, out } = await run(['check', 'not-there.csv', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'file_missing', where: { file: 'not-there.csv' } } });
  });

  test('-o takes the format from the name, and writes into a folder that is made', async () => {
    const folder = makeFolder();
    const path = fileOf(FAULTY);
    const sarif = await run(['check', path, '-o', join(folder, '报告 甲', 'report.sarif')]);
    expect(sarif.out).toContain(`wrote ${join(folder, '报告 甲', 'report.sarif')}\n`);
    expect(JSON.parse(readFileSync(join(folder, '报告 甲', 'report.sarif'), 'utf8')).version).toBe('2.1.0');
    await run(['check', path, '-o', join(folder, '页面'), '--format', 'html']);
    expect(readdirSync(join(folder, '页面')).sort()).toEqual(['report.css', 'report.html']);
  });
});

describe('terminal', () => {
  const ESCAPE = '\u001b[';

  test('colors go to a terminal only, unless they are forced; NO_COLOR and --no-color win', async () => {
    const path = fileOf(FAULTY);
    const colored = async (args: string[], terminal: Parameters<typeof run>[1]) =>
      (await run(['check', path, ...args], terminal)).out.includes(ESCAPE);
    expect(await colored([], {})).toBe(false);
    expect(await colored([], { isOutInteractive: true })).toBe(true);
    expect(await colored([], { isOutInteractive: true, env: { TERM: 'dumb' } })).toBe(false);
    expect(await colored([], { isOutInteractive: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colored([], { env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await colored([], { isOutInteractive: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await colored(['--no-color'], { isOutInteractive: true, env: { FORCE_COLOR: '1' } })).toBe(false);
    expect(await colored(['--json'], { isOutInteractive: true })).toBe(false);
  });

  test('progress is shown on a terminal, no wider than it, and cleared at the end', async () => {
    const { err } = await run(['check', fileOf(SOUND, `${'很长的名字'.repeat(12)}.csv`)], {
      isInteractive: true,
      columns: 60,
    });
    expect(err).toMatch(/\[#{20}\] 100%/);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
    for (const line of stripVTControlCharacters(err).split('\r')) expect(widthOf(line)).toBeLessThan(60);
  });
});

describe('mapping', () => {
  test('a mapping file that is no JSON is named with its line and column', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'mapping.json'), '{\n  "version": 1,\n}');
    const { status, err } = await run(['check', fileOf(SOUND), '--mapping', join(folder, 'mapping.json')]);
    expect(status).toBe(2);
    expect(err).toContain('is no JSON: line 3, column 1');
  });

  test('a folder brings its own mapping.json, and a wrong word in it has its near name', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, '数据'));
    writeFileSync(join(folder, '数据', '点单.csv'), SOUND.replace('评分', '打星'));
    const mapping = { version: 1, files: [{ match: '*.csv', headings: { 打星: 'rating' } }] };
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping));
    const { status, out, err } = await run(['check', folder]);
    expect(status).toBe(0);
    expect(err).toBe(`with ${join(folder, 'mapping.json')}\n`);
    expect(out).toContain('打星 -> rating');
    expect(out).not.toContain('mapping.json');
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping).replace('"rating"', '"ratnig"'));
    const wrong = await run(['check', folder]);
    expect(wrong.status).toBe(2);
    expect(wrong.err).toMatch(/ratnig[\s\S]*did you mean "rating"/);
  });
});

describe('as a program', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = join(root, 'packages/cli/dist/practice-atlas.js');
  const program = existsSync(built)
    ? [built]
    : [join(root, 'test/config/run.mjs'), join(root, 'packages/cli/src/practice-atlas.ts')];

  test('prints its version and its help', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
    expect(execFileSync(process.execPath, [...program, '--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
    expect(execFileSync(process.execPath, [...program, 'help', 'check'], { encoding: 'utf8' })).toContain(
      'Exit status',
    );
  });

  test('checks a file with a space in its name, without colors in a pipe', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, 'check', fileOf(FAULTY)], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain('rows in 3 = rows kept 3 + rows set aside 0');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('the language of a report', () => {
  test('is Chinese where the locale of the terminal is, and as --lang says', async () => {
    const file = fileOf(FAULTY);
    const chinese = '读入 3 行 = 收入 3 行 + 未收入 0 行';
    expect((await run(['check', file], { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain(chinese);
    expect((await run(['check', file], { env: { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' } })).out).toContain('rows in 3');
    expect((await run(['check', file, '--lang', 'zh'])).out).toContain(chinese);
    expect((await run(['check', file, '--lang', 'en'], { env: { LC_ALL: 'zh_CN' } })).out).toContain('rows in 3');
    expect((await run(['check', file, '--lang', 'fr'])).status).toBe(64);
  });

  test('is both in a page, unless --lang says one', async () => {
    const file = fileOf(FAULTY);
    const pageIn = async (args: readonly string[], env = {}) => {
      const folder = makeFolder();
      await run(['check', file, '--format', 'html', '-o', folder, ...args], { env });
      return readFileSync(join(folder, 'report.html'), 'utf8');
    };
    const [both, zh, en] = [
      await pageIn([], { LANG: 'zh_CN' }),
      await pageIn(['--lang', 'zh']),
      await pageIn(['--lang=en']),
    ];
    expect([/转换报告/.test(both), /Transform report/.test(both)]).toEqual([true, true]);
    expect([/转换报告/.test(zh), /Transform report/.test(zh), /<html lang="zh-CN">/.test(zh)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([/[a-z]+ [a-z]+ [a-z]+/.test(zh.replace(/<[^>]*>/g, '')), /it is no date/.test(both)]).toEqual([
      false,
      true,
    ]);
    expect([/转换报告/.test(en), /Transform report/.test(en), /<html lang="en">/.test(en)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test('says which record a row of a JSON file is', async () => {
  const file = fileOf(
    '[{"siteId":"S1","siteName":"甲","tier":"站"},{"siteId":"S1","siteName":"乙","tier":"站"}]',
    '阵地.json',
  );
  expect((await run(['check', file])).out).toContain('row 3 (record 2)');
  expect((await run(['check', file, '--lang', 'zh'])).out).toContain('第 3 行（第 2 条记录）');
});

test('JSON stays in English whatever the locale of the terminal; --lang zh adds the Chinese', async () => {
  const file = fileOf(FAULTY);
  const jsonOf = async (args: readonly string[], env = {}) =>
    (await run(['check', file, '--json', ...args], { env })).out;
  const plain = await jsonOf([]);
  expect(await jsonOf([], { LANG: 'zh_CN.UTF-8' })).toBe(plain);
  expect(plain).not.toContain('"zh"');
  const { groups } = JSON.parse(await jsonOf(['--lang', 'zh']));
  for (const { findings } of groups)
    for (const { reason, zh } of findings)
      expect([zh.reason === reason, /\p{Script=Han}/u.test(zh.reason)]).toEqual([false, true]);
});

test('SARIF is in Chinese where it is asked for', async () => {
  const file = fileOf(FAULTY);
  const { out } = await run(['check', file, '--format', 'sarif', '--lang', 'zh']);
  const { results } = JSON.parse(out).runs[0];
  for (const { message } of results) expect(message.text).toMatch(/^[^a-z]*\p{Script=Han}.*；处理：/u);
});
