const UNITS = new Set('persons teams sites projects orders events cases items activities households copies'.split(' '));

/** Tells whether English leaves a unit to the label: `52 Volunteer teams`, not `52 teams Volunteer teams`. Chinese prints its measure words. */
export function isSaidByLabel(unit: string): boolean {
  return UNITS.has(unit);
}
