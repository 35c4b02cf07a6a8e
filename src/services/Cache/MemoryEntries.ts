/**
 * Responses in memory, bounded by their number and by their size. The least recently used one goes first.
 */

/** Holds one response. */
export interface MemoryEntry {
  readonly resource: string
  readonly value: unknown
  /** Size of the response as JSON, in bytes. */
  readonly bytes: number
  /** When it expires, in milliseconds since 1970. */
  readonly expiresAt: number
}

/** Keeps entries by key. */
export class MemoryEntries {
  /** A Map iterates in the order of insertion, so the first entry is the least recently used one. */
  readonly #entries = new Map<string, MemoryEntry>()
  readonly #maxEntries: number
  readonly #maxBytes: number
  #bytes = 0

  constructor({ maxBytes, maxEntries }: { readonly maxBytes: number; readonly maxEntries: number }) {
    this.#maxEntries = maxEntries
    this.#maxBytes = maxBytes
  }

  /** Returns the entry with this key, unless it has expired, and makes it the most recently used one. */
  get(key: string, now: number): MemoryEntry | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    if (entry.expiresAt > now) {
      this.#entries.set(key, entry)
      return entry
    }
    this.#bytes -= entry.bytes
    return undefined
  }

  /** Adds an entry, and removes others until the bounds hold. An entry that is larger than the bound is not kept. */
  set(key: string, entry: MemoryEntry): void {
    this.#remove(key)
    if (entry.bytes > this.#maxBytes) return
    this.#entries.set(key, entry)
    this.#bytes += entry.bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxEntries && this.#bytes <= this.#maxBytes) return
      this.#remove(oldest)
    }
  }

  /** Removes the entries of a resource whose keys begin with this text. */
  removeResource(resource: string, prefix: string): void {
    for (const [key, entry] of this.#entries) {
      if (entry.resource === resource && key.startsWith(prefix)) this.#remove(key)
    }
  }

  /** Removes every entry. */
  clear(): void {
    this.#entries.clear()
    this.#bytes = 0
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
  }
}
