import { AtlasError } from '@practice-atlas/dataset';
import { encodeLiteral, encodeParameter } from './encode-literal.js';
import type { ParameterValue } from './parameter-type.js';

/** Values by the names of placeholders. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** A statement, and what goes beside it in the address. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Quoted texts and names and comments, which hold no placeholder; then a placeholder. */
const TOKENS =
  /'(?:\\[\s\S]|[^'\\])*'|`(?:\\[\s\S]|[^`\\])*`|"(?:\\[\s\S]|[^"\\])*"|--[^\n]*|\/\*[\s\S]*?\*\/|\{\s*(\w+)\s*:\s*([\w()\s]+?)\s*\}/g;

/**
 * Puts values into a statement for its placeholders `{name:Type}`: as bound parameters where the server has them, else as literals
 * of exactly that type. Fractions are literals everywhere, which every server reads with all their digits.
 * Throws `parameter_malformed` for a placeholder without a value and for a value without a placeholder.
 */
export function bindParameters(sql: string, parameters: Parameters, hasBoundParameters: boolean): BoundStatement {
  const used = new Set<string>();
  const values: Record<string, string> = {};
  const bound = sql.replaceAll(TOKENS, (token: string, name?: string, type?: string) => {
    if (name === undefined || type === undefined) return token;
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined) throw mismatch(name, 'has no value', `give one: parameters.${name}`);
    used.add(name);
    if (!hasBoundParameters || /Float/.test(type)) return encodeLiteral(type, value, name);
    values[`param_${name}`] = encodeParameter(type, value, name);
    return token;
  });
  for (const name of Object.keys(parameters))
    if (!used.has(name))
      throw mismatch(name, 'stands nowhere in the statement', `write {${name}:String}, or leave it out`);
  return { sql: bound, values };
}

function mismatch(name: string, what: string, hint: string): AtlasError {
  return new AtlasError('parameter_malformed', `parameter "${name}" ${what}`, {
    hint,
    where: { property: `parameters.${name}` },
    details: { value: name },
  });
}
