/** Of a real installation, but for the provider's address and its rate. */
export const mailSettings = (url: string): Record<string, string> => ({
  MAIL_TRANSPORT: 'resend',
  RESEND_API_KEY: 're_bench',
  RESEND_BASE_URL: url,
  RESEND_RATE: '1000',
  MAIL_FROM: 'Paperboy <digest@papers.lab.example>',
  MAIL_REPLY_TO: 'papers@lab.example',
  POSTAL_ADDRESS: 'Paper Lab, 1 Reading Street, 10115 Berlin',
  PUBLIC_URL: 'https://papers.lab.example',
  CONTACT: 'papers@lab.example',
  LOG_LEVEL: 'error',
})
