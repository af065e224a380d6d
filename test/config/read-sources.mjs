import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './packages.mjs';

/**
 * @typedef {import('vite').ESTree.Node} Node
 * @typedef {{ path: readonly (string | number)[] }} Part which part of the value a pattern takes: `{ reason }` is `['reason']`
 * @typedef {Part & { kind: 'value', init: Node, within: Node }} ValueBinding a constant
 * @typedef {Part & { kind: 'parameter', index: number, within: Node }} ParameterBinding of the function `within`
 * @typedef {Part & { kind: 'element', of: Node, within: Node }} ElementBinding one element a turn of the loop `within`
 * @typedef {ValueBinding | ParameterBinding | ElementBinding} Binding
 * @typedef {Node & { type: 'CallExpression' }} Call
 * @typedef {{
 *   file: string, text: string, nodes: Node[], bindings: Map<string, Binding[]>, functions: Map<string, Node>, calls: Map<string, Call[]>,
 * }} Source
 */

/** @param {unknown} value @returns {value is Node} */
const isNode = (value) => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** @param {Node} node @returns {Node[]} */
function childrenOf(node) {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/**
 * Lists the names that a pattern binds, and which part of the value each is.
 * @param {Node} pattern
 * @param {readonly (string | number)[]} [path]
 * @returns {{ name: string, path: readonly (string | number)[] }[]}
 */
function namesOf(pattern, path = []) {
  if (pattern.type === 'Identifier') return [{ name: pattern.name, path }];
  if (pattern.type === 'AssignmentPattern') return namesOf(pattern.left, path);
  if (pattern.type === 'ArrayPattern')
    return pattern.elements.flatMap((element, i) => (element ? namesOf(element, [...path, i]) : []));
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier'
      ? namesOf(property.value, [...path, property.key.name])
      : [],
  );
}

/** @param {string} file from the root @returns {Source} */
function readSource(file) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {Source} */
  const source = { file, text, nodes: [], bindings: new Map(), functions: new Map(), calls: new Map() };
  /** @param {string} name @param {Binding} binding */
  const bind = (name, binding) => source.bindings.set(name, [...(source.bindings.get(name) ?? []), binding]);
  /** @param {Node} node @param {Node} scope the block around it */
  const visit = (node, scope) => {
    source.nodes.push(node);
    let within = scope;
    if (node.type === 'FunctionDeclaration' || node.type === 'ArrowFunctionExpression') {
      within = node;
      for (const [index, parameter] of node.params.entries())
        for (const { name, path } of namesOf(parameter)) bind(name, { kind: 'parameter', index, path, within });
      if (node.type === 'FunctionDeclaration' && node.id) source.functions.set(node.id.name, node);
    } else if (node.type === 'BlockStatement') within = node;
    else if (node.type === 'ForOfStatement') {
      within = node;
      const declaration = node.left.type === 'VariableDeclaration' ? node.left.declarations[0] : undefined;
      for (const { name, path } of declaration ? namesOf(declaration.id) : [])
        bind(name, { kind: 'element', of: node.right, path, within });
    } else if (node.type === 'VariableDeclarator' && node.init) {
      for (const { name, path } of namesOf(node.id)) bind(name, { kind: 'value', init: node.init, path, within });
      if (node.id.type === 'Identifier' && node.init.type === 'ArrowFunctionExpression')
        source.functions.set(node.id.name, node.init);
    } else if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
      const { name } = node.callee;
      source.calls.set(name, [...(source.calls.get(name) ?? []), node]);
    }
    for (const child of childrenOf(node)) visit(child, within);
  };
  visit(program, program);
  return source;
}

/**
 * Reads all scripts below folders of the repository, with the names that each binds and the functions that it calls.
 * @param {readonly string[]} folders
 * @returns {Source[]}
 */
export function readSources(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts'))
      .sort()
      .map(readSource),
  );
}
