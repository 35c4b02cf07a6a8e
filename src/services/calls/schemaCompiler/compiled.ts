/**
 * Compiles schemas where programs may generate code and decode many pages.
 */
import type { SchemaAST } from "effect"
import * as SchemaJITCompiler from "effect/schema/SchemaJITCompiler"

/** Compiles a schema when it is first used. The schema is interpreted if the runtime forbids to generate code. */
export const compileSchema = (ast: SchemaAST.AST): void => SchemaJITCompiler.enable(ast)
