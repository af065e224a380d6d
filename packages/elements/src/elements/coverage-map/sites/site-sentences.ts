import type { Locale } from '../../../format/locale.js';
import { text } from '../../../format/messages.js';
import type { SitePoints } from '../../../models/site-points.js';
import { tierRank } from './site-marks.js';
import { readerWords } from './site-reader-words.js';
import { siteCount, tierName } from './site-words.js';

const NAME_LENGTH = 80;

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH - 1).join('')}…` : name;
}

/** Says one site: name, tier, the region where it is, that it carries a star, and why it is not drawn. */
export function siteSentence(
  sites: SitePoints,
  row: number,
  { region, lacks }: { region: string | null; lacks: 'noPosition' | 'beyond' | null },
  locale: Locale,
): string {
  const words = readerWords(locale);
  const tier = sites.tiers[sites.tier[row]!];
  const name = sites.names?.at(row) || sites.ids?.at(row) || words.unnamed;
  const clauses = [
    tier === undefined ? words.noTier : Object.hasOwn(words.tier, tier) ? words.tier[tier]! : tier,
    ...(region === null ? [] : [region]),
    ...(sites.stars?.[row] ? [words.starred] : []),
    ...(sites.simulated ? [words.simulated] : []),
    ...(lacks ? [words[lacks]] : []),
  ];
  const { colon, comma } = text(locale);
  return `${shortened(name)}${colon}${clauses.join(comma)}`;
}

/** Says the sites of a disc: how many, and of which tiers. */
export function discSentence(sites: SitePoints, rows: Uint32Array, locale: Locale): string {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const kind = Math.min(sites.tier[row]!, sites.tiers.length);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const said = [...counts]
    .sort(([a], [b]) => tierRank(sites.tiers[a]) - tierRank(sites.tiers[b]) || a - b)
    .map(([kind, count]) => `${tierName(sites.tiers[kind], locale)} ${siteCount(count, locale)}`);
  const whole = readerWords(locale).together(siteCount(rows.length, locale));
  return `${whole}${text(locale).colon}${said.join(locale === 'zh' ? '、' : ', ')}`;
}
