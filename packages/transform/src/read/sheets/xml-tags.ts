/** A tag of an XML text. */
export interface XmlTag {
  /** Without its namespace prefix; `/row` for the end of a row. */
  readonly name: string;
  /** Everything between the brackets. */
  readonly inside: string;
  /** Where it begins, and the position after it. */
  readonly start: number;
  readonly end: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the five named entities and numbered characters of a text; what it does not know stays. */
export function xmlText(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Finds an attribute in the inside of a tag, whatever its prefix; null when it is not there. */
export function attributeOf(inside: string, name: string): string | null {
  for (let at = inside.indexOf(`${name}=`); at > 0; at = inside.indexOf(`${name}=`, at + 1)) {
    const before = inside.charCodeAt(at - 1);
    if (before > 32 && before !== 58) continue;
    const from = at + name.length + 1;
    const quote = inside.charAt(from);
    const until = inside.indexOf(quote, from + 1);
    if ((quote === '"' || quote === "'") && until >= 0) return xmlText(inside.slice(from + 1, until));
  }
  return null;
}

function nameEnd(inside: string): number {
  for (let i = 1; i < inside.length; i += 1) {
    const code = inside.charCodeAt(i);
    if (code <= 32 || code === 47) return i;
  }
  return inside.length;
}

/** Goes through the tags of an XML text once, in order; comments, declarations and CDATA are passed over. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const isOpaque = xml.startsWith('<!--', start) || xml.startsWith('<![CDATA[', start);
    const close = isOpaque
      ? xml.indexOf(xml.charAt(start + 2) === '-' ? '-->' : ']]>', start)
      : xml.indexOf('>', start);
    if (close < 0) return;
    const end = isOpaque ? close + 3 : close + 1;
    if (!isOpaque) {
      const inside = xml.slice(start + 1, close);
      const isEnd = inside.charCodeAt(0) === 47;
      const qualified = inside.slice(isEnd ? 1 : 0, nameEnd(inside));
      const local = qualified.slice(qualified.indexOf(':') + 1);
      yield { name: isEnd ? `/${local}` : local, inside, start, end };
    }
    start = xml.indexOf('<', end);
  }
}
