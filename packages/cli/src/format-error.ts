import { AtlasError, type Where } from '@practice-atlas/dataset';
import { plainText, type ReportLocale, sayInChinese } from '@practice-atlas/transform';
import { EXIT } from './exit-status.js';
import { UsageError } from './usage-error.js';

function placeText({ file, sheet, table, row, column, property }: Readonly<Where>): string {
  return [
    file,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    file === undefined ? table : undefined,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
    property,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** What an error comes to: text for `err`, the same as an object, and the exit status. */
export interface ErrorReport {
  readonly text: string;
  readonly json: {
    readonly error: { readonly code: string; readonly message: string; readonly hint: string; readonly where: Where };
  };
  readonly status: number;
}

function report(code: string, message: string, hint: string, where: Readonly<Where>, status: number): ErrorReport {
  const place = placeText(where);
  const isSaid = place === '' || message.includes(place);
  const lines = [`error: ${plainText(message)}`, ...(isSaid ? [] : [`at: ${plainText(place)}`])];
  if (hint !== '') lines.push(`hint: ${plainText(hint)}`);
  return { text: `${lines.join('\n')}\n`, json: { error: { code, message, hint, where: { ...where } } }, status };
}

/** Names a system error (`EACCES`) as a sentence; null when it is none that a user can mend. */
function systemError(error: Error): ErrorReport | null {
  const { code, path } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    EACCES: 'may not be read or written',
    EPERM: 'may not be read or written',
    EROFS: 'lies on a disk that cannot be written',
    ENOSPC: 'does not fit: the disk is full',
    ENOENT: 'is not there',
    ENOTDIR: 'lies below something that is no folder',
    EISDIR: 'is a folder',
    EEXIST: 'is there already',
    EADDRINUSE: 'is in use',
    EADDRNOTAVAIL: 'is no address of this machine',
    ENOTFOUND: 'is no address of this machine',
  };
  const said = code !== undefined && Object.hasOwn(known, code) ? known[code] : undefined;
  if (said === undefined) return null;
  const subject = path ?? ('address' in error ? String(error.address) : code);
  return report(String(code).toLowerCase(), `${subject} ${said}`, 'choose another path or address', {}, EXIT.error);
}

/** Gives the text of what went wrong in Chinese; in English where its message has no Chinese words. */
function inChinese({ code, message, hint, where }: AtlasError, said: ErrorReport): ErrorReport {
  const reason = sayInChinese(code, message);
  if (reason === null) return said;
  const place = placeText(where);
  const lines = [
    `错误：${plainText(reason)}`,
    ...(place === '' || reason.includes(place) ? [] : [`位置：${plainText(place)}`]),
  ];
  if (hint !== '') lines.push(`处理：${plainText(sayInChinese(code, hint) ?? hint)}`);
  return { ...said, text: `${lines.join('\n')}\n` };
}

/** Says what an error means to the user, of files in Chinese too; stack traces only when they are asked for. */
export function formatError(
  error: unknown,
  { withStack, locale = 'en' }: { withStack: boolean; locale?: ReportLocale },
): ErrorReport {
  if (error instanceof UsageError) return report('usage', error.message, error.hint, {}, EXIT.usage);
  if (error instanceof AtlasError) {
    const said = report(error.code, error.message, error.hint, error.where, EXIT.error);
    return locale === 'zh' ? inChinese(error, said) : said;
  }
  const known = error instanceof Error ? systemError(error) : null;
  if (known) return known;
  const message = error instanceof Error ? error.message : String(error);
  const fault = report('fault', message, 'this is a fault of practice-atlas; please report it', {}, EXIT.fault);
  const stack = withStack && error instanceof Error ? error.stack : undefined;
  return stack === undefined ? fault : { ...fault, text: `${fault.text}${stack}\n` };
}
