/** Configure a worker by its variables and secrets. */

/**
 * @typedef {object} Env
 * @property {import("./kvStore.js").KvNamespace} TOKENS
 * @property {string} BEATPORT_USERNAME
 * @property {string} BEATPORT_PASSWORD
 * @property {string} [BEATPORT_BASE_URL]
 */

/**
 * Returns the configuration that is in the environment of a worker.
 *
 * @param {Env} env
 */
export const configure = (env) => ({
  username: env.BEATPORT_USERNAME,
  password: env.BEATPORT_PASSWORD,
  baseUrl: env.BEATPORT_BASE_URL
})
