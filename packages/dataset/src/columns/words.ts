/**
 * Prints a small object with string values (`dims`, `relation`) as the JSON text in which columns hold it: keys in code-unit
 * order, so that equal words are equal texts. Returns null when a value is no string.
 */
export function formatWords(words: Readonly<Record<string, unknown>>): string | null {
  const parts: string[] = [];
  for (const key of Object.keys(words).sort()) {
    const word = words[key];
    if (typeof word !== 'string') return null;
    parts.push(`${JSON.stringify(key)}:${JSON.stringify(word)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Reads the JSON text of an object with string values; null when it is none. Keys such as `__proto__` stay plain keys. */
export function parseWords(text: string): Record<string, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.values(value).every((word) => typeof word === 'string') ? (value as Record<string, string>) : null;
}
