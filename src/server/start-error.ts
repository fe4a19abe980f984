/**
 * Why the server cannot start, in words for the person who starts it: what is the matter and what to do.
 */
export class StartError extends Error {
  override name = 'StartError'
}
