import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { listEntries } from './packages.mjs';

/**
 * @typedef {{ text: string, body: import('vite').ESTree.Program['body'], cuts: [number, number][] }} Declarations
 * @typedef {Map<string, string>} Exported name -> declaration text
 */

/** @type {Map<string, Declarations>} */
const parsed = new Map();

/**
 * Reads a declaration file; comments and private members are listed as cuts.
 * @param {string} file
 * @returns {Declarations}
 */
function readDeclarations(file) {
  const known = parsed.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {[number, number][]} */
  const cuts = comments.map(({ start, end }) => [start, end]);
  /** @param {{ start: number, end: number, accessibility?: string | null, key: { type: string } }} member */
  const cutPrivate = (member) => {
    if (member.accessibility === 'private' || member.key.type === 'PrivateIdentifier')
      cuts.push([member.start, member.end]);
  };
  new Visitor({
    PropertyDefinition: cutPrivate,
    MethodDefinition: cutPrivate,
    TSAbstractPropertyDefinition: cutPrivate,
  }).visit(program);
  const declarations = { text, body: program.body, cuts };
  parsed.set(file, declarations);
  return declarations;
}

/**
 * Gives the text of one declaration without comments, private members and empty lines.
 * @param {Declarations} declarations
 * @param {{ start: number, end: number }} node
 */
function textOf({ text, cuts }, { start, end }) {
  let out = '';
  let at = start;
  for (const [from, until] of cuts.filter(([from]) => from >= start && from < end).sort((a, b) => a[0] - b[0])) {
    out += text.slice(at, Math.max(at, from));
    at = Math.max(at, until);
  }
  return (out + text.slice(at, end))
    .replace(/^export (declare |default )?/, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/**
 * @param {string} from
 * @param {string} specifier
 * @returns {string | null} null: another package's
 */
function resolveDeclarations(from, specifier) {
  if (!specifier.startsWith('.')) return null;
  const file = join(dirname(from), specifier.replace(/\.js$/, '.d.ts'));
  if (!existsSync(file)) throw new Error(`${from} exports from ${specifier}, which has no declarations`);
  return file;
}

/**
 * @param {import('vite').ESTree.Node} declaration
 * @returns {string[]}
 */
function declaredNames(declaration) {
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '?'));
  if ('id' in declaration && declaration.id && 'name' in declaration.id) return [String(declaration.id.name)];
  return [];
}

/** @param {{ type: string, name?: string, value?: string }} node */
const nameOf = (node) => node.name ?? node.value ?? '?';

/**
 * Collects what a declaration file exports, through its re-exports.
 * @param {string} file
 * @param {Set<string>} [visited]
 * @returns {Exported}
 */
function collectExports(file, visited = new Set()) {
  /** @type {Exported} */
  const exported = new Map();
  if (visited.has(file)) return exported;
  visited.add(file);
  const declarations = readDeclarations(file);
  /** @param {string} name @param {string} text */
  const add = (name, text) => exported.set(name, exported.has(name) ? `${exported.get(name)}\n${text}` : text);
  for (const statement of declarations.body) {
    if (statement.type === 'ExportAllDeclaration') {
      const target = resolveDeclarations(file, statement.source.value);
      if (statement.exported || !target)
        add(
          nameOf(statement.exported ?? { type: '', name: `* from ${statement.source.value}` }),
          textOf(declarations, statement),
        );
      else for (const [name, text] of collectExports(target, visited)) if (!exported.has(name)) add(name, text);
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration) {
      for (const name of declaredNames(statement.declaration)) add(name, textOf(declarations, statement));
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported: outer } of statement.specifiers)
        add(nameOf(outer), findLocal(file, statement.source?.value ?? null, nameOf(local)));
    } else if (statement.type === 'ExportDefaultDeclaration') add('default', textOf(declarations, statement));
  }
  return exported;
}

/**
 * Finds the text of what a file calls `name`, declared there, imported, or exported from elsewhere.
 * @param {string} file
 * @param {string | null} source
 * @param {string} name
 * @returns {string}
 */
function findLocal(file, source, name) {
  if (source !== null) {
    const target = resolveDeclarations(file, source);
    return target ? (collectExports(target).get(name) ?? `${name} from ${source}`) : `${name} from '${source}'`;
  }
  const declarations = readDeclarations(file);
  const own = declarations.body.filter((statement) => declaredNames(statement).includes(name));
  if (own.length > 0)
    return own.map((statement) => textOf(declarations, statement).replace(/^declare /, '')).join('\n');
  for (const statement of declarations.body)
    if (statement.type === 'ImportDeclaration')
      for (const specifier of statement.specifiers)
        if (specifier.local.name === name)
          return findLocal(
            file,
            statement.source.value,
            specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default',
          );
  return name;
}

/**
 * Writes down every public declaration of a package, entry by entry, in the order of names. Reads the emitted declarations (`tsc -b`).
 * @param {import('./packages.mjs').AtlasPackage} atlasPackage
 * @returns {string} Markdown
 */
export function reportApi(atlasPackage) {
  parsed.clear();
  const parts = listEntries(atlasPackage).map(({ specifier, types }) => {
    const exported = [...collectExports(types)].sort(([a], [b]) => (a < b ? -1 : 1));
    return `## ${specifier}\n\n\`\`\`ts\n${exported.map(([, text]) => text).join('\n') || '// nothing'}\n\`\`\`\n`;
  });
  return `# ${atlasPackage.name}\n\n${parts.join('\n')}`;
}
