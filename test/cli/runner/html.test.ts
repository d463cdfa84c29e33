import { expect } from "chai";
import { escapeHtml, html } from "../../../src/cli/runner/html";

describe("html", () => {
  it("escapes every value for content and for quoted attributes", () => {
    const text = `<script>alert("x" & 'y')</script>`;
    expect(html`<p title="${text}">${text}</p>`.text).to.equal(
      `<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`,
    );
    expect(escapeHtml(text)).to.equal("&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
  });

  it("takes HTML, lists, numbers; undefined and false are empty", () => {
    expect(html`${[html`<b>${1}</b>`, "<", [2]]}${undefined}${false}${0}`.text).to.equal("<b>1</b>&lt;20");
  });
});
