import { AtlasError } from '@practice-atlas/dataset';

/** Says what a failure of a disk, a network or a browser in the middle of a file means; an abort and an AtlasError stay what they are. */
export function brokenReading(cause: unknown, name: string): unknown {
  if (cause instanceof AtlasError || !(cause instanceof Error) || cause.name === 'AbortError') return cause;
  const what = name === '' ? 'the file' : name;
  const told = (code: 'file_missing' | 'file_malformed', reason: string, hint: string) =>
    new AtlasError(code, reason, { hint, where: { file: name }, details: { file: name, reason: cause.name }, cause });
  const system = 'code' in cause && typeof cause.code === 'string' && /^E[A-Z]+$/.test(cause.code) ? cause.code : null;
  if (system === 'EMFILE' || system === 'ENFILE')
    return told('file_missing', `cannot read ${what}: ${system}`, 'too many files are open; read fewer at once');
  if (system !== null && system !== 'ECONNRESET')
    return told('file_missing', `cannot read ${what}: ${system}`, 'check that it is a file and may be read');
  if (/^(?:NotReadable|NotFound|Security|NotAllowed)Error$/.test(cause.name))
    return told('file_missing', `cannot read ${what}: it changed or went away`, 'choose the file again');
  return told('file_malformed', `${what} broke off while it was read`, 'check the connection and read it again');
}
