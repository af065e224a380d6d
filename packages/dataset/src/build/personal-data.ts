const MAY_HOLD = /\d{4}|[栋幢楼元]/;
const ID_NUMBER =
  /(?<![0-9A-Za-z])(?:\d{17}|\d{6}[- ]?(?:19|20)\d\d[- ]?[01]\d[0-3]\d[- ]?\d{3})[\dXx](?![0-9A-Za-z])/g;
const OLD_ID_NUMBER =
  /(?<![0-9A-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])/;
const PHONE_NUMBER = /(?<![0-9A-Za-z+]|\d\.)(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![0-9A-Za-z]|\.\d)/;
const HOME_ADDRESS =
  /\d\s?单元\s?\d{1,4}\s?[室号户]|\d\s?(?:号楼|栋|幢)\s?(?:\d{1,3}\s?(?:单元|楼|层)\s?)?\d{1,4}\s?[室户]/;
/** The weights of the digits of a citizen number (GB 11643-1999). */
export const ID_NUMBER_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A text in ASCII that is shorter than this holds none: the least is a mobile number. */
export const PERSONAL_LENGTH_MIN = 11;

/** Checks the last digit of an 18-digit citizen number (GB 11643-1999, ISO 7064 MOD 11-2). */
function isIdNumber(written: string): boolean {
  const digits = written.replace(/[- ]/g, '');
  const total = ID_NUMBER_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
  return '10X98765432'[total % 11] === digits[17]?.toUpperCase();
}

/**
 * Finds what no dataset may hold: `id_number` (18 digits with a valid check digit, in groups also with a birthday; 15 digits with a
 * province and a birthday from 1930), `phone_number` (a mobile number standing alone, also with +86, spaces or hyphens),
 * `home_address` (building, unit and room), in full-width digits, too; null when there is none.
 */
export function personalData(text: string): 'id_number' | 'phone_number' | 'home_address' | null {
  const plain = /[０-９Ｘｘ]/.test(text) ? text.normalize('NFKC') : text;
  if (!MAY_HOLD.test(plain)) return null;
  for (const [digits] of plain.length < 18 ? [] : plain.matchAll(ID_NUMBER)) if (isIdNumber(digits)) return 'id_number';
  if (OLD_ID_NUMBER.test(plain)) return 'id_number';
  if (plain.length >= PERSONAL_LENGTH_MIN && PHONE_NUMBER.test(plain)) return 'phone_number';
  return HOME_ADDRESS.test(plain) ? 'home_address' : null;
}

/** Writes a value as JSON; a list or an object nested too deep to write, or with itself inside, by its kind alone. */
function jsonOf(value: unknown): string {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value) ?? '{…}';
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** Cuts a value to 120 characters for a finding or a message; null when it holds personal data. */
export function quotedValue(value: unknown): string | null {
  const text = typeof value === 'string' ? value : jsonOf(value);
  if (personalData(text)) return null;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
