/**
 * Reading of Traktor's collection.nml and of playlists that Traktor exports.
 */
import { Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, type Problem, makeProblem } from "../Entry.ts"
import { isFindable, toLocalTrack } from "../Fields.ts"
import { decodeText } from "../text/decodeText.ts"
import { xmlTags, type XmlTag } from "../text/xmlTags.ts"

/**
 * Reads the collection of a Traktor NML file. A row's `ref` is the path of its file. Entries of playlists refer to these
 * tracks and are skipped.
 */
export const readTraktor = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>
): Stream.Stream<Entry, E | CollectionError, R> =>
  bytes.pipe(
    decodeText(),
    xmlTags("NML"),
    Stream.mapAccum((): Open | undefined => undefined, advance)
  )

/** An ENTRY that is being read: its attributes by `ELEMENT@NAME`. */
interface Open {
  readonly line: number
  readonly values: ReadonlyMap<string, string>
}

const advance = (
  open: Open | undefined,
  found: XmlTag | Problem
): readonly [Open | undefined, ReadonlyArray<Entry>] => {
  if (found._tag === "Problem") return [open, [found]]
  const { _tag, attributes, line, name } = found
  if (name === "ENTRY") {
    if (_tag === "Open") return [{ line, values: findNamed(name, attributes) }, []]
    return [undefined, open === undefined || isReference(open) ? [] : [toEntry(open)]]
  }
  if (_tag === "Close" || open === undefined || !kept.has(name)) return [open, []]
  return [{ ...open, values: new Map([...open.values, ...findNamed(name, attributes)]) }, []]
}

/** An ENTRY of a playlist names its track by a key. Where it stands is not asked, because a damaged file may lack tags. */
const isReference = ({ values }: Open): boolean =>
  values.has("PRIMARYKEY@KEY") && !values.has("LOCATION@FILE")

/** The elements of an ENTRY that say something about its track; cue points and the like are not kept. */
const kept: ReadonlySet<string> = new Set(["LOCATION", "ALBUM", "INFO", "TEMPO", "MUSICAL_KEY", "PRIMARYKEY"])

const findNamed = (element: string, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...attributes].map(([name, value]) => [`${element}@${name}`, value] as const))

const columns = [
  "ENTRY@TITLE",
  "ENTRY@ARTIST",
  "INFO@MIX",
  "INFO@REMIXER",
  "ALBUM@TITLE",
  "INFO@LABEL",
  "INFO@CATALOG_NO",
  "INFO@RELEASE_DATE",
  "INFO@PLAYTIME",
  "TEMPO@BPM",
  "INFO@KEY",
  "INFO@COMMENT",
  "LOCATION@FILE"
]

/** Traktor's own numbers for keys, as musical keys. */
const keys = "C Db D Eb E F Gb G Ab A Bb B Cm Dbm Dm Ebm Em Fm Gbm Gm Abm Am Bbm Bm".split(" ")

const toEntry = ({ line, values }: Open): Entry => {
  const value = (name: string): string => values.get(name) ?? ""
  const path = readPath(values)
  const number = value("MUSICAL_KEY@VALUE")
  const track = toLocalTrack(path || `line ${line}`, {
    title: value("ENTRY@TITLE"),
    artist: value("ENTRY@ARTIST"),
    mix: value("INFO@MIX"),
    remixer: value("INFO@REMIXER"),
    release: value("ALBUM@TITLE"),
    label: value("INFO@LABEL"),
    catalogNumber: value("INFO@CATALOG_NO"),
    year: value("INFO@RELEASE_DATE"),
    durationSeconds: value("INFO@PLAYTIME_FLOAT") || value("INFO@PLAYTIME"),
    bpm: value("TEMPO@BPM"),
    key: value("INFO@KEY") || (/^\d{1,2}$/.test(number) ? (keys[Number(number)] ?? "") : ""),
    comment: value("INFO@COMMENT"),
    fileName: path
  })
  return isFindable(track)
    ? { _tag: "Row", line, track, columns, values: columns.map(value) }
    : makeProblem(line, "The entry has neither a title nor a file; it was left out.")
}

/** Traktor writes directories with `/:` between them. A volume is written before them on Windows only: `C:`. */
const readPath = (values: ReadonlyMap<string, string>): string => {
  const file = values.get("LOCATION@FILE") ?? ""
  if (file === "") return ""
  const volume = values.get("LOCATION@VOLUME") ?? ""
  const directories = (values.get("LOCATION@DIR") ?? "").replaceAll("/:", "/")
  return (/^[a-z]:$/i.test(volume) ? volume : "") + directories + file
}
