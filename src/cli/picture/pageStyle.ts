/**
 * The style that all pages share.
 */

/** Colors, type and the column in the middle. */
export const pageStyle = `
:root{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:#0f131a;color:#e6e9ef;font:15px/1.5 system-ui,sans-serif}
main{max-width:1180px;margin:0 auto;padding:40px 24px}
h1{font-size:30px;margin:0 0 4px;letter-spacing:-.02em}
p{color:#9aa4b2;margin:0 0 28px}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
small{color:#9aa4b2;display:block}`
