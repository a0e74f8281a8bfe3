// What an author may write in `content/escalation.yaml`, field by field. It words no card.
import { z } from 'zod';
import { line } from './red-flag-fields.ts';

const template = z.strictObject({
  /** The heading of the card. */
  heading: line,
  /** The lines of the card. The first is the action. */
  lines: z.array(line).min(1),
  /** The label of the call button. */
  call: z.string().trim().min(2).max(60).optional(),
});
export const escalationSchema = z.strictObject({
  /** Ordinary emergency. */
  emergency: template,
  /** Thoughts of suicide or self-harm. */
  crisis: template,
  /** Too many tablets. */
  poisons: template,
  /** Pregnancy with emergency signs. */
  maternity: template,
  /** Same day. */
  urgent: template,
  /** Pregnancy, same day. */
  urgent_maternity: template,
  /** Book in the coming days or weeks. */
  routine: template,
  /** Medicines: a pharmacist. */
  pharmacist: template,
  /** The reason, when the person writes about somebody else: {reason}. */
  about_another: line,
  /** One line in each other language, in front of the emergency card. */
  languages: z.record(z.string(), line).default({}),
  /** Opening-hours wording. */
  hours: z.strictObject({
    /** The clinic is open now: {clinic_name} {clinic_phone} {closes}. */
    open: line,
    /** The clinic is closed and opens again: {clinic_name} {clinic_phone} {opens}. */
    closed: line,
    /** No clinic is set. */
    none: line,
    /** Urgent, and no clinic is set: {health_line}. */
    urgent: line,
    /** Urgent, and the clinic is closed: use the health line. */
    closed_urgent: line,
  }),
  /** Shown when the region is not known. */
  unknown_region: line,
});

export type EscalationTexts = z.infer<typeof escalationSchema>;
