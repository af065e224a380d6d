import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A statement as a server got it. */
export interface Asked {
  readonly sql: string;
  readonly search: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export type Reply = (response: ServerResponse, asked: Asked) => void;

/** Answers with rows as `JSONCompact`. */
export const rows =
  (...data: unknown[][]): Reply =>
  (response) => {
    const meta = (data[0] ?? []).map((_, i) => ({ name: `c${i}`, type: 'String' }));
    response.end(JSON.stringify({ meta, data, rows: data.length }));
  };

/** Answers with a status and a text. */
export const status =
  (code: number, text: string): Reply =>
  (response) => {
    response.writeHead(code).end(text);
  };

/** Ends the connection without an answer. */
export const reset: Reply = (response) => {
  response.socket?.destroy();
};

/** Begins an answer and ends the connection in the middle of it. */
export const breakOff =
  (text: string): Reply =>
  (response) => {
    response.writeHead(200, { 'transfer-encoding': 'chunked' });
    response.write(text, () => setTimeout(() => response.socket?.destroy(), 20));
  };

/** Never answers. */
export const silence: Reply = () => undefined;

/**
 * Starts a server on the loopback address that says it is the given version and then gives the replies, one a statement, the last
 * one again and again; gone after the test.
 */
export async function fakeServer(
  replies: readonly Reply[],
  { version = '18.16.1', readonly = '0' }: { version?: string; readonly?: string } = {},
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sql = Buffer.concat(chunks).toString();
      const given = {
        sql,
        search: new URL(request.url ?? '', 'http://127.0.0.1').searchParams,
        headers: request.headers,
      };
      if (sql.startsWith('SELECT version()')) return rows([version, readonly])(response, given);
      asked.push(given);
      return (replies[asked.length - 1] ?? replies.at(-1)!)(response, given);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, asked };
}

/** Finds a port of the loopback address on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
