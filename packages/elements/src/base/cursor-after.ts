/**
 * Moves a cursor over `count` data in model order: arrows step, Home and End jump, Escape leaves (null). Undefined for any other
 * key. From nowhere a step forward enters at the first datum and a step back at the last.
 */
export function cursorAfter(key: string, cursor: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return cursor === null ? 0 : Math.min(cursor + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return cursor === null ? count - 1 : Math.max(cursor - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
