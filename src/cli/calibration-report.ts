import type { Calibration } from '../offline/calibrate-records.ts';
import { paint, printable } from './terminal.ts';

/** What was chosen, on what grounds, and where it went. */
export function calibrationReport(calibration: Calibration, out: string | undefined): string {
  const { threshold, trust, records, falsePositives, falsePositivesAllowed, bound, before, wanted } = calibration;
  return [
    paint('bold', `threshold ${threshold} for injection in ${trust} text`),
    '',
    `benign records   ${whole(records)}${leftOutText(calibration)}`,
    `false positives  ${whole(falsePositives)}, at most ${whole(falsePositivesAllowed)} are allowed`,
    `observed rate    ${perCent(falsePositives / records)}`,
    `upper bound      ${perCent(bound)} at ${perCent(wanted.confidence)} confidence; wanted ${perCent(wanted.rate)}`,
    `as it was        ${whole(before.falsePositives)} flagged, ${perCent(before.falsePositives / records)}, upper bound ${perCent(before.bound)}`,
    '',
    ...(out === undefined
      ? [
          paint('dim', 'The policy, not written; --out policy.yaml writes it:'),
          printable(calibration.policyText.trimEnd()),
        ]
      : [`${printable(out)} is written`]),
  ].join('\n');
}

function leftOutText({ leftOut }: Calibration): string {
  const parts = [
    ...(leftOut.attacks > 0 ? [`${whole(leftOut.attacks)} labelled as attacks`] : []),
    ...(leftOut.otherAuthors > 0 ? [`${whole(leftOut.otherAuthors)} of other authors`] : []),
  ];
  return parts.length === 0 ? '' : ` (left out: ${parts.join(', ')})`;
}

function whole(count: number): string {
  return count.toLocaleString('en');
}

function perCent(share: number): string {
  return `${Number((100 * share).toPrecision(4))} %`;
}
