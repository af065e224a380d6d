/**
 * @typedef {import('./read-sources.mjs').Source} Source
 * @typedef {import('./read-sources.mjs').Node} Node
 * @typedef {import('./read-sources.mjs').Binding} Binding
 * @typedef {{ node: Node, source: Source, bound: Bound }} Place an expression and what its parameters stand for
 * @typedef {ReadonlyMap<Node, readonly (Place | null)[]>} Bound arguments of functions and elements of loops, by function or loop
 * @typedef {Map<Node, Source>} Open functions and loops whose parameters a text depends on and that nothing was bound to
 */

/** Stands for what is not known before a file is read. */
export const UNKNOWN = '…';
/** How far calls and names are followed, and how many texts are told apart. */
const [DEEPEST, MOST] = [24, 12];

/**
 * Finds what a name stands for: the innermost binding around it.
 * @param {Source} source
 * @param {string} name
 * @param {Node} node
 * @returns {Binding | null}
 */
function bindingOf(source, name, node) {
  const around = (source.bindings.get(name) ?? []).filter(
    ({ within }) => within.start <= node.start && node.end <= within.end,
  );
  return around.sort((a, b) => b.within.start - a.within.start)[0] ?? null;
}

/**
 * Lists what a function gives back.
 * @param {Source} source
 * @param {Node} made
 * @returns {Node[]}
 */
function resultsOf(source, made) {
  if (made.type === 'ArrowFunctionExpression' && made.body.type !== 'BlockStatement') return [made.body];
  const inside = source.nodes.filter(({ start, end }) => made.start < start && end <= made.end);
  const inner = inside.filter(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionDeclaration');
  return inside.flatMap((node) =>
    node.type === 'ReturnStatement' && node.argument && !inner.some((of) => of.start < node.start && node.end <= of.end)
      ? [node.argument]
      : [],
  );
}

/** Resolves names, choices and parts of literals to the expressions that they may stand for. */
export class TextResolver {
  /** @type {ReadonlyMap<string, boolean>} how choices are taken, by file and condition; both ways where nothing is said */
  chosen = new Map();
  /** @type {Set<string>} choices that were met and not taken */
  choices = new Set();

  /** @param {readonly Source[]} sources names that a file imports are looked for in all of them */
  constructor(sources) {
    this.sources = sources;
  }

  /**
   * Follows names to what they stand for; what cannot be followed is left out.
   * @param {Place} place
   * @param {Open} open takes what it depends on
   * @param {number} [depth]
   * @returns {Place[]}
   */
  follow({ node, source, bound }, open, depth = 0) {
    if (depth > DEEPEST) return [];
    /** @param {Node} other */
    const next = (other) => this.follow({ node: other, source, bound }, open, depth + 1);
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        return next(node.expression);
      case 'ConditionalExpression':
        return this.choice(node, source).flatMap(next);
      case 'LogicalExpression':
        return node.operator === '&&' ? next(node.right) : [...next(node.left), ...next(node.right)];
      case 'MemberExpression':
        return next(node.object).flatMap((object) =>
          this.part(
            object,
            node.property.type === 'Identifier' && !node.computed ? node.property.name : null,
            open,
            depth,
          ),
        );
      case 'CallExpression':
        return node.callee.type === 'Identifier'
          ? this.call(node.callee.name, { node, source, bound }, open, depth)
          : [{ node, source, bound }];
      case 'Identifier':
        return this.name(node.name, { node, source, bound }, open, depth);
      default:
        return [{ node, source, bound }];
    }
  }

  /** @param {import('vite').ESTree.ConditionalExpression} node @param {Source} source @returns {Node[]} */
  choice({ test, consequent, alternate }, source) {
    const condition = `${source.file} ${source.text.slice(test.start, test.end)}`;
    const isTrue = this.chosen.get(condition);
    if (isTrue !== undefined) return [isTrue ? consequent : alternate];
    this.choices.add(condition);
    return [consequent, alternate];
  }

  /**
   * Takes a part of a literal; all parts when the key is not known.
   * @param {Place} place
   * @param {string | number | null} key
   * @param {Open} open
   * @param {number} depth
   * @returns {Place[]}
   */
  part({ node, source, bound }, key, open, depth) {
    if (node.type === 'ArrayExpression')
      return node.elements.flatMap((element, i) =>
        element && element.type !== 'SpreadElement' && (key === null || key === i)
          ? this.follow({ node: element, source, bound }, open, depth + 1)
          : [],
      );
    if (node.type !== 'ObjectExpression') return [];
    const found = node.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const name = property.key.type === 'Identifier' ? property.key.name : null;
      return key === null || name === key ? this.follow({ node: property.value, source, bound }, open, depth + 1) : [];
    });
    if (found.length > 0) return found;
    return node.properties.flatMap((property) =>
      property.type === 'SpreadElement'
        ? this.follow({ node: property.argument, source, bound }, open, depth + 1).flatMap((object) =>
            this.part(object, key, open, depth + 1),
          )
        : [],
    );
  }

  /** @param {string} name @param {Place} place @param {Open} open @param {number} depth @returns {Place[]} */
  name(name, { node, source, bound }, open, depth) {
    const binding = bindingOf(source, name, node);
    if (!binding) {
      for (const other of this.sources) {
        const [constant] = (other.bindings.get(name) ?? []).filter(({ within }) => within.type === 'Program');
        if (other !== source && constant?.kind === 'value')
          return this.follow({ node: constant.init, source: other, bound: new Map() }, open, depth + 1);
      }
      return [];
    }
    /** @type {Place[]} */
    let places = [];
    if (binding.kind === 'value') places = this.follow({ node: binding.init, source, bound }, open, depth + 1);
    else {
      const given = bound.get(binding.within);
      const place = given?.[binding.kind === 'parameter' ? binding.index : 0];
      if (!given) open.set(binding.within, source);
      if (place) places = this.follow({ ...place, bound: new Map([...bound, ...place.bound]) }, open, depth + 1);
    }
    for (const key of binding.path) places = places.flatMap((place) => this.part(place, key, open, depth));
    return places;
  }

  /** @param {string} name @param {Place & { node: import('./read-sources.mjs').Call }} place @param {Open} open @param {number} depth @returns {Place[]} */
  call(name, { node, source, bound }, open, depth) {
    const home = source.functions.has(name) ? source : this.sources.find(({ functions }) => functions.has(name));
    const made = home?.functions.get(name);
    if (!home || !made) return [{ node, source, bound }];
    const given = node.arguments.map((argument) => ({ node: /** @type {Node} */ (argument), source, bound }));
    const inner = new Map([...bound, [made, given]]);
    const results = resultsOf(home, made).flatMap((result) =>
      this.follow({ node: result, source: home, bound: inner }, open, depth + 4),
    );
    const isMade = results.some(({ node: { type } }) => type === 'TemplateLiteral' || type === 'BinaryExpression');
    return results.length === 0 || isMade ? [{ node, source, bound }] : results;
  }

  /**
   * Lists the texts that an expression may be, with `…` for what is not known.
   * @param {Place} place
   * @param {Open} open
   * @param {number} [depth]
   * @returns {string[]}
   */
  texts(place, open, depth = 0) {
    const { node: given } = place;
    const sides =
      given.type === 'ConditionalExpression'
        ? this.choice(given, place.source)
        : given.type === 'LogicalExpression' && given.operator !== '&&'
          ? [given.left, given.right]
          : [];
    if (sides.length > 0 && depth <= DEEPEST)
      return [...new Set(sides.flatMap((node) => this.texts({ ...place, node }, open, depth + 1)))];
    const places = depth > DEEPEST ? [] : this.follow(place, open, depth);
    if (places.length === 0) return [UNKNOWN];
    return [
      ...new Set(
        places.flatMap(({ node, source, bound }) => {
          /** @param {Node} other */
          const textsOf = (other) => this.texts({ node: other, source, bound }, open, depth + 1);
          /** @param {string[]} starts @param {string[]} ends */
          const joined = (starts, ends) => starts.flatMap((start) => ends.map((end) => start + end)).slice(0, MOST);
          if (node.type === 'Literal') return node.value === null ? [] : [String(node.value)];
          if (node.type === 'BinaryExpression' && node.operator === '+') {
            const sums = joined(textsOf(node.left), textsOf(node.right));
            return sums.some((sum) => /[a-z]/i.test(sum)) ? sums : [UNKNOWN];
          }
          if (node.type !== 'TemplateLiteral') return [UNKNOWN];
          return node.quasis.reduce(
            (/** @type {string[]} */ starts, { value }, i) => {
              const inner = node.expressions[i - 1];
              const filled = inner ? textsOf(inner) : [''];
              return joined(joined(starts, filled.length > 0 ? filled : [UNKNOWN]), [value.cooked ?? '']);
            },
            [''],
          );
        }),
      ),
    ];
  }

  /**
   * Lists what a function is called with, or the elements that a loop goes through.
   * @param {Node} maker function or loop
   * @param {Source} source
   * @param {Bound} bound
   * @returns {(readonly (Place | null)[])[]}
   */
  turns(maker, source, bound) {
    if (maker.type === 'ForOfStatement')
      return this.follow({ node: maker.right, source, bound }, new Map()).flatMap((list) =>
        list.node.type === 'ArrayExpression'
          ? list.node.elements.flatMap((node) => (node ? [[{ ...list, node }]] : []))
          : [],
      );
    const [name] = [...source.functions].find(([, node]) => node === maker) ?? [];
    if (name === undefined) return [];
    const isExported = source.text.includes(`export function ${name}(`);
    return (isExported ? this.sources : [source]).flatMap((other) =>
      (other.calls.get(name) ?? []).map((call) =>
        call.arguments.map((argument) => ({ node: /** @type {Node} */ (argument), source: other, bound: new Map() })),
      ),
    );
  }
}
