import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AtlasError } from '@practice-atlas/dataset';
import { inputName, openInput } from '@practice-atlas/transform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
const bytes = new TextEncoder().encode('site_id,name\nA1,宏伟站\n');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-input-'));
  await writeFile(join(folder, 'sites 站.csv'), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

async function failureOf(opening: Promise<unknown>): Promise<unknown> {
  return opening.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('openInput', () => {
  it('opens paths, file addresses, files, blobs, bytes and texts alike', async () => {
    const path = join(folder, 'sites 站.csv');
    const inputs = [
      [path, 'sites 站.csv'],
      [pathToFileURL(path), 'sites 站.csv'],
      [pathToFileURL(path).href, 'sites 站.csv'],
      [new File([bytes], 'a.csv'), 'a.csv'],
      [new Blob([bytes]), ''],
      [bytes, ''],
      [bytes.slice().buffer, ''],
      [{ text: 'site_id,name\nA1,宏伟站\n', name: 'b.csv' }, 'b.csv'],
      [await openInput(bytes, { name: 'open.csv' }), 'open.csv'],
    ] as const;
    for (const [input, name] of inputs) {
      expect(inputName(input)).toBe(name);
      const file = await openInput(input);
      expect([file.name, file.size, file.canReread]).toEqual([name, bytes.length, true]);
      expect(new Uint8Array(await file.head(4))).toEqual(bytes.slice(0, 4));
      expect(new Uint8Array(await file.bytes())).toEqual(bytes);
      expect(new Uint8Array(await file.bytes())).toEqual(bytes);
    }
  });

  it('calls fetch as a function of its own, as browsers demand', async () => {
    const ask = function (this: unknown): Promise<Response> {
      if (this !== undefined && this !== globalThis) return Promise.reject(new TypeError('Illegal invocation'));
      return Promise.resolve(new Response(bytes));
    };
    const file = await openInput('https://example.org/a.csv', { fetch: ask });
    expect(new Uint8Array(await file.bytes())).toEqual(bytes);
  });

  it('asks a server once, and reads its first bytes again', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
    };
    const file = await openInput('https://example.org/data/%E7%AB%99.csv?v=1', { fetch: ask });
    expect([file.name, file.size, file.canReread]).toEqual(['站.csv', bytes.length, false]);
    await file.head(3);
    expect(new Uint8Array(await file.bytes())).toEqual(bytes);
    expect(asked).toBe(1);
  });

  it('names the near file of the folder when a path leads nowhere', async () => {
    const error = await failureOf(openInput(join(folder, 'site 站.csv')));
    expect(error).toBeInstanceOf(AtlasError);
    expect(error).toMatchObject({ code: 'file_missing', hint: 'did you mean "sites 站.csv"?' });
    const lost = await failureOf(openInput(join(folder, 'nowhere', 'x.csv')));
    expect(lost).toMatchObject({ code: 'file_missing', hint: 'the folder is not there either; check the path' });
  });

  it('takes no folder for a file', async () => {
    expect(await failureOf(openInput(folder))).toMatchObject({ code: 'file_unsupported' });
  });

  it('refuses what is larger than the limit, also when it finds out late', async () => {
    const ask = async () => new Response(new Blob([bytes]).stream());
    expect(await failureOf(openInput(bytes, { maxBytes: 5, name: 'a.csv' }))).toMatchObject({
      code: 'file_too_large',
      where: { file: 'a.csv' },
    });
    const opening = openInput('https://example.org/a.csv', { fetch: ask, maxBytes: 5 }).then((file) => file.bytes());
    expect(await failureOf(opening)).toMatchObject({ code: 'file_too_large' });
  });

  it.each([
    ['a refusal', async () => new Response('no', { status: 404 }), 'file_missing'],
    ['a failing network', async () => Promise.reject(new TypeError('fetch failed')), 'file_missing'],
    ['a page', async () => new Response('\n<!DOCTYPE html><html></html>'), 'file_malformed'],
  ])('says what is wrong with %s', async (_, fetch, code) => {
    const error = await failureOf(openInput('https://example.org/a.csv', { fetch }));
    expect(error).toBeInstanceOf(AtlasError);
    expect(error).toMatchObject({ code, where: { file: 'https://example.org/a.csv' } });
  });

  it('stops by signal, before and while reading', async () => {
    const stop = new AbortController();
    const file = await openInput(join(folder, 'sites 站.csv'), { signal: stop.signal });
    stop.abort(new Error('enough'));
    expect(await failureOf(file.bytes())).toMatchObject({ message: 'enough' });
    expect(await failureOf(openInput(bytes, { signal: stop.signal }))).toMatchObject({ message: 'enough' });
  });
});
