/** A text that a script painted on a canvas, in pixels of the canvas's own bitmap. */
export interface PaintedText {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What every page of these tests carries, beside what it came with. */
export interface PageTools {
  /** Whether every atlas element of the page has said what it has to say: painted its picture, or that there is none and why. */
  readonly isSettled: () => boolean;
  /** What stands on a canvas now, as the browser measured it when it was painted. */
  readonly painted: (canvas: HTMLCanvasElement) => readonly PaintedText[];
  /** Every element that matches, through open shadow roots, in the order in which a reader meets them. */
  readonly all: (selector: string, root?: Node) => Element[];
  /** The element that has the focus, inside shadow roots too. */
  readonly focused: () => Element | null;
  /** Whether an element is rendered and not hidden. */
  readonly isShown: (element: Element) => boolean;
  /** All text of a tree, through shadow roots, with a line break wherever a block begins or ends. */
  readonly textOf: (root: Node) => string;
  /** The host element that an element stands in, and itself: `atlas-kpi button.source`. */
  readonly nameOf: (element: Element | null) => string;
}

declare global {
  interface Window {
    pageTools: PageTools;
  }
}

/** Runs in the page before any script of its own; says nothing and changes nothing that a script could see. */
export function installPageTools(): void {
  const texts = new WeakMap<HTMLCanvasElement, PaintedText[]>();
  const proto = CanvasRenderingContext2D.prototype;
  const { fillText, clearRect } = proto;
  proto.fillText = function (this: CanvasRenderingContext2D, text: string, x: number, y: number, maxWidth?: number) {
    if (this.canvas instanceof HTMLCanvasElement && text.trim() !== '' && this.globalAlpha > 0) {
      const { actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } =
        this.measureText(text);
      const matrix = this.getTransform();
      const corners = [
        matrix.transformPoint({ x: x - actualBoundingBoxLeft, y: y - actualBoundingBoxAscent }),
        matrix.transformPoint({ x: x + actualBoundingBoxRight, y: y + actualBoundingBoxDescent }),
        matrix.transformPoint({ x: x - actualBoundingBoxLeft, y: y + actualBoundingBoxDescent }),
        matrix.transformPoint({ x: x + actualBoundingBoxRight, y: y - actualBoundingBoxAscent }),
      ];
      const known = texts.get(this.canvas) ?? [];
      texts.set(this.canvas, known);
      known.push({
        text,
        left: Math.min(...corners.map((corner) => corner.x)),
        top: Math.min(...corners.map((corner) => corner.y)),
        right: Math.max(...corners.map((corner) => corner.x)),
        bottom: Math.max(...corners.map((corner) => corner.y)),
      });
    }
    if (maxWidth === undefined) fillText.call(this, text, x, y);
    else fillText.call(this, text, x, y, maxWidth);
  };
  proto.clearRect = function (this: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) {
    const matrix = this.getTransform();
    const from = matrix.transformPoint({ x, y });
    const until = matrix.transformPoint({ x: x + width, y: y + height });
    const kept = (texts.get(this.canvas) ?? []).filter(
      ({ left, top, right, bottom }) => left < from.x || top < from.y || right > until.x || bottom > until.y,
    );
    texts.set(this.canvas, kept);
    clearRect.call(this, x, y, width, height);
  };
  for (const side of ['width', 'height'] as const) {
    const known = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    if (!known?.set || !known.get) continue;
    const { get, set } = known;
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      ...known,
      get,
      set(this: HTMLCanvasElement, value: number) {
        texts.delete(this);
        set.call(this, value);
      },
    });
  }

  const childrenOf = (node: Node): Node[] => {
    if (node instanceof Element && node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    return [...node.childNodes];
  };
  const all = (selector: string, root: Node = document.body): Element[] => {
    const found: Element[] = [];
    const walk = (node: Node): void => {
      for (const child of childrenOf(node)) {
        if (child instanceof Element && child.matches(selector)) found.push(child);
        walk(child);
      }
    };
    walk(root);
    return found;
  };
  const textOf = (root: Node): string => {
    let text = '';
    const walk = (node: Node): void => {
      if (node instanceof Text) text += node.data;
      const display = node instanceof Element ? getComputedStyle(node).display : 'inline';
      const edge = display.startsWith('inline') || display === 'contents' ? '' : '\n';
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
      text += edge;
      for (const child of childrenOf(node)) walk(child);
      text += edge;
    };
    walk(root);
    return text;
  };
  const painted = new WeakSet<EventTarget>();
  addEventListener('atlas-ready', (event) => painted.add(event.composedPath()[0] ?? window), { capture: true });
  const isSettled = (element: Element): boolean => {
    const state = element.getAttribute('state');
    if (element.localName === 'atlas-source') return state !== 'loading';
    return state === 'empty' || state === 'error' || ((state === 'ready' || state === 'stale') && painted.has(element));
  };
  window.pageTools = {
    isSettled: () => all('*').every((element) => !element.localName.startsWith('atlas-') || isSettled(element)),
    painted: (canvas) => texts.get(canvas) ?? [],
    all,
    focused: () => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element === document.body ? null : element;
    },
    isShown: (element) =>
      element.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true }) &&
      element.getClientRects().length > 0,
    textOf,
    nameOf: (element) => {
      if (!element) return 'nothing';
      const root = element.getRootNode();
      const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
      const word = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 24);
      const id = element.id ? `#${element.id}` : '';
      return `${host}${element.localName}${id}${word ? ` "${word}"` : ''}`;
    },
  };
}
