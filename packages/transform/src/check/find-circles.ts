/** Finds the circles among rows of which each has at most one above it (-1 = none): each once, from below to above. */
export function findCircles(parents: Int32Array): number[][] {
  const circles: number[][] = [];
  const visit = new Int32Array(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start += 1) {
    let at = start;
    while (at >= 0 && visit[at] === -1) {
      visit[at] = start;
      at = parents[at]!;
    }
    if (at < 0 || visit[at] !== start) continue;
    const circle = [at];
    for (let next = parents[at]!; next !== at; next = parents[next]!) circle.push(next);
    circles.push(circle);
  }
  return circles;
}
