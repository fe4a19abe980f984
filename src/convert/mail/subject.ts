/**
 * Subject, prefix and the rest. [MS-OXCMSG] 3.2.5.2 (and 2.2.1.9, 2.2.1.10): one to three characters without a digit, a
 * colon and a space.
 */
const SUBJECT_MAX = 4000

export function splitSubject(subject: string): { prefix: string; normalized: string } {
  const clean = subject
    .slice(0, 4 * SUBJECT_MAX)
    .replace(/[\0-\x1f\x7f]+/g, ' ')
    .slice(0, SUBJECT_MAX)
  const prefix = /^[^\d\s:][^\d:]{0,2}: /u.exec(clean)?.[0] ?? ''
  return { prefix, normalized: clean.slice(prefix.length) }
}
