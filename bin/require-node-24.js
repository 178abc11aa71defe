// Plain JavaScript without newer syntax, since an older Node must be able to read it: the rest is TypeScript, which only Node 24 runs as it is.
if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    "Verbatim needs Node 24 but runs on " +
      process.versions.node +
      ": run `npm ci` in this folder (without --ignore-scripts), which brings Node 24 along, and start it with `npm start`, `npm test` or `npx verbatim`.",
  );
  process.exit(1);
}
