import { figuresText } from '../format/figures-messages.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import type { FiguresModel } from '../models/figures.js';

/** Says how many figures there are, from how many sources, and which contradict one another or have no place. */
export function summarizeFigures(model: FiguresModel, locale: Locale): string {
  const words = figuresText(locale);
  const { comma, colon } = text(locale);
  const unplaced = model.boxes.flatMap(({ cells }) => cells.filter(Boolean)).length + model.strays.length;
  const clauses = [words.count(model.figures.length, model.sources.length)];
  if (unplaced > 0) clauses.push(words.unplacedCount(unplaced));
  for (const { label, figures } of model.conflicts) {
    const said = figures.map(({ quantity, unit, unitWord }) => spokenQuantity(quantity, { locale, unit, unitWord }));
    clauses.push(`${text(locale).conflict}${colon}${label[locale]} ${said.join(' / ')}`);
  }
  return `${clauses.join(comma)}${words.end}`;
}
