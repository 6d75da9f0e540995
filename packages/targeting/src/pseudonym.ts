/** Makes pseudonyms of refs with one key. */
export type Pseudonymise = (ref: string) => Promise<string>;

/**
 * A function that turns a ref into its pseudonym: HMAC-SHA-256 of the ref's UTF-8 bytes, as 64 hex digits (RFC 2104,
 * FIPS 180-4). The same key gives the same pseudonym in every run, so lists of several months can be laid side by
 * side; without the key nobody can try out refs, as they could with a plain hash.
 *
 * @param key hex text of at least 32 bytes, kept outside the folder of the run
 * @throws Error when the key is no such text; never with the key.
 * @example
 * const pseudonym = await pseudonymiser(key);
 * await pseudonym("FAM00001"); // "f913..."
 */
export async function pseudonymiser(key: string): Promise<Pseudonymise> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", keyBytes(key), algorithm, false, ["sign"]);
  return async (ref) => {
    const signature = await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(ref));
    return hexOf(new Uint8Array(signature));
  };
}

/**
 * A new key for pseudonyms, 32 random bytes as hex text. Whoever stores it keeps it outside the folder of the run:
 * with it a list can be turned back into families.
 *
 * @param randomBytes a source of bytes that nobody can guess, such as that of node:crypto
 * @example
 * createPseudonymKey(randomBytes); // 64 hex digits
 */
export function createPseudonymKey(randomBytes: (count: number) => Uint8Array): string {
  return hexOf(randomBytes(32));
}

function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const text = key.trim();
  if (!/^([0-9a-f]{2}){32,}$/i.test(text)) {
    throw new Error(
      "The pseudonym key must be hex text of at least 32 bytes (64 hex digits); make a new one.",
    );
  }
  return Uint8Array.from({ length: text.length / 2 }, (_, byte) =>
    Number.parseInt(text.slice(2 * byte, 2 * byte + 2), 16),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
