/**
 * Finds the numbers of a Chinese phrase, in ascending order. Written apart from the package's own reader, so that a mistake in
 * one of them is seen by the other: it walks over the characters and never looks at a committed value.
 */
export function numbersIn(phrase: string): number[] {
  const found = new Set<number>();
  const characters = [...phrase.replace(/[\s多余]/g, '')];
  const small = '零一二三四五六七八九十';
  const large: Record<string, number> = { 百: 1e2, 千: 1e3, 万: 1e4 };
  const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    if (isDigit(character)) {
      let digits = '';
      let decimals = 0;
      let point = false;
      for (; isDigit(characters[i]) || (characters[i] === '.' && isDigit(characters[i + 1])); i++) {
        if (characters[i] === '.') point = true;
        else {
          digits += characters[i];
          if (point) decimals++;
        }
      }
      const times = large[characters[i] ?? ''] ?? 1;
      const parts = characters[i] === '%' ? 100 : 1;
      found.add((Number(digits) * times) / (10 ** decimals * parts));
      if (characters[i] === '+' && isDigit(characters[i + 1])) found.add(Number(digits) + Number(characters[i + 1]));
      if (times === 1 && parts === 1) i--;
    } else if (character === '两') found.add(2);
    else if (character in large) found.add(large[character]!);
    else if (small.includes(character)) found.add(small.indexOf(character));
  }
  return [...found].sort((a, b) => a - b);
}

/** Finds the words that bound a number of a Chinese phrase: before it 近, 约, 超, 不到; after it 多, 余, 还多. */
export function qualifyingWordsIn(phrase: string): string[] {
  const number = '[\\d百千万倍]\\s*';
  return [...phrase.matchAll(new RegExp(`(?:(近|约|超|不到)(?=${number})|(?<=${number})(还多|多|余))`, 'g'))].map(
    (match) => match[1] ?? match[2]!,
  );
}
