/**
 * Pictures: one size, and a template for any other size.
 */
import { Schema } from "effect"

/**
 * Describes a picture on Beatport's image service.
 *
 * `uri` has one size: 590x404 for artists, 500x500 for labels and charts, 1400x1400 for most releases. The image of a
 * track is its waveform, a 1500x250 PNG; its cover is `track.release.image`.
 */
export class Image extends Schema.Opaque<Image>()(
  Schema.Struct({
    /** The id of the picture. */
    id: Schema.Int,
    /** The URL of the picture in one size. */
    uri: Schema.String,
    /** The URL of the picture as a template, with `{w}` and `{h}` in place of the size in pixels. */
    dynamic_uri: Schema.String
  })
) {
  /** Returns the URL of the picture in a size, in pixels: `Image.at(release.image, 500, 500)`. */
  static at(image: { readonly dynamic_uri: string }, width: number, height: number): string {
    return image.dynamic_uri.replace("{w}", String(width)).replace("{h}", String(height))
  }
}
