// The door behind every npm script: checks Node, sets up what is missing, then runs the command.
const supported = { 20: 19, 22: 12, 24: 0 };
const [major, minor] = process.versions.node.split(".").map(Number);
if (!(major in supported) || minor < supported[major]) {
  console.error(
    `latent-sky: expected Node 20.19+, 22.12+ or 24, but found ${process.versions.node}. ` +
      "Install one of these (https://nodejs.org), then run the command again.",
  );
  process.exit(1);
}
const { main } = await import("./commands.mjs");
process.exitCode = await main(process.argv[2] ?? "", process.argv.slice(3));
