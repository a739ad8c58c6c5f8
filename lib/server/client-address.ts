export interface ClientAddressInput {
  /** Address of the connection itself. */
  readonly socketAddress: string;
  /** The X-Forwarded-For header: addresses joined by commas, each proxy appending its client. */
  readonly forwardedFor: string | undefined;
  /** How many reverse proxies of one's own stand in front. */
  readonly trustedProxyHops: number;
}

/**
 * Whose request it is: the connection's address, or what the outermost trusted proxy saw. Entries
 * further left could have been written by anyone and are not believed.
 */
export function clientAddress({
  socketAddress,
  forwardedFor,
  trustedProxyHops,
}: ClientAddressInput): string {
  if (trustedProxyHops === 0 || !forwardedFor) return socketAddress;
  const hops = forwardedFor.split(",").map((hop) => hop.trim());
  return hops.at(-trustedProxyHops) || hops[0] || socketAddress;
}
