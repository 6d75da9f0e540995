const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/**
 * The first letter that a unique pupil number's other 12 characters ask for: the sum of each digit times its place
 * (2 to 13), modulo 23, in the alphabet without I, O and S. A last character that is a letter counts as its place
 * there times 13. Source: Government Data Standards Catalogue, Unique Pupil Number 2.0.
 *
 * @param rest the 12 characters after the letter
 * @example
 * upnCheckLetter("950000178301"); // "A"
 */
export function upnCheckLetter(rest: string): string {
  const sum = [...rest].reduce((total, character, i) => {
    const digit = /\d/.test(character) ? Number(character) : upnLetters.indexOf(character);
    return total + digit * (i + 2);
  }, 0);
  return upnLetters[sum % 23]!;
}

/**
 * The tenth digit that an NHS number's first nine ask for, or `undefined` where there can be none: 11 minus the sum
 * of each digit times 10 down to 2, modulo 11. Source: NHS Data Dictionary, NHS number.
 *
 * @example
 * nhsCheckDigit("943476591"); // 9
 */
export function nhsCheckDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check === 10 ? undefined : check;
}
