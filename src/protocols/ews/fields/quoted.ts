/**
 * What somebody wrote himself in an answer: the body up to where the mail that is answered begins. Programs mark that place in a few ways;
 * a body without any of them is all its own.
 */

/** The earliest place of one of these ends what is one's own. */
const htmlMarks: readonly RegExp[] = [
  // Outlook on the web and for phones; Outlook's own line above From: and Sent:.
  /<div[^>]{0,300}\bid=["']?(?:x_)*(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)\b/i,
  /<div[^>]{0,100}style=["'][^"'>]{0,100}border:\s*none;\s*border-top:\s*solid\s+#(?:B5C4DF|E1E1E1)\b/i,
  /<div[^>]{0,200}\bclass=["']?(?:x_)*(?:gmail_quote|gmail_quote_container|moz-cite-prefix|yahoo_quoted|protonmail_quote)\b/i,
  /<blockquote[^>]{0,300}\btype=["']?cite\b/i,
  /<div>\s*<hr\s[^>]{0,100}>\s*<div[^>]{0,100}\bid=["']?divRplyFwdMsg/i,
  /<hr\s[^>]{0,100}\btabindex=["']?-1/i,
  /<(?:p|div)[^>]{0,200}>\s*-{3,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{3,}/i,
]

const textMarks: readonly RegExp[] = [
  /^-{3,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Original-Nachricht) ?-{3,}\s*$/im,
  /^_{20,}\s*\r?\nFrom: /m,
  /^From: .{1,200}\r?\n(?:Sent|Date): .{1,200}\r?\nTo: /m,
  /^(?:On|Am) .{1,200}(?:wrote|schrieb)[^\r\n]{0,200}:\s*\r?\n(?:\s*\r?\n)?>/m,
]

export function ownHtml(html: string): string {
  const at = earliest(html, htmlMarks)
  if (at === undefined) return html
  const own = html.slice(0, at)
  return /<body/i.test(own) ? `${own}</body></html>` : own
}

export function ownText(text: string): string {
  const at = earliest(text, textMarks)
  return at === undefined ? text : text.slice(0, at).trimEnd()
}

function earliest(text: string, marks: readonly RegExp[]): number | undefined {
  const places = marks.map((mark) => text.search(mark)).filter((at) => at >= 0)
  return places.length > 0 ? Math.min(...places) : undefined
}
