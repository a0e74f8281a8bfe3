// A refusal with the short code a program can read beside the sentence a person can. Adds nothing else to BadRequestError.
import { BadRequestError } from '../errors.ts';

export class ApiError extends BadRequestError {
  override name = 'ApiError';
  readonly code: string;
  /** Whole seconds after which trying again makes sense; sent as Retry-After. */
  readonly retryAfterSeconds: number | null;
  constructor(status: number, code: string, publicMessage: string, retryAfterSeconds: number | null = null) {
    super(status, publicMessage);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
