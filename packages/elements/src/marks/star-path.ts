/** Draws a five-pointed star around (x, y); `radius` reaches to its points, in CSS pixels. */
export function starPath(x: number, y: number, radius: number): string {
  const corners: string[] = [];
  for (let i = 0; i < 10; i++) {
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    const reach = i % 2 === 0 ? radius : radius * 0.42;
    corners.push(`${round(x + reach * Math.cos(angle))} ${round(y + reach * Math.sin(angle))}`);
  }
  return `M${corners.join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
