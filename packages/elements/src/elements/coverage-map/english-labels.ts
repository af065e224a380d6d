import { englishName } from '@practice-atlas/geo/english-names.js';
import type { Answer, AnswerDimension, Label } from '@practice-atlas/measure';

/** Gives a division that data name in Chinese only its English name; Chinese stays where none is known. */
export function englishLabel(code: string | null, label: Label): Label {
  const en = code !== null && label.en === label.zh ? englishName(code, label.zh) : null;
  return en === null ? label : { ...label, en };
}

const translated = new WeakMap<readonly Answer[], readonly Answer[]>();

function englishDimension(dimension: AnswerDimension): AnswerDimension {
  const { id, keys, labels } = dimension;
  if (!id.startsWith('region:')) return dimension;
  return { ...dimension, labels: labels.map((label, row) => englishLabel(keys[row] ?? null, label)) };
}

/** Names regions in answers, and the places of figures, as `englishLabel` does. The same array for the same; nothing of what is given is changed. */
export function englishAnswers(answers: readonly Answer[]): readonly Answer[] {
  const known = translated.get(answers);
  if (known) return known;
  const made = answers.map((answer) => ({
    ...answer,
    dimensions: answer.dimensions.map(englishDimension),
    figures: answer.figures.map((figure) => ({
      ...figure,
      regionName: figure.regionName && englishLabel(figure.regionCode, figure.regionName),
      regionPathNames: figure.regionPathNames.map((name, i) => englishLabel(figure.regionPath[i] ?? null, name)),
    })),
  }));
  translated.set(answers, made);
  return made;
}
