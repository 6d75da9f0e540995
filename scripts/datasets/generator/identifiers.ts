/**
 * A National Insurance number that nobody can have: the prefix ZZ is never issued (HMRC manual NIM39110).
 *
 * @example
 * impossibleNino(42); // "ZZ000042C"
 */
export function impossibleNino(n: number): string {
  return `ZZ${String(n).padStart(6, "0")}${"ABCD"[n % 4]!}`;
}

/**
 * A property number of 12 digits starting 9999, a range kept for this synthetic data.
 *
 * @example
 * inventedUprn(42); // "999900000042"
 */
export function inventedUprn(n: number): string {
  return `9999${String(n).padStart(8, "0")}`;
}

/**
 * A postcode that cannot be real: no postcode starts with X.
 *
 * @example
 * inventedPostcode(4242); // "XE2 4AM"
 */
export function inventedPostcode(n: number): string {
  const letters = "ABDEFGHJLN";
  const last = letters[Math.floor(n / 10) % 10]!;
  const outward = `X${letters[Math.floor(n / 1000) % 10]!}${(Math.floor(n / 100) % 10) + 1}`;
  return `${outward} ${(n % 9) + 1}${last}${letters[n % 10]!}`;
}

/**
 * A unique pupil number of the local authority 999, which does not exist, with its right check letter: the sum
 * of digit by position (2 to 13), modulo 23, as a letter (Government Data Standards Catalogue 2.0).
 *
 * @example
 * inventedUpn({ school: 4001, entryYear: 2013, serial: 7 });
 */
export function inventedUpn(pupil: { school: number; entryYear: number; serial: number }): string {
  const year = String(pupil.entryYear % 100).padStart(2, "0");
  const digits = `999${pupil.school}${year}${String(pupil.serial).padStart(3, "0")}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
  return `${"ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]!}${digits}`;
}
