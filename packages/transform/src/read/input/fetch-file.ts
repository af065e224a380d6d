import { AtlasError } from '@practice-atlas/dataset';
import { type InputFile, inputFile } from './input-file.js';

/** How to ask a server for a file. */
export interface FetchOptions {
  readonly name: string;
  readonly maxBytes: number;
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
}

function missing(address: string, reason: string, hint: string, cause?: unknown): AtlasError {
  const details = { file: address, reason };
  return new AtlasError('file_missing', `cannot read ${address}: ${reason}`, {
    hint,
    where: { file: address },
    details,
    cause,
  });
}

/** Says whether bytes begin as a web page does. */
function isPage(head: Uint8Array): boolean {
  return /^\ufeff?\s*<(?:!doctype html|html|head|body)\b/i.test(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(head),
  );
}

async function* streamOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel();
  }
}

/**
 * Asks a server for a file. Throws AtlasError `file_missing` when the server or the network refuses it, `file_malformed` when the
 * answer is a web page (a page of login or error, sent as if all were well), `file_too_large`.
 */
export async function fetchFile(address: URL, options: FetchOptions): Promise<InputFile> {
  const { name, maxBytes, signal, fetch: fetchFrom } = options;
  const ask = async (): Promise<Response> => {
    try {
      return await fetchFrom(address, signal ? { signal } : {});
    } catch (cause) {
      signal?.throwIfAborted();
      const hint = 'check the address, the connection and the server’s CORS rules';
      throw missing(address.href, 'the network failed or refused it', hint, cause);
    }
  };
  const response = await ask();
  if (!response.ok) {
    await response.body?.cancel();
    const hint = 'check the address and that the file is published';
    throw missing(address.href, `the server answered ${response.status}`, hint);
  }
  const { body, headers } = response;
  const length =
    headers.get('content-encoding') === null ? Number(headers.get('content-length') ?? Number.NaN) : Number.NaN;
  const file = inputFile({
    name,
    size: Number.isSafeInteger(length) && length >= 0 ? length : null,
    canReread: false,
    open: () => streamOf(body ?? new Blob([]).stream()),
    maxBytes,
    signal,
  });
  if (!/\.html?$/i.test(name) && isPage(await file.head(512)))
    throw new AtlasError('file_malformed', `${address.href} answered with a web page, not with a file`, {
      hint: 'check the address; a server may answer with a page where it has no such file or wants a login',
      where: { file: address.href },
      details: { file: address.href },
    });
  return file;
}
