// Plain JavaScript without newer syntax, so that an older Node can read it; the rest is TypeScript, which needs Node 24.
if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    "Verbatim needs Node 24 but runs on " +
      process.versions.node +
      ": run `npm ci` in this folder (without --ignore-scripts), which installs Node 24, and start it with `npm start`, `npm test` or `npx verbatim`.",
  );
  process.exit(1);
}
