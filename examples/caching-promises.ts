/** Keep responses in memory, with promises. */
import { BeatportClient } from "effect-beatport/promise"

// #region promises
await using beatport = await BeatportClient.make({ cache: true })

const house = await beatport.tracks.list({ genre_id: "House" })
const again = await beatport.tracks.list({ genre_id: "House" })
const fresh = await beatport.tracks.list({ genre_id: "House" }, { cache: "reload" })
console.log(`stored: ${house.cached}, ${again.cached}, ${fresh.cached}`)
// #endregion
