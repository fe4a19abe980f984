/**
 * Message identifiers in Message-ID, In-Reply-To and References: RFC 5322 3.6.4.
 *
 * Each is given with its angle brackets, as IMAP, MAPI and EWS carry it. In-Reply-To of older mailers has words and
 * comments around the identifiers (RFC 822 4.6.2): they are passed over. Identifiers without brackets are taken
 * when nothing is in brackets.
 */

const IDS_MAX = 2000

export function parseMessageIds(raw: string): string[] {
  const ids: string[] = []
  let open = raw.indexOf('<')
  while (open >= 0 && ids.length < IDS_MAX) {
    const close = raw.indexOf('>', open)
    if (close < 0) break
    // "<<a@b>>" and "<a <b@c>": the innermost bracket begins the identifier.
    const start = raw.lastIndexOf('<', close)
    const id = raw.slice(start + 1, close).replace(/[ \t]+/g, '')
    if (id !== '') ids.push(`<${id}>`)
    open = raw.indexOf('<', close)
  }
  if (ids.length > 0) return ids
  return raw
    .split(/[ \t,;<>]+/, IDS_MAX)
    .filter((word) => word.length > 2 && word.includes('@'))
    .map((word) => `<${word}>`)
}
