import { AtlasError, type AtlasErrorCode, type Where } from '@practice-atlas/dataset';

/** The body of every answer that is an error. */
export interface ToldError {
  readonly code: AtlasErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly where: Readonly<Where>;
  readonly details: Readonly<Record<string, string>>;
}

const LONGEST = 500;

/** Errors about the question: they say nothing but what was asked and what may be asked. */
const ABOUT_THE_QUESTION: Readonly<Partial<Record<AtlasErrorCode, number>>> = {
  query_malformed: 400,
  metric_unknown: 400,
  dimension_unknown: 400,
  region_unknown: 400,
  query_unsupported: 422,
  answer_too_large: 422,
};

/** Errors of what stands behind the gateway: in words of its own, for the engine's name servers. */
const BEHIND: Readonly<Partial<Record<AtlasErrorCode, readonly [status: number, message: string, hint: string]>>> = {
  server_busy: [503, 'too many questions at once', 'ask again after the seconds that Retry-After says'],
  server_timeout: [
    504,
    'the question took longer than it may',
    'narrow it with `where`, or ask for a coarser grain or level',
  ],
  server_unreachable: [502, 'what the gateway asks cannot be reached', 'ask again later'],
  server_denied: [502, 'what the gateway asks refuses it', 'the log of the gateway says why'],
  shard_lost: [502, 'a part of what the gateway asks cannot be reached', 'ask again later'],
  answer_truncated: [502, 'what the gateway asks broke off in the middle of its answer', 'ask again'],
};
const FAILED = [500, 'the gateway failed', 'the log of the gateway says why'] as const;

/** The codes that a gateway answers with. */
export const TOLD_CODES: ReadonlySet<string> = new Set([
  ...Object.keys(ABOUT_THE_QUESTION),
  ...Object.keys(BEHIND),
  'request_refused',
  'server_failed',
]);

/** Refuses a request before anything is asked; `status` is that of HTTP. */
export function refused(status: number, message: string, hint: string): AtlasError {
  return new AtlasError('request_refused', message, { hint, details: { status: String(status) } });
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Says an error to whoever asked, with the status of HTTP: what stands behind the gateway is not named. */
export function tellError(error: unknown): {
  readonly status: number;
  readonly isFault: boolean;
  readonly told: ToldError;
} {
  const code = error instanceof AtlasError ? error.code : 'server_failed';
  if (error instanceof AtlasError) {
    const status = code === 'request_refused' ? Number(error.details.status) : ABOUT_THE_QUESTION[code];
    if (status !== undefined) {
      const details = Object.fromEntries(Object.entries(error.details).map(([key, value]) => [key, cut(value)]));
      const told = { code, message: cut(error.message), hint: cut(error.hint), where: error.where, details };
      return { status, isFault: false, told };
    }
  }
  const behind = BEHIND[code];
  const [status, message, hint] = behind ?? FAILED;
  return {
    status,
    isFault: true,
    told: { code: behind ? code : 'server_failed', message, hint, where: {}, details: {} },
  };
}
