/** Use the Promise client in a browser, with an access token of a server. */
import { BeatportClient, Track } from "effect-beatport/promise"

/** @param {import("effect-beatport/promise").BeatportClientOptions} options */
export const findFirst = async (options) => {
  const beatport = await BeatportClient.make(options)
  try {
    const [first] = await beatport.charts.top(1)
    return first === undefined ? "" : Track.fullTitle(first)
  } finally {
    await beatport.close()
  }
}
