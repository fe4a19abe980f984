/**
 * The HTTP protocols that the server speaks: the list from which the threads make their routes.
 */
import type { HttpProtocol } from '#protocols/http.ts'

export const httpProtocols: readonly HttpProtocol[] = []
