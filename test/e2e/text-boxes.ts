import type { Page } from 'playwright';

export interface TextBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextFaults {
  readonly overlaps: string[];
  readonly cuts: string[];
  readonly count: number;
}

/**
 * Looks at every visible piece of text of a page, through shadow roots, and at the text marks of every canvas picture.
 * Overlap: two boxes share more than 2 px in both directions. Cut: a box leaves the page, or an ancestor that hides what leaves it.
 */
export async function findTextFaults(page: Page): Promise<TextFaults> {
  return page.evaluate(() => {
    interface Box {
      text: string;
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const boxes: Box[] = [];
    const cuts: string[] = [];
    const pageWidth = document.documentElement.clientWidth;

    const isHidden = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const isClipped = style.clipPath !== 'none' || (style.position === 'absolute' && width <= 1 && height <= 1);
      return style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) === 0 || isClipped;
    };
    const parentOf = (node: Node): Node | null =>
      (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
    const ancestors = (node: Node): Element[] => {
      const found: Element[] = [];
      for (let above = parentOf(node); above; above = parentOf(above)) if (above instanceof Element) found.push(above);
      return found;
    };

    const readText = (node: Text): void => {
      const text = node.data.trim();
      if (!text) return;
      const above = ancestors(node);
      if (above.some(isHidden) || !above[0]?.checkVisibility?.()) return;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        const size = Number.parseFloat(getComputedStyle(above[0]).fontSize);
        const spare = Math.max(0, (rect.height - size) / 2);
        const box = { text, left: rect.left, right: rect.right, top: rect.top + spare, bottom: rect.bottom - spare };
        boxes.push(box);
        if (box.left < -1 || box.right > pageWidth + 1) cuts.push(`"${text}" leaves the page: ${box.left}..${box.right}`);
        for (const element of above) {
          const style = getComputedStyle(element);
          if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
          const hider = element.getBoundingClientRect();
          const isScrolled = /auto|scroll/.test(style.overflowX + style.overflowY);
          const isCutX = box.left < hider.left - 1 || box.right > hider.right + 1;
          const isCutY = box.top < hider.top - 1 || box.bottom > hider.bottom + 1;
          if ((isCutX || isCutY) && !isScrolled && element !== document.documentElement && element !== document.body)
            cuts.push(`"${text}" is cut by <${element.localName} class="${element.className}">`);
        }
      }
    };

    const walk = (node: Node): void => {
      if (node instanceof Text) readText(node);
      if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
      const children = node instanceof HTMLSlotElement && node.assignedNodes().length ? [] : node.childNodes;
      for (const child of children) walk(child);
      const painted = node as Element & { textBoxes?: () => { text: string; x: number; y: number; width: number; height: number }[] };
      if (node instanceof Element && typeof painted.textBoxes === 'function')
        for (const box of painted.textBoxes())
          boxes.push({ text: box.text, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height });
    };
    walk(document.body);

    const overlaps: string[] = [];
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2)
          overlaps.push(`"${a.text}" and "${b.text}" share ${wide.toFixed(0)} x ${high.toFixed(0)} px at ${a.left.toFixed(0)},${a.top.toFixed(0)}`);
      }
    });
    return { overlaps, cuts, count: boxes.length };
  });
}
