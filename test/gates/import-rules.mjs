/**
 * @typedef {import('dependency-cruiser').IFlattenedRuleSet} RuleSet
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 */

/**
 * What each package may import beside its own files: other packages, then libraries; only the command may import Node's own modules.
 * @type {Record<string, { packages: string[], libraries: string[], mayUseNode?: boolean }>}
 */
const MAY_IMPORT = {
  dataset: { packages: [], libraries: [] },
  geo: { packages: ['dataset'], libraries: ['d3-geo', 'supercluster', 'topojson-client', 'gcoord'] },
  measure: { packages: ['dataset'], libraries: [] },
  transform: {
    packages: ['dataset', 'geo'],
    libraries: [
      'arquero',
      '@uwdata/flechette',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'read-excel-file',
    ],
  },
  elements: {
    packages: ['dataset', 'measure', 'geo'],
    libraries: ['lit', '@lit/[^/]+', 'lit-html', 'echarts', 'd3-(?!selection|transition)[^/]+'],
  },
  cli: {
    packages: ['dataset', 'geo', 'measure', 'transform', 'elements'],
    libraries: ['shapefile', 'write-excel-file'],
    mayUseNode: true,
  },
};

const ELEMENTS = '^packages/elements/src/';
const COMPOSED = 'data-map|board';

/** @returns {Rule[]} */
function packageRules() {
  return Object.entries(MAY_IMPORT).flatMap(([name, { packages, libraries, mayUseNode = false }]) => [
    {
      name: `${name}-imports-only-its-own-kind`,
      comment: `${name} may import ${packages.join(', ') || 'no package'} and ${libraries.join(', ') || 'no library'}.`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^packages/${name}/` },
      to: {
        ...(mayUseNode ? { dependencyTypesNot: ['core'] } : {}),
        pathNot: [
          `^packages/${name}/`,
          ...packages.map((other) => `^packages/${other}/`),
          ...libraries.map((library) => `(^|/)node_modules/(@types/)?${library}(/|$)`),
        ],
      },
    },
  ]);
}

/**
 * Inside elements: meaning, then words and marks, then drawing, then the element; each looks back only.
 * @returns {Rule[]}
 */
function layerRules() {
  const meaning = `${ELEMENTS}(events|theme|format|models)/`;
  const saying = `${ELEMENTS}(summaries|marks)/`;
  const planning = `${ELEMENTS}elements/[^/]+/[^/]+-(option|marks)[.]ts$`;
  const drawing = `${ELEMENTS}(engine|base)/`;
  const elements = `${ELEMENTS}elements/`;
  const theElement = `${ELEMENTS}elements/(?<kind>[^/]+)/\\k<kind>[.]ts$`;
  const severity = /** @type {const} */ ('error');
  return [
    { name: 'meaning-looks-back-only', severity, from: { path: meaning }, to: { path: [saying, drawing, elements] } },
    { name: 'words-and-marks-look-back-only', severity, from: { path: saying }, to: { path: [drawing, elements] } },
    {
      name: 'options-and-marks-never-reach-the-drawing',
      severity,
      from: { path: planning },
      to: { path: [drawing, theElement], reachable: true },
    },
    { name: 'drawing-looks-back-only', severity, from: { path: drawing }, to: { path: elements } },
  ];
}

/**
 * Builds the rules for every import, those of types included.
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
        name: 'packages-never-import-outside',
        severity: 'error',
        from: { path: '^packages/' },
        to: { path: '^(test|stories|examples)/' },
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

/** Rules for what is still imported when types are gone: `from` matches and `fromNot` does not -> nothing that `to` matches and `toNot` does not. */
export const VALUE_RULES = [
  {
    name: 'echarts-runs-only-in-the-engine',
    from: /^packages\//,
    fromNot: /^packages\/elements\/src\/(engine|elements)\//,
    to: /node_modules\/(echarts|zrender)\//,
    toNot: null,
  },
  {
    name: 'an-element-imports-only-its-chart',
    from: /^packages\/elements\/src\/elements\//,
    fromNot: null,
    to: /node_modules\/(echarts|zrender)\//,
    toNot: /node_modules\/echarts\/lib\/chart\/[a-z]+[.]js$/,
  },
];
