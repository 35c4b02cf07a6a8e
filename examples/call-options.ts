/** Set options of one call: its time limit, its retries and headers; and read the status beside the value. */
import { BeatportClient } from "effect-beatport/promise"

await using beatport = await BeatportClient.make()

// #region options
const { data, response } = await beatport.charts
  .top(
    10,
    {},
    {
      timeout: 60_000, // milliseconds, for the whole call
      retries: 1,
      headers: { "x-request-id": "a-1" },
      signal: AbortSignal.timeout(90_000)
    }
  )
  .withResponse()
console.log(`${response.status}, ${response.headers["content-type"]}: ${data.length} tracks`)
// #endregion
