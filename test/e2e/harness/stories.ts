import { render } from 'lit';

type Args = Readonly<Record<string, unknown>>;
type Render = (args: Args, context: { args: Args; id: string }) => unknown;

interface Story {
  readonly args?: Args;
  readonly render?: Render;
}

/** The exports of a story file, as Storybook's component story format has them. */
export interface StoryFile {
  readonly default: Story & { readonly title?: string; readonly component?: string };
  readonly [name: string]: unknown;
}

/** A story that can be put on the page. */
export interface HarnessStory {
  readonly name: string;
  /** Renders into a container that is on the page. */
  readonly mount: (container: HTMLElement) => void;
}

function isStory(value: unknown): value is Story {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(view: unknown, container: HTMLElement): void {
  if (view instanceof Node) container.append(view);
  else render(view, container);
}

function mountOf(meta: StoryFile['default'], story: Story, id: string): HarnessStory['mount'] {
  return (container) => {
    const args = { ...meta.args, ...story.args };
    const draw = story.render ?? meta.render;
    if (draw) return put(draw(args, { args, id }), container);
    if (!meta.component) throw new Error(`${id} has neither render nor component`);
    put(Object.assign(document.createElement(meta.component), args), container);
  };
}

/** Lists every story of some files, in the order of their names. */
export function storiesOf(files: Readonly<Record<string, StoryFile>>): HarnessStory[] {
  return Object.entries(files).flatMap(([path, file]) =>
    Object.entries(file).flatMap(([key, story]) => {
      if (key === 'default' || !isStory(story)) return [];
      const name = `${path.split('/').at(-1)?.replace('.stories.ts', '')} ${key}`;
      return [{ name, mount: mountOf(file.default, story, name) }];
    }),
  );
}
