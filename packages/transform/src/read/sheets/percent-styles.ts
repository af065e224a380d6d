import { attributeOf, xmlTags } from './xml-tags.js';

/** The numbers of the two formats of percent that every workbook has. */
const BUILT_IN = ['9', '10'];

/** Finds the styles of cells, by their position, that show a number as a percentage: 0.985 as 98.5%. */
export function percentStyles(stylesXml: string): ReadonlySet<string> {
  const formats = new Set(BUILT_IN);
  const styles = new Set<string>();
  let isCell = false;
  let position = 0;
  for (const { name, inside } of xmlTags(stylesXml)) {
    if (name === 'numFmt') {
      const code = (attributeOf(inside, 'formatCode') ?? '').replace(/"[^"]*"|\\./g, '');
      const id = attributeOf(inside, 'numFmtId');
      if (id !== null && code.includes('%')) formats.add(id);
      else if (id !== null) formats.delete(id);
    } else if (name === 'cellXfs') isCell = true;
    else if (name === '/cellXfs') isCell = false;
    else if (isCell && name === 'xf') {
      if (formats.has(attributeOf(inside, 'numFmtId') ?? '')) styles.add(String(position));
      position += 1;
    }
  }
  return styles;
}
