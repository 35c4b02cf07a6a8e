/**
 * Makes slugs as the server does: ASCII letters and digits only, words joined by hyphens.
 */

/**
 * Returns the slug of a name. Letters outside ASCII are dropped; a name without ASCII letters gets hyphens: `"---"`.
 * `"R&B"` becomes `"rb"` and `"Drum & Bass"` becomes `"drum-bass"`, as recorded.
 */
export const makeSlug = (name: string): string => {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]+/g, "")
    .trim()
    .replaceAll(/[\s-]+/g, "-")
  return words === "" || words === "-" ? "---" : words
}
