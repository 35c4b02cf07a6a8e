/**
 * The tags of an XML document, with their lines.
 */
import { Stream } from "effect"
import { SaxesParser } from "saxes"
import { CollectionError } from "../CollectionError.ts"
import { type Problem, makeProblem } from "../Entry.ts"
import { maxRecordLength, maxXmlDepth } from "../limits.ts"

/** Reports that a tag opens or closes. */
export interface XmlTag {
  readonly _tag: "Open" | "Close"
  /** The line on which the tag starts. */
  readonly line: number
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/**
 * Reads the tags of a document whose root element is `root`. Text and comments are skipped. Entities that a document
 * declares are never expanded, and an ampersand that is not escaped is text. A fault in the document is reported, one per line, and reading continues after it.
 */
export const xmlTags =
  (root: string) =>
  <E, R>(text: Stream.Stream<string, E, R>): Stream.Stream<XmlTag | Problem, E | CollectionError, R> =>
    Stream.suspend(() => {
      const reader = new Reader(root)
      return text.pipe(
        Stream.map((piece) => reader.read(piece)),
        Stream.concat(Stream.suspend(() => Stream.succeed(reader.end()))),
        Stream.flatMap((found) => {
          const tags = Stream.fromIterable(found)
          return reader.failure === undefined ? tags : Stream.concat(tags, Stream.fail(reader.failure))
        })
      )
    })

/** How much is given to the parser at once, so that a document without tags is noticed early. */
const pieceLength = 64 * 1024

/** An ampersand that begins neither an entity nor a character reference: a program forgot to escape it. */
const strayAmpersand = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z_:][\w:.-]{0,63});)/gi

class Reader {
  failure: CollectionError | undefined
  private found: Array<XmlTag | Problem> = []
  private readonly parser = new SaxesParser()
  private held = ""
  private sinceTag = 0
  private depth = 0
  private seenRoot = false
  private faultyLine = 0
  private startLine = 1
  private readonly root: string

  constructor(root: string) {
    this.root = root
    this.parser.on("opentagstart", () => {
      this.startLine = this.parser.line
    })
    this.parser.on("opentag", ({ name, attributes }) => {
      this.sinceTag = 0
      if (!this.seenRoot && name !== root)
        this.failure ??= this.wrongRoot(`it starts with <${name.slice(0, 40)}>`)
      this.seenRoot = true
      this.depth += 1
      if (this.depth > maxXmlDepth) {
        this.failure ??= new CollectionError({
          reason: "TooLong",
          detail: `on line ${this.startLine}, more than ${maxXmlDepth} tags are open. Check that it is an export of the program.`
        })
      }
      this.push("Open", name, new Map(Object.entries(attributes)))
    })
    // Without a listener for text, saxes lets the text of an unexpected tag run into the next attribute.
    this.parser.on("text", () => undefined)
    this.parser.on("closetag", ({ name }) => {
      this.sinceTag = 0
      this.depth -= 1
      this.push("Close", name, none)
    })
    this.parser.on("error", ({ message }) => {
      const line = this.parser.line
      if (line === this.faultyLine || this.failure !== undefined) return
      this.faultyLine = line
      this.found.push(makeProblem(line, `The XML is damaged: ${message.replace(/^\d+:\d+: /, "")}`))
    })
  }

  read(piece: string): ReadonlyArray<XmlTag | Problem> {
    const all = this.held + piece
    const [cut = ""] = /&[#\w:.-]{0,64}$/.exec(all) ?? []
    this.held = cut
    this.write(all.slice(0, all.length - cut.length))
    return this.take()
  }

  private write(unmended: string): void {
    // A parser would take everything up to the next semicolon for the name of an entity.
    const text = unmended.replaceAll(strayAmpersand, "&amp;")
    for (let start = 0; start < text.length && this.failure === undefined; start += pieceLength) {
      const piece = text.slice(start, start + pieceLength)
      this.sinceTag += piece.length
      this.parser.write(piece)
      if (this.sinceTag > maxRecordLength) {
        this.failure = new CollectionError({
          reason: "TooLong",
          detail: `after line ${this.startLine}, more than 1 MiB follows without a tag. Check that it is an export of the program.`
        })
      }
    }
  }

  end(): ReadonlyArray<XmlTag | Problem> {
    this.write(this.held)
    if (this.failure === undefined) this.parser.close()
    if (!this.seenRoot) this.failure ??= this.wrongRoot("it holds no XML")
    return this.take()
  }

  private take(): ReadonlyArray<XmlTag | Problem> {
    const found = this.seenRoot ? this.found : []
    this.found = []
    return found
  }

  private push(_tag: "Open" | "Close", name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.failure === undefined) this.found.push({ _tag, line: this.startLine, name, attributes })
  }

  private wrongRoot(what: string): CollectionError {
    return new CollectionError({
      reason: "WrongFormat",
      detail: `${what}, and <${this.root}> was expected. Check which program wrote it.`
    })
  }
}

const none: ReadonlyMap<string, string> = new Map()
