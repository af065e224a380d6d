/** An upright rectangle in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Tells whether two boxes share an area; `gapPx` is the space that must be left between them. */
export function boxesOverlap(a: Box, b: Box, gapPx = 0): boolean {
  return (
    a.x < b.x + b.width + gapPx &&
    b.x < a.x + a.width + gapPx &&
    a.y < b.y + b.height + gapPx &&
    b.y < a.y + a.height + gapPx
  );
}
