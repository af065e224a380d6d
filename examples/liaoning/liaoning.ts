import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';

const TITLES: Record<string, string> = {
  zh: '辽宁新时代文明实践中心数据地图',
  en: 'Liaoning: New Era Civilization Practice data map',
};
const THEMES: Record<string, Record<string, string>> = {
  zh: { paper: '纸面', night: '夜间', wall: '大屏' },
  en: { paper: 'Paper', night: 'Night', wall: 'Wall' },
};
const MAPS: Record<string, Record<string, string>> = {
  zh: { outlines: '边界', tiles: '网格' },
  en: { outlines: 'Boundaries', tiles: 'Tiles' },
};
const GROUPS = { lang: 'Language 语言', theme: 'Theme 主题', map: 'Map 地图' };
const LANGUAGES: Record<string, string> = { zh: '中文', en: 'English' };

/** The look is part of the address, so that a picture can be linked to: `?lang=en&theme=night&map=tiles`; `kiosk` hides the switches. */
const address = new URL(location.href);
const chosen = {
  lang: address.searchParams.get('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'),
  map: address.searchParams.get('map') ?? 'outlines',
  theme: address.searchParams.get('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'paper'),
};

function switchOf(name: keyof typeof GROUPS, words: Record<string, string>): HTMLElement {
  const group = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', GROUPS[name]);
  for (const [value, word] of Object.entries(words)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word;
    button.setAttribute('aria-pressed', String(chosen[name] === value));
    button.addEventListener('click', () => {
      chosen[name] = value;
      address.searchParams.set(name, value);
      history.replaceState(null, '', address);
      applyChoice();
    });
    group.append(button);
  }
  return group;
}

function applyChoice(): void {
  const lang = chosen.lang === 'en' ? 'en' : 'zh';
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
  document.title = TITLES[lang] ?? '';
  const map = document.querySelector('atlas-data-map');
  map?.setAttribute('locale', lang);
  map?.setAttribute('theme', chosen.theme);
  if (chosen.map === 'tiles') map?.removeAttribute('boundaries');
  else map?.setAttribute('boundaries', './boundaries/liaoning.json');
  const settings = document.getElementById('settings');
  if (!settings || address.searchParams.has('kiosk')) return;
  settings.className = 'settings';
  settings.dataset.theme = chosen.theme;
  settings.setAttribute('aria-label', lang === 'en' ? 'Settings' : '设置');
  settings.replaceChildren(
    switchOf('map', MAPS[lang] ?? {}),
    switchOf('theme', THEMES[lang] ?? {}),
    switchOf('lang', LANGUAGES),
  );
}

/**
 * Offers the way down on the map: with boundaries once the first picture stands, with tiles when the reader turns to it, so that nothing of it is loaded
 * before. Below the cities there are no outlines that may be shipped: the map says so, draws their districts as tiles and lists what has no place.
 */
function offerDrill(map: Element): void {
  const offer = (): void => {
    map.setAttribute('drill', '');
    map.setAttribute('zoom', '');
  };
  map.addEventListener('atlas-ready', () => chosen.map === 'tiles' || offer(), { once: true });
  map.addEventListener('pointerover', offer, { once: true });
  map.addEventListener('keydown', (event) => /^(Tab|Shift)$/.test((event as KeyboardEvent).key) || offer());
}

const dataMap = document.querySelector('atlas-data-map');
if (dataMap) offerDrill(dataMap);
applyChoice();
