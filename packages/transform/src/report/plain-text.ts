const MARKS = /(\p{M}{4})\p{M}+/gu;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Writes characters that are not seen or that steer a terminal or the direction of text as `\u001b` and the like: control characters,
 * line ends, bidi overrides, zero-width characters, halves of surrogate pairs. Of a run of
 * combining marks the first four stay.
 */
export function plainText(text: string): string {
  return text.replace(MARKS, '$1').replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
