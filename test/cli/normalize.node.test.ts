import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataPackage } from '@practice-atlas/dataset';
import { describe, expect, test } from 'vitest';
import { makeFolder, run } from './fake-terminal.js';

const ORDERS = `订单编号,流程,所属区县,点单时间,完成时间,评分
D1,点单,沈阳市大东区,2019-01-02 09:00,2019-01-03 09:00,5
D2,点单,沈阳市和平区,2019-01-05 09:00,,
`;

function recordsIn(folder: string, text = ORDERS): string {
  mkdirSync(join(folder, '记录'), { recursive: true });
  writeFileSync(join(folder, '记录', '点单.csv'), text);
  return join(folder, '记录');
}

describe('normalize', () => {
  test('writes a data package that reads back without a finding, and nothing half', async () => {
    const folder = makeFolder();
    const target = join(folder, '数据 集');
    const { status, out } = await run(['normalize', recordsIn(folder), '-o', target]);
    expect(status).toBe(0);
    expect(out).toContain('rows in 2 = rows kept 2 + rows set aside 0');
    expect(readdirSync(target).sort()).toEqual(['case_steps.csv', 'cases.csv', 'datapackage.json', 'regions.csv']);
    const texts = Object.fromEntries(
      readdirSync(target).map((name) => [name, readFileSync(join(target, name), 'utf8')]),
    );
    const dataset = await readDataPackage({ files: texts });
    expect([dataset.tables.cases.rowCount, dataset.tables.case_steps.rowCount, dataset.findings]).toEqual([2, 3, []]);
  });

  test('names a report after its file, wherever the folder lies in which it was given', async () => {
    const folder = makeFolder();
    const report = '宏伟区2019年3月月报\n区县,志愿者人数\n宏伟区,1200\n';
    const packages = ['甲', '乙'].map((name) => {
      mkdirSync(join(folder, name, '2019'), { recursive: true });
      writeFileSync(join(folder, name, '2019', '月报.csv'), report);
      return join(folder, name);
    });
    const read = async (path: string) => {
      const target = join(folder, `数据 ${packages.indexOf(path)}`);
      await run(['normalize', path, '-o', target]);
      return ['figures.csv', 'sources.csv'].map((name) => readFileSync(join(target, name), 'utf8'));
    };
    const [first, second] = [await read(packages[0] ?? ''), await read(packages[1] ?? '')];
    expect(first).toEqual(second);
    expect(first[1]).toContain('\n2019/月报,platform,宏伟区2019年3月月报');
  });

  test.each(['json', 'parquet', 'arrow'])('writes %s, and check finds the same rows in it', async (format) => {
    const folder = makeFolder();
    const target = join(folder, format);
    await run(['normalize', recordsIn(folder), '-o', target, '--format', format]);
    expect(readdirSync(target)).toContain(`cases.${format}`);
    const { tables } = JSON.parse((await run(['describe', target, '--json'])).out);
    expect(tables.map(({ name, rowCount }: { name: string; rowCount: number }) => [name, rowCount])).toEqual([
      ['regions', 16],
      ['cases', 2],
      ['case_steps', 3],
    ]);
  });

  test('replaces a data package, files that it no longer has included', async () => {
    const folder = makeFolder();
    const target = join(folder, 'out');
    await run(['normalize', recordsIn(folder), '-o', target, '--format', 'json']);
    const { status } = await run(['normalize', recordsIn(folder), '-o', target]);
    expect(status).toBe(0);
    expect(readdirSync(target).filter((name) => name.endsWith('.json'))).toEqual(['datapackage.json']);
  });

  test('refuses a folder that holds something else, unless it is forced', async () => {
    const folder = makeFolder();
    const target = join(folder, 'out');
    mkdirSync(target);
    writeFileSync(join(target, '通知.txt'), '');
    const refused = await run(['normalize', recordsIn(folder), '-o', target]);
    expect(refused.status).toBe(64);
    expect(refused.err).toContain('is not empty and holds no data package');
    expect(readdirSync(target)).toEqual(['通知.txt']);
    expect((await run(['normalize', recordsIn(folder), '-o', target, '--force'])).status).toBe(0);
    expect(readdirSync(target)).toContain('通知.txt');
  });

  test('refuses a folder within what it reads', async () => {
    const folder = makeFolder();
    const records = recordsIn(folder);
    const { status, err } = await run(['normalize', records, '-o', join(records, 'out')]);
    expect(status).toBe(64);
    expect(err).toContain('the next run would read it again');
  });

  test('writes nothing when no row is kept', async () => {
    const folder = makeFolder();
    const target = join(folder, 'out');
    const { status, out } = await run(['normalize', recordsIn(folder, '甲,乙\n1,2\n'), '-o', target]);
    expect(status).toBe(2);
    expect(out).toContain('nothing was written');
    expect(readdirSync(folder)).toEqual(['记录']);
  });

  test('--json lists the files and the report', async () => {
    const folder = makeFolder();
    const { out } = await run(['normalize', recordsIn(folder), '-o', join(folder, 'out'), '--json']);
    const said = JSON.parse(out);
    expect(said.files.map(({ path }: { path: string }) => path)).toContain(join(folder, 'out', 'cases.csv'));
    expect(said.report.rowsIn).toBe(2);
  });
});

describe('describe', () => {
  test('says tables, periods, cases and simulation of a data package', async () => {
    const { status, out } = await run(['describe', 'examples/simulated']);
    expect(status).toBe(0);
    expect(out).toContain('simulated: cases, case_steps; seed 20191130');
    expect(out).toMatch(/cases {7}2,500 rows {3}2019-01-02 to 2020-01-07/);
    expect(out).toMatch(/order 点单 {2}2,500/);
  });

  test('counts regions with a site of all regions of each level', async () => {
    const path = join(makeFolder(), '阵地.csv');
    writeFileSync(path, '阵地编号,阵地名称,阵地类型,所属区县\nS1,示例一,站,宏伟区\nS2,示例二,站,白塔区\n');
    const { coverage } = JSON.parse((await run(['describe', path, '--json'])).out);
    expect(coverage).toContainEqual({ level: 'county', regions: 7, withSite: 2 });
    expect(coverage).toContainEqual({ level: 'city', regions: 1, withSite: 1 });
  });
});

describe('init', () => {
  test('writes a workbook that check finds nothing in, and overwrites nothing', async () => {
    const folder = join(makeFolder(), '新 台账');
    const { status, out } = await run(['init', folder]);
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['README.txt', 'mapping.json', '文明实践台账.xlsx']);
    expect(out).toContain(`next: practice-atlas check "${join(folder, '文明实践台账.xlsx')}"`);
    const checked = await run(['check', join(folder, '文明实践台账.xlsx'), '--mapping', join(folder, 'mapping.json')]);
    expect(checked.out).toContain('rows in 8 = rows kept 8 + rows set aside 0\nnothing was found\n');
    expect((await run(['check', folder])).status).toBe(0);
    const again = await run(['init', folder]);
    expect(again.status).toBe(64);
    expect(again.err).toContain('is there already');
  });
});
