/**
 * `beatport playlist`: playlists, and changes to one's own.
 */
import { Effect } from "effect"
import { Argument, Command, Prompt } from "effect/cli"
import { Beatport } from "../../services/Beatport.ts"
import { ask } from "../ask.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { readGivenFile } from "../readGivenFile.ts"
import { playlistColumns, rankedTrackColumns } from "../output/columns.ts"
import { writeDetailLines } from "../output/detail.ts"
import { writeJsonLine } from "../output/show.ts"
import { showList } from "../output/showList.ts"
import { parseId, parseIds } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"

const id = Argument.String("ID").pipe(Argument.withDescription("A playlist, by id or link"))

const tracks = Argument.String("TRACK").pipe(
  Argument.withDescription("Tracks, by id or link, or - for a list on stdin"),
  Argument.variadic({ min: 1 })
)

const dryRun = toggle("dry-run", "Say what would change, and change nothing")

/** A change as `--json` writes it and as a person reads it. */
interface Change {
  readonly action: "create" | "add" | "remove" | "sync" | "delete"
  readonly playlist_id: number | null
  readonly tracks_added: number
  readonly tracks_removed: number
  readonly dry_run: boolean
}

const report = (change: Change, words: string) =>
  Effect.gen(function* () {
    const { fields, json } = yield* settings
    const output = yield* Output
    yield* output.lines([
      json ? writeJsonLine("change", change, fields) : `${change.dry_run ? "Would " : ""}${words}`
    ])
  })

const writePlural = (count: number): string => `${count} ${count === 1 ? "track" : "tracks"}`

const showOne = (given: string) =>
  withBeatport(
    Effect.gen(function* () {
      const { playlists } = yield* Beatport
      const playlist = yield* playlists.get(yield* parseId("playlist", given))
      const { fields, json } = yield* settings
      const page = `https://www.beatport.com/playlists/share/${playlist.id}`
      yield* (yield* Output).lines(
        json
          ? [writeJsonLine("playlist", playlist, fields)]
          : yield* writeDetailLines("playlist", playlist, page, fields)
      )
    })
  )

const showTracks = (given: string) =>
  withBeatport(
    Effect.gen(function* () {
      const { playlists } = yield* Beatport
      const places = playlists.tracks(yield* parseId("playlist", given))
      yield* showList(
        { kind: "track", columns: rankedTrackColumns },
        places.filterMap(({ track }) => track ?? undefined)
      )
    })
  )

const list = makeCommand("list", "Lists your playlists.", {}, () =>
  withBeatport(
    Effect.flatMap(Beatport, ({ library }) =>
      showList({ kind: "playlist", columns: playlistColumns }, library.playlists.list())
    )
  )
)

const show = makeCommand("show", "Shows a playlist and its tracks.", { id }, (given) =>
  Effect.gen(function* () {
    const { json } = yield* settings
    if (!json) {
      yield* showOne(given.id)
      yield* (yield* Output).lines([""])
    }
    yield* showTracks(given.id)
  })
)

const create = makeCommand(
  "create",
  "Creates a playlist and writes its id.",
  {
    name: Argument.String("NAME").pipe(Argument.withDescription("At most 64 characters")),
    isPublic: toggle("public", "Let everyone see it"),
    dryRun
  },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const change = {
          action: "create",
          tracks_added: 0,
          tracks_removed: 0,
          dry_run: given.dryRun
        } as const
        if (given.dryRun)
          return yield* report({ ...change, playlist_id: null }, `create the playlist ${given.name}`)
        const { library } = yield* Beatport
        const made = yield* library.playlists.create(given.name, { is_public: given.isPublic })
        const { json } = yield* settings
        yield* json
          ? report({ ...change, playlist_id: made.id }, "")
          : (yield* Output).lines([String(made.id)])
      })
    )
)

const add = makeCommand(
  "add",
  "Adds tracks at the end of one of your playlists.",
  { id, tracks, dryRun },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const playlist_id = yield* parseId("playlist", given.id)
        const wanted = yield* parseIds("track", given.tracks)
        const { library } = yield* Beatport
        if (!given.dryRun) yield* library.playlists.addTracks(playlist_id, wanted)
        yield* report(
          {
            action: "add",
            playlist_id,
            tracks_added: wanted.length,
            tracks_removed: 0,
            dry_run: given.dryRun
          },
          `add ${writePlural(wanted.length)} to playlist ${playlist_id}`
        )
      })
    )
)

const remove = makeCommand(
  "remove",
  "Removes tracks from one of your playlists.",
  { id, tracks, dryRun },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const playlist_id = yield* parseId("playlist", given.id)
        const unwanted = new Set(yield* parseIds("track", given.tracks))
        const { library } = yield* Beatport
        const places = yield* library.playlists.trackIds(playlist_id)
        const items = places.flatMap((place) =>
          unwanted.has(place.track_id) && place.id !== undefined ? [place.id] : []
        )
        if (!given.dryRun && items.length > 0) yield* library.playlists.removeTracks(playlist_id, items)
        yield* report(
          {
            action: "remove",
            playlist_id,
            tracks_added: 0,
            tracks_removed: items.length,
            dry_run: given.dryRun
          },
          `remove ${writePlural(items.length)} from playlist ${playlist_id}`
        )
      })
    )
)

const sync = makeCommand(
  "sync",
  "Makes one of your playlists equal to a list of tracks, with at most three writing requests.",
  {
    id,
    file: Argument.String("FILE").pipe(
      Argument.withDescription("A file with a track on each line, by id or link; - for stdin")
    ),
    dryRun
  },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const playlist_id = yield* parseId("playlist", given.id)
        const lines =
          given.file === "-"
            ? ["-"]
            : (yield* readGivenFile(given.file))
                .split(/\r?\n/)
                .map((line) => line.trim())
                .filter((line) => line !== "" && !line.startsWith("#"))
        const wanted = yield* parseIds("track", lines)
        const { library } = yield* Beatport
        const changes = yield* given.dryRun
          ? library.playlists.planSync(playlist_id, wanted)
          : library.playlists.sync(playlist_id, wanted)
        const [added, removed] = [changes.add.length, changes.remove.length]
        yield* report(
          {
            action: "sync",
            playlist_id,
            tracks_added: added,
            tracks_removed: removed,
            dry_run: given.dryRun
          },
          `add ${writePlural(added)} and remove ${writePlural(removed)}${changes.reorder ? ", and change the order" : ""}`
        )
      })
    )
)

const deletePlaylist = makeCommand(
  "delete",
  "Deletes one of your playlists. Asks first; without a terminal it needs --yes.",
  { id, yes: toggle("yes", "Do not ask"), dryRun },
  (given) =>
    withBeatport(
      Effect.gen(function* () {
        const playlist_id = yield* parseId("playlist", given.id)
        const { library } = yield* Beatport
        const { name } = yield* library.playlists.get(playlist_id)
        const change = {
          action: "delete",
          playlist_id,
          tracks_added: 0,
          tracks_removed: 0,
          dry_run: given.dryRun
        } as const
        if (given.dryRun) return yield* report(change, `delete the playlist ${name}`)
        if (!given.yes) yield* confirm(`Delete the playlist ${name}?`)
        yield* library.playlists.delete(playlist_id)
        yield* report(change, `delete the playlist ${name}`)
      })
    )
)

const confirm = (message: string) =>
  Effect.gen(function* () {
    const { canAsk } = yield* Output
    const { noInput } = yield* settings
    if (!canAsk || noInput) {
      return yield* new UsageError({ message: "deleting needs a confirmation", hint: "Add --yes." })
    }
    const agreed = yield* ask(Prompt.Confirm({ message, initial: false }))
    if (!agreed) return yield* new UsageError({ message: "nothing was deleted" })
  })

/** `beatport playlist` */
export const playlist: CliCommand = makeCommand(
  "playlist",
  "Shows a playlist by id, or works with your playlists.",
  {
    id: Argument.String("ID").pipe(Argument.withDescription("A playlist, by id or link")),
    tracks: toggle("tracks", "List its tracks instead")
  },
  (given) => (given.tracks ? showTracks(given.id) : showOne(given.id))
).pipe(Command.withSubcommands([list, show, create, add, remove, sync, deletePlaylist]))
