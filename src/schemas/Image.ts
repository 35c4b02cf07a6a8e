/**
 * A picture as API v4 gives it: one rendering and a template for any other size.
 */
import { Schema } from "effect"

/**
 * A picture on Beatport's image service.
 *
 * `uri` is one ready size: 590x404 for artists, 500x500 for labels and charts, 1400x1400 for most
 * releases. A track's own image is its waveform, a 1500x250 PNG; its cover is `track.release.image`.
 */
export class Image extends Schema.Opaque<Image>()(
  Schema.Struct({
    /** The id of the picture. */
    id: Schema.Int,
    /** The URL of the picture in one size. */
    uri: Schema.String,
    /** The same picture with literal `{w}` and `{h}` where the size goes. */
    dynamic_uri: Schema.String
  })
) {
  /** The picture's URL at a size, in pixels: `Image.at(release.image, 500, 500)`. */
  static at(image: { readonly dynamic_uri: string }, width: number, height: number): string {
    return image.dynamic_uri.replace("{w}", String(width)).replace("{h}", String(height))
  }
}
