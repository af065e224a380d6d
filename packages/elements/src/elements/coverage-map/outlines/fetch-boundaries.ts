import { AtlasError } from '@practice-atlas/dataset';

/** Parsing and reading texts of more characters are tasks of their own, between which the page answers its reader. */
const LONG = 1024 * 1024;

/** Lets the page do what else is to be done. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

async function textWithin(response: Response, mostBytes: number, refuse: () => AtlasError): Promise<string> {
  if (!response.body) return response.text();
  // What is said beforehand may be of the packed file, which is no larger.
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await response.body.cancel();
    throw refuse();
  }
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let [text, count] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    count += part.value.length;
    if (count > mostBytes) {
      await reader.cancel();
      throw refuse();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Fetches boundaries. Rejects with `boundaries_malformed` where they cannot be had or are no JSON, and with `file_too_large` beyond `mostBytes`. */
export async function fetchBoundaries(
  address: string,
  base: string,
  mostBytes: number,
  signal?: AbortSignal,
): Promise<unknown> {
  const url = new URL(address, base).href;
  const where = { file: url };
  const fault = (reason: string, cause?: unknown, details: Record<string, string> = {}) =>
    new AtlasError('boundaries_malformed', `the boundaries ${url} ${reason}`, {
      hint: 'give the address of a file that "practice-atlas boundaries import" wrote',
      where,
      details,
      ...(cause === undefined ? {} : { cause }),
    });
  const response = await fetch(url, signal ? { signal } : {}).catch((cause: unknown) => {
    throw fault('could not be fetched', cause);
  });
  if (!response.ok) throw fault(`were not given: ${response.status}`, undefined, { status: String(response.status) });
  const mib = (mostBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
  const text = await textWithin(
    response,
    mostBytes,
    () =>
      new AtlasError('file_too_large', `the boundaries ${url} have more than ${mib} MiB, the limit`, {
        hint: 'simplify them first, for instance with mapshaper -simplify 10%, and import them again',
        where,
        details: { value: `> ${mib} MiB` },
      }),
  ).catch((cause: unknown) => {
    throw cause instanceof AtlasError ? cause : fault('broke off', cause);
  });
  if (text.length > LONG) await pause();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('are no JSON', cause);
  } finally {
    if (text.length > LONG) await pause();
  }
}
