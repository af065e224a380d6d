import { AtlasError, type AtlasErrorCode } from '@practice-atlas/dataset';

/** What a server says when it fails. */
export interface ServerException {
  /** The number that ClickHouse gives it. */
  readonly code: number;
  readonly message: string;
}

/** `Code: 62, e.displayText() = DB::Exception: ..., e.what() = DB::Exception` of 2018; `Code: 62. DB::Exception: ... (SYNTAX_ERROR)` of today. */
const PATTERN =
  /Code: (\d+)[,.]\s+(?:e\.displayText\(\) = )?(?:Received from [^ ]+ )?(?:DB|Poco)[\w:]*Exception: ?([\s\S]*?)(?:, e\.what\(\) = [\s\S]*| \([A-Z][A-Z_0-9]*\)(?: \(version [\s\S]*)?\s*)?$/;
const ADDRESS = /(?:\(|from )((?:\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})\b/;
const START = /Code: \d+[,.]\s+(?:e\.displayText|Received from|DB::|Poco::)/;
const TAIL_LENGTH = 16_384;
const LONGEST = 1000;

const BUSY = new Set([202, 241, 252]);
const TIMEOUT = new Set([159, 160]);
const DENIED = new Set([164, 192, 193, 194, 195, 291, 497, 516]);
const LOST = new Set([32, 209, 210, 279]);

/**
 * Finds the exception in what a server wrote, in all of it or at the end of an answer that broke off; null when there is none. One
 * that lists others (each try to reach a shard) is the first of them.
 */
export function parseException(text: string): ServerException | null {
  const end = text.slice(-TAIL_LENGTH);
  const start = end.search(START);
  if (start < 0) return null;
  const match = PATTERN.exec(end.slice(start).trimEnd());
  return match && { code: Number(match[1]), message: match[2]!.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST) };
}

const HINTS: Readonly<Partial<Record<AtlasErrorCode, string>>> = {
  server_busy: 'wait, or raise the limits of the server: memory, queries at a time, parts',
  server_timeout: 'narrow the question, or raise timeoutMs and max_execution_time',
  server_denied: 'check user, password and what the user may do',
  shard_lost: 'start that server or mend the way to it, then ask again',
  server_failed: 'the code is explained in the manual of ClickHouse; a fault in our SQL should be reported',
};

function atlasCode({ code, message }: ServerException): AtlasErrorCode {
  if (LOST.has(code) && ADDRESS.test(message)) return 'shard_lost';
  if (BUSY.has(code)) return 'server_busy';
  if (TIMEOUT.has(code)) return 'server_timeout';
  return DENIED.has(code) ? 'server_denied' : 'server_failed';
}

/** Says what an exception of the server called `server` means; `details.shard` is the address of the shard that was lost. */
export function exceptionError(exception: ServerException, server: string): AtlasError {
  const code = atlasCode(exception);
  const shard = code === 'shard_lost' ? ADDRESS.exec(exception.message)![1]! : null;
  const said = `${exception.message} (code ${exception.code})`;
  const message = shard === null ? `${server}: ${said}` : `${server} lost the shard at ${shard}: ${said}`;
  return new AtlasError(code, message, {
    hint: HINTS[code] ?? '',
    details: { server, code: String(exception.code), ...(shard === null ? {} : { shard }) },
  });
}
