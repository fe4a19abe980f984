/**
 * format=flowed: RFC 3676. Lines that end in a space go on in the next line of the same quote depth.
 *
 *   > > quoted ␠⏎> > more⏎   →   >> quoted more
 *
 * The signature separator "-- " is never flowed (4.3). With delsp=yes the space itself is not text (4.1).
 */

export function unflow(text: string, { delsp = false }: { delsp?: boolean } = {}): string {
  const out: string[] = []
  let open: { depth: number; text: string[] } | undefined
  const close = () => {
    if (open) out.push(withQuotes(open.depth, open.text.join('')))
    open = undefined
  }
  for (const line of text.split(/\r?\n/)) {
    let depth = 0
    while (line.charCodeAt(depth) === 0x3e) depth++
    // 4.4: a space after the quote marks was put there to protect the line.
    const content = line.slice(line.charCodeAt(depth) === 0x20 ? depth + 1 : depth)
    const signature = content === '-- '
    const flowed = content.endsWith(' ') && !signature
    if (open && (open.depth !== depth || signature)) close()
    open ??= { depth, text: [] }
    open.text.push(flowed && delsp ? content.slice(0, -1) : content)
    if (!flowed) close()
  }
  close()
  return out.join('\r\n')
}

function withQuotes(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`
}
