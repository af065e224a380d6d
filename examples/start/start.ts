import { AtlasError, readDataPackage } from '@practice-atlas/dataset';
import type { Asker } from '@practice-atlas/elements';
import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';
import { arrowReader } from '@practice-atlas/transform';

/** What `practice-atlas serve` says of the files it was given. */
interface Place {
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly title: string;
  readonly titleEn: string;
  readonly headlines: readonly string[];
}

/** Stands in for the dataset until it is there, or says why it is not. */
function waiting(error: AtlasError | null): Asker {
  return {
    state: error ? 'error' : 'loading',
    error,
    about: null,
    ask: () => Promise.reject(error ?? new AtlasError('source_missing', 'the dataset is being read')),
    subscribe: () => () => undefined,
  };
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
source.engine = waiting(null);
source.append(map);
document.body.append(source);
document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = lang === 'en' ? titleEn : title;

try {
  source.data = await readDataPackage('./arrow/datapackage.json', { readers: { arrow: arrowReader } });
  source.engine = null;
} catch (cause) {
  const isKnown = cause instanceof AtlasError;
  source.engine = waiting(isKnown ? cause : new AtlasError('file_malformed', 'the dataset cannot be read', { cause }));
}
