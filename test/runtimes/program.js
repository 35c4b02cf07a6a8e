/**
 * The program that runs in each runtime: it signs in, searches, walks a list past its first page, and meets an error. It needs
 * nothing but the Promise client.
 */
import { BeatportClient, NotFoundError, Track, ValidationError } from "effect-beatport/promise"

/**
 * Returns what the program has seen, as JSON.
 *
 * @param {import("effect-beatport/promise").BeatportClientOptions} options
 */
export const run = async (options) => {
  const beatport = await BeatportClient.make({ pace: 0, ...options })
  try {
    const found = await beatport.tracks.search("a", { per_page: 3 })
    let walked = 0
    for await (const track of beatport.tracks.list({ per_page: 40 })) {
      if (Track.fullTitle(track) !== "" && ++walked === 100) break
    }
    const notFound = await beatport.tracks.get(999_999_999).then(
      () => false,
      (/** @type {unknown} */ error) => error instanceof NotFoundError
    )
    const { state } = await beatport.auth.status()
    return { found: found.results.length, walked, notFound, state, refused: null }
  } finally {
    await beatport.close()
  }
}

/**
 * Returns the error of a client with a password, where a runtime does not allow one; otherwise null.
 *
 * @param {import("effect-beatport/promise").BeatportClientOptions} options
 */
export const refusal = async (options) => {
  try {
    const beatport = await BeatportClient.make(options)
    await beatport.close()
    return null
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    return { _tag: error._tag, fields: error.fields }
  }
}
