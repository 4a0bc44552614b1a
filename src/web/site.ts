/** What every page knows of the place it stands on, from configuration. */
import type { Config } from '../config.ts'
import type { AssetName } from './assets.ts'

/** The part of the configuration that pages read; `loadConfig()` fits. */
export type WebSettings = Pick<
  Config,
  | 'publicUrl'
  | 'siteName'
  | 'contact'
  | 'signup'
  | 'defaultTimezone'
  | 'defaultTags'
  | 'robots'
  | 'hstsSeconds'
  | 'adminToken'
  | 'subscribePerHour'
  | 'trustedProxies'
  | 'translate'
  | 'embeddings'
  | 'sources'
> & { mail: Pick<Config['mail'], 'transport' | 'from' | 'webhookSecret'> }

export type Site = {
  settings: WebSettings
  /** Whether readers come over https. */
  secure: boolean
  /** A path as a browser must ask for it: PUBLIC_URL may hold a prefix. */
  path(to: string): string
  asset(name: AssetName): string
  /** The absolute address of a path. */
  absolute(to: string): string
}

export function createSite(settings: WebSettings, assetPath: (name: AssetName) => string): Site {
  const prefix = new URL(settings.publicUrl).pathname.replace(/\/+$/, '')
  const path = (to: string) => `${prefix}${to}`
  return {
    settings,
    secure: settings.publicUrl.startsWith('https:'),
    path,
    asset: (name) => path(assetPath(name)),
    absolute: (to) => `${settings.publicUrl}${to}`,
  }
}
