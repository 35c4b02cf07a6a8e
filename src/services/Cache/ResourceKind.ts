/**
 * Sorts endpoints by how long their responses stay true, and by the resource that a change touches.
 */

/** Names a group of endpoints whose responses are kept for the same time. */
export type ResourceKind = "genres" | "details" | "lists" | "charts" | "library"

/** The first pattern that matches the path of an endpoint decides; `undefined` is never kept. */
const kinds: ReadonlyArray<readonly [RegExp, ResourceKind | undefined]> = [
  // Personal data, and addresses that expire.
  [
    /^\/(auth|health-check|db-health-check)\/|^\/my\/(account|email-preferences|streaming-quality)\//,
    undefined
  ],
  [/\/(stream-sdk|download|audio-files|encode-status)\//, undefined],
  [/^\/my\//, "library"],
  [/^\/catalog\/search\//, "lists"],
  [/\/top\/|^\/catalog\/(charts|playlists)\/|^\/curation\//, "charts"],
  [/^\/auxiliary\/|^\/catalog\/(sub-)?genres\/(:id\/(sub-genres\/)?)?$|\/facets\/$/, "genres"],
  [/^\/catalog\/(tracks|releases)\/(store\/)?:/, "details"],
  [/^\/catalog\/[\w-]+\/:id\/(?!tracks\/|releases\/)/, "details"]
]

/** Returns the kind of an endpoint by its path template; undefined if its responses are never kept. */
export const findKind = (path: string): ResourceKind | undefined => {
  const found = kinds.find(([pattern]) => pattern.test(path))
  return found === undefined ? "lists" : found[1]
}

/**
 * Returns the resource of an endpoint: `playlists` for `/my/playlists/:id/` and for `/catalog/playlists/:id/`, because a
 * change of the one is a change of the other.
 */
export const findResource = (path: string): string => path.split("/")[2] ?? ""
