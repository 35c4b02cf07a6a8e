/**
 * `effect-beatport/collection`: reads and writes the libraries, playlists and audio tags of DJs.
 *
 * @module
 */
export { CollectionError, CollectionReason } from "./CollectionError.ts"
export type { Entry, Problem, Row } from "./Entry.ts"
export { type CollectionFormat, readBytes, readCollection, type ReadOptions } from "./read.ts"
export { type CsvOptions, readCsv } from "./readers/csv.ts"
export { readFolder } from "./readers/folder.ts"
export { type M3uOptions, readM3u } from "./readers/m3u.ts"
export { type NdjsonOptions, readNdjson } from "./readers/ndjson.ts"
export { readRekordbox } from "./readers/rekordbox.ts"
export { readTraktor } from "./readers/traktor.ts"
export { type MatchedRow, withRows } from "./Matched.ts"
export { toCsv, type ToCsvOptions } from "./writers/toCsv.ts"
export { toM3u8 } from "./writers/toM3u8.ts"
export { toNdjson } from "./writers/toNdjson.ts"
export { type ToRekordboxOptions, toRekordboxXml } from "./writers/toRekordboxXml.ts"
export type { AudioFormat } from "./tags/AudioFormat.ts"
export { planTags, type TagChange, type TagPlan } from "./tags/planTags.ts"
export { TagError, TagReason } from "./tags/TagError.ts"
export {
  type Cover,
  type FieldPlace,
  fieldPlaces,
  tagFieldNames,
  type TagFieldName,
  type TagFields,
  tagFieldsOf,
  type TagFieldsOptions,
  type TaggedTrack
} from "./tags/TagFields.ts"
export { undoTags, type UndoResult } from "./tags/undoTags.ts"
export { writeTags, type WriteTagsOptions } from "./tags/writeTags.ts"
