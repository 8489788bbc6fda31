# emoji.awk: the spoken names of CLDR's annotation files (common/annotations*/ko.xml) as lines
# `characters TAB name`.
/type="tts"/ {
    match($0, /cp="[^"]*"/)
    characters = substr($0, RSTART + 4, RLENGTH - 5)
    name = $0
    sub(/^[^>]*>/, "", name)
    sub(/<.*/, "", name)
    gsub(/&lt;/, "<", characters)
    gsub(/&gt;/, ">", characters)
    gsub(/&quot;/, "\"", characters)
    gsub(/&amp;/, "\\&", characters)
    gsub(/&amp;/, "\\&", name)
    if (characters != "" && name != "↑↑↑") print characters "\t" name
}
