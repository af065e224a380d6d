import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Theme } from '../theme/theme.js';
import { THEME_MEDIA, themeNameOf, themeOf } from '../theme/theme-of.js';
import { themes } from '../theme/themes.js';

/** Reads an element's theme once per connection, change of its attribute, media change or `refresh`, and lets go of its listeners on disconnect. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #theme: Theme | null = null;
  #chosen: string | null = null;
  #media: MediaQueryList[] = [];
  readonly #changed = () => this.refresh();

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The tokens in force; the theme's own until the element is connected. */
  get theme(): Theme {
    if (!this.#host.isConnected) return themes[themeNameOf(this.#host)];
    const chosen = this.#host.getAttribute('theme');
    if (chosen !== this.#chosen) this.#theme = null;
    this.#chosen = chosen;
    this.#theme ??= themeOf(this.#host);
    return this.#theme;
  }

  /** Reads the tokens again. */
  refresh(): void {
    this.#theme = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#theme = null;
    if (typeof matchMedia !== 'function') return;
    this.#media = THEME_MEDIA.map((query) => matchMedia(query));
    for (const media of this.#media) media.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    for (const media of this.#media) media.removeEventListener('change', this.#changed);
    this.#media = [];
  }
}
