import { attributeOf, xmlTags } from './xml-tags.js';

/** A sheet as a workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its path in the archive; null when it holds no cells: a chart, a dialog. */
  readonly path: string | null;
}

/** What a workbook says of itself. */
export interface WorkbookScan {
  readonly sheets: readonly SheetEntry[];
  /** Whether its days are counted from 1904, as old Macs did. */
  readonly isFrom1904: boolean;
  /** Path of the texts that cells of all sheets point to; null when there are none. */
  readonly textsPath: string | null;
  /** Path of the styles, which tell dates from numbers; null when there are none. */
  readonly stylesPath: string | null;
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Reads the lists of a workbook: its sheets in order, where they are, and how it counts days. */
export function scanWorkbook(workbookXml: string, relationsXml: string): WorkbookScan {
  const paths = new Map<string, string>();
  let textsPath: string | null = null;
  let stylesPath: string | null = null;
  for (const { name, inside } of xmlTags(relationsXml)) {
    if (name !== 'Relationship') continue;
    const target = attributeOf(inside, 'Target');
    const type = attributeOf(inside, 'Type') ?? '';
    if (target === null) continue;
    if (type.endsWith('/worksheet')) paths.set(attributeOf(inside, 'Id') ?? '', pathOf(target));
    if (type.endsWith('/sharedStrings')) textsPath = pathOf(target);
    if (type.endsWith('/styles')) stylesPath = pathOf(target);
  }
  const sheets: SheetEntry[] = [];
  let isFrom1904 = false;
  for (const { name, inside } of xmlTags(workbookXml)) {
    if (name === 'workbookPr') isFrom1904 ||= ['1', 'true'].includes(attributeOf(inside, 'date1904') ?? '');
    const sheet = name === 'sheet' ? attributeOf(inside, 'name') : null;
    if (sheet === null || sheet === '') continue;
    const path = paths.get(attributeOf(inside, 'id') ?? '') ?? null;
    const title = sheet.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    sheets.push({ name: title, isHidden: (attributeOf(inside, 'state') ?? 'visible') !== 'visible', path });
  }
  return { sheets, isFrom1904, textsPath, stylesPath };
}
