type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};
const KEYWORDS = new Set(
  '$schema $id $defs $ref title description type const enum required properties additionalProperties propertyNames pattern minimum maximum exclusiveMinimum items minItems contains not oneOf'.split(
    ' ',
  ),
);

function resolved(root: Json, ref: string): Json {
  const found = ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  if (!isObject(found)) throw new Error(`the schema has nothing at ${ref}`);
  return found;
}

/** Validates a value by the keywords of JSON Schema 2020-12 that our schemas use; refuses a schema that uses others. */
export function isValid(root: Json, value: unknown, schema: Json = root): boolean {
  for (const keyword of Object.keys(schema)) if (!KEYWORDS.has(keyword)) throw new Error(`unknown keyword ${keyword}`);
  const sub = (part: unknown, of: unknown): boolean => {
    if (typeof part === 'boolean') return part;
    if (!isObject(part)) throw new Error('a part of the schema is no schema');
    return isValid(root, of, part);
  };
  if (typeof schema.$ref === 'string' && !isValid(root, value, resolved(root, schema.$ref))) return false;
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => TYPES[String(type)]?.(value))) return false;
  if ('const' in schema && schema.const !== value) return false;
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  if (Array.isArray(schema.oneOf) && schema.oneOf.filter((part) => sub(part, value)).length !== 1) return false;
  if (schema.not !== undefined && sub(schema.not, value)) return false;
  if (typeof value === 'string' && typeof schema.pattern === 'string')
    if (!new RegExp(schema.pattern, 'u').test(value)) return false;
  if (typeof value === 'number') {
    if (typeof schema.minimum === 'number' && value < schema.minimum) return false;
    if (typeof schema.maximum === 'number' && value > schema.maximum) return false;
    if (typeof schema.exclusiveMinimum === 'number' && value <= schema.exclusiveMinimum) return false;
  }
  if (Array.isArray(value)) {
    if (typeof schema.minItems === 'number' && value.length < schema.minItems) return false;
    if (schema.items !== undefined && !value.every((item) => sub(schema.items, item))) return false;
    if (schema.contains !== undefined && !value.some((item) => sub(schema.contains, item))) return false;
  }
  if (!isObject(value)) return true;
  if (Array.isArray(schema.required) && !schema.required.every((key) => Object.hasOwn(value, String(key))))
    return false;
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.entries(value).every(([key, part]) => {
    if (schema.propertyNames !== undefined && !sub(schema.propertyNames, key)) return false;
    if (Object.hasOwn(properties, key)) return sub(properties[key], part);
    return schema.additionalProperties === undefined || sub(schema.additionalProperties, part);
  });
}
