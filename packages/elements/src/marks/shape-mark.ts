import type { PathMark, PathShape } from './mark.js';

/** A path as numbers, which can write its path data. */
export interface WrittenShape extends PathShape {
  readonly d: string;
}

/** A mark whose path data is written only when somebody reads it. */
export class ShapeMark implements PathMark {
  readonly type = 'path';
  readonly shape: WrittenShape;
  declare readonly role: PathMark['role'];

  constructor(shape: WrittenShape, look: Omit<PathMark, 'type' | 'd' | 'shape'>) {
    this.shape = shape;
    Object.assign(this, look);
  }

  get d(): string {
    return this.shape.d;
  }
}
