/**
 * `beatport follow`, `unfollow` and `purchases`: what belongs to the account.
 */
import { Effect } from "effect"
import { Argument, Flag } from "effect/cli"
import type { Purchase } from "../../schemas/Purchase.ts"
import type { StoreKind, StoreThing } from "../../schemas/Store.ts"
import { Track } from "../../schemas/Track.ts"
import { Beatport, type BeatportService } from "../../services/Beatport.ts"
import { type CliCommand, type Failure, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import type { Shown } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { expand, parseReference } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

const flags = {
  ids: Argument.String("ID").pipe(
    Argument.withDescription("Ids, links or beatport: addresses, or - for a list on stdin"),
    Argument.variadic({ min: 1 })
  ),
  kind: Flag.Literals("kind", ["artist", "label", "playlist", "genre"]).pipe(
    Flag.withDescription("What a bare id is of; artist by default"),
    Flag.withDefault("artist" as const)
  ),
  dryRun: toggle("dry-run", "Say what would change, and change nothing")
}

/** The ids of each kind, as the request names the kinds. */
const requestFor = (things: ReadonlyArray<StoreThing>) => {
  const of = (kind: StoreKind) => things.filter((thing) => thing.kind === kind).map((thing) => thing.id)
  return { performer: of("artist"), label: of("label"), playlist: of("playlist") }
}

interface Way {
  readonly verb: "follow" | "unfollow"
  readonly many: (
    beatport: BeatportService,
    request: ReturnType<typeof requestFor>
  ) => Effect.Effect<void, Failure>
  readonly genre: (beatport: BeatportService, id: number) => Effect.Effect<void, Failure>
}

const makeFollowing = ({ genre, many, verb }: Way): CliCommand =>
  makeCommand(
    verb,
    verb === "follow"
      ? "Follows artists, labels, playlists and genres."
      : "Stops following artists, labels, playlists and genres.",
    flags,
    (given) =>
      Effect.gen(function* () {
        const things = yield* Effect.flatMap(expand(given.ids), (texts) =>
          Effect.forEach(texts, (text) => parseReference(given.kind, text))
        )
        const wrong = things.find(({ kind }) => ["track", "release", "chart"].includes(kind))
        if (wrong !== undefined) {
          return yield* new UsageError({ message: `a ${wrong.kind} cannot be followed` })
        }
        const genres = things.filter(({ kind }) => kind === "genre")
        if (!given.dryRun) {
          yield* withBeatport(
            Effect.gen(function* () {
              const beatport = yield* Beatport
              if (genres.length < things.length) yield* many(beatport, requestFor(things))
              yield* Effect.forEach(genres, ({ id }) => genre(beatport, id), { discard: true })
            })
          )
        }
        const { quiet } = yield* settings
        const names = things.map(({ id, kind }) => `${kind} ${id}`).join(", ")
        const output = yield* Output
        if (given.dryRun) yield* output.lines([`Would ${verb} ${names}`])
        else if (!quiet) yield* output.note(`${verb === "follow" ? "Followed" : "Unfollowed"} ${names}.`)
      })
  )

/** `beatport follow` */
export const follow: CliCommand = makeFollowing({
  verb: "follow",
  many: ({ library }, request) => library.following.follow(request),
  genre: ({ library }, id) => library.genres.follow(id)
})

/** `beatport unfollow` */
export const unfollow: CliCommand = makeFollowing({
  verb: "unfollow",
  many: ({ library }, request) => library.following.unfollow(request),
  genre: ({ library }, id) => library.genres.unfollow(id)
})

const purchase: Shown<Purchase> = {
  kind: "purchase",
  columns: [
    { header: "ID", of: ({ id }) => String(id), align: "right" },
    { header: "ARTISTS", of: (track) => Track.artistNames(track).join(", "), shrinks: true },
    { header: "TITLE", of: (track) => Track.fullTitle(track).trim(), shrinks: true },
    { header: "FORMAT", of: ({ audio_format }) => audio_format?.name ?? "" },
    { header: "BOUGHT", of: ({ purchase_date }) => purchase_date?.slice(0, "YYYY-MM-DD".length) ?? "" }
  ]
}

/** `beatport purchases` */
export const purchases: CliCommand = makeCommand("purchases", "Lists what you have bought.", {}, () =>
  withBeatport(Effect.flatMap(Beatport, ({ library }) => showList(purchase, library.purchases.list())))
)
