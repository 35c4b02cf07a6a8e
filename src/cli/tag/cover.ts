/**
 * Covers of releases, for tags.
 */
import { Effect, Option } from "effect"
import { HttpClient } from "effect/http"
import type { Cover } from "../../collection/tags/TagFields.ts"
import { SetupError } from "../CliFailure.ts"

/** The largest picture that is written. */
const mostBytes = 16 * 1024 * 1024

/** Fetches the picture at an address, without the token, because it is on another host. */
export const fetchCover = Effect.fnUntraced(function* (url: string) {
  const { httpClient } = yield* Effect.promise(() => import("../plainHttp.ts"))
  const bytes = yield* HttpClient.get(url).pipe(
    Effect.flatMap((response) => response.arrayBuffer),
    Effect.timeout("30 seconds"),
    Effect.provide(httpClient),
    Effect.mapError(
      () =>
        new SetupError({
          message: `the cover ${url} could not be fetched`,
          hint: "Check the network, or write the other fields with --fields."
        })
    )
  )
  const data = new Uint8Array(bytes)
  const mimeType = mimeTypeOf(data)
  if (Option.isNone(mimeType) || data.length > mostBytes) {
    return yield* new SetupError({
      message: `${url} is not a JPEG or PNG picture of at most 16 MiB`,
      hint: "Write the other fields with --fields."
    })
  }
  return { mimeType: mimeType.value, data } satisfies Cover
})

const mimeTypeOf = (data: Uint8Array): Option.Option<Cover["mimeType"]> => {
  if (data[0] === 0xff && data[1] === 0xd8) return Option.some("image/jpeg")
  if (data[0] === 0x89 && data[1] === 0x50) return Option.some("image/png")
  return Option.none()
}
