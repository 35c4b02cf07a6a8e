/**
 * `beatport completions SHELL`: the script that completes commands, flags and their values in a shell.
 */
import { Effect } from "effect"
import { Argument } from "effect/cli"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { Output } from "../Output.ts"

/** Each script asks the command itself for the candidates, so that it never is out of date. */
const scripts = {
  bash: `# beatport completions bash: add to ~/.bashrc:  eval "$(beatport completions bash)"
_beatport() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}"
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  local candidates
  candidates=$(beatport __complete -- "\${words[@]}" "\${word//[\\"\\']/}" 2>/dev/null) || return
  COMPREPLY=()
  local candidate
  while read -r candidate; do
    [[ -n $candidate ]] && COMPREPLY+=("$(printf '%q' "$candidate")")
  done <<< "$candidates"
}
complete -o default -F _beatport beatport`,
  zsh: `#compdef beatport
# beatport completions zsh: add to ~/.zshrc after compinit:  eval "$(beatport completions zsh)"
_beatport() {
  local -a candidates
  candidates=("\${(@f)$(beatport __complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  candidates=("\${(@)candidates:#}")
  if (( \${#candidates} )); then
    compadd -Q -U -- "\${(@q)candidates}"
  else
    _files
  fi
}
compdef _beatport beatport`,
  fish: `# beatport completions fish: beatport completions fish > ~/.config/fish/completions/beatport.fish
complete -c beatport -f -a '(set -l words (commandline -opc); set -e words[1]; beatport __complete -- $words (commandline -ct) 2>/dev/null)'`
} as const

/** `beatport completions` */
export const completions: CliCommand = makeCommand(
  "completions",
  "Writes the completion script of a shell: commands, flags, and values such as genres and keys.",
  {
    shell: Argument.Literals("SHELL", ["bash", "zsh", "fish"]).pipe(
      Argument.withDescription("bash, zsh or fish")
    )
  },
  ({ shell }) => Effect.flatMap(Output, (output) => output.lines([scripts[shell]]))
)
