/**
 * `beatport_get`
 */
import { Effect, Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { Genres } from "../../schemas/Genres.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Listing, readOffset, toListing } from "../Listing.ts"
import { cursor, detail, IdOrText } from "../parameters.ts"
import { type Kind, kinds, readReference, type Reference } from "../Reference.ts"
import {
  makeChartRow,
  type Detail,
  makeNamedRow,
  makePlaylistRow,
  releaseRow,
  type Row,
  makeTrackRow
} from "../Row.ts"
import { clean } from "../text.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { readTool } from "./declare.ts"

const mostReferences = 50

const parameters = Schema.Struct({
  ids: Schema.Array(IdOrText)
    .check(Schema.isMinLength(1), Schema.isMaxLength(mostReferences))
    .annotate({ description: "Ids, kind:id, beatport.com links, beatport:// addresses" }),
  kind: Schema.optionalKey(Schema.Literals(kinds).annotate({ description: "Of plain ids; default track" })),
  detail,
  cursor
})

export const GetTool = readTool("beatport_get", {
  title: "Get by id",
  description: "Returns up to 50 items of any kind in order; names the missing.",
  parameters,
  success: Listing
})

/** Gets resources of any kind by their references. */
export const get = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { cursor: from, detail: form = "brief", ids, kind = "track" }: typeof parameters.Type
) {
  const list = { tool: "get", ids, kind }
  const offset = yield* readOffset(list, from)
  const references = yield* Effect.forEach(ids, (given, index) => {
    const reference = readReference(given, kind)
    return reference === undefined
      ? Effect.fail(
          makeArgumentFailure(
            `ids[${index}]`,
            `"${clean(String(given))}" is no id, kind:id (of ${kinds.join(", ")}), beatport.com link or beatport:// address. To find a name, use beatport_search.`
          )
        )
      : Effect.succeed(reference)
  })
  const found = new Map<string, Row>()
  for (const each of kinds) {
    const wanted = references
      .slice(offset)
      .flatMap((reference) => (reference.kind === each ? [reference.id] : []))
    if (wanted.length === 0) continue
    const rows = yield* fetchKind(beatport, each, [...new Set(wanted)], form)
    for (const row of rows) found.set(nameOf({ kind: each, id: row.id }), { kind: each, ...row })
  }
  const rows = references.flatMap((reference) => found.get(nameOf(reference)) ?? [])
  const missing = [...new Set(references.map(nameOf).filter((name) => !found.has(name)))]
  return yield* toListing({ list, offset, rows: rows.slice(offset), count: rows.length, missing })
})

const nameOf = ({ id, kind }: Reference): string => `${kind}:${id}`

const fetchKind = (
  beatport: BeatportService,
  kind: Kind,
  ids: ReadonlyArray<number>,
  form: Detail
): Effect.Effect<ReadonlyArray<Row>, CallError> => {
  switch (kind) {
    case "track":
      return Effect.map(beatport.tracks.getMany(ids), ({ items }) =>
        items.map((item) => makeTrackRow(item, form))
      )
    case "release":
      return Effect.map(beatport.releases.getMany(ids), ({ items }) =>
        items.map((item) => releaseRow(item, form))
      )
    case "artist":
      return Effect.map(beatport.artists.getMany(ids), ({ items }) =>
        items.map((item) => makeNamedRow("artist", item, form))
      )
    case "label":
      return Effect.map(beatport.labels.getMany(ids), ({ items }) =>
        items.map((item) => makeNamedRow("label", item, form))
      )
    case "chart":
      return Effect.map(beatport.charts.list({ id: ids, per_page: 100 }), ({ results }) =>
        results.map((item) => makeChartRow(item, form))
      )
    case "playlist":
      // Beatport has no list by id of playlists.
      return Effect.map(
        Effect.forEach(ids, (id) =>
          beatport.playlists.get(id).pipe(
            Effect.map((item) => [makePlaylistRow(item)]),
            Effect.catchTag("NotFoundError", () => Effect.succeed([]))
          )
        ),
        (rows) => rows.flat()
      )
    case "genre":
      return Effect.succeed(
        ids.flatMap((id) => {
          const title = Genres.name(id)
          return title === undefined ? [] : [{ id, title }]
        })
      )
  }
}
