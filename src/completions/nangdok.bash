# bash completion for nangdok
_nangdok()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options
    local i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        cast | history | normalize | outline | pronounce | reading) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $before in
    --cues) COMPREPLY=($(compgen -W "tone silence spoken" -- "$word")); return ;;
    --names) COMPREPLY=($(compgen -W "never change always" -- "$word")); return ;;
    --step) COMPREPLY=($(compgen -W "no sentence turn cue before-sentence before-turn before-cue" \
        -- "$word")); return ;;
    --encoding) COMPREPLY=($(compgen -W "cp949 shift_jis euc-jp gb18030 big5 koi8-r windows-1251 windows-1252 utf-8 utf-16le utf-16be" -- "$word")); return ;;
    --format) COMPREPLY=($(compgen -W "webvtt json html srt sbv kakaotalk csv chat fountain markdown \
        plain" -- "$word")); return ;;
    --punctuation) COMPREPLY=($(compgen -W "sense none some most all" -- "$word")); return ;;
    --url) COMPREPLY=($(compgen -W "read host skip" -- "$word")); return ;;
    --dateline) COMPREPLY=($(compgen -W "full date skip" -- "$word")); return ;;
    --english) COMPREPLY=($(compgen -W "voice hangul" -- "$word")); return ;;
    -v | --voice) COMPREPLY=($(compgen -W "woman man" -- "$word")); return ;;
    -s | --speed) COMPREPLY=($(compgen -W "0.8x 1.0x 1.3x 1.5x 2.0x" -- "$word")); return ;;
    --profile) COMPREPLY=($(compgen -W "$(sed -n 's/^\[\(.*\)\].*/\1/p' \
        "${XDG_CONFIG_HOME:-$HOME/.config}/nangdok/config" 2>/dev/null)" -- "$word")); return ;;
    -[agp] | --amplitude | --clip | --gap | --gloss | --idle | --jobs | --key | --language | --latency | --lead-in | \
        --pitch | --repeat | --repeat-speeds | --shadow | --shard | --sleep | --start | --volume | \
        --width) return ;;
    --takes) compopt -o dirnames 2>/dev/null; return ;;
    esac
    case $command in
    cast) options="--cast --help --json --output --preview --voice --voices --write" ;;
    history) options="--help --json" ;;
    normalize) options="--dateline --english --explain --gloss --help --language --lexicon
        --punctuation --url" ;;
    outline) options="--cast --edit --encoding --format --help --json --keep-all" ;;
    pronounce) options="--explain --help --lexicon --phonemes --surface" ;;
    *) options="--dictation --format --keep-all --amplitude --cast --clip --config --cues --dateline --encoding --english --explain --format --gap
        --gloss --help --idle --jobs --json --json-ipc --keep-all --key --keypad --latency --lead-in --lexicon --media-keys --mono
        --names --no-config --output --pitch --positions --profile --pronunciation --punctuation
        --quiet --record --repeat --repeat-speeds --screen --shadow --shard --sleep --speak-ui --speed
        --start --stay-awake --step --takes --url --verbose --version --voice --volume --width --word-times" ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
        return
    fi
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY+=($(compgen -W "cast history normalize outline pronounce reading" -- "$word"))
    fi
}
complete -F _nangdok nangdok
