import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';

/** What `practice-atlas serve` says of the files it was given. */
interface Place {
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly title: string;
  readonly titleEn: string;
  readonly headlines: readonly string[];
}

const { region, title, titleEn, headlines }: Place = await (await fetch('./data/place.json')).json();
const { searchParams } = new URL(location.href);
const lang = searchParams.get('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
const theme = searchParams.get('theme');

const map = document.createElement('atlas-data-map');
map.setAttribute('locale', lang === 'en' ? 'en' : 'zh');
map.setAttribute('headlines', headlines.join(' '));
map.setAttribute('label', lang === 'en' ? titleEn : title);
if (region) map.setAttribute('region', region.code);
if (theme) map.setAttribute('theme', theme);

const source = document.createElement('atlas-source');
source.setAttribute('src', './data/datapackage.json');
source.append(map);
document.body.append(source);
document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = lang === 'en' ? titleEn : title;
