/**
 * Every physical line of a file is exactly one of these: `lines = header + accepted + quarantined + blank`, and
 * `aside` where the source declares lines that are not rows.
 */
export interface LineAccount {
  readonly lines: number;
  readonly header: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly blank: number;
  /** Titles above the header, notes below the rows, records of another type: only there when there are some. */
  readonly aside?: number;
}

/** What became of a line. */
export type LineFate = "header" | "accepted" | "quarantined" | "blank" | "aside";

/** Notes the fate of every line, once each, and adds them up; see {@link lineLedger}. */
export interface LineLedger {
  /** Notes that `count` lines from `line` (1-based) met this fate. */
  note(fate: LineFate, line: number, count: number): void;
  /** Notes that each of these lines met this fate. */
  noteEach(fate: LineFate, lines: ArrayLike<number>): void;
  /** The sums. */
  account(): LineAccount;
}

/**
 * A ledger of a file's lines, or of a stretch of so many lines behind the first `firstLine`. It is the proof that the reader lost nothing: noting a line twice, or adding up
 * before every line is noted, is an internal error and stops the read.
 *
 * @example
 * const ledger = lineLedger(2);
 * ledger.note("header", 1, 1);
 * ledger.note("accepted", 2, 1);
 * ledger.account(); // { lines: 2, header: 1, accepted: 1, quarantined: 0, blank: 0 }
 */
export function lineLedger(lines: number, firstLine = 0): LineLedger {
  const noted = new Uint8Array(lines);
  const sums = { header: 0, accepted: 0, quarantined: 0, blank: 0, aside: 0 };
  const refuse = (line: number): never => {
    throw new Error(`Internal error: line ${line} is accounted for twice or not there.`);
  };
  return {
    note(fate, line, count) {
      for (let i = line - 1 - firstLine; i < line - 1 - firstLine + count; i += 1) {
        if (noted[i] !== 0) refuse(i + 1 + firstLine);
        noted[i] = 1;
      }
      sums[fate] += count;
    },
    noteEach(fate, each) {
      for (let i = 0; i < each.length; i += 1) {
        const place = each[i]! - 1 - firstLine;
        if (noted[place] !== 0) refuse(each[i]!);
        noted[place] = 1;
      }
      sums[fate] += each.length;
    },
    account() {
      const { aside, ...others } = sums;
      const account = { lines, ...others, ...(aside > 0 ? { aside } : {}) };
      if (noted.includes(0) || !linesAccountedFor(account)) {
        throw new Error(`Internal error: the lines of the file do not add up (${accountSentence(account)}).`);
      }
      return account;
    },
  };
}

/**
 * Whether an account adds up.
 *
 * @example
 * linesAccountedFor(extract.account); // true
 */
export function linesAccountedFor(account: LineAccount): boolean {
  const { lines, header, accepted, quarantined, blank, aside = 0 } = account;
  return lines === header + accepted + quarantined + blank + aside;
}

/**
 * The account in one sentence.
 *
 * @example
 * accountSentence(extract.account); // "5 lines: 1 header, 3 accepted, 1 quarantined, 0 blank"
 */
export function accountSentence(account: LineAccount): string {
  const { lines, header, accepted, quarantined, blank, aside = 0 } = account;
  const others = aside > 0 ? `, ${aside} set aside as declared` : "";
  return `${lines} lines: ${header} header, ${accepted} accepted, ${quarantined} quarantined, ${blank} blank${others}`;
}
