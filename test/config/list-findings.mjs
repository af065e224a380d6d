import { readSources } from './read-sources.mjs';
import { TextResolver, UNKNOWN } from './resolve-text.mjs';

/** Where findings are made, in the order in which rows go through; the first that a code occurs in is its stage. */
const STAGES = /** @type {const} */ ([
  ['Reading files', 'packages/transform/src/read/'],
  ['Headings and cells', 'packages/transform/src/normalize/'],
  ['Rows that repeat', 'packages/transform/src/repeats/'],
  ['Columns, keys and references', 'packages/dataset/src/'],
  ['The dataset as a whole', 'packages/transform/src/check/'],
  ['The run', 'packages/transform/src/'],
]);
const CODE = /^[a-z]+(?:_[a-z]+)+$/;
const LEVELS = ['error', 'warning', 'notice'];
/** How often the caller of a function that makes findings is asked for what it gives. */
const DEEPEST = 4;

/**
 * @typedef {import('./read-sources.mjs').Node} Node
 * @typedef {import('./resolve-text.mjs').Place} Place
 * @typedef {import('./resolve-text.mjs').Open} Open
 * @typedef {{ code: string, stage: string, levels: string[], reasons: string[], remedies: string[] }} ListedFinding
 * @typedef {{ code: string, reasons: string[], remedies: string[] }} ListedError
 * @typedef {{ codes: string[], levels: string[], reasons: string[], remedies: string[] }} Alternatives
 * @typedef {(place: Place, open: Open) => Alternatives} Reading
 */

/**
 * Lists every finding that the packages make and every error that ends a reading, from their sources: code, levels, the sentences with
 * `…` for words of the file. `unresolved` lists where the code is handed on from elsewhere.
 * @returns {{ findings: ListedFinding[], errors: ListedError[], unresolved: string[] }}
 */
export function listFindings() {
  const sources = readSources(['packages/dataset/src', 'packages/transform/src']);
  const resolver = new TextResolver(sources);
  /** @type {Set<string>} */
  const unresolved = new Set();
  /** @type {Map<string, ListedFinding>} */
  const findings = new Map();
  /** @type {Map<string, ListedError>} */
  const errors = new Map();

  /** @param {Place} place @param {Reading} reading @param {number} [depth] @returns {Alternatives[]} */
  const alternatives = (place, reading, depth = 0) => {
    /** @type {Open} */
    const open = new Map();
    resolver.choices = new Set();
    const found = reading(place, open);
    const [choice] = resolver.choices;
    if (choice !== undefined && depth < DEEPEST && (found.codes.length > 1 || found.levels.length > 1)) {
      const before = resolver.chosen;
      const both = [true, false].flatMap((isTrue) => {
        resolver.chosen = new Map([...before, [choice, isTrue]]);
        return alternatives(place, reading, depth + 1);
      });
      resolver.chosen = before;
      return both;
    }
    const isVague =
      found.codes.some((code) => code.includes(UNKNOWN)) ||
      [found.levels, found.reasons, found.remedies]
        .flat()
        .some((text) => text === UNKNOWN || text.endsWith(` ${UNKNOWN}`));
    for (const [maker, source] of isVague && depth < DEEPEST ? open : []) {
      const turns = resolver.turns(maker, source, place.bound);
      if (turns.length > 0)
        return turns.flatMap((turn) =>
          alternatives({ ...place, bound: new Map([...place.bound, [maker, turn]]) }, reading, depth + 1),
        );
    }
    return [found];
  };

  /** @param {string[]} texts @returns {string[]} */
  const known = (texts) =>
    texts.filter(
      (text) => text.replaceAll(UNKNOWN, '').trim().length > 2 && !/""| {2}| ;|(?:^| )[[{]…[\]}]|\s$/.test(text),
    );

  for (const source of sources)
    for (const node of source.nodes) {
      const place = { node, source, bound: new Map() };
      /** @param {Node | undefined} argument @returns {(place: Place, open: Open) => string[]} */
      const textsOf = (argument) => (at, open) => (argument ? resolver.texts({ ...at, node: argument }, open) : []);
      if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'AtlasError') {
        const [code, message, more] = node.arguments;
        /** @type {Reading} */
        const reading = (at, open) => ({
          codes: textsOf(code)(at, open),
          levels: [],
          reasons: textsOf(message)(at, open),
          remedies: more
            ? resolver.part({ ...at, node: more }, 'hint', open, 0).flatMap((hint) => resolver.texts(hint, open))
            : [],
        });
        for (const { codes, reasons, remedies } of alternatives(place, reading))
          for (const one of codes.filter((word) => CODE.test(word))) {
            const listed = errors.get(one) ?? { code: one, reasons: [], remedies: [] };
            errors.set(one, listed);
            listed.reasons.push(...known(reasons));
            listed.remedies.push(...known(remedies));
          }
        continue;
      }
      const isCall =
        node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'findingOf';
      const names =
        node.type === 'ObjectExpression'
          ? node.properties.map((property) =>
              property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '...',
            )
          : [];
      const compared = names.includes('code') ? [] : comparedCodes(node, source);
      const isObject =
        (names.includes('code') && (names.includes('reason') || names.includes('...'))) ||
        (compared.length > 0 && names.includes('level') && names.includes('reason'));
      if (!isCall && !isObject) continue;
      /** @type {Reading} */
      const reading = (at, open) => {
        if (node.type === 'CallExpression') {
          const [code, level, , reason, remedy] = node.arguments;
          return {
            codes: textsOf(code)(at, open),
            levels: textsOf(level)(at, open),
            reasons: textsOf(reason)(at, open),
            remedies: textsOf(remedy)(at, open),
          };
        }
        /** @param {string} key */
        const partOf = (key) => {
          const parts = resolver.part(at, key, open, 0);
          return parts.length === 0 ? [UNKNOWN] : parts.flatMap((part) => resolver.texts(part, open));
        };
        const codes = compared.length > 0 ? compared : partOf('code');
        // `parseCell` says what is wrong with a cell; `judgeOf` makes it an error.
        const levels = names.includes('level') || names.includes('...') ? partOf('level') : ['error'];
        return { codes, levels, reasons: partOf('reason'), remedies: compared.length > 0 ? [] : partOf('remedy') };
      };
      for (const { codes, levels, reasons, remedies } of alternatives(place, reading)) {
        if (reasons.every((text) => text === UNKNOWN) && isObject && !codes.some((code) => CODE.test(code))) continue;
        for (const code of codes) {
          if (!CODE.test(code)) {
            unresolved.add(source.file);
            continue;
          }
          const stage = STAGES.find(([, folder]) => source.file.startsWith(folder))?.[0] ?? '';
          const listed = findings.get(code) ?? { code, stage, levels: [], reasons: [], remedies: [] };
          findings.set(code, listed);
          if (rankOf(stage) < rankOf(listed.stage)) listed.stage = stage;
          listed.levels.push(...levels);
          listed.reasons.push(...known(reasons));
          listed.remedies.push(...known(remedies));
        }
      }
    }
  return {
    findings: [...findings.values()]
      .map(({ code, stage, levels, reasons, remedies }) => ({
        code,
        stage,
        levels: LEVELS.filter((level) => levels.includes(level)),
        reasons: [...new Set(reasons)],
        remedies: [...new Set(remedies)],
      }))
      .sort((a, b) => rankOf(a.stage) - rankOf(b.stage) || (a.code < b.code ? -1 : 1)),
    errors: [...errors.values()]
      .map(({ code, reasons, remedies }) => ({
        code,
        reasons: [...new Set(reasons)],
        remedies: [...new Set(remedies)],
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    unresolved: [...unresolved].sort(),
  };
}

/**
 * Lists the codes with which the finding that an object repeats, `{ ...finding, level }`, was compared in the same file.
 * @param {Node} node
 * @param {import('./read-sources.mjs').Source} source
 * @returns {string[]}
 */
function comparedCodes(node, { text }) {
  const spread = node.type === 'ObjectExpression' ? node.properties.find(({ type }) => type === 'SpreadElement') : null;
  if (spread?.type !== 'SpreadElement' || spread.argument.type !== 'Identifier') return [];
  const comparison = new RegExp(`\\b${spread.argument.name}\\.code === '([a-z_]+)'`, 'g');
  return [...text.matchAll(comparison)].map(([, code = '']) => code);
}

/** @param {string} stage */
function rankOf(stage) {
  return STAGES.findIndex(([name]) => name === stage);
}
