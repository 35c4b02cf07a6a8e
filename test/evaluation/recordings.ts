/**
 * Which ids of the catalogue are one recording: the rule of the labelled rows, applied to everything.
 *
 * Same name, same version, same artists. "Original" and "Original Mix" are one, so are "Extended", "Extended Mix" and
 * "Extended Version". A guest may be named in the name, among the artists, or in both; so may a remixer.
 */
import type { CatalogueRow } from "./catalogue.ts"

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

const guest = /\s*[[(]?\b(?:feat|ft|featuring)\b\.?\s*([^()[\]]*)[\])]?/gi

const country = /\s*\((?:[A-Z]{2}|USA|OFC|ofc)\)$/

const versionOf = (row: CatalogueRow): string => {
  const inName = [
    ...row.name.matchAll(/[[(]([^()[\]]*\b(?:mix|remix|edit|version|extended|mixed|live)\b[^()[\]]*)[\])]/gi)
  ]
  // A version that both the name and the mix name state is one.
  const stated = new Set([
    ...inName.map(([, text = ""]) => plain(text)),
    plain(row.mix_name.replaceAll(guest, ""))
  ])
  const words = [...stated].join(" ").trim()
  const version = words
    .replace(/^(?:original mix|original|mix)$/, "")
    .replace(/\boriginal mix$/, "")
    .trim()
  return version.replace(/^extended (?:mix|version)$/, "extended")
}

const nameOf = (row: CatalogueRow): string =>
  plain(
    row.name
      .replaceAll(guest, " ")
      .replaceAll(/[[(][^()[\]]*\b(?:mix|remix|edit|version|extended|mixed|live)\b[^()[\]]*[\])]/gi, " ")
  )

const peopleOf = (row: CatalogueRow): string => {
  const guests = [...row.name.matchAll(guest), ...row.mix_name.matchAll(guest)].flatMap(([, names = ""]) =>
    names.split(/,|&| and | x |\b(?:feat|ft|featuring)\b\.?/i)
  )
  const version = ` ${versionOf(row)} `
  return [
    ...new Set(
      [...row.artists, ...guests]
        .flatMap((name) => name.split(/,|&/))
        .map((name) => plain(name.replace(country, "")))
    )
  ]
    .filter((name) => name !== "" && !version.includes(` ${name} `))
    .toSorted()
    .join(",")
}

/** Equal for the versions of one work. */
export const workOf = (row: CatalogueRow): string => `${nameOf(row)}|${peopleOf(row)}`

/** Equal for the ids of one recording. */
export const recordingOf = (row: CatalogueRow): string => `${workOf(row)}|${versionOf(row)}`

/** Groups the ids of a catalogue by recording. */
export const recordingsOf = (
  rows: ReadonlyArray<CatalogueRow>
): ReadonlyMap<string, ReadonlyArray<number>> => {
  const groups = new Map<string, Array<number>>()
  for (const row of rows) {
    const key = recordingOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row.id])
    else group.push(row.id)
  }
  return groups
}
