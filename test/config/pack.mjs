import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chromium } from 'playwright';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';
import { isElement, listEntries, listPackages, ROOT } from './packages.mjs';
import { RESULTS } from './run-steps.mjs';
import { serveFolder } from './serve.mjs';

/** Packs every package, installs the tarballs in a fresh folder and uses them there the ways users do: Node, a bundler, TypeScript, a plain page. */
const packages = listPackages();
const entries = packages.flatMap(listEntries);
const kinds = entries.filter(isElement).flatMap(({ specifier }) => /elements\/(.+)\.js$/.exec(specifier)?.[1] ?? []);
const folder = mkdtempSync(join(tmpdir(), 'practice-atlas-'));
/** @type {{ name: string, passed: boolean }[]} */
const results = [];

/**
 * @param {string} name
 * @param {() => unknown} use throws, or gives a promise that rejects, when it does not work
 */
async function check(name, use) {
  try {
    await use();
    results.push({ name, passed: true });
    console.log(`ok   ${name}`);
  } catch (error) {
    results.push({ name, passed: false });
    console.error(`FAIL ${name}\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

/** @param {string} program @param {string[]} args */
function run(program, args, cwd = folder) {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

function packAndInstall() {
  /** @type {Record<string, string>} */
  const dependencies = {};
  for (const atlasPackage of packages) {
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], atlasPackage.folder));
    dependencies[atlasPackage.name] = `file:./${packed.filename}`;
  }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }, null, 2),
  );
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']);
}

/** @param {string} name */
function checkContents(name) {
  const installed = join(folder, 'node_modules', name);
  if (!existsSync(join(installed, 'LICENSE'))) throw new Error('no LICENSE');
  if (readFileSync(join(installed, 'LICENSE'), 'utf8') !== readFileSync(join(ROOT, 'LICENSE'), 'utf8'))
    throw new Error('another LICENSE than the root');
  for (const path of readdirSync(installed, { recursive: true, encoding: 'utf8' })) {
    if (/\.tsbuildinfo$|(^|[\\/])test[\\/]/.test(path)) throw new Error(`published by mistake: ${path}`);
    if (/\.(js|ts|json|map)$/.test(path) && readFileSync(join(installed, path), 'utf8').includes(ROOT))
      throw new Error(`${path} holds a path of this machine`);
  }
}

/** @param {string} resolution @param {string} module */
function checkTypes(resolution, module) {
  const lines = entries.map(
    ({ specifier }, index) => `import * as entry${index} from '${specifier}';\nvoid entry${index};`,
  );
  lines.push(
    "import type { Answer, Query } from '@practice-atlas/measure';",
    "export const query: Query = { metrics: ['sites'] };",
    'export type Rows = Answer["rowCount"];',
    '// @ts-expect-error: fails unless the types that arrived say what a query is',
    "export const wrong: Query = { metrics: 'sites' };",
  );
  writeFileSync(join(folder, 'consumer.ts'), lines.join('\n'));
  const compilerOptions = {
    target: 'ES2022',
    module,
    moduleResolution: resolution,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  };
  const file = `tsconfig.${resolution}.json`;
  writeFileSync(join(folder, file), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', file]);
}

function checkCommand() {
  const command = join(folder, 'node_modules', '.bin', 'practice-atlas');
  const version = packages.find(({ name }) => name === '@practice-atlas/cli')?.manifest.version;
  if (run(command, ['--version']) !== `${version}\n`) throw new Error('practice-atlas --version says another version');
  writeFileSync(join(folder, '阵地 1.csv'), '阵地编号,阵地名称,阵地类型,所属区县\nS1,示例站,站,沈阳市大东区\n');
  const report = run(command, ['check', '阵地 1.csv']);
  if (!report.includes('rows in 1 = rows kept 1 + rows set aside 0')) throw new Error(report);
}

async function checkBundle() {
  writeFileSync(
    join(folder, 'page.js'),
    kinds
      .slice(0, 1)
      .map((kind) => `import '@practice-atlas/elements/${kind}.js';`)
      .join('\n'),
  );
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: 'bundled', minify: true, lib: { entry: 'page.js', formats: ['es'], fileName: 'page' } },
  });
  if (!readFileSync(join(folder, 'bundled', 'page.js'), 'utf8').includes(`atlas-${kinds[0]}`))
    throw new Error('the element is not in the bundle');
}

/**
 * Opens a page and fails on anything it complains of, and when an element of `tags` was not defined.
 * @param {string} address
 * @param {readonly string[]} tags
 * @param {string} [probe] an expression of the page's own, which gives further complaints
 */
async function openPage(address, tags, probe) {
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on(
      'request',
      (request) =>
        !/^(file:|data:|blob:|http:\/\/localhost:)/.test(request.url()) &&
        complaints.push(`asked for ${request.url()}`),
    );
    await page.goto(address, { waitUntil: 'load' });
    const undefinedTags = await page.evaluate((names) => names.filter((name) => !customElements.get(name)), [...tags]);
    if (probe) complaints.push(...(await page.evaluate(probe)));
    if (undefinedTags.length > 0) complaints.push(`not defined: ${undefinedTags.join(', ')}`);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  } finally {
    await browser.close();
  }
}

/** Reads a data package from text and asks it a question: what a page without a server can do. */
const USE_WITHOUT_NETWORK = `(async () => {
  const { createDataset, writeDataPackage, readDataPackage, createMemoryEngine } = PracticeAtlas;
  const tables = { regions: [{ code: '210000', name: '辽宁省', level: 'province' }] };
  const files = writeDataPackage(createDataset({ name: 'a', title: { zh: '甲', en: 'A' }, tables }), { format: 'csv' });
  const dataset = await readDataPackage({ files });
  const where = [{ field: 'region', op: 'within', value: '210000' }];
  const answer = await createMemoryEngine(dataset).measure({ metrics: ['volunteers'], by: ['region:province'], where });
  return answer.rowCount === 1 && dataset.findings.length === 0 ? [] : [JSON.stringify(answer), JSON.stringify(dataset.findings)];
})()`;

const cdn = join('node_modules', '@practice-atlas', 'elements', 'dist', 'cdn');
const tags = kinds.map((kind) => `atlas-${kind}`);
const head =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>consumer</title>';
const body = tags.map((tag) => `<${tag}></${tag}>`).join('');

if (kinds.length === 0) {
  console.error('there is no element to pack');
  process.exitCode = 1;
}
try {
  if (
    packages.some(({ folder: at }) => !existsSync(join(at, 'dist', 'index.js'))) ||
    !existsSync(join(ROOT, 'packages/elements/dist/cdn'))
  )
    await check('the packages build', () => run('npm', ['run', '--silent', 'build'], ROOT));
  await check('every package packs and the tarballs install', packAndInstall);
  for (const { name } of packages) {
    await check(`${name} ships its licence and nothing by mistake`, () => checkContents(name));
    await check(`${name} passes publint`, async () => {
      const { messages, pkg } = await publint({
        pkgDir: join(folder, 'node_modules', name),
        pack: false,
        strict: true,
      });
      if (messages.length > 0)
        throw new Error(messages.map((message) => formatMessage(message, pkg, { color: false })).join('\n'));
    });
  }
  for (const { specifier } of entries)
    await check(`${specifier} imports in plain Node`, () =>
      run(process.execPath, ['--input-type=module', '-e', `await import('${specifier}')`]),
    );
  await check('the practice-atlas command runs', checkCommand);
  await check('a bundler takes one element', checkBundle);
  await check('TypeScript reads every entry (moduleResolution nodenext)', () => checkTypes('nodenext', 'nodenext'));
  await check('TypeScript reads every entry (moduleResolution bundler)', () => checkTypes('bundler', 'esnext'));
  await check('practice-atlas.iife.js runs from file://', async () => {
    writeFileSync(
      join(folder, 'file.html'),
      `${head}<script src="./${cdn.replaceAll('\\', '/')}/practice-atlas.iife.js"></script>${body}`,
    );
    await openPage(`file://${join(folder, 'file.html')}`, tags, USE_WITHOUT_NETWORK);
  });
  for (const kind of ['practice-atlas', ...kinds.slice(0, 1)])
    await check(`cdn/${kind}.js runs under the strict policy`, async () => {
      const site = join(folder, `site-${kind}`);
      mkdirSync(site);
      writeFileSync(
        join(site, 'index.html'),
        `${head}<script type="module" src="/cdn/${kind}.js"></script>${kind === 'practice-atlas' ? body : ''}`,
      );
      const server = await serveFolder({ folder: site, port: 0, mounts: { '/cdn/': join(folder, cdn) } });
      await openPage(server.url, kind === 'practice-atlas' ? tags : [`atlas-${kind}`]).finally(server.close);
    });
} finally {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'pack.steps.json'), JSON.stringify(results, null, 2));
  if (process.env.ATLAS_KEEP) console.log(`kept ${relative(ROOT, folder)}`);
  else rmSync(folder, { recursive: true, force: true });
}
console.log(
  `packed packages: ${results.length - results.filter(({ passed }) => !passed).length} of ${results.length} checks passed`,
);
