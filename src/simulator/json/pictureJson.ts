/**
 * JSON of pictures.
 */
import { makeGuid } from "../Catalogue/Dice.ts"

const media = "https://geo-media.beatport.com/image_size"

const picture = (id: number, name: string, size: string, type: "jpg" | "png") => ({
  id,
  uri: `${media}/${size}/${name}.${type}`,
  dynamic_uri: `${media}/{w}x{h}/${name}.${type}`
})

// Each kind of resource has its own range of picture ids, so that no two share a picture.
const artistRange = 20_000_000
const labelRange = 30_000_000
const releaseRange = 40_000_000
const chartRange = 50_000_000
const waveformRange = 60_000_000

/** Makes an artist's photograph, or the grey placeholder; the server never sends null. */
export const ofArtist = (artist: { readonly id: number; readonly pictured: boolean }) =>
  artist.pictured
    ? picture(artistRange + artist.id, makeGuid(artistRange + artist.id), "590x404", "jpg")
    : picture(5_539_565, "0dc61986-bccf-49d4-8fad-6b147ea8f327", "590x404", "jpg")

/** Makes a label's logo, or the placeholder. Only the beginning of the placeholder's file name is known. */
export const ofLabel = (label: { readonly id: number; readonly pictured: boolean }) =>
  label.pictured
    ? picture(labelRange + label.id, makeGuid(labelRange + label.id), "500x500", "jpg")
    : picture(5_539_566, `cda9862c${makeGuid(5_539_566).slice(8)}`, "500x500", "jpg")

/** Makes the cover of a release. Older covers are smaller. */
export const ofRelease = (release: { readonly id: number; readonly publish_date: string }) =>
  picture(
    releaseRange + release.id,
    makeGuid(releaseRange + release.id),
    release.publish_date < "2015" ? "500x500" : "1400x1400",
    "jpg"
  )

export const ofChart = (chart: { readonly id: number }) =>
  picture(chartRange + chart.id, makeGuid(chartRange + chart.id), "500x500", "jpg")

/** Returns the URL of a chart owner's picture. */
export const ofPerson = (person: { readonly id: number }) =>
  `${media}/500x500/${makeGuid(artistRange - person.id)}.jpg`

/** Makes the picture of a track: its waveform. */
export const ofTrack = (track: { readonly id: number }) =>
  picture(waveformRange + track.id, makeGuid(waveformRange + track.id), "1500x250", "png")

/**
 * Returns the URL of a track's preview. For two of three tracks it has the file name of the waveform, so that a
 * client cannot rely on it.
 */
export const sampleUrl = (track: { readonly id: number }) =>
  `https://geo-samples.beatport.com/track/${makeGuid(track.id % 3 === 0 ? -track.id : waveformRange + track.id)}.LOFI.mp3`
