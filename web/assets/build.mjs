// Builds the styles and scripts of the pages, and a C++ source that carries them inside the program.
//
//   node web/assets/build.mjs OUT_DIR
//
// writes OUT_DIR/files/NAME-HASH.EXT and OUT_DIR/assets_data.cc. Names carry the hash of their content, so a browser may
// keep them for ever. Exit status 1 and one sentence when something is missing or a style breaks a rule of ours.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const modules = join(root, 'node_modules')
const out = resolve(process.argv[2] ?? join(root, 'build/assets'))
const TYPES = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' }

const fail = (sentence) => {
  console.error(`assets: ${sentence}`)
  process.exit(1)
}
if (!existsSync(join(modules, 'govuk-frontend'))) fail('node_modules is missing: run "npm ci" in the top folder first')
const sass = await import('sass')

const assets = [] // { name, path, type, bytes }
const add = (name, bytes) => {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const extension = extname(name)
  const path = `/assets/${name.slice(0, -extension.length)}-${hash}${extension}`
  assets.push({ name, path, type: TYPES[extension], bytes: Buffer.from(bytes) })
  return path
}

// Scripts name each other by address; there is no import map, which would have to stand inline.
const script = (name, file, imports = {}) => {
  let text = readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*$/m, '')
  for (const [from, to] of Object.entries(imports)) {
    if (!text.includes(`'${from}'`)) fail(`${name} does not import ${from}`)
    text = text.replaceAll(`'${from}'`, `'${to}'`)
  }
  return add(name, text)
}

const style = () => {
  const ours = (span) => span?.url?.pathname.startsWith(here)
  const compiled = sass.compile(join(here, 'styles/caseway.scss'), {
    style: 'compressed',
    loadPaths: [root, modules],
    quietDeps: true,
    silenceDeprecations: ['mixed-decls'],
    logger: { warn: (message, { span }) => ours(span) && fail(message) },
  })
  return compiled.css.replace(/url\("?\/assets\/images\/([^)"]+)"?\)/g, (_, image) => {
    if (image.startsWith('govuk-crest')) return 'none' // the royal arms are not ours to show
    return `url(${imagePath(image)})`
  })
}

const images = new Map()
const imagePath = (image) => {
  const file = join(modules, '@ministryofjustice/frontend/moj/assets/images', image)
  if (!existsSync(file)) fail(`a style names the image ${image}, which is missing`)
  if (!images.has(image)) images.set(image, add(image, readFileSync(file)))
  return images.get(image)
}

const checkStyle = (css) => {
  for (const banned of ['GDS Transport', '@font-face', 'url(http', 'url("http', 'url(data', 'crest.svg']) {
    if (css.includes(banned)) fail(`the stylesheet holds "${banned}"`)
  }
}

const cString = (text) => JSON.stringify(text)
const cBytes = (name, bytes) => {
  const lines = []
  for (let at = 0; at < bytes.length; at += 40) lines.push([...bytes.subarray(at, at + 40)].join(','))
  return `constexpr unsigned char ${name}[] = {\n${lines.join(',\n')}};\n`
}

const source = () => {
  const arrays = assets.map(({ bytes }, i) =>
    cBytes(`kBytes${i}`, bytes) + cBytes(`kGzip${i}`, gzipSync(bytes, { level: 9 })))
  const view = (name) => `{reinterpret_cast<const char*>(${name}), sizeof(${name})}`
  const rows = assets.map(({ name, path, type }, i) =>
    `    {${cString(name)}, ${cString(path)}, ${cString(type)},\n     ${view(`kBytes${i}`)},\n     ${view(`kGzip${i}`)}},`)
  return `// Written by web/assets/build.mjs.
#include "web/assets/assets.h"

namespace caseway::assets {
namespace {
${arrays.join('')}
const Asset kAssets[] = {
${rows.join('\n')}
};
}  // namespace

std::span<const Asset> AllAssets() { return kAssets; }

}  // namespace caseway::assets
`
}

const scripts = join(here, 'scripts')
const govuk = script('govuk.js', join(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js'))
const moj = script('moj.js', join(modules, '@ministryofjustice/frontend/moj/moj-frontend.min.js'))
script('caseway.js', join(scripts, 'init.js'), {
  'govuk-frontend': govuk,
  'moj-frontend': moj,
  './autosave.js': script('autosave.js', join(scripts, 'autosave.js')),
  './follow_ups.js': script('follow_ups.js', join(scripts, 'follow_ups.js')),
  './typed.js': script('typed.js', join(scripts, 'typed.js')),
  './timeout.js': script('timeout.js', join(scripts, 'timeout.js')),
})
const css = style()
checkStyle(css)
add('caseway.css', css)
add('icon.svg', readFileSync(join(here, 'images/icon.svg')))

rmSync(join(out, 'files'), { recursive: true, force: true })
mkdirSync(join(out, 'files'), { recursive: true })
for (const { path, bytes } of assets) writeFileSync(join(out, 'files', path.slice('/assets/'.length)), bytes)
writeFileSync(join(out, 'assets_data.cc'), source())
