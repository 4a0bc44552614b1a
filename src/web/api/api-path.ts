/** Where the API stands, before PUBLIC_URL's prefix. */
export const apiPath = '/api/v1'
export const adminPath = `${apiPath}/admin`
