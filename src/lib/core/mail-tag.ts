/** The tag each mail carries at Resend that names it, so that webhooks find it also before its answer was written down. */
export const MAIL_TAG = 'mail';
