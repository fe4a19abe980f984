/**
 * Headers of every answer that says nothing else about it: nothing is guessed, framed, or told to others.
 */
export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const
