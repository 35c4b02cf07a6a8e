/**
 * Tag fields as ID3v2 frames.
 */
import { type Cover, fieldPlaces, tagFieldNames, type TagFieldName, type TagFields } from "./TagFields.ts"
import type { Frame, Id3Tag } from "./id3v2.ts"

/** Returns the tag with the frames of `fields` replaced. All other frames stay, byte for byte, in their order. */
export const withFields = (tag: Id3Tag, fields: TagFields): Id3Tag => ({
  major: tag.major,
  frames: [...keepForeignFrames(tag, fields), ...makeFrames(tag.major, fields)]
})

/** Returns the frames that writing `fields` leaves alone. */
export const keepForeignFrames = (tag: Id3Tag, fields: TagFields): ReadonlyArray<Frame> => {
  const written = tagFieldNames.filter((name) => fields[name] !== undefined)
  return tag.frames.filter(
    (frame) =>
      !written.some((name) => isHolding(frame, name)) && !(fields.cover !== undefined && isFrontCover(frame))
  )
}

const dateFrames: ReadonlySet<string> = new Set(["TDRC", "TYER", "TDAT"])

const isHolding = (frame: Frame, name: TagFieldName): boolean => {
  const { id3 } = fieldPlaces[name]
  const [id, description] = id3.split(":")
  if (name === "date") return dateFrames.has(frame.id)
  return description === undefined
    ? frame.id === id
    : frame.id === id && readDescription(frame.body).toUpperCase() === description
}

/** The description of a TXXX frame: the text up to its zero. */
const readDescription = (body: Uint8Array): string => {
  const encoding = body[0]
  const text = body.subarray(1)
  if (encoding === 0 || encoding === 3) {
    const end = text.indexOf(0)
    const label = encoding === 0 ? "latin1" : "utf-8"
    return new TextDecoder(label).decode(end < 0 ? text : text.subarray(0, end))
  }
  const isBig = encoding === 2 || (text[0] === 0xfe && text[1] === 0xff)
  const [description = ""] = new TextDecoder(isBig ? "utf-16be" : "utf-16le").decode(text).split("\u0000")
  return description
}

const frontCover = 3

/** APIC: encoding, MIME type and its zero, type of the picture. */
const isFrontCover = ({ body, id }: Frame): boolean => {
  const end = body.indexOf(0, 1)
  return id === "APIC" && end > 0 && body[end + 1] === frontCover
}

const makeFrames = (major: 3 | 4, fields: TagFields): ReadonlyArray<Frame> => [
  ...tagFieldNames.flatMap((name) => {
    const value = fields[name]
    return value === undefined ? [] : makeTextFrames(major, name, value)
  }),
  ...(fields.cover === undefined ? [] : [makeCoverFrame(fields.cover)])
]

const makeTextFrames = (major: 3 | 4, name: TagFieldName, value: string): ReadonlyArray<Frame> => {
  const [id = "", description] = fieldPlaces[name].id3.split(":")
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)-(\d\d))?/.exec(value) ?? []
  if (name === "date" && major === 3 && year !== undefined) {
    const yearFrame = makeFrame("TYER", encodeText(major, [year]))
    return month === undefined || day === undefined
      ? [yearFrame]
      : [yearFrame, makeFrame("TDAT", encodeText(major, [day + month]))]
  }
  return [makeFrame(id, encodeText(major, description === undefined ? [value] : [description, value]))]
}

const makeFrame = (id: string, body: Uint8Array): Frame => ({ id, flags: [0, 0], body })

/** Texts with a zero between them: Latin-1 or UTF-16 in version 2.3, which has no UTF-8, and UTF-8 in 2.4. */
const encodeText = (major: 3 | 4, texts: ReadonlyArray<string>): Uint8Array => {
  const joined = texts.join("\u0000")
  if (major === 4) return Uint8Array.from([3, ...new TextEncoder().encode(joined)])
  const units = [...joined].every((character) => character <= "\u00FF")
  return units
    ? Uint8Array.from([0, ...Array.from(joined, (character) => character.codePointAt(0) ?? 0)])
    : Uint8Array.from([
        1,
        ...texts.flatMap((text, index) => [...(index > 0 ? [0, 0] : []), 0xff, 0xfe, ...utf16(text)])
      ])
}

const utf16 = (text: string): ReadonlyArray<number> =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) => [
    unit & 255,
    unit >> 8
  ])

const makeCoverFrame = ({ data, mimeType }: Cover): Frame => {
  const head = [0, ...new TextEncoder().encode(mimeType), 0, frontCover, 0]
  const body = new Uint8Array(head.length + data.length)
  body.set(head)
  body.set(data, head.length)
  return makeFrame("APIC", body)
}
