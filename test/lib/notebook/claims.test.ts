import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { claims, CLAIMS_MIME, claimsBundle, type ClaimInput } from "../../../src/lib/notebook";
import { displayed, environment } from "./environment";

const inputs: readonly ClaimInput[] = [
  {
    id: "solar.fig3.usflux-error",
    what: "Error of the unsigned flux",
    ours: 0.0004,
    direction: "at-most",
    target: 0.001,
    source: "header",
  },
  {
    id: "solar.fig6.pearson.tuf",
    what: "Pearson",
    paper: 0.78,
    ours: 0.8,
    bound: [0.77, 0.83],
    n: 1000,
    direction: "at-least",
    source: "Fig. 6",
  },
  { id: "solar.fig6.pearson.r", what: "Pearson of R", paper: 0.73, ours: 0.4, direction: "at-least", source: "Fig. 6" },
  {
    id: "solar.fig6.baseline",
    what: "Nearest pixels",
    ours: 0.5,
    error: 0.0312,
    direction: "none",
    source: "baseline",
  },
];

describe("claims", () => {
  const set = environment();

  it("shows one table and stores the judged claims in the same output", () => {
    set({ LATENT_SKY_PRESET: "smoke", LATENT_SKY_NOTEBOOK: "solar/03-parameters" });
    const [output, ...others] = displayed(() => claims(inputs));
    expect(others).to.deep.equal([]);
    expect(Object.keys(output?.[0] ?? {})).to.deep.equal(["text/html", "text/markdown", "text/plain", CLAIMS_MIME]);
    const stored = output?.[0][CLAIMS_MIME] as { notebook: string; preset: string; rows: { verdict: string }[] };
    expect([stored.notebook, stored.preset]).to.deep.equal(["solar/03-parameters", "smoke"]);
    expect(stored.rows.map(({ verdict }) => verdict)).to.deep.equal(["pass", "pass", "fail", "reported"]);
    expect(JSON.parse(JSON.stringify(stored))).to.deep.equal(stored);
  });

  it("reads as a table: gates, bounds, errors, verdicts", () => {
    set({ LATENT_SKY_PRESET: undefined });
    const known = [{ id: "solar.fig6.pearson.r", reason: "Fewer images", date: "2025-03-01" }];
    const text = String(claimsBundle(inputs, { known }).data["text/plain"]);
    expect(text).to.match(/^Claims \(preset workshop\)\n/);
    expect(text).to.match(/usflux-error .* 4 × 10⁻⁴|usflux-error .* 0\.0004 +≤ 0\.001/);
    expect(text).to.include("0.8 [0.77, 0.83]").and.include("≥ 0.78").and.include("✓ pass, 95 % bound not");
    expect(text).to.match(/known difference \(1\) /).and.include("0.5 ± 0.031");
    expect(text).to.match(/\n\(1\) Fewer images \(2025-03-01\)$/);
  });

  it("takes its name from the file that Jupyter runs", () => {
    for (const path of [
      "/home/x/latent-sky/notebooks/solar/03-parameters.ipynb",
      "notebooks/solar/03-parameters.ipynb",
    ]) {
      set({ LATENT_SKY_NOTEBOOK: undefined, JPY_SESSION_NAME: path });
      expect(claimsBundle(inputs).document.notebook).to.equal("solar/03-parameters");
    }
    expect(claimsBundle(inputs, { notebook: "mine" }).document.notebook).to.equal("mine");
  });

  it("wants at least one claim", () => {
    expect(() => claims([])).to.throw(OptionError, "at least one claim, but found none");
  });
});
