import type { Shell } from './shells.ts'

/**
 * What a shell has to read to complete command lines. The scripts know nothing of commands and flags: they ask the program itself, so that
 * they need not be installed again with each version.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion of ristretto: source <(ristretto completion bash)
_ristretto() {
  local i word line kind='' current='' words=()
  # bash takes --flag=value apart at the equals sign.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == '=' && \${#words[@]} -gt 0 ]]; then words[\${#words[@]}-1]+='='
    elif [[ \${#words[@]} -gt 0 && \${words[\${#words[@]}-1]} == --*= ]]; then words[\${#words[@]}-1]+="$word"
    else words+=("$word"); fi
  done
  current="\${words[\${#words[@]}-1]}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind="$line"; continue; fi
    word="\${line%%$'\\t'*}"
    # What stands before the equals sign is there already.
    if [[ $current == --*=* && \${COMP_WORDBREAKS} == *=* ]]; then word="\${word#*=}"; fi
    COMPREPLY+=("$word")
  done < <("\${COMP_WORDS[0]}" completion candidates -- "\${words[@]}" 2>/dev/null)
  if [[ $kind == ':files' ]]; then
    word="\${current##--*=}"
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$word")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _ristretto ristretto ristretto-run
`,
  zsh: `#compdef ristretto ristretto-run
# zsh completion of ristretto: source <(ristretto completion zsh)
_ristretto() {
  local -a lines found
  local line
  lines=("\${(@f)$("\${words[1]}" completion candidates -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "\${lines[1]}" == ':files' ]]; then
    compset -P '--*='
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    [[ -n "$line" ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe 'ristretto' found
}
compdef _ristretto ristretto ristretto-run
`,
  fish: `# fish completion of ristretto: ristretto completion fish | source
function __ristretto_candidates
  set -l words (commandline -opc) (commandline -ct)
  set -l lines ($words[1] completion candidates -- $words[2..-1] 2>/dev/null)
  if test "$lines[1]" = ':files'
    __fish_complete_path (string replace -r -- '^--[^=]*=' '' (commandline -ct))
  else
    printf '%s\\n' $lines[2..-1]
  end
end
complete -c ristretto -f -a '(__ristretto_candidates)'
complete -c ristretto-run -f -a '(__ristretto_candidates)'
`,
  powershell: `# PowerShell completion of ristretto: ristretto completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ristretto, ristretto-run -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $lines = @(& $commandAst.CommandElements[0].ToString() completion candidates -- @words $wordToComplete 2>$null)
  if ($lines[0] -eq ':files') { return }
  $lines | Select-Object -Skip 1 | ForEach-Object {
    $word, $about = $_ -split "\`t", 2
    if (-not $about) { $about = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
  }
}
`,
}
