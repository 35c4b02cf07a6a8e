/**
 * `/v4/docs/`: the documentation page and its scripts, one of which contains the client id.
 */
import { Effect } from "effect"
import { HttpRouter } from "effect/http"
import * as Responses from "../responses.ts"
import { DocsClient } from "../DocsClient.ts"

/**
 * The page. Each tag is on its own line, as in the recorded one, because clients search for them with greedy
 * patterns.
 */
const makePage = (scripts: ReadonlyArray<string>) => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Beatport API v4</title>
    <script>
      window.API_HOST = 'api.beatport.com';
      window.API_PROTOCOL = 'https://';
      window.APP_BRAND = 'beatport';
    </script>
    <script id="template-vars" type="application/json">""</script>
  </head>
  <body>
    <div id="app"></div>
${scripts.map((name) => `    <script src="/static/btprt/${name}"></script>`).join("\n")}
  </body>
</html>
`

const makeBundle = (name: string, clientId: string | undefined) =>
  [
    `/*! For license information please see ${name}.LICENSE.txt */`,
    `(self.webpackChunkbtprt=self.webpackChunkbtprt||[]).push([[${name.length}],{`,
    ...(clientId === undefined ? [] : ["const config = {", `API_CLIENT_ID: '${clientId}'`, "};"]),
    "}]);",
    ""
  ].join("\n")

const javascript = "application/javascript; charset=utf-8"

/** Serves the page and its six scripts. */
export const docsRoutes = Effect.map(DocsClient, ({ id, scripts }) => [
  HttpRouter.route("GET", "/v4/docs/", Responses.html(makePage(scripts.map(({ name }) => name)))),
  ...scripts.map(({ holdsId, name }) =>
    HttpRouter.route(
      "GET",
      `/static/btprt/${name}`,
      Responses.text(makeBundle(name, holdsId ? id : undefined), javascript)
    )
  )
])
