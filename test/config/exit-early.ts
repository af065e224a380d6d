/** Vitest 4.1 keeps screenshot timers alive after the last test (vitest#8164 family); leave once everything was reported. */
export function teardown(): void {
  setTimeout(() => process.exit(), 1500).unref();
}
