/**
 * ID3v2 tags, in which every frame keeps its bytes.
 *
 * TagLib writes frames anew from what it understood of them: it adds a counter to POPM, drops bytes of TXXX, turns ID3v2.3
 * into 2.4 and leaves out frames that 2.4 lacks. DJ programs keep cue points and grids in such frames. So tags are edited
 * here, and TagLib checks the result.
 */

/** Holds one frame as it is in the file. */
export interface Frame {
  readonly id: string
  /** The two bytes of flags. */
  readonly flags: readonly [number, number]
  readonly body: Uint8Array
}

/** Holds a tag of version 2.3 or 2.4. */
export interface Id3Tag {
  readonly major: 3 | 4
  readonly frames: ReadonlyArray<Frame>
}

/** Why a tag cannot be edited. */
export interface Id3Fault {
  readonly fault: string
}

const headerBytes = 10

/** Says how many bytes the tag at the start of a file takes, its header and footer included; 0 if there is none. */
export const id3Size = (head: Uint8Array): number => {
  if (head.length < headerBytes || !(head[0] === 0x49 && head[1] === 0x44 && head[2] === 0x33)) return 0
  const size = syncSafe(head, 6)
  const hasFooter = head[3] === 4 && ((head[5] ?? 0) & 0x10) !== 0
  return size === undefined ? 0 : headerBytes + size + (hasFooter ? headerBytes : 0)
}

/** Reads a whole tag. */
export const parseId3 = (bytes: Uint8Array): Id3Tag | Id3Fault => {
  const major = bytes[3]
  const flags = bytes[5] ?? 0
  if (major !== 3 && major !== 4) {
    return {
      fault: `its ID3v2.${major} tag is of a version that cannot be written. Convert it to ID3v2.3 or 2.4`
    }
  }
  const size = syncSafe(bytes, 6)
  if (size === undefined || bytes.length < headerBytes + size) return { fault: "its ID3v2 tag is damaged" }
  const whole = bytes.subarray(headerBytes, headerBytes + size)
  const isUnsynchronised = (flags & 0x80) !== 0
  // In version 2.3 the whole tag is unsynchronised, in 2.4 each frame by itself.
  const body = isUnsynchronised && major === 3 ? synchronised(whole) : whole
  let position = 0
  if ((flags & 0x40) !== 0) {
    const extended = major === 4 ? syncSafe(body, 0) : plusFour(unsigned(body, 0))
    if (extended === undefined || extended < 4) return { fault: "its ID3v2 tag is damaged" }
    position = extended
  }
  const frames: Array<Frame> = []
  while (position + headerBytes <= body.length && body[position] !== 0) {
    const id = latin1(body.subarray(position, position + 4))
    const length = frameLength(body, position, major)
    if (!/^[A-Z0-9]{4}$/.test(id) || length === undefined)
      return { fault: `its ID3v2 tag is damaged after ${frames.length} frames` }
    const start = position + headerBytes
    const found: Frame = {
      id,
      flags: [body[position + 8] ?? 0, body[position + 9] ?? 0],
      body: body.slice(start, start + length)
    }
    frames.push(
      isUnsynchronised && major === 4 && (found.flags[1] & 0x02) === 0
        ? { ...found, body: synchronised(found.body) }
        : found
    )
    position = start + length
  }
  return { major, frames }
}

/** Room for later edits by other programs, in bytes. */
const padding = 1024

/** Writes a tag. The bodies and flags of its frames are copied. */
export const renderId3 = ({ frames, major }: Id3Tag): Uint8Array => {
  const size = frames.reduce((sum, { body }) => sum + headerBytes + body.length, padding)
  const bytes = new Uint8Array(headerBytes + size)
  bytes.set([0x49, 0x44, 0x33, major, 0, 0, ...syncSafeBytes(size)])
  let position = headerBytes
  for (const { body, flags, id } of frames) {
    bytes.set(new TextEncoder().encode(id), position)
    bytes.set(major === 4 ? syncSafeBytes(body.length) : unsignedBytes(body.length), position + 4)
    bytes.set(flags, position + 8)
    bytes.set(body, position + headerBytes)
    position += headerBytes + body.length
  }
  return bytes
}

/** Sizes in 2.4 are sync-safe; old iTunes wrote plain ones there, which is seen by where the next frame is. */
const frameLength = (body: Uint8Array, position: number, major: 3 | 4): number | undefined => {
  const fits = (length: number | undefined): length is number =>
    length !== undefined && position + headerBytes + length <= body.length
  const plain = unsigned(body, position + 4)
  if (major === 3) return fits(plain) ? plain : undefined
  const safe = syncSafe(body, position + 4)
  if (fits(safe) && isFrameOrEnd(body, position + headerBytes + safe)) return safe
  return fits(plain) && isFrameOrEnd(body, position + headerBytes + plain)
    ? plain
    : fits(safe)
      ? safe
      : undefined
}

const isFrameOrEnd = (body: Uint8Array, position: number): boolean =>
  position >= body.length - headerBytes ||
  body[position] === 0 ||
  /^[A-Z0-9]{4}$/.test(latin1(body.subarray(position, position + 4)))

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const unsigned = (bytes: Uint8Array, at: number): number | undefined => {
  const [a, b, c, d] = bytes.subarray(at, at + 4)
  return a === undefined || b === undefined || c === undefined || d === undefined
    ? undefined
    : a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
}

const plusFour = (size: number | undefined): number | undefined => (size === undefined ? undefined : size + 4)

const syncSafe = (bytes: Uint8Array, at: number): number | undefined => {
  const [a, b, c, d] = bytes.subarray(at, at + 4)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  return a > 127 || b > 127 || c > 127 || d > 127 ? undefined : a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d
}

const syncSafeBytes = (size: number): ReadonlyArray<number> => [
  (size >> 21) & 127,
  (size >> 14) & 127,
  (size >> 7) & 127,
  size & 127
]

const unsignedBytes = (size: number): ReadonlyArray<number> => [
  (size >> 24) & 255,
  (size >> 16) & 255,
  (size >> 8) & 255,
  size & 255
]

/** Removes the zero that unsynchronisation puts after each 0xFF. */
const synchronised = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, index) => !(byte === 0 && index > 0 && bytes[index - 1] === 0xff))
