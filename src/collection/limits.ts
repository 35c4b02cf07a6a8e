/**
 * The bounds that keep memory constant on any input.
 */

/** The longest line, record or XML tag that the readers accept, in UTF-16 code units. */
export const maxRecordLength = 1024 * 1024

/** How many lines a quoted CSV field may span. More than that means that a quote was never closed. */
export const maxQuotedLines = 100

/** How deep a folder may be nested. */
export const maxFolderDepth = 64

/** How many XML tags may be open at the same time. The parser keeps the name of each. */
export const maxXmlDepth = 10_000
