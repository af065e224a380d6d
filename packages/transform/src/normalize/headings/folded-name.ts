/** Folds a name so that its forms are one: width, spaces and case count for nothing, 新时代文明 before 实践 is left out. */
export function foldedName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?:新时代)?文明(?=实践)/g, '')
    .toLowerCase();
}
