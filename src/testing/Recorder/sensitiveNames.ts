/**
 * The names of the fields, parameters and cookies whose values a recording does not keep. docs/testing.md lists them too.
 */

/** Parts of names whose values are secrets. Such a value is removed wherever else it occurs, too. */
const secretParts: ReadonlyArray<string> = [
  "token",
  "password",
  "passwd",
  "secret",
  "authorization",
  "credential",
  "cookie",
  "sessionid",
  "csrf",
  "apikey",
  "clientid",
  "username",
  "email"
]

/** Whole names whose values are secrets. */
const secretNames: ReadonlySet<string> = new Set(["session", "jwt", "bearer", "login", "mail", "user"])

/** Parts of names whose values are personal data. */
const personalParts: ReadonlyArray<string> = [
  "firstname",
  "lastname",
  "fullname",
  "birth",
  "phone",
  "address",
  "street",
  "postcode",
  "postalcode",
  "zipcode",
  "userid",
  "personid",
  "accountid",
  "customerid",
  "iban",
  "creditcard",
  "cardnumber",
  "payment",
  "billing",
  "shipping",
  "invoice",
  "vatnumber",
  "orderid",
  "orderitem",
  "ordernumber"
]

/** Whole names whose values are personal data. */
const personalNames: ReadonlySet<string> = new Set([
  "city",
  "zip",
  "ip",
  "dob",
  "cvv",
  "gender",
  "latitude",
  "longitude"
])

/** Names that hold the account's own person in its library. In the catalogue they hold public data of an artist. */
const ownerNames: ReadonlySet<string> = new Set([
  "person",
  "owner",
  "ownername",
  "ownerslug",
  "ownerimage",
  "ownerperson",
  "addby",
  "updatedpersonid",
  "createdpersonid"
])

/** Names of the protocol, which contain a part from above and hold no secret. */
const harmlessNames: ReadonlySet<string> = new Set(["tokentype", "emailconfirmed"])

/** Names whose values a recording keeps of sign-in and of the account. It keeps booleans and nulls, too. */
const keptOfAccounts: ReadonlySet<string> = new Set([
  "tokentype",
  "expiresin",
  "scope",
  "granttype",
  "responsetype",
  "redirecturi",
  "error",
  "errordescription",
  "detail",
  "nonfielderrors",
  "subscription",
  "feature",
  "language",
  "audioformatid",
  "streamingaudioformatid",
  "count",
  "page",
  "perpage"
])

/** How a value is removed: it is a secret, personal data, or neither. */
export type Sensitivity = "secret" | "personal" | "none"

const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")

/** Tells how sensitive the value of a field is, by its name and by the path of the request. */
export const sensitivityOf = (name: string, path: string): Sensitivity => {
  const letters = lettersOf(name)
  if (harmlessNames.has(letters)) return "none"
  if (secretNames.has(letters) || secretParts.some((part) => letters.includes(part))) return "secret"
  if (personalNames.has(letters) || personalParts.some((part) => letters.includes(part))) return "personal"
  if (isOwn(path) && ownerNames.has(letters)) return "personal"
  return isOfAccount(path) && !keptOfAccounts.has(letters) ? "personal" : "none"
}

/** Tells how sensitive a parameter of a query, a form or a redirect is. A `code` there is an authorization code. */
export const parameterSensitivityOf = (name: string, path: string): Sensitivity =>
  /^(?:code|state)$/i.test(name) ? "secret" : sensitivityOf(name, path)

const isOwn = (path: string): boolean => /\/my(?:\/|$)/.test(path)

/** Whether a path is one of sign-in or of the account: there, only what is known to be harmless is kept. */
const isOfAccount = (path: string): boolean => /\/(?:auth|my\/accounts?)(?:\/|$)/.test(path)
