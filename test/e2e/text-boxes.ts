import type { Page } from 'playwright';

export interface TextFaults {
  /** Two texts that stand on one another. */
  readonly overlaps: string[];
  /** Texts that something hides a part of. */
  readonly cuts: string[];
  /** How many texts were looked at, those painted on canvases included. */
  readonly count: number;
  readonly painted: number;
}

/**
 * Looks at every visible piece of text of a page, through shadow roots, and at the texts painted on canvases, as the browser measured
 * their ink. Overlap: two boxes share more than 2 px in both directions. Cut: a box leaves the page, its canvas, or an ancestor that
 * hides what leaves it.
 */
export async function findTextFaults(page: Page): Promise<TextFaults> {
  return page.evaluate(() => {
    interface Box {
      readonly text: string;
      readonly owner: string;
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    const { nameOf, painted } = window.pageTools;
    const boxes: Box[] = [];
    const cuts: string[] = [];
    const pageWidth = document.documentElement.clientWidth;
    const pageHeight = document.documentElement.scrollHeight;

    const parentOf = (node: Node): Node | null =>
      (node instanceof Element ? node.assignedSlot : null) ??
      (node instanceof ShadowRoot ? node.host : node.parentNode);
    const ancestors = (node: Node): Element[] => {
      const found: Element[] = [];
      for (let above = parentOf(node); above; above = parentOf(above)) if (above instanceof Element) found.push(above);
      return found;
    };
    const isHidden = (element: Element): boolean => {
      const style = getComputedStyle(element);
      return style.visibility === 'hidden' || Number(style.opacity) === 0 || style.clipPath !== 'none';
    };
    const show = (text: string) => `"${text.replace(/\s+/g, ' ').slice(0, 40)}"`;
    const add = (box: Box, above: readonly Element[]): void => {
      let { left, top, right, bottom } = box;
      if (left < -1 || right > pageWidth + 1)
        cuts.push(
          `${show(box.text)} in ${box.owner} leaves the page: ${left.toFixed(0)}..${right.toFixed(0)} of ${pageWidth}`,
        );
      if (top + scrollY < -1 || bottom + scrollY > pageHeight + 1)
        cuts.push(`${show(box.text)} in ${box.owner} leaves the page below or above`);
      for (const element of above) {
        const style = getComputedStyle(element);
        if (element === document.body || element === document.documentElement) continue;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const hider = element.getBoundingClientRect();
        const isCut =
          left < hider.left - 1 || right > hider.right + 1 || top < hider.top - 1 || bottom > hider.bottom + 1;
        if (!isCut) continue;
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
          left = Math.max(left, hider.left);
          right = Math.min(right, hider.right);
          top = Math.max(top, hider.top);
          bottom = Math.min(bottom, hider.bottom);
          if (left >= right || top >= bottom) return;
        } else cuts.push(`${show(box.text)} is cut by ${nameOf(element)}`);
      }
      boxes.push({ ...box, left, top, right, bottom });
    };

    const readText = (node: Text): void => {
      const above = ancestors(node);
      const [parent] = above;
      if (!node.data.trim() || !parent?.checkVisibility() || above.some(isHidden)) return;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        const spare = Math.max(0, (rect.height - size) / 2);
        add(
          {
            text: node.data.trim(),
            owner: nameOf(parent),
            left: rect.left,
            right: rect.right,
            top: rect.top + spare,
            bottom: rect.bottom - spare,
          },
          above,
        );
      }
    };
    let paintedCount = 0;
    const readCanvas = (canvas: HTMLCanvasElement): void => {
      const above = ancestors(canvas);
      if (!canvas.checkVisibility() || above.some(isHidden)) return;
      const rect = canvas.getBoundingClientRect();
      const scaleX = rect.width / canvas.width;
      const scaleY = rect.height / canvas.height;
      const owner = nameOf(canvas);
      for (const { text, left, top, right, bottom } of painted(canvas)) {
        paintedCount += 1;
        if (left < -1 || top < -1 || right > canvas.width + 1 || bottom > canvas.height + 1)
          cuts.push(
            `${show(text)} is cut by the edge of ${owner}: ${[left, top, right, bottom].map(Math.round)} of ${canvas.width} x ${canvas.height}`,
          );
        add(
          {
            text,
            owner,
            left: rect.left + left * scaleX,
            right: rect.left + right * scaleX,
            top: rect.top + top * scaleY,
            bottom: rect.top + bottom * scaleY,
          },
          above,
        );
      }
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) readText(node);
      if (node instanceof HTMLCanvasElement) readCanvas(node);
      if (node instanceof Element && node.shadowRoot) {
        for (const child of node.shadowRoot.childNodes) walk(child);
        return;
      }
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      for (const child of slotted.length > 0 ? slotted : node.childNodes) walk(child);
    };
    walk(document.body);

    const overlaps: string[] = [];
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((a, index) => {
      for (let next = index + 1; next < boxes.length; next += 1) {
        const b = boxes[next];
        if (!b || b.top > a.bottom) break;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2)
          overlaps.push(
            `${show(a.text)} in ${a.owner} and ${show(b.text)} in ${b.owner} share ${wide.toFixed(0)} x ${high.toFixed(0)} px at ${(a.left + scrollX).toFixed(0)},${(a.top + scrollY).toFixed(0)}`,
          );
      }
    });
    return { overlaps, cuts: [...new Set(cuts)], count: boxes.length, painted: paintedCount };
  });
}
