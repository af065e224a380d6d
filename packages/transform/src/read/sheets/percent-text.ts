/** Writes a number as a spreadsheet shows it in a format of percent, with all its digits: 0.985 is 98.5%. */
export function percentText(value: number): string {
  const percent = Number((value * 100).toPrecision(15));
  const digits = String(percent);
  return `${digits.includes('e-') ? percent.toFixed(20).replace(/0+$/, '') : digits}%`;
}
