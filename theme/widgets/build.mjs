// Bundles the widgets and the style sheet. Usage: node build.mjs OUTPUT_FOLDER
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const out = resolve(process.argv[2] ?? join(here, "../built/assets/rn"));
const plotly = "plotly.js-gl3d-dist-min";

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: "es2020",
  charset: "utf8",
  legalComments: "none", // THIRD-PARTY.txt names them all
  metafile: true,
  logLevel: "error",
};

/** A classic script, because pages opened from a folder may not load modules. */
function script(entry, name, plugins = []) {
  return build({
    ...shared,
    entryPoints: [`src/${entry}`],
    format: "iife",
    outfile: join(out, name),
    plugins,
  });
}

/** Takes modules from the script of every page: sent once, and with one state. */
async function fromPage() {
  const list = await readFile(join(here, "src/page-modules.ts"), "utf8");
  const names = Array.from(list.matchAll(/from "\.\/([\w-]+)"/g), ([, name]) => name);
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^\\./(${names.join("|")})$`) }, ({ path }) => {
      return { path: path.slice(2), namespace: "page" };
    });
    onLoad({ filter: /.*/, namespace: "page" }, ({ path }) => {
      return { contents: `module.exports = window.rnPage["${path}"]` };
    });
  };
  return { name: "from-page", setup };
}

/** Font files keep their names, so that a template can preload them. */
function style(entry, name) {
  return build({
    ...shared,
    target: ["chrome109", "firefox115", "safari16"],
    entryPoints: [join(here, "../style", entry)],
    outfile: join(out, name),
    nodePaths: [packages],
    assetNames: "fonts/[name]",
    external: ["*.webp"], // shading of the body, which a build puts beside this folder
    loader: { ".woff2": "file", ".woff": "file", ".svg": "dataurl" },
  });
}

/** The npm packages that really went into the results. */
function bundledPackages(results) {
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const names = inputs.flatMap((input) => {
    const found = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    return found ? [found[1]] : [];
  });
  return [...new Set([...names, plotly])].sort();
}

async function licence(name) {
  const folder = join(packages, name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^licen[cs]e/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence file`);
  const texts = await Promise.all(
    files.map((file) => readFile(join(folder, file), "utf8")),
  );
  return `${name} ${version}\n\n${texts.join("\n").trim()}\n`;
}

async function thirdParty(results) {
  const licences = await Promise.all(bundledPackages(results).map(licence));
  await writeFile(join(out, "THIRD-PARTY.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
}

await mkdir(out, { recursive: true });
try {
  const results = await Promise.all([
    script("main.ts", "rn.js"),
    script("atlas-main.ts", "atlas.js"),
    script("compare-main.ts", "compare.js"),
    script("answer-main.ts", "answer.js"),
    script("files-main.ts", "files.js"),
    script("scene-main.ts", "scene.js"),
    script("trainer-main.ts", "trainer.js", [await fromPage()]),
    style("main.css", "rn.css"),
    style("body-atlas.css", "atlas.css"),
    style("answer.css", "answer.css"),
    style("scene.css", "scene.css"),
    style("trainer.css", "trainer.css"),
  ]);
  await copyFile(join(packages, plotly, "plotly-gl3d.min.js"), join(out, "plotly.min.js"));
  await copyFile(join(here, "../style/icon.svg"), join(out, "icon.svg"));
  await thirdParty(results);
} catch (error) {
  // esbuild has already printed its own messages, with file and line
  if (!error.errors) console.error(error.message);
  process.exitCode = 1;
}
