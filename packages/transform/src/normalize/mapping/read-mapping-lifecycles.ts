import type { Lifecycle, LifecycleStep } from '@practice-atlas/dataset';
import { mappingFault, objectAt, pathOf, textAt } from './mapping-fault.js';

const STEP_KEYS = ['step', 'zh', 'en', 'optional', 'ends', 'limitHours'];
const WORD = /^[a-z][a-z0-9_]{0,39}$/;
const WORD_HINT = 'write a word of small letters, digits and _: dispatched';

function flagAt(value: unknown, path: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw mappingFault(path, value, 'it has to be true or false', 'write true or false without quotes');
}

function stepAt(given: unknown, path: string): LifecycleStep {
  const { step, zh, en, ...rest } = objectAt(given, path, STEP_KEYS);
  const optional = flagAt(rest.optional, pathOf(path, 'optional'));
  const ends = flagAt(rest.ends, pathOf(path, 'ends'));
  const { limitHours } = rest;
  if (limitHours !== undefined && !(typeof limitHours === 'number' && Number.isFinite(limitHours) && limitHours > 0))
    throw mappingFault(pathOf(path, 'limitHours'), limitHours, 'it has to be a number of hours above 0', 'write 24');
  return {
    step: textAt(step, pathOf(path, 'step'), WORD, WORD_HINT),
    zh: textAt(zh, pathOf(path, 'zh')),
    en: textAt(en, pathOf(path, 'en')),
    ...(optional === undefined ? {} : { optional }),
    ...(ends === undefined ? {} : { ends }),
    ...(limitHours === undefined ? {} : { limitHours }),
  };
}

/** Reads `lifecycles` of a mapping file: ordered steps, at least one of which does not end the case early; throws `mapping_malformed`. */
export function readMappingLifecycles(given: unknown, path: string): Readonly<Record<string, Lifecycle>> {
  const made: Record<string, Lifecycle> = Object.create(null);
  if (given === undefined) return made;
  for (const [name, value] of Object.entries(objectAt(given, path))) {
    const at = pathOf(path, name);
    textAt(name, at, WORD, WORD_HINT);
    const { zh, en, steps } = objectAt(value, at, ['zh', 'en', 'steps']);
    const stepsAt = pathOf(at, 'steps');
    if (!Array.isArray(steps) || steps.length === 0)
      throw mappingFault(
        stepsAt,
        steps,
        'it has to be a list of steps',
        'write [{"step": "placed", "zh": "点单", "en": "Placed"}, ...]',
      );
    const read = steps.map((step, index) => stepAt(step, pathOf(stepsAt, index)));
    const seen = new Set<string>();
    for (const [index, { step }] of read.entries()) {
      if (seen.has(step))
        throw mappingFault(
          pathOf(pathOf(stepsAt, index), 'step'),
          step,
          'the step is listed twice',
          'list each step once; every event is kept anyway',
        );
      seen.add(step);
    }
    if (read.every(({ ends }) => ends === true))
      throw mappingFault(stepsAt, undefined, 'has only steps that end the case early', 'list the regular steps, too');
    made[name] = {
      lifecycle: name,
      zh: textAt(zh, pathOf(at, 'zh')),
      en: textAt(en, pathOf(at, 'en')),
      steps: read,
    };
  }
  return made;
}
