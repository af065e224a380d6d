import type { Quantity } from '@practice-atlas/dataset';
import { type QuantityOptions, quantityParts } from './quantity-parts.js';

/**
 * Prints a quantity as plain text: `120 万+` (thin space U+2009 before 万）， `1,200,000+ persons`, `近 8,970`, `5–7`, `未知`, `—`.
 * The qualifier is never dropped. Without `unit` and `unitWord` no unit is printed.
 */
export function formatQuantity(q: Quantity | null, options: QuantityOptions): string {
  let text = '';
  for (const part of quantityParts(q, options)) {
    if (part.kind === 'magnitude') text += `\u2009${part.text}`;
    else if (part.kind === 'qualifier' || text === '') text += part.text;
    else if (part.kind === 'unit' && options.locale === 'zh') text += part.text;
    else text += ` ${part.text}`;
  }
  return text;
}
