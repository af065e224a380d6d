import { AtlasError } from '@practice-atlas/dataset';

/** A value that stands for a placeholder; what it must be is said by the type there. A bigint is an integer. */
export type ParameterValue = string | number | bigint | boolean | null | readonly ParameterValue[];

/** A type of a placeholder, taken apart. */
export type ParameterType =
  | { readonly kind: 'string' }
  | { readonly kind: 'float' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'integer'; readonly name: string; readonly least: bigint; readonly most: bigint }
  | { readonly kind: 'array'; readonly of: ParameterType; readonly name: string }
  | { readonly kind: 'nullable'; readonly of: ParameterType; readonly name: string };

const SIMPLE: Readonly<Record<string, ParameterType>> = {
  String: { kind: 'string' },
  Float64: { kind: 'float' },
  Date: { kind: 'date' },
  DateTime: { kind: 'time' },
};
const INTEGER = /^(U?)Int(8|16|32|64)$/;
const WRAPPED = /^(Array|Nullable)\((.+)\)$/;

/** Reads `String`, `Int8` to `UInt64`, `Float64`, `Date`, `DateTime`, `Array(...)` or `Nullable(...)`; throws `parameter_malformed` for another type. */
export function parameterType(text: string): ParameterType {
  const name = text.replaceAll(/\s/g, '');
  const simple = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  if (simple) return simple;
  const integer = INTEGER.exec(name);
  if (integer) {
    const bits = BigInt(integer[2]!);
    return integer[1] === 'U'
      ? { kind: 'integer', name, least: 0n, most: (1n << bits) - 1n }
      : { kind: 'integer', name, least: -(1n << (bits - 1n)), most: (1n << (bits - 1n)) - 1n };
  }
  const wrapped = WRAPPED.exec(name);
  if (wrapped) {
    const of = parameterType(wrapped[2]!);
    const kind = wrapped[1] === 'Array' ? 'array' : 'nullable';
    if (kind === 'array' || (of.kind !== 'array' && of.kind !== 'nullable')) return { kind, of, name };
  }
  throw new AtlasError('parameter_malformed', `a parameter cannot be of type ${text}`, {
    hint: 'use String, Int64, UInt32, Float64, Date, DateTime, Array(...) or Nullable(...)',
    details: { value: text },
  });
}
