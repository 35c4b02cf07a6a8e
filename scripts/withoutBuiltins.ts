/**
 * Makes Node's built-in modules unavailable to modules that are loaded later, as in a browser or a worker: `node
 * --import ./scripts/withoutBuiltins.ts program.js` fails with the name of the first file that imports one.
 */
import { isBuiltin, registerHooks } from "node:module"

registerHooks({
  resolve: (specifier, context, next) => {
    if (isBuiltin(specifier)) {
      throw new Error(`${context.parentURL ?? "the program"} imports ${specifier}, which exists on Node only`)
    }
    return next(specifier, context)
  }
})
