/**
 * Complete, plausible values of the API for tests: one function for each schema and each error. Each takes the fields that
 * the test changes.
 */
export * from "./Fixtures/account.ts"
export * from "./Fixtures/artists.ts"
export * from "./Fixtures/charts.ts"
export * from "./Fixtures/errors.ts"
export type { Fixture } from "./Fixtures/fixture.ts"
export * from "./Fixtures/genres.ts"
export * from "./Fixtures/labels.ts"
export * from "./Fixtures/pages.ts"
export * from "./Fixtures/playlists.ts"
export * from "./Fixtures/releases.ts"
export * from "./Fixtures/tracks.ts"
export * from "./Fixtures/values.ts"
