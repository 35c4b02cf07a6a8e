/**
 * Covers of releases, for tags.
 */
import { Effect, Option } from "effect"
import type { Cover } from "../../collection/tags/TagFields.ts"
import { SetupError } from "../CliFailure.ts"
import { fetchFile } from "../plainHttp.ts"

/** The largest picture that is written. */
const mostBytes = 16 * 1024 * 1024

/** Fetches the picture at an address, without the token, because it is on another host. */
export const fetchCover = Effect.fnUntraced(function* (url: string) {
  const data = yield* fetchFile("the cover", url, mostBytes)
  const mimeType = findMimeType(data)
  if (Option.isNone(mimeType)) {
    return yield* new SetupError({
      message: `${url} is neither a JPEG nor a PNG picture`,
      hint: "Write the other fields with --fields."
    })
  }
  return { mimeType: mimeType.value, data } satisfies Cover
})

const findMimeType = (data: Uint8Array): Option.Option<Cover["mimeType"]> => {
  if (data[0] === 0xff && data[1] === 0xd8) return Option.some("image/jpeg")
  if (data[0] === 0x89 && data[1] === 0x50) return Option.some("image/png")
  return Option.none()
}
