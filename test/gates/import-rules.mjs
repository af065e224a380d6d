/**
 * @typedef {import('dependency-cruiser').IFlattenedRuleSet} RuleSet
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 */

/** What each package may import beside its own files: other packages, then libraries. */
const MAY_IMPORT = {
  dataset: { packages: [], libraries: [] },
  geo: { packages: ['dataset'], libraries: ['d3-geo', 'supercluster', 'topojson-client', 'gcoord'] },
  measure: { packages: ['dataset'], libraries: [] },
  transform: {
    packages: ['dataset', 'geo'],
    libraries: ['arquero', '@uwdata/flechette', 'exceljs', 'read-excel-file', 'apache-arrow'],
  },
  elements: {
    packages: ['dataset', 'measure', 'geo'],
    libraries: ['lit', '@lit/[^/]+', 'lit-html', 'echarts', 'd3-(?!selection|transition)[^/]+'],
  },
};

/** Folders of elements/src in the order of meaning; each may import itself and what stands before it. */
const LAYERS = [
  ['first', '(events|theme|format|models)/'],
  ['said and marked', '(summaries|marks)/|elements/[^/]+/[^/]+-(option|marks)[.]ts$'],
  ['drawn', '(engine|base)/'],
  ['the element', 'elements/(?![^/]+/[^/]+-(option|marks)[.]ts$)'],
];

const ELEMENTS = '^packages/elements/src/';
const COMPOSED = 'data-map|board';

/** @returns {Rule[]} */
function packageRules() {
  return Object.entries(MAY_IMPORT).flatMap(([name, { packages, libraries }]) => [
    {
      name: `${name}-imports-only-its-own-kind`,
      comment: `${name} may import ${packages.join(', ') || 'no package'} and ${libraries.join(', ') || 'no library'}.`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^packages/${name}/` },
      to: {
        pathNot: [
          `^packages/${name}/`,
          ...packages.map((other) => `^packages/${other}/`),
          ...libraries.map((library) => `(^|/)node_modules/(@types/)?${library}(/|$)`),
        ],
      },
    },
  ]);
}

/** @returns {Rule[]} */
function layerRules() {
  return LAYERS.slice(0, -1).map(([name, path], index) => ({
    name: `elements-layer-${String(name).replaceAll(' ', '-')}-looks-back-only`,
    severity: /** @type {const} */ ('error'),
    from: { path: LAYERS[index]?.[1] ? `${ELEMENTS}(${path})` : ELEMENTS },
    to: { path: LAYERS.slice(index + 1).map(([, later]) => `${ELEMENTS}(${later})`) },
  }));
}

/**
 * Builds the rules of who may import whom, for dependency-cruiser.
 * @returns {RuleSet}
 */
export function importRules() {
  return {
    forbidden: [
      ...packageRules(),
      ...layerRules(),
      {
        name: 'elements-and-transform-never-meet',
        severity: 'error',
        from: { path: '^packages/(elements|transform)/' },
        to: { path: '^packages/(elements|transform)/', pathNot: '^packages/$1/' },
      },
      {
        name: 'echarts-runs-only-in-the-engine',
        comment: 'Elsewhere `import type`; an element may import its own chart, echarts/lib/chart/<kind>.js.',
        severity: 'error',
        from: { path: '^packages/', pathNot: `${ELEMENTS}(engine|elements)/` },
        to: { path: 'node_modules/(echarts|zrender)/', dependencyTypesNot: ['type-only'] },
      },
      {
        name: 'an-element-imports-only-its-chart',
        severity: 'error',
        from: { path: `${ELEMENTS}elements/` },
        to: {
          path: 'node_modules/(echarts|zrender)/',
          pathNot: 'node_modules/echarts/lib/chart/[a-z]+[.]js$',
          dependencyTypesNot: ['type-only'],
        },
      },
      {
        name: 'd3-computes-and-does-not-draw',
        severity: 'error',
        from: {},
        to: { path: 'node_modules/(@types/)?(d3|d3-selection|d3-transition)/' },
      },
      {
        name: 'no-leaf-element-imports-another',
        severity: 'error',
        from: { path: `${ELEMENTS}elements/([^/]+)/`, pathNot: `${ELEMENTS}elements/(${COMPOSED})/` },
        to: { path: `${ELEMENTS}elements/([^/]+)/`, pathNot: `${ELEMENTS}elements/$1/` },
      },
      {
        name: 'packages-meet-by-name',
        comment: 'No relative path leads from one package into another.',
        severity: 'error',
        from: { path: '^packages/([^/]+)/' },
        to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
      },
      {
        name: 'outside-uses-public-entries',
        comment: 'Tests, stories and examples import packages by name.',
        severity: 'error',
        from: { path: '^(test|stories|examples)/' },
        to: { path: '^packages/', dependencyTypes: ['local'] },
      },
      {
        name: 'packages-never-import-outside',
        severity: 'error',
        from: { path: '^packages/' },
        to: { path: '^(test|stories|examples)/' },
      },
      {
        name: 'no-cycles',
        severity: 'error',
        from: {},
        to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      },
      {
        name: 'everything-resolves',
        severity: 'error',
        from: { path: '^(packages|test|stories|examples)/' },
        to: { couldNotResolve: true },
      },
    ],
  };
}
