/** Use the declaration of API v4, from which the operations are made: here to generate OpenAPI. */
import { OpenApi } from "effect/http-api"
import { BeatportApi } from "effect-beatport/api"

const document = OpenApi.fromApi(BeatportApi)

console.log(`${document.info.title}: ${Object.keys(document.paths).length} paths`)
console.log(Object.keys(document.paths).join("\n"))
