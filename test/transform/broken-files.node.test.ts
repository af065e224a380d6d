import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Input, transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const ORDERS = '点单编号,所属区县,点单时间\nA1,朝阳区,2024-03-01 09:00\n';
const good = { name: 'orders.csv', text: ORDERS };

function inUtf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
}

async function outcomeOf(inputs: Input | readonly Input[], signal?: AbortSignal) {
  const { dataset, report } = await transformFiles(inputs, { today: '2024-06-30', ...(signal ? { signal } : {}) });
  return {
    orderCount: dataset.tables.cases.rowCount,
    errors: dataset.findings
      .filter(({ code }) => code.startsWith('file_'))
      .map(({ code, level, where }) => `${level} ${code} ${where.file}`),
    tallies: report.files.map(({ file, rowsIn }) => `${file} ${rowsIn}`),
  };
}

/** Serves half of what it promises. */
async function withHalfAnswers<T>(test: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000000' });
    response.write(ORDERS);
    setTimeout(() => response.destroy(), 30);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    return await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}/half.csv`);
  } finally {
    server.close();
  }
}

const unreadable = (name: string): File => {
  const file = new File([ORDERS], name);
  const refuse = () => Promise.reject(new DOMException('it changed', 'NotReadableError'));
  Object.defineProperty(file, 'slice', { value: () => ({ arrayBuffer: refuse }) });
  return file;
};

describe('files that break off', () => {
  it('are an error beside others when a server cuts its answer, and the rest is read', async () => {
    await withHalfAnswers(async (address) => {
      expect(await outcomeOf([address, good])).toMatchObject({ errors: ['error file_malformed half.csv'] });
      await expect(outcomeOf(address)).rejects.toMatchObject({ code: 'file_malformed', hint: /connection/ });
    });
  });

  it('are an error when a browser cannot read a file any more', async () => {
    const outcome = { orderCount: 1, errors: ['error file_missing gone.csv'] };
    expect(await outcomeOf([unreadable('gone.csv'), good])).toMatchObject(outcome);
    await expect(outcomeOf(unreadable('gone.csv'))).rejects.toMatchObject({ code: 'file_missing' });
  });

  it('are an error each in a folder: links to nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broken-'));
    try {
      await mkdir(join(folder, 'all'));
      await writeFile(join(folder, 'all', 'orders.csv'), ORDERS);
      await symlink(join(folder, 'nothing.csv'), join(folder, 'all', 'link.csv'));
      const outcome = { orderCount: 1, errors: ['error file_missing all/link.csv'] };
      expect(await outcomeOf(join(folder, 'all'))).toMatchObject(outcome);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leave an abort an abort', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const slow = new File([ORDERS], 'slow.csv');
    const halt = () => {
      stop.abort(reason);
      return Promise.reject(new DOMException('stopped', 'AbortError'));
    };
    Object.defineProperty(slow, 'slice', { value: () => ({ arrayBuffer: halt }) });
    await expect(outcomeOf([slow, good], stop.signal)).rejects.toBe(reason);
  });
});

describe('files in UTF-16 without a byte-order mark', () => {
  it('are read, whichever half comes first', async () => {
    for (const isLittle of [true, false])
      expect(await outcomeOf(new File([inUtf16(ORDERS, isLittle)], 'wide.csv'))).toMatchObject({ orderCount: 1 });
    const json = JSON.stringify([{ 点单编号: 'A1', 所属区县: '朝阳区', 点单时间: '2024-03-01 09:00' }]);
    expect(await outcomeOf(new File([inUtf16(json, true)], 'wide.json'))).toMatchObject({ orderCount: 1 });
  });

  it('are no binary files that have zero bytes', async () => {
    const bytes = new Uint8Array(400).map((_, i) => (i % 2 === 0 ? (i / 2) % 32 : 0));
    expect(await outcomeOf([new File([bytes], 'sound.csv'), good])).toMatchObject({
      errors: ['warning file_skipped sound.csv'],
    });
  });
});
