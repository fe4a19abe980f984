/** RFC 4180 tables as records by column name; quoted cells may hold commas, quotes and line breaks. */
export function* csvRecords(text: string): Generator<Record<string, string>> {
  let names: string[] | undefined
  for (const cells of csvRows(text)) {
    if (!names) names = cells
    else yield Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  }
}

function* csvRows(text: string): Generator<string[]> {
  let cells: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match) throw new Error(`Not a CSV table: a quote that does not end near character ${pattern.lastIndex}.`)
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    if (cells.length > 1 || cells[0] !== '') yield cells
    cells = []
  }
}
