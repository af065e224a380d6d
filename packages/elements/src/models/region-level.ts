/** What a division code stands for, read from the code alone; `zone` is a functional zone without a code of its own (`2102Z1`). */
export function regionLevel(
  code: string,
): 'country' | 'province' | 'city' | 'county' | 'zone' | 'township' | 'village' {
  if (code === '100000') return 'country';
  if (code.length > 9) return 'village';
  if (code.length > 6) return 'township';
  if (/Z\d$/.test(code)) return 'zone';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
