/** Strings that break careless pages, each with a mark (`h01`...) by which it is found again. */
export const HOSTILE: readonly string[] = [
  'h01<script>alert(1)</script>',
  'h02<img src=x onerror=alert(2)>',
  'h03<svg onload=alert(3)><a xlink:href="javascript:alert(3)">',
  'javascript:alert("h04")',
  '=HYPERLINK("http://h05.invalid","click")',
  'h06{{constructor.constructor("alert(6)")()}}',
  'h07</style></script><style>*{display:none}</style>',
  'h08"\'`><b onmouseover=alert(8)>',
  'h09\u0000null\u0000byte\u0007\u001b[31m',
  'h10\u202egnp.exe\u202c\u2066\u061c',
  'h11z\u200be\u200cr\u200do\ufeff-width\u00ad',
  `h12${'x'.repeat(400)}`,
  `h13Z\u0351\u0300\u0352\u0353${'\u0316'.repeat(60)}algo\u0301`,
  'h14👩‍👩‍👧‍👦🏳️‍🌈🇨🇳𠮷𪚥',
  '__proto__',
  'constructor',
  'h17;}*{display:none}/*',
  `h18${'$'}{alert(18)} #{18} <%= 18 %>`,
  'h19 first line\nsecond\r\n\ttabbed\u2028third',
  'h20<!--lit$123$--><?lit$123$?>',
  '&amp;&lt;h21&gt;&#x3c;b&#x3e;',
  '@SUM(1+1)*cmd|" /C calc"!A0 h22',
  '-2+3+cmd h23',
];

/** Addresses that must not become links, and one that may and carries markup. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(2)',
  'data:text/html,<script>alert(3)</script>',
  'vbscript:alert(4)',
  'https://example.invalid/"><img src=x onerror=alert(5)>',
];

/** What of a text can be seen: without control characters, marks of direction and characters of no width, spaces as one. */
export function visibleCore(text: string): string {
  return text
    .replace(/[\p{Cc}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufffd\u2400-\u243f]/gu, ' ')
    .replace(/\s+/g, '');
}
