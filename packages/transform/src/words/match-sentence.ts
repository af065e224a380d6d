/** A sentence with places for values: `row {row} says the same`. */
export interface SentenceForm {
  readonly names: readonly string[];
  /** What stands before, between and behind the places: one more than there are places. */
  readonly parts: readonly string[];
}

const PLACE = /\{([A-Za-z]+(?::[A-Za-z]+)?)\}/g;

/** Takes a sentence with places apart; `{...}` is no place. */
export function sentenceForm(text: string): SentenceForm {
  const names = [...text.matchAll(PLACE)].map(([, name = '']) => name);
  return { names, parts: text.split(PLACE).filter((_, at) => at % 2 === 0) };
}

/**
 * Finds what stands at the places of a form in a text, by name; null when the text is not of that form. A value in quotes may be empty;
 * each ends where what follows first stands. Linear in the text, whatever its values hold.
 */
export function matchSentence({ names, parts }: SentenceForm, text: string): ReadonlyMap<string, string> | null {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (names.length === 0) return text === first ? new Map() : null;
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const values = new Map<string, string>();
  let from = first.length;
  for (const [at, name] of names.entries()) {
    const isQuoted = parts[at]!.endsWith('"');
    const isLast = at === names.length - 1;
    const end = isLast ? text.length - last.length : text.indexOf(parts[at + 1]!, isQuoted ? from : from + 1);
    if (end < from || (end === from && !isQuoted)) return null;
    values.set(name, text.slice(from, end));
    from = end + parts[at + 1]!.length;
  }
  return values;
}
