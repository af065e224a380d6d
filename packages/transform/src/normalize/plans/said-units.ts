import { UNITS_BY_WORD } from './metric-words.js';
import { partOfWhole } from './part-of-whole.js';
import { readMetricWords } from './read-metric-words.js';
import type { MetricWords } from './table-plan.js';

const TITLE_UNIT = /单位[::]?\s*([^\s。()（）]{1,40})/;
/** Stands between units that are said for the headings together: 单位：万人、支、场. */
const BETWEEN_UNITS = /[、,;/]/;

/** The units that are said for all headings of a report, in the unit line or the title: 万人, 支 and 场 of 单位：万人、支、场. */
export function unitsSaid(lines: readonly string[]): readonly string[] {
  const said = lines.map((line) => TITLE_UNIT.exec(line.normalize('NFKC'))?.[1]).find((found) => found !== undefined);
  return said?.split(BETWEEN_UNITS).filter(Boolean) ?? [];
}

/** What a heading counts, in the unit that fits best of those said for all of them: 单位：万人 says nothing of stations and of shares. */
export function metricIn(text: string, unitWords: readonly string[]): MetricWords | null {
  const plain = readMetricWords(text);
  if (plain === null || plain.unit === 'ratio') return plain;
  const fits = unitWords.flatMap((word) => {
    const isOfPersons = plain.unit === 'person_times' && word.endsWith('人');
    const scaled = readMetricWords(text, isOfPersons ? `${word}次` : word);
    const isRead = scaled !== null && (scaled.unitWord !== null || scaled.power !== 0);
    return isRead && scaled.metric === plain.metric && scaled.unit === plain.unit ? [scaled] : [];
  });
  return fits.find(({ unit, unitWord }) => UNITS_BY_WORD.get(unitWord ?? '') === unit) ?? fits[0] ?? plain;
}

/** What a heading counts that is a part of the one before; its unit may be said for all headings. */
export function partIn(text: string, whole: MetricWords | null, unitWords: readonly string[]): MetricWords | null {
  const part = whole && partOfWhole(text, whole);
  const said = part?.unitWord === null && part.power === 0 ? metricIn(text, unitWords) : null;
  return said === null || said.unit !== part?.unit ? part : { ...part, unitWord: said.unitWord, power: said.power };
}
