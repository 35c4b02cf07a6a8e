import { spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { binary, run } from "./binary.ts"

/** A directory with a program `beatport`, for shells to find. */
const path = (() => {
  const directory = mkdtempSync(join(tmpdir(), "beatport-bin-"))
  const program = join(directory, "beatport")
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${binary}" "$@"\n`)
  chmodSync(program, 0o755)
  return `${directory}:${process.env["PATH"] ?? ""}`
})()

/** What bash completes after these words. */
const bash = (...words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const script = `eval "$(beatport completions bash)"
    COMP_WORDS=(${["beatport", ...words].map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${String(words.length)}
    _beatport; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync("bash", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, PATH: path }
  })
  return stdout.split("\n").filter((line) => line !== "")
}

/** Whether a shell is installed. Where SHELLS_REQUIRED is set, no test is skipped because a shell is missing. */
const isPresent = (shell: string): boolean =>
  process.env["SHELLS_REQUIRED"] !== undefined || spawnSync(shell, ["--version"]).status === 0

describe("beatport completions", () => {
  it("complete commands, flags, global flags and genres in bash", () => {
    expect(bash("sea")).toEqual(["search"])
    expect(bash("top", "--gen")).toEqual(["--genre"])
    expect(bash("top", "--js")).toEqual(["--json"])
    expect(bash("--color", "a")).toEqual(["auto", "always"])
    expect(bash("top", "--genre", "deep")).toEqual(["Deep\\ House"])
    expect(bash("tracks", "--key", "8")).toEqual(["8A", "8B"])
    expect(bash("playlist", "cr")).toEqual(["create"])
  })

  it.live("write a script for zsh and fish, and refuse other shells", () =>
    Effect.gen(function* () {
      expect((yield* run(["completions", "zsh"])).out).toContain("compdef _beatport beatport")
      expect((yield* run(["completions", "fish"])).out).toContain("complete -c beatport")
      expect((yield* run(["completions", "tcsh"])).code).toBe(2)
    })
  )

  it.skipIf(!isPresent("fish"))("complete commands, flags, global flags and genres in fish", () => {
    const fish = (line: string): ReadonlyArray<string> => {
      const script = `beatport completions fish | source; complete -C '${line}'`
      const { stdout } = spawnSync("fish", ["--no-config", "-c", script], {
        encoding: "utf8",
        env: { ...process.env, PATH: path }
      })
      return stdout
        .split("\n")
        .filter((word) => word !== "")
        .toSorted()
    }
    expect(fish("beatport sea")).toEqual(["search"])
    expect(fish("beatport top --gen")).toEqual(["--genre"])
    expect(fish("beatport top --js")).toEqual(["--json"])
    expect(fish("beatport --color a")).toEqual(["always", "auto"])
    expect(fish("beatport top --genre deep")).toEqual(["Deep House"])
    expect(fish("beatport playlist cr")).toEqual(["create"])
  })

  it.skipIf(!isPresent("zsh"))("complete in zsh", () => {
    const typed = (line: string): string => {
      const script = `zmodload zsh/zpty
zpty z "PS1='> ' zsh -f -i"
zpty -w z 'PS1=; autoload -U compinit; compinit -u -D; eval "$(beatport completions zsh)"; report() { print -r -- "<<$BUFFER>>" }; zle -N report; bindkey "^G" report; echo rea""dy'
zpty -r -m z out '*ready*'
zpty -n -w z $'${line}\\t\\t\\x07'
zpty -r -m z out '*<<*>>*'; print -r -- "$out"
zpty -d z`
      const { stdout } = spawnSync("zsh", ["-f", "-c", script], {
        encoding: "utf8",
        timeout: 120_000,
        env: { ...process.env, PATH: path, TERM: "dumb" }
      })
      return stdout
    }
    expect(typed("beatport sear")).toContain("<<beatport search >>")
    expect(typed("beatport top --genre deep")).toContain("<<beatport top --genre Deep\\ House >>")
  })
})
