/** Promises instead of Effect. Await a list for one page, or iterate it for all items. */
import { BeatportClient, NotFoundError, Track } from "effect-beatport/promise"

// Configured by the environment; options such as { username, password } come first.
// Node 22 does not know "await using": there, call beatport.close() at the end.
await using beatport = await BeatportClient.make()

const page = await beatport.tracks.search("techno", { per_page: 5 })
console.log(`${page.count} tracks, among them ${page.results.map(Track.fullTitle).join(", ")}`)

const techno = beatport.tracks.list({ genre_id: "Techno", per_page: 20 })
for await (const track of techno) {
  console.log(Track.fullTitle(track))
  break // no further page is requested
}
const fifty = await techno.collect({ limit: 50 })
console.log(`${fifty.length} tracks`)

try {
  await beatport.tracks.get(999_999_999)
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error
  console.log(error.message)
}

// Every call takes a signal as its last argument, which aborts it.
const signal = AbortSignal.timeout(30_000)
const hype = await beatport.charts.hype({ genre_id: "House", n: 3 }, { signal })
console.log(hype.map((track) => Track.artistNames(track).join(", ")).join("; "))
