import type { NamedRegion } from './smallest-region.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const STYLE = `html, body { margin: 0; }
atlas-source { display: contents; }
atlas-data-map { display: block; min-height: 100vh; }
`;

/** The look is part of the address: `?lang=en&theme=night`. */
const SCRIPT = `const { searchParams } = new URL(location.href);
const lang = searchParams.get('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
const map = document.querySelector('atlas-data-map');
document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
map.setAttribute('locale', lang === 'en' ? 'en' : 'zh');
if (lang === 'en') map.setAttribute('label', map.dataset.labelEn);
const theme = searchParams.get('theme');
if (theme) map.setAttribute('theme', theme);
`;

/** What a page shows: where, and which numbers stand at its head. */
export interface DataMapPlace {
  readonly region: NamedRegion | null;
  readonly title: string;
  readonly titleEn: string;
  readonly headlines: readonly string[];
}

/** Makes the page of a data map, without inline script or style; it asks for `cdn/` and `data/` beside it. */
export function dataMapPage({ region, title, titleEn, headlines }: DataMapPlace): Readonly<Record<string, string>> {
  const attributes = [
    ...(region === null ? [] : [`region="${safe(region.code)}"`]),
    `headlines="${safe(headlines.join(' '))}"`,
    `label="${safe(title)}"`,
    `data-label-en="${safe(titleEn)}"`,
  ].join(' ');
  return {
    'index.html': `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script type="module" src="cdn/data-map.js"></script>
<script type="module" src="cdn/source.js"></script>
<script type="module" src="page.js"></script>
</head>
<body>
<atlas-source src="data/datapackage.json">
<atlas-data-map ${attributes}></atlas-data-map>
</atlas-source>
</body>
</html>
`,
    'page.css': STYLE,
    'page.js': SCRIPT,
  };
}
