/**
 * How fixtures are made: a complete value, in which a test changes some fields.
 */
import type { Image } from "../../schemas/Image.ts"

/** Takes the fields that a test changes, and returns the whole value. */
export type Fixture<A> = (different?: Partial<A>) => A

/** Makes a fixture of a complete value. */
export const fixture =
  <A extends object>(value: A): Fixture<A> =>
  (different = {}) => ({ ...value, ...different })

/** Makes the URL of a resource in the API. */
export const urlOf = (path: string, id: number): string => `https://api.beatport.com/v4/${path}/${id}/`

/** Makes an image of a size, with a URL that its id decides. */
export const picture = (id: number, size: string, ending = "jpg"): Image => {
  const guid = `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`
  return {
    id,
    uri: `https://geo-media.beatport.com/image_size/${size}/${guid}.${ending}`,
    dynamic_uri: `https://geo-media.beatport.com/image_size/{w}x{h}/${guid}.${ending}`
  }
}
