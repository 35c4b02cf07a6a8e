/** Plain JavaScript, with promises. */
import { BeatportClient, Key, Track } from "effect-beatport/promise"

const beatport = await BeatportClient.make()
try {
  const tracks = await beatport.charts.top100({ genre_id: "Techno" })
  for (const track of tracks.slice(0, 3)) {
    const key = track.key === null ? "" : Key.camelot(track.key)
    console.log(`${Track.fullTitle(track)}  ${track.bpm} BPM  ${key}  ${Track.previewUrl(track)}`)
  }
} finally {
  await beatport.close()
}
