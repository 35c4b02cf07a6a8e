/**
 * A tour of the SDK: `npm run demo` runs it against a simulated Beatport on this machine, `npm run demo -- --live`
 * against Beatport, with the account in BEATPORT_USERNAME and BEATPORT_PASSWORD.
 */
import { parseArgs } from "node:util"
import { NodeRuntime } from "@effect/platform-node"
import { Cause, Clock, Console, Data, Duration, Effect, Layer, Option } from "effect"
import {
  Auth,
  Beatport,
  BeatportConfig,
  Genres,
  GenreReference,
  Key,
  type Page,
  RateLimiter,
  type Release,
  TokenStore,
  Track
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"
import * as Screen from "./demo/Screen.ts"

/** Tells the user what to do. */
class Hint extends Data.TaggedError("Hint")<{ readonly message: string }> {}

/**
 * Provides Beatport as NodeBeatport.layer does, except that the token stays in memory, so that the demo writes no
 * files.
 */
const services = Beatport.layerServices.pipe(
  Layer.provide([TokenStore.layerMemory, RateLimiter.layer, NodeHttp.layer()])
)

const trackColumns: ReadonlyArray<Screen.Column<Track>> = [
  { title: "Title", show: (track) => Track.fullTitle(track), share: 4 },
  { title: "Artists", show: (track) => Track.artistNames(track).join(", "), share: 3 },
  { title: "Label", show: (track) => Track.label(track).name, share: 2 },
  { title: "BPM", show: ({ bpm }) => String(bpm ?? ""), align: "right" },
  { title: "Key", show: ({ key }) => (key === null ? "" : Key.camelot(key)), align: "right" }
]

const chartColumns: ReadonlyArray<Screen.Column<Track>> = [
  { title: "#", show: (_, index) => String(index + 1), align: "right" },
  ...trackColumns
]

const releaseColumns: ReadonlyArray<Screen.Column<Release>> = [
  { title: "Released", show: (release) => release.publish_date },
  { title: "Name", show: (release) => release.name, share: 3 },
  { title: "Label", show: (release) => release.label.name, share: 2 },
  { title: "Number", show: (release) => release.catalog_number ?? "", share: 1 },
  { title: "Tracks", show: (release) => String(release.track_count), align: "right" }
]

/** Prints the first rows of a list, and their number. */
const excerpt = <Row>(columns: ReadonlyArray<Screen.Column<Row>>, rows: ReadonlyArray<Row>, of: string) =>
  Effect.andThen(Screen.table(columns, rows), Screen.remark(`${rows.length} of ${of}`))

const countOf = (page: Page<unknown>) => (page.capped ? `${page.count} or more` : String(page.count))

const logIn = Effect.gen(function* () {
  const auth = yield* Auth
  const beatport = yield* Beatport
  yield* Screen.heading("Log in", "auth.login()")
  yield* auth.login()

  const { username } = yield* beatport.account.get()
  const { expires_at, renewable } = yield* auth.status
  const minutes = Math.round(
    (Option.getOrElse(expires_at, () => 0) - (yield* Clock.currentTimeMillis)) / 60_000
  )
  yield* Screen.facts({
    "Signed in as": username,
    Token: `valid for ${Duration.format(Duration.minutes(minutes))}${renewable ? ", refreshed before it expires" : ""}`
  })
})

const search = Effect.gen(function* () {
  const beatport = yield* Beatport
  yield* Screen.heading('A search for "techno"', 'beatport.tracks.search("techno", { per_page: 5 })')
  const page = yield* beatport.tracks.search("techno", { per_page: 5 })
  yield* excerpt(trackColumns, page.results, countOf(page))
})

const charts = Effect.gen(function* () {
  const beatport = yield* Beatport
  const genre = Genres.name(Genres.Techno) ?? "Techno"

  yield* Screen.heading(`The top 100 of ${genre}`, 'beatport.charts.top100({ genre_id: "Techno" })')
  const top = yield* beatport.charts.top100({ genre_id: "Techno" })
  yield* excerpt(chartColumns, top.slice(0, 10), String(top.length))

  yield* Screen.heading("The Hype chart: small labels", 'beatport.charts.hype({ genre_id: "Techno" })')
  const hype = yield* beatport.charts.hype({ genre_id: "Techno" })
  yield* excerpt(chartColumns, hype.slice(0, 5), String(hype.length))

  return top
})

const details = Effect.fnUntraced(function* (id: number) {
  const beatport = yield* Beatport
  yield* Screen.heading("A track", `beatport.tracks.get(${id}, { fallback: "list" })`)
  const track = yield* beatport.tracks.get(id, { fallback: "list" })
  yield* Screen.facts({
    Title: Track.fullTitle(track),
    Artists: Track.artistNames(track).join(", "),
    Remixers: Track.remixerNames(track).join(", ") || "none",
    Label: `${Track.label(track).name}, ${track.catalog_number}`,
    Genre: GenreReference.displayName(track.genre),
    Key: track.key === null ? "unknown" : `${track.key.name}, ${Key.camelot(track.key)} on the Camelot wheel`,
    BPM: String(track.bpm ?? "unknown"),
    Length: track.length ?? "unknown",
    Released: track.publish_date,
    Preview: Track.previewUrl(track)
  })
})

const catalogues = Effect.fnUntraced(function* (track: Track) {
  const beatport = yield* Beatport
  const [artist] = track.artists
  if (artist !== undefined && artist !== null) {
    yield* Screen.heading(
      `Releases by ${artist.name}`,
      `beatport.artists.releases(${artist.id}, { per_page: 5 })`
    )
    const discography = yield* beatport.artists.releases(artist.id, { per_page: 5 })
    yield* excerpt(releaseColumns, discography.results, countOf(discography))
  }

  const label = Track.label(track)
  yield* Screen.heading(`Releases on ${label.name}`, `beatport.labels.releases(${label.id}, { per_page: 5 })`)
  const catalogue = yield* beatport.labels.releases(label.id, { per_page: 5 })
  yield* excerpt(releaseColumns, catalogue.results, countOf(catalogue))
})

const tour = Effect.gen(function* () {
  const { baseUrl } = yield* BeatportConfig
  yield* Screen.title("effect-beatport", `a tour of ${baseUrl}`)
  yield* logIn
  yield* search
  const [first] = yield* charts
  if (first === undefined) return
  yield* details(first.id)
  yield* catalogues(first)
})

const wrongPassword = Effect.fnUntraced(function* (username: string) {
  const auth = yield* Auth
  yield* Screen.heading("A wrong password", `auth.login({ username: "${username}", password: "swordfish" })`)
  yield* Effect.matchEffect(auth.login({ username, password: "swordfish" }), {
    onFailure: (error) => Screen.failure(error._tag, error.message),
    onSuccess: () => new Hint({ message: "The simulator accepted a wrong password." })
  })
})

const simulated = Effect.gen(function* () {
  const { account, baseUrl } = yield* Simulator
  const { password, username } = account
  // The default interval between requests protects Beatport. The simulator needs none.
  const config = BeatportConfig.layer({ baseUrl, username, password, pace: "10 millis" })
  yield* Effect.andThen(tour, wrongPassword(username)).pipe(
    Effect.provide(Layer.provideMerge(services, config))
  )
}).pipe(Effect.provide(Simulator.layer({ tracks: 12_000 })))

const live = Effect.gen(function* () {
  const { credentials } = yield* BeatportConfig
  if (Option.isNone(credentials)) {
    return yield* new Hint({
      message: "--live needs an account of www.beatport.com: set BEATPORT_USERNAME and BEATPORT_PASSWORD."
    })
  }
  yield* tour
  yield* Screen.closing(
    "The demo sends no wrong password for a real account. Without --live, it ends with the error of a wrong password."
  )
}).pipe(Effect.provide(Layer.provideMerge(services, BeatportConfig.layerConfig())))

const demo = Effect.gen(function* () {
  const { values } = yield* Effect.try({
    try: () => parseArgs({ options: { live: { type: "boolean", default: false } } }),
    catch: () => new Hint({ message: "Usage: npm run demo [-- --live]" })
  })
  const [time] = yield* values.live ? Effect.timed(live) : Effect.timed(simulated)
  yield* Screen.closing(`Done in ${Duration.toSeconds(time).toFixed(1)} s.`)
})

const complain = (cause: Cause.Cause<{ readonly message: string }>) =>
  Option.match(Cause.findErrorOption(cause), {
    // Unexpected errors are printed with their stack.
    onNone: () => (Cause.hasInterruptsOnly(cause) ? Effect.void : Console.error(Cause.pretty(cause))),
    onSome: ({ message }) => Console.error(`\n${message}`)
  })

// The reader may close the pipe early: npm run demo | head
process.stdout.on("error", () => process.exit())

NodeRuntime.runMain(Effect.tapCause(demo, complain), { disableErrorReporting: true })
