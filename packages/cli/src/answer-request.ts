import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Gateway } from '@practice-atlas/measure/gateway.js';

/** What stands for a host or a path that no address can be made of; nothing is served there. */
const NOWHERE = 'http://nowhere.invalid/';

/** A name or an address with a port: what a URL would mend, or take for a user, is none. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

function addressOf({ headers: { host = '' }, url = '' }: IncomingMessage): string {
  const address = `http://${host}${url}`;
  return HOST.test(host) && url.startsWith('/') && URL.canParse(address) ? address : NOWHERE;
}

function headersOf({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const name of ['accept', 'content-type', 'content-length', 'content-encoding', 'origin']) {
    const value = headers[name];
    if (typeof value === 'string') given.set(name, value);
  }
  return given;
}

/** Hands a request of Node's server to a gateway and sends what it answers. When the connection ends before that, the question is ended too. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  gateway: Gateway,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('whoever asked went away'));
  });
  const { method = '' } = request;
  const answer = await gateway({
    method,
    url: addressOf(request),
    headers: headersOf(request),
    body: method === 'POST' ? (Readable.toWeb(request) as ReadableStream<Uint8Array<ArrayBuffer>>) : null,
    signal: gone.signal,
  });
  const body = new Uint8Array(await answer.arrayBuffer());
  if (gone.signal.aborted) return;
  // A body that was not read to its end would be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.writeHead(answer.status, answer.status === 204 ? {} : { 'Content-Length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}
