const round = (value: number): number => Math.round(value * 100) / 100;

/** Writes a piece of a circle as path data, from one share of the round to another (0 at the top, clockwise), of cubic curves, none over a quarter. */
export function arcPath(x: number, y: number, radius: number, from: number, until: number): string {
  const pieces = Math.max(1, Math.ceil((until - from) * 4 - 1e-9));
  const step = ((until - from) / pieces) * 2 * Math.PI;
  const bend = (4 / 3) * Math.tan(step / 4) * radius;
  let angle = from * 2 * Math.PI;
  let d = `M${round(x + radius * Math.sin(angle))} ${round(y - radius * Math.cos(angle))}`;
  for (let i = 0; i < pieces; i++) {
    const next = angle + step;
    const at = (turn: number, along: number): string =>
      `${round(x + radius * Math.sin(turn) + along * Math.cos(turn))} ${round(y - radius * Math.cos(turn) + along * Math.sin(turn))}`;
    d += `C${at(angle, bend)} ${at(next, -bend)} ${at(next, 0)}`;
    angle = next;
  }
  return d;
}
