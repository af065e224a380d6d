import { writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readDataPackage, tableRows } from '@practice-atlas/dataset';
import { arrowReader } from '@practice-atlas/transform';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, run } from './fake-terminal.js';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Asks for a path as it stands: fetch would take the dots out first. */
function ask(url: string, path: string, { method = 'GET', host = 'localhost' } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const { port } = new URL(url);
    const options = { port, path, host: '127.0.0.1', method, headers: { host }, agent: false };
    get(options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        body += text;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on('error', fail);
  });
}

/** Serves files with a page of the test's own, so that nothing has to be built; ends with the test. */
async function serve(args: readonly string[]): Promise<{ url: string; region: { code: string; name: string } }> {
  const stop = new AbortController();
  const said = new Promise<string>((done, fail) => {
    const ended = run(['serve', ...args, '--json'], { signal: stop.signal, out: done, err: fail });
    onTestFinished(async () => {
      stop.abort();
      expect((await ended).status).toBe(0);
    });
  });
  return JSON.parse(await said);
}

function sitesAndPage(): { sites: string; page: string } {
  const folder = makeFolder();
  const sites = join(folder, '阵地 一览.csv');
  writeFileSync(sites, '阵地编号,阵地名称,阵地类型,所属区县\nS1,示例一,站,宏伟区\nS2,示例二,站,白塔区\n');
  const page = makeFolder();
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>own</title>');
  writeFileSync(join(page, '图 1.svg'), '<svg/>');
  return { sites, page };
}

test('serves page, dataset and report of one CSV under the strict policy, of the smallest region around it', async () => {
  const { sites, page } = sitesAndPage();
  const { url, region } = await serve([sites, '--page', page, '--port', '0']);
  expect(region).toEqual({ code: '211000', name: '辽阳市' });
  const index = await ask(url, '/');
  expect(index.body).toContain('<title>own</title>');
  expect(index.headers['content-type']).toBe('text/html; charset=utf-8');
  for (const rule of ["script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'"])
    expect(index.headers['content-security-policy']).toContain(rule);
  expect((await ask(url, '/data/sites.csv')).body).toContain('S1,示例一,station,211004');
  expect((await ask(url, '/data/datapackage.json')).headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse((await ask(url, '/data/place.json')).body).headlines).toEqual(['sites']);
  expect((await ask(url, '/report.html?a=1')).body).toContain('阵地 一览.csv');
  expect((await ask(url, encodeURI('/图 1.svg'))).headers['content-type']).toBe('image/svg+xml');
});

test('serves the dataset as Arrow too, which reads back as the CSV does', async () => {
  const { sites, page } = sitesAndPage();
  const { url } = await serve([sites, '--page', page, '--port', '0']);
  const read = await readDataPackage(`${url}arrow/`, { readers: { arrow: arrowReader } });
  const written = await readDataPackage(`${url}data/`);
  expect(tableRows(read.tables.sites)).toEqual(tableRows(written.tables.sites));
  expect(read.tables.regions.rowCount).toBeGreaterThan(2);
  expect(tableRows(read.tables.regions)).toEqual(tableRows(written.tables.regions));
  const { headers } = await ask(url, '/arrow/sites.arrow');
  expect(headers['content-type']).toBe('application/vnd.apache.arrow.file');
  expect((await ask(url, '/arrow/cases.arrow')).status).toBe(404);
});

test('finds nothing outside, answers GET and HEAD only, and to its own name only', async () => {
  const { sites, page } = sitesAndPage();
  const { url } = await serve([sites, '--page', page, '--port', '0']);
  for (const path of [
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/data/../../x',
    '/%',
    '/data',
    '/__proto__',
    '//x',
  ])
    expect([path, (await ask(url, path)).status]).toEqual([path, 404]);
  expect((await ask(url, '/', { method: 'POST' })).status).toBe(405);
  const head = await ask(url, '/', { method: 'HEAD' });
  expect([head.status, head.body, Number(head.headers['content-length']) > 0]).toEqual([200, '', true]);
  expect((await ask(url, '/', { host: 'practice.example' })).status).toBe(403);
});

test('moves on from a taken port', async () => {
  const { sites, page } = sitesAndPage();
  const other = createServer();
  await new Promise<void>((done) => {
    other.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    other.close();
  });
  const { port } = other.address() as AddressInfo;
  const { url } = await serve([sites, '--page', page, '--port', String(port)]);
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
});

test('shows the region that was asked for, by name', async () => {
  const { sites, page } = sitesAndPage();
  const { region } = await serve([sites, '--page', page, '--port', '0', '--region', '辽宁省']);
  expect(region).toEqual({ code: '210000', name: '辽宁省' });
});

test('says what is wrong with a page, a port or an address', async () => {
  const { sites } = sitesAndPage();
  const noPage = await run(['serve', sites, '--page', makeFolder()]);
  expect([noPage.status, noPage.err.startsWith('error: there is no index.html in ')]).toEqual([64, true]);
  expect((await run(['serve', sites, '--port', '99999'])).status).toBe(64);
});

test('shows the records of one county on the map of its city, under the name of the county, never as zeros of the others', async () => {
  const folder = makeFolder();
  const page = makeFolder();
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>own</title>');
  const sites = join(folder, '阵地.csv');
  writeFileSync(sites, '阵地编号,阵地名称,阵地类型,所属区县\nS1,示例一,站,宏伟区\nS2,示例二,站,宏伟区\n');
  const counted = await serve([sites, '--page', page, '--port', '0']);
  expect(counted.region).toEqual({ code: '211000', name: '辽阳市' });
  const place = JSON.parse((await ask(counted.url, '/data/place.json')).body);
  expect([place.title, place.titleEn]).toEqual([
    '宏伟区新时代文明实践中心数据地图',
    '宏伟区: New Era Civilization Practice data map',
  ]);
  expect((await ask(counted.url, '/data/regions.csv')).body).not.toContain('白塔区');
  const figures = join(folder, '月报.csv');
  writeFileSync(figures, '宏伟区2019年3月月报\n区县,志愿者人数\n宏伟区,1200\n');
  const reported = await serve([sites, figures, '--page', page, '--port', '0']);
  expect(reported.region).toEqual({ code: '211000', name: '辽阳市' });
  expect((await ask(reported.url, '/data/regions.csv')).body).toContain('211002,白塔区,,county,211000');
});

test('shows a county itself where the files list its towns', async () => {
  const folder = makeFolder();
  const page = makeFolder();
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>own</title>');
  writeFileSync(
    join(folder, 'regions.csv'),
    'code,name,level,parent_code\n210321100,台安镇,township,210321\n210321101,高力房镇,township,210321\n',
  );
  writeFileSync(
    join(folder, 'sites.csv'),
    'site_id,name,tier,region_code\nS1,示例一,station,台安镇\nS2,示例二,station,高力房镇\n',
  );
  const { region } = await serve([folder, '--page', page, '--port', '0']);
  expect(region).toEqual({ code: '210321', name: '台安县' });
});
