/**
 * The fields that `tag --fields` names.
 */
import { Effect } from "effect"
import { tagFieldNames, type TagFieldName } from "../../collection/index.ts"
import { UsageError } from "../CliFailure.ts"
import { nearest } from "../../schemas/nearest.ts"

/** Names a field of a tag, or the cover. */
export type TagField = TagFieldName | "cover"

const all: ReadonlyArray<TagField> = [...tagFieldNames, "cover"]

const isBare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "")

const byName: ReadonlyMap<string, TagField> = new Map(all.map((field) => [isBare(field), field]))

/** Returns the fields to write: those that were named, in any case, or all text fields. */
export const readGivenFields = (
  given: ReadonlyArray<string> | undefined
): Effect.Effect<ReadonlyArray<TagField>, UsageError> =>
  Effect.forEach(given ?? tagFieldNames, (name) => {
    const field = byName.get(isBare(name))
    if (field !== undefined) return Effect.succeed(field)
    const [near] = nearest(name, all)
    return Effect.fail(
      new UsageError({
        message: `--fields: there is no field "${name}"${near === undefined ? "" : `; the nearest is ${near}`}`,
        hint: `Fields of tags are ${all.join(", ")}.`
      })
    )
  })
