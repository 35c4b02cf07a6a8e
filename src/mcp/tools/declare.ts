/**
 * How tools are declared.
 */
import type { Schema } from "effect"
import { Tool } from "effect/ai"
import { ToolFailure } from "../ToolFailure.ts"

interface Declaration<Parameters extends Schema.Constraint, Success extends Schema.Constraint> {
  readonly title: string
  readonly description: string
  readonly parameters: Parameters
  readonly success: Success
}

const declare = <const Name extends string, P extends Schema.Constraint, S extends Schema.Constraint>(
  name: Name,
  { description, parameters, success, title }: Declaration<P, S>
) =>
  Tool.make(name, { description, parameters, success, failure: ToolFailure, failureMode: "return" })
    .annotate(Tool.Title, title)
    .annotate(Tool.Strict, true)

/** Declares a tool that only reads. */
export const readTool = <const Name extends string, P extends Schema.Constraint, S extends Schema.Constraint>(
  name: Name,
  declaration: Declaration<P, S>
) =>
  declare(name, declaration)
    .annotate(Tool.Readonly, true)
    .annotate(Tool.Destructive, false)
    .annotate(Tool.Idempotent, true)

/** Declares a tool that changes something of the account's. */
export const writeTool = <
  const Name extends string,
  P extends Schema.Constraint,
  S extends Schema.Constraint
>(
  name: Name,
  declaration: Declaration<P, S>,
  hints: { readonly destructive: boolean; readonly idempotent: boolean }
) =>
  declare(name, declaration)
    .annotate(Tool.Readonly, false)
    .annotate(Tool.Destructive, hints.destructive)
    .annotate(Tool.Idempotent, hints.idempotent)
