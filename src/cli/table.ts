/** Tables and lists for people, in the width of what they hold. */

/** Columns that are empty in every row are left out. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[], empty: string): string[] {
  if (rows.length === 0) return [empty]
  const used = columns.map((_, index) => index).filter((index) => rows.some((row) => row[index] !== ''))
  const widths = used.map((index) =>
    Math.max(width(columns[index] ?? ''), ...rows.map((row) => width(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    used
      .map((index, at) => pad(cells[index] ?? '', at === used.length - 1 ? 0 : (widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(columns.map((column) => column.toUpperCase())), ...rows.map(line)]
}

/** `Name:  Ada`, aligned; pairs without a value are left out, further lines are indented. */
export function facts(pairs: readonly (readonly [string, string | undefined])[]): string[] {
  const known = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== '')
  const longest = Math.max(0, ...known.map(([label]) => width(label)))
  return known.flatMap(([label, value]) => {
    const [first = '', ...rest] = value.split('\n')
    return [`${pad(`${label}:`, longest + 1)}  ${first}`, ...rest.map((line) => ' '.repeat(longest + 3) + line)]
  })
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** 1.5 GB; powers of 1024. */
export function sizeText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${Math.round(value * 10) / 10} ${units[unit]}`
}

/** 2026-01-31 12:00 UTC */
export function timeText(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)))
}

/** Terminal columns: wide letters of East Asia count twice, combining marks not at all. */
function width(text: string): number {
  let columns = 0
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return columns
}
