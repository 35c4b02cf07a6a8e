/**
 * Slugs as the server makes them: ASCII letters and digits only, words joined by hyphens.
 */

/**
 * The slug of a name. Letters outside ASCII are dropped, and a name made of nothing else gets hyphens: `"---"`.
 * `"R&B"` gives `"rb"` and `"Drum & Bass"` gives `"drum-bass"`, as recorded.
 */
export const slug = (name: string): string => {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]+/g, "")
    .trim()
    .replaceAll(/[\s-]+/g, "-")
  return words === "" || words === "-" ? "---" : words
}
