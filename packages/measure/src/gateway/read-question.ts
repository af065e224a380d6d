import { AtlasError } from '@practice-atlas/dataset';
import { querySchema } from '../plan/query-schema.js';
import type { GatewayRequest } from './create-gateway.js';
import { refused } from './told-error.js';

const LONGEST_TEXT = 256;
const LONGEST_LIST = 1000;
const LONGEST_NAME = 40;
const DEEPEST = 4;

interface Form {
  readonly properties: object;
}
const namesOf = ({ properties }: Form): readonly string[] => Object.keys(properties);
const { where, top } = querySchema.properties;
const CONDITION_NAMES: readonly string[] = [...new Set((where.items.oneOf as readonly Form[]).flatMap(namesOf))];

/** The names that an object may have at its place in a question; null where no object is. */
function namesAt(at: string): readonly string[] | null {
  if (at === '') return namesOf(querySchema);
  if (at === 'top') return namesOf(top);
  return /^where\[\d+\]$/.test(at) ? CONDITION_NAMES : null;
}

function malformed(message: string, hint: string, property: string): AtlasError {
  return new AtlasError('query_malformed', message, { hint, where: { property } });
}

/** Refuses what no question is: names that the form lacks, and what is too deep, too long or too much. */
function expectForm(value: unknown, at: string, depth: number): void {
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    throw malformed(`a text of ${value.length} characters`, `give at most ${LONGEST_TEXT}`, at);
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw malformed('the question is too deep', 'give { metrics: [...] }', at);
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) throw malformed(`a list of ${value.length}`, `give at most ${LONGEST_LIST}`, at);
    value.forEach((each: unknown, i) => {
      expectForm(each, `${at}[${i}]`, depth + 1);
    });
    return;
  }
  const names = namesAt(at);
  if (!names) throw malformed('an object where none can be', 'give a text, a number or a list', at);
  for (const [name, each] of Object.entries(value)) {
    if (!names.includes(name))
      throw malformed(`unknown property "${name.slice(0, LONGEST_NAME)}"`, `use ${names.join(', ')}`, at);
    expectForm(each, at === '' ? name : `${at}.${name}`, depth + 1);
  }
}

async function bytesOf({ headers, body }: GatewayRequest, most: number): Promise<Uint8Array> {
  const tooLarge = () => refused(413, `the body has more than ${most} bytes`, 'ask less in one question');
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length;
    if (length > most) {
      // Whatever still comes is of no use; that it cannot be stopped is no news.
      reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}

async function textOf(request: GatewayRequest, most: number): Promise<string> {
  const { headers, method, url } = request;
  if (method === 'GET') {
    const [asked, ...more] = new URL(url).searchParams.getAll('q');
    if (asked === undefined || more.length > 0)
      throw malformed('the address has no question, or several', 'give one as ?q={"metrics":[...]}', 'q');
    return asked;
  }
  const type = (headers.get('content-type') ?? '').toLowerCase().replaceAll(/[ "]/g, '');
  if (type !== 'application/json' && type !== 'application/json;charset=utf-8')
    throw refused(415, 'the body is not said to be JSON', 'send Content-Type: application/json');
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw refused(415, 'the body is packed', 'send it as it is, without Content-Encoding');
  const bytes = await bytesOf(request, most);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AtlasError('query_malformed', 'the body is not UTF-8', { hint: 'write JSON as UTF-8', cause });
  }
}

/**
 * Reads what a request asks: the body of a POST, or `q` of a GET, as JSON with no name that the query form lacks. What its words mean is checked by
 * `checkQuery`. Throws `request_refused` for a body that is no JSON of at most `most` bytes by its headers, else `query_malformed`.
 */
export async function readQuestion(request: GatewayRequest, most: number): Promise<unknown> {
  const text = await textOf(request, most);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AtlasError('query_malformed', 'the question is no JSON', { hint: 'give {"metrics":[...]}', cause });
  }
  expectForm(json, '', 0);
  return json;
}
