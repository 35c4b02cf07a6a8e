/**
 * The secret values that a recording has met, and their removal from any text: as they are, URL encoded, in base64, in hex,
 * and escaped for JSON or HTML.
 */
import { Base64, Hex } from "effect/encoding"

/** Remembers secret values and removes them from texts. */
export interface Secrets {
  /** Remembers a secret, and returns what stands for it: the same for the same value. */
  readonly replace: (value: string) => string
  /** Removes every remembered secret from a text. */
  readonly scrub: (text: string) => string
  /** Returns how many secrets are remembered. A recording cleans its earlier responses again after it has met a new one. */
  readonly count: () => number
}

/** The length below which a value is removed only where its name says that it is a secret, because it is a part of many words. */
const shortest = 4

/** The length below which a value is removed from texts only as a whole word. */
const shortestPart = 6

/** Makes an empty memory of secrets. */
export const makeSecrets = (): Secrets => {
  const placeholders = new Map<string, string>()
  const byVariant = new Map<string, string>()
  const patterns: Array<string> = []
  let anyOf: RegExp | undefined

  const learn = (value: string, placeholder: string) => {
    const variants = variantsOf(value).filter((variant) => !byVariant.has(variant.toLowerCase()))
    for (const variant of variants) byVariant.set(variant.toLowerCase(), placeholder)
    patterns.push(...variants.map((variant) => patternOf(variant, value.length < shortestPart)))
    // The longest first, because a secret can be a part of another.
    patterns.sort((a, b) => b.length - a.length)
    anyOf = patterns.length === 0 ? undefined : new RegExp(patterns.join("|"), "gi")
  }

  return {
    replace: (value) => {
      const known = placeholders.get(value)
      if (known !== undefined) return known
      // A replayed response holds placeholders, which stay what they are.
      const placeholder = /^redacted\d*$/.test(value) ? value : `redacted${placeholders.size + 1}`
      placeholders.set(value, placeholder)
      if (value.length >= shortest && placeholder !== value) learn(value, placeholder)
      return placeholder
    },
    scrub: (text) =>
      anyOf === undefined
        ? text
        : text.replace(anyOf, (found) => byVariant.get(found.toLowerCase()) ?? "redacted"),
    count: () => placeholders.size
  }
}

const patternOf = (variant: string, isShort: boolean): string => {
  const escaped = variant.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
  return isShort ? `(?<![a-z0-9])${escaped}(?![a-z0-9])` : escaped
}

const variantsOf = (value: string): ReadonlyArray<string> => {
  const plain = [value, value.trim()].filter((text) => text.length >= shortest)
  const inUrls = plain.flatMap((text) => {
    const once = encodeURIComponent(replaceLoneSurrogates(text))
    return [once, strictly(once), once.replaceAll("%20", "+"), encodeURIComponent(once)]
  })
  const escaped = plain.flatMap((text) => {
    const json = JSON.stringify(text).slice(1, -1)
    return [json, inAscii(json), json.replaceAll("/", String.raw`\/`), ...inHtml(text)]
  })
  const encoded = value.length < shortestPart ? [] : [...inBase64(value), Hex.encode(value)]
  return [...new Set([...plain, ...inUrls, ...escaped, ...encoded])]
}

/** Replaces what no URL can hold, as `TextEncoder` does. */
const replaceLoneSurrogates = (text: string): string =>
  new TextDecoder().decode(new TextEncoder().encode(text))

/** Encodes the characters, too, that encodeURIComponent leaves. */
const strictly = (text: string): string =>
  text.replaceAll(/[!'()*.~_-]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)

const inAscii = (text: string): string =>
  text.replaceAll(
    /[^\x20-\x7e]/g,
    (char) => String.raw`\u` + char.charCodeAt(0).toString(16).padStart(4, "0")
  )

const inHtml = (text: string): ReadonlyArray<string> => {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  return [
    escaped,
    escaped.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    escaped.replaceAll('"', "&#34;").replaceAll("'", "&#x27;")
  ]
}

/** Encodes a value as it looks inside of a longer text in base64: behind no, one or two other bytes. */
const inBase64 = (value: string): ReadonlyArray<string> => {
  const bytes = new TextEncoder().encode(value)
  return [0, 1, 2].flatMap((before) => {
    const padded = new Uint8Array(before + bytes.length)
    padded.set(bytes, before)
    // Only the characters that no neighbouring byte changes.
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6)]
    const standard = Base64.encode(padded).slice(first, last)
    return [standard, standard.replaceAll("+", "-").replaceAll("/", "_")]
  })
}
