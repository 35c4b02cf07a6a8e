/**
 * Descriptions of parameters, taken from the declaration of API v4.
 */
import { argumentDescriptions } from "../api/descriptions.ts"

/**
 * Returns what the declaration says of a field, up to what only concerns a program: several values, ranges, lengths.
 * `describeParameter("TrackFilters", "genre_id")` is "A genre by id or name".
 */
export const describeParameter = (schema: string, field: string): string =>
  argumentDescriptions
    .get(schema)
    ?.get(field)
    ?.split(/, or several|, at least|[;:.]/)[0] ?? ""
