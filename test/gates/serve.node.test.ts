import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { STRICT_POLICY, serveFolder } from '../config/serve.mjs';

let folder = '';
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  for (const made of ['site/inner', 'press']) mkdirSync(join(folder, made), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html><title>辽宁</title>');
  writeFileSync(join(folder, 'site/inner/index.html'), 'inner');
  writeFileSync(join(folder, 'site/page.js'), 'export {};');
  writeFileSync(join(folder, 'press/数据.csv'), 'a,b\n');
  writeFileSync(join(folder, 'press/datapackage.json'), '{}');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  site = await serveFolder({ folder: join(folder, 'site'), port: 0, mounts: { '/press/': join(folder, 'press') } });
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a path as it stands: fetch would take the dots out first. */
function rawStatus(path: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(site.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => done(text)).on('error', fail);
  });
}

test.each([
  ['', 'text/html; charset=utf-8'],
  ['index.html?a=1', 'text/html; charset=utf-8'],
  ['inner/', 'text/html; charset=utf-8'],
  ['page.js', 'text/javascript; charset=utf-8'],
  ['press/datapackage.json', 'application/json; charset=utf-8'],
  ['press/%E6%95%B0%E6%8D%AE.csv', 'text/csv; charset=utf-8'],
])('serves /%s as %s under the strict policy', async (path, type) => {
  const response = await fetch(site.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-security-policy')).toBe(STRICT_POLICY);
  expect((await response.text()).length).toBeGreaterThan(0);
});

test.each(['nothing.html', 'press/', 'press/nothing.csv', '%'])('answers 404 to /%s', async (path) => {
  expect((await fetch(site.url + path)).status).toBe(404);
});

test.each([
  '/../secret.txt',
  '/inner/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/press/../secret.txt',
  '/press/..%2f..%2fsecret.txt',
  '//secret.txt',
  '/index.html%00.txt',
  '/link.txt',
])('gives out nothing outside its folders: %s', async (path) => {
  const text = await rawStatus(path);
  expect(text).toMatch(/^HTTP\/1\.1 404 /);
  expect(text.split('\r\n\r\n')[1]).not.toContain('secret');
});

test('leads a folder without a slash to the one with it', async () => {
  const response = await fetch(`${site.url}inner`);
  expect(response.url).toBe(`${site.url}inner/`);
  expect(await response.text()).toBe('inner');
});

test('answers HEAD with the length and no body, and refuses other methods', async () => {
  const head = await fetch(`${site.url}page.js`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  expect((await fetch(site.url, { method: 'POST', body: 'a' })).status).toBe(405);
});

test('moves on to the next port where one is taken', async () => {
  const next = await serveFolder({ folder: join(folder, 'press'), port: site.port });
  onTestFinished(next.close);
  expect(next.port).toBeGreaterThan(site.port);
  expect((await fetch(`${next.url}datapackage.json`)).status).toBe(200);
});

test('compresses text where it was asked to and the browser takes it', async () => {
  const packed = await serveFolder({ folder: join(folder, 'site'), port: 0, compress: true });
  onTestFinished(packed.close);
  const taken = await fetch(packed.url, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(taken.headers.get('content-encoding')).toBe('gzip');
  expect(await taken.text()).toContain('辽宁');
  const refused = await fetch(packed.url, { headers: { 'Accept-Encoding': 'identity' } });
  expect(refused.headers.get('content-encoding')).toBeNull();
  expect(await refused.text()).toContain('辽宁');
  expect(
    (await fetch(site.url, { headers: { 'Accept-Encoding': 'gzip' } })).headers.get('content-encoding'),
  ).toBeNull();
});
