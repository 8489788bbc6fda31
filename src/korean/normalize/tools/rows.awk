# rows.awk -v name=NAME: makes C of a table of tab-separated lines, sorted by LC_ALL=C sort -s -k1,1.
# Comment lines must be gone. Lines with the same key stay in their order.
BEGIN {
    FS = "\t"
    printf "#include \"korean/normalize/rows.h\"\n\nstatic const struct row rows[] = {\n"
}
function quoted(text,    i, c, out) {
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        out = out (c == "\\" || c == "\"" ? "\\" : "") c
    }
    return "\"" out "\""
}
{
    printf "    {%s, %s, %s, %s},\n", quoted($1), quoted($2), quoted($3), quoted($4)
    if (length($1) > longest) longest = length($1)
}
END { printf "};\n\nconst struct rows rows_%s = {rows, %d, %d};\n", name, NR, longest }
