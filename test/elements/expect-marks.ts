import { type Box, boxesOverlap, type MarkList, type TextMark, textBox } from '@practice-atlas/elements';

/** Freezes a value and all that hangs on it, but for typed arrays, which cannot be. */
export function frozen<T>(one: T): T {
  if (typeof one === 'object' && one !== null && !ArrayBuffer.isView(one) && !Object.isFrozen(one)) {
    Object.freeze(one);
    for (const inner of Object.values(one)) frozen(inner);
  }
  return one;
}

/** The texts of a picture that print something. */
export function texts(list: MarkList): TextMark[] {
  return list.marks.filter(
    (mark): mark is TextMark => mark.type === 'text' && mark.runs.some(({ text }) => text.trim() !== ''),
  );
}

/** What a text mark prints, its runs joined. */
export function printed(mark: TextMark): string {
  return mark.runs.map(({ text }) => text).join('');
}

/** Pairs of texts whose boxes overlap, by what they print. */
export function overlappingTexts(list: MarkList, boxOf: (mark: TextMark) => Box = textBox): string[] {
  const boxes = texts(list).map((mark) => ({ mark, box: boxOf(mark) }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .flatMap((b) => (boxesOverlap(a.box, b.box, -0.5) ? [`${printed(a.mark)} × ${printed(b.mark)}`] : [])),
  );
}

/** Texts that reach over the edge of the picture. */
export function cutTexts(list: MarkList, boxOf: (mark: TextMark) => Box = textBox): string[] {
  return texts(list)
    .filter((mark) => {
      const box = boxOf(mark);
      return (
        box.x < -0.5 || box.y < -0.5 || box.x + box.width > list.width + 0.5 || box.y + box.height > list.height + 0.5
      );
    })
    .map(printed);
}
