/**
 * Reading of rekordbox XML exports.
 */
import { Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, makeProblem } from "../Entry.ts"
import { isFindable, toLocalTrack } from "../Fields.ts"
import { decodeText } from "../text/decodeText.ts"
import { xmlTags, type XmlTag } from "../text/xmlTags.ts"
import { decodePath } from "./m3u.ts"

/**
 * Reads the collection of a rekordbox XML export. A row's `ref` is its `TrackID`. Playlists in the file refer to these
 * tracks and are skipped.
 */
export const readRekordbox = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>
): Stream.Stream<Entry, E | CollectionError, R> =>
  bytes.pipe(
    decodeText(),
    xmlTags("DJ_PLAYLISTS"),
    Stream.filter((found) => found._tag === "Problem" || isTrack(found)),
    Stream.map((found) => (found._tag === "Problem" ? found : toEntry(found)))
  )

/** A TRACK inside a playlist has only a `Key`. */
const isTrack = ({ _tag, name, attributes }: XmlTag): boolean =>
  _tag === "Open" && name === "TRACK" && !attributes.has("Key")

const columns = [
  "TrackID",
  "Name",
  "Artist",
  "Mix",
  "Remixer",
  "Album",
  "Label",
  "Year",
  "TotalTime",
  "AverageBpm",
  "Tonality",
  "Comments",
  "Location"
]

const toEntry = ({ attributes, line }: XmlTag): Entry => {
  const value = (name: string): string => attributes.get(name) ?? ""
  const track = toLocalTrack(value("TrackID") || `line ${line}`, {
    title: value("Name"),
    artist: value("Artist"),
    mix: value("Mix"),
    remixer: value("Remixer"),
    release: value("Album"),
    label: value("Label"),
    year: value("Year"),
    durationSeconds: value("TotalTime"),
    bpm: value("AverageBpm"),
    key: value("Tonality"),
    comment: value("Comments"),
    fileName: decodePath(value("Location").replace(/^file:\/\/(?:localhost)?/i, ""))
  })
  return isFindable(track)
    ? { _tag: "Row", line, track, columns, values: columns.map(value) }
    : makeProblem(line, `Track ${track.ref} has neither a name nor a location; it was left out.`)
}
