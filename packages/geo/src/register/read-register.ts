import {
  type AliasKind,
  createRegister,
  type Division,
  type DivisionAlias,
  type DivisionLevel,
  type Register,
} from './create-register.js';

/** Rows of a file of ours: no quotes, no commas in cells. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/**
 * Builds a register from the two data files of this package.
 * `divisions`: `code,name,level,parent_code`; `aliases`: `alias_code,alias_name,code,kind,since`; missing = empty.
 */
export function readRegister(divisions: string, aliases: string): Register {
  return createRegister(
    rows(divisions).map(
      ([code = '', name = '', level = '', parent = '']): Division => ({
        code,
        name,
        level: level as DivisionLevel,
        parentCode: parent || null,
      }),
    ),
    rows(aliases).map(
      ([formerCode = '', name = '', code = '', kind = '', since = '']): DivisionAlias => ({
        formerCode: formerCode || null,
        name,
        code,
        kind: kind as AliasKind,
        since: since || null,
      }),
    ),
  );
}
