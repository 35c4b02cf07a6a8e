/** Use the Promise client in Node, Bun and Deno. */
import { BeatportClient, Track } from "effect-beatport/promise"

const beatport = await BeatportClient.make()
try {
  const [first] = await beatport.charts.top(1)
  if (first !== undefined) console.log(Track.fullTitle(first))
} finally {
  await beatport.close()
}
