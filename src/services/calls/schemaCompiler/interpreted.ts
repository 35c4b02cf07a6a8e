/**
 * Leaves schemas interpreted in browsers and in workers. Bundlers choose this module by export conditions.
 *
 * The compiler would add 24 kB to a bundle. Workers forbid to generate code, and so do the content security policies of many pages,
 * which report each attempt. To interpret a page of 100 tracks takes 2 ms; to compile its schema takes as long as five such pages.
 */
import type { SchemaAST } from "effect"

/** Does nothing. */
export const compileSchema = (_: SchemaAST.AST): void => undefined
