import { expect } from "chai";
import { KernelClient, textOf, type KernelMessage, type RunAnswer } from "../kernel-client";

const BRIDGE = `(globalThis as any)[Symbol.for("latent-sky.kernel")]`;

describe("kernel: live widgets", function () {
  this.timeout(20_000);
  let client: KernelClient;
  let id = "";
  let cellId = "";

  before(async () => {
    client = new KernelClient();
    await client.start();
    const opened = await client.runCell(
      `const bridge = ${BRIDGE};
       const seen: any[] = [];
       const widget = bridge.openWidget(
         { _model_name: "AnyModel", _model_module: "anywidget", _model_module_version: "~0.11.*", x: 1,
           image: new Float32Array([1, 2]), nested: { list: [0, new Uint8Array([7, 8])] } },
         { async onUpdate(change: any) {
             console.log("update", Object.keys(change).join());
             if (change.x === 13) throw new Error("unlucky");
             if (change.x === 14) await new Promise((r) => setTimeout(r, 50));
             if (change.weights) widget.update({ sum: change.weights.readFloatLE(0) + change.weights.readFloatLE(4) });
             else widget.update({ y: change.x ** 2 }); },
           onCustom(content: any, buffers: any[]) {
             widget.send({ got: content, bytes: buffers[0].length }, [new Float32Array([4, 5])]); },
           onClose() { console.log("closed"); } });
       console.log(widget.id);`,
    );
    cellId = opened.id;
    id = textOf(opened.messages).trim();
    const open = opened.messages.find(({ type }) => type === "comm_open");
    expect(open?.content).to.deep.include({ comm_id: id, target_name: "jupyter.widget" });
    expect(open?.metadata).to.deep.equal({ version: "2.1.0" });
    const data = dataOf(open) as { state: Record<string, unknown>; buffer_paths: unknown };
    expect(data.state).to.deep.include({ x: 1, nested: { list: [0, null] } });
    expect(data.state).to.not.have.property("image");
    expect(data.buffer_paths).to.deep.equal([["image"], ["nested", "list", 1]]);
    expect(open?.buffers).to.deep.equal([base64(new Float32Array([1, 2])), base64(new Uint8Array([7, 8]))]);
  });
  after(() => client.close());

  const send = (data: object, buffers: readonly string[] = []): Promise<RunAnswer> =>
    client.run([{ type: "comm_msg", content: { comm_id: id, data }, buffers }]);

  it("hears an update, echoes it and answers, between busy and idle of that message", async () => {
    const { results, messages } = await send({ method: "update", state: { x: 3 }, buffer_paths: [] });
    const own = results[0]?.messages ?? [];
    expect(own.map(({ type, content }) => content["execution_state"] ?? type)).to.deep.equal([
      "busy",
      "comm_msg",
      "comm_msg",
      "idle",
    ]);
    expect(own.filter(({ type }) => type === "comm_msg").map(dataOf)).to.deep.equal([
      { method: "echo_update", state: { x: 3 }, buffer_paths: [] },
      { method: "update", state: { y: 9 }, buffer_paths: [] },
    ]);
    const printed = [...messages, ...(await client.listen(0.1))].filter(({ parent }) => parent === cellId);
    expect(textOf(printed), "what a callback prints appears under the widget's cell").to.equal("update x\n");
    expect(textOf((await client.runCell("console.log(widget.state.x, widget.state.y)")).messages)).to.equal("3 9\n");
  });

  it("hears binary state and custom messages, and answers with buffers", async () => {
    const weights = base64(new Float32Array([1.5, 2.25]));
    const update = await send({ method: "update", state: {}, buffer_paths: [["weights"]] }, [weights]);
    expect(update.results[0]?.messages.map(dataOf)).to.deep.include({
      method: "update",
      state: { sum: 3.75 },
      buffer_paths: [],
    });
    const custom = await send({ method: "custom", content: { hello: 1 } }, [base64(new Uint8Array(12))]);
    const answer = custom.results[0]?.messages.find(({ type }) => type === "comm_msg");
    expect(dataOf(answer)).to.deep.equal({ method: "custom", content: { got: { hello: 1 }, bytes: 12 } });
    expect(answer?.buffers).to.deep.equal([base64(new Float32Array([4, 5]))]);
  });

  it("reports a callback that throws, and lives on", async () => {
    const { messages } = await send({ method: "update", state: { x: 13 }, buffer_paths: [] });
    const shown = [...messages, ...(await client.listen(0.1))].filter(({ parent }) => parent === cellId);
    expect(textOf(shown, "stderr")).to.match(/^WidgetError: Error: unlucky\ncell \[1\], line 8:/);
    const again = await send({ method: "update", state: { x: 2 }, buffer_paths: [] });
    expect(again.results[0]?.messages.map(dataOf)).to.deep.include({
      method: "update",
      state: { y: 4 },
      buffer_paths: [],
    });
  });

  it("handles the messages of one widget in order, also while a cell is at work", async () => {
    const update = (x: number) => ({
      type: "comm_msg",
      content: { comm_id: id, data: { method: "update", state: { x } } },
    });
    const { results } = await client.run([
      {
        type: "execute_request",
        content: { code: "await new Promise((r) => setTimeout(r, 500)); console.log(widget.state.y)" },
      },
      update(14),
      update(15),
    ]);
    const [cell, first, second] = results;
    expect(textOf(cell?.messages ?? [])).to.contain("225\n");
    const at = (messages: readonly KernelMessage[] = []): number => Number(messages.at(-1)?.seconds);
    expect(at(first?.messages)).to.be.below(at(second?.messages) + 1e-6);
    expect(at(second?.messages)).to.be.below(Number(cell?.reply?.seconds));
  });

  it("answers request_state, comm_info and the control comm that a reloaded page asks", async () => {
    const state = await send({ method: "request_state" });
    expect(state.results[0]?.messages.find(({ type }) => type === "comm_msg")?.buffers).to.have.lengthOf(3);
    const { results } = await client.run([
      { type: "comm_info_request", content: { target_name: "jupyter.widget" } },
      { type: "comm_open", content: { comm_id: "control", target_name: "jupyter.widget.control", data: {} } },
      { type: "comm_msg", content: { comm_id: "control", data: { method: "request_states" } } },
      { type: "comm_info_request", content: {} },
    ]);
    expect(results[0]?.reply?.type).to.equal("comm_info_reply");
    expect(results[0]?.reply?.content["comms"]).to.deep.equal({ [id]: { target_name: "jupyter.widget" } });
    expect(results[3]?.reply?.content["comms"]).to.have.keys(id, "control");
    const answer = results[2]?.messages.find(({ type }) => type === "comm_msg");
    const data = dataOf(answer) as {
      method: string;
      states: Record<string, Record<string, unknown>>;
      buffer_paths: unknown[];
    };
    expect(data.method).to.equal("update_states");
    expect(data.states[id]).to.include({
      model_name: "AnyModel",
      model_module: "anywidget",
      model_module_version: "~0.11.*",
    });
    expect(data.buffer_paths).to.deep.include([id, "state", "nested", "list", 1]);
    expect(answer?.buffers).to.have.lengthOf(data.buffer_paths.length);
  });

  it("refuses comms that it does not know, and survives messages to none", async () => {
    const { results } = await client.run([
      { type: "comm_open", content: { comm_id: "stranger", target_name: "nobody", data: {} } },
      { type: "comm_msg", content: { comm_id: "lost", data: { method: "update" } } },
      { type: "comm_msg", content: {} },
    ]);
    expect(results[0]?.messages.map(({ type }) => type)).to.include("comm_close");
  });

  it("hears the page close a widget, and says when the cell does", async () => {
    const { messages } = await client.run([{ type: "comm_close", content: { comm_id: id, data: {} } }]);
    const shown = [...messages, ...(await client.listen(0.1))].filter(({ parent }) => parent === cellId);
    expect(textOf(shown)).to.equal("closed\n");
    const closed = await client.runCell(
      `const other = bridge.openWidget({ a: 1 }); other.close(); other.update({ a: 2 });`,
    );
    expect(closed.messages.map(({ type }) => type).filter((type) => type.startsWith("comm"))).to.deep.equal([
      "comm_open",
      "comm_close",
    ]);
  });
});

function dataOf(message: KernelMessage | undefined): unknown {
  return message?.content["data"];
}

function base64(view: ArrayBufferView): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("base64");
}
