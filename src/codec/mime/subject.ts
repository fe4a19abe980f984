/**
 * The base subject: what is left of a subject when "Re:", "Fwd:", "(fwd)" and "[list]" are taken away. RFC 5256 2.1.
 *
 * The rules of the RFC are applied from the outside in, moving two indexes over the text, so the time is linear. Subjects
 * are compared by thousands, so of one that is longer than any person writes only the beginning counts.
 */
const SUBJECT_MAX = 4000

/** The base subject of a decoded subject. */
export function baseSubject(subject: string): string {
  return extract(subject).base
}

/** Whether the subject says that the mail is a reply or a forward (RFC 5256 3, THREAD=REFERENCES asks). */
export function isReplyOrForward(subject: string): boolean {
  return extract(subject).reply
}

function extract(subject: string): { base: string; reply: boolean } {
  // RFC 5256 2.1 (1): white space of any kind becomes single spaces.
  const text = subject.slice(0, SUBJECT_MAX).replace(/\s+/g, ' ')
  const lower = lowerAscii(text)
  let start = 0
  let end = text.length
  let reply = false
  for (;;) {
    // (2) The trailer.
    for (;;) {
      while (end > start && text[end - 1] === ' ') end--
      if (end - start < 5 || lower.slice(end - 5, end) !== '(fwd)') break
      end -= 5
      reply = true
    }
    // (3) to (5) Leaders, and blobs that leave something behind.
    let noLeaderBefore = start
    for (;;) {
      while (start < end && text[start] === ' ') start++
      // A row of blobs that no "re:" follows is looked through once, not once for each of them.
      const blobs = start < noLeaderBefore ? noLeaderBefore : blobsEnd(lower, start, end)
      const leader = start < noLeaderBefore ? start : leaderEnd(lower, start, blobs, end)
      noLeaderBefore = blobs
      if (leader > start) {
        start = leader
        reply = true
        continue
      }
      const blob = blobEnd(lower, start, end)
      if (blob === start || isBlank(text, blob, end)) break
      start = blob
    }
    // (6) "[fwd: … ]" around the whole.
    if (end - start < 6 || !lower.startsWith('[fwd:', start) || text[end - 1] !== ']') break
    start += 5
    end--
    reply = true
  }
  return { base: text.slice(start, end), reply }
}

/** subj-leader = (*subj-blob subj-refwd); subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":" */
function leaderEnd(lower: string, start: number, blobsEnd: number, end: number): number {
  let at = blobsEnd
  if (lower.startsWith('re', at)) at += 2
  else if (lower.startsWith('fwd', at)) at += 3
  else if (lower.startsWith('fw', at)) at += 2
  else return start
  while (at < end && lower[at] === ' ') at++
  at = blobEnd(lower, at, end)
  return at < end && lower[at] === ':' ? at + 1 : start
}

function blobsEnd(lower: string, start: number, end: number): number {
  let at = start
  for (let next = blobEnd(lower, at, end); next > at; next = blobEnd(lower, at, end)) at = next
  return at
}

/** subj-blob = "[" *BLOBCHAR "]" *WSP, where BLOBCHAR is anything but brackets; `start` when there is none. */
function blobEnd(lower: string, start: number, end: number): number {
  if (start >= end || lower[start] !== '[') return start
  let at = start + 1
  while (at < end && lower[at] !== ']' && lower[at] !== '[') at++
  if (at >= end || lower[at] !== ']') return start
  at++
  while (at < end && lower[at] === ' ') at++
  return at
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text[i] !== ' ') return false
  return true
}

/** Not toLowerCase(): that changes the length of some texts. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
