import { buildColumn } from '@practice-atlas/dataset';
import { createDuckDbRows, type WasmConnection, wasmDuckDb } from '@practice-atlas/measure/duckdb.js';
import { expect, it } from 'vitest';

async function* batches(...columns: readonly unknown[][]) {
  yield {
    numRows: columns[0]!.length,
    numCols: columns.length,
    getChildAt: (index: number) => ({ get: (row: number) => columns[index]![row] }),
  };
}

/** A connection that keeps what it is sent, and answers it all with one number. */
function keptConnection(answer: () => ReturnType<WasmConnection['send']>) {
  const sent: string[] = [];
  const files: string[] = [];
  let cancelCount = 0;
  const connection = wasmDuckDb(
    {
      registerFileText: async (_, text) => void files.push(text),
      dropFile: async () => null,
    },
    {
      send: (sql) => {
        sent.push(sql);
        return answer();
      },
      prepare: () => Promise.reject(new Error('not prepared')),
      cancelSent: async () => ++cancelCount > 0,
    },
  );
  return { connection, sent, files, cancelCount: () => cancelCount };
}

it('writes words as literals, with quotes doubled and nothing else', async () => {
  const { connection, sent } = keptConnection(async () => batches([3]));
  const [answer] = await createDuckDbRows(connection).answerRows([
    {
      table: 'cases',
      where: { kind: 'word', column: 'category', words: ["it's \\"] },
      by: [],
      measures: [{ kind: 'count', test: null }],
    },
  ]);
  expect(answer!.values).toEqual([Float64Array.of(3)]);
  expect(sent[0]).toContain(`IN ('it''s \\')`);
});

it('hands rows over as quoted cells, so that an empty text is none that is missing', async () => {
  const { connection, sent, files } = keptConnection(async () => batches([1]));
  await connection.append("t'", 3, [
    { name: "a'b", type: 'VARCHAR', column: buildColumn({ type: 'text' }, ['"\n', null, '\\N']) },
    { name: 'n', type: 'BIGINT', column: buildColumn({ type: 'time' }, [-1, 2 ** 52, null]) },
  ]);
  expect(files).toEqual(['"""\n","-1"\n\\N,"4503599627370496"\n"\\N",\\N\n']);
  expect(sent[0]).toContain(`columns = {'a''b': 'VARCHAR', 'n': 'BIGINT'}`);
});

it('rejects with the reason as soon as a signal is aborted, cancels, and lets the next statement wait', async () => {
  let finish: (batches: AsyncGenerator<never>) => void = () => {};
  const { connection, sent, cancelCount } = keptConnection(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  const stop = new AbortController();
  const first = connection.run('SELECT 1', [], { signal: stop.signal });
  const second = connection.run('SELECT 2');
  await new Promise((resolve) => setTimeout(resolve));
  stop.abort('enough');
  await expect(first).rejects.toBe('enough');
  expect([sent, cancelCount()]).toEqual([['SELECT 1'], 1]);
  finish((async function* () {})());
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toEqual(['SELECT 1', 'SELECT 2']);
  finish((async function* () {})());
  expect(await second).toEqual({ rowCount: 0, columns: [] });
});
