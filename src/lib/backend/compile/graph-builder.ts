import { BackendError } from "../backend-error";
import type { Attribute, NativeBinding, NativeValues } from "../engine";
import { messages, type AttrValue, type GraphNode, type TensorShape } from "./proto";

// the newest graph version that TensorFlow 2.21 and its predecessors since 2.17 take without rewriting
const GRAPH_PRODUCER = 1882;

/** Node names must be letters, digits, `_`, `.`, `/` and `-`; anything else becomes `_`. */
export const nodeName = (name: string) => name.replace(/[^A-Za-z0-9_./-]/g, "_").replace(/^[^A-Za-z0-9.]/, "v");

/** Bytes of a constant, little-endian as TensorFlow keeps them. */
export function constantBytes(binding: NativeBinding, dtype: number, values: NativeValues): Buffer | undefined {
  // 64-bit integers come as pairs of 32-bit ones, in memory the same
  if (ArrayBuffer.isView(values)) return Buffer.from(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  if (dtype === binding.TF_FLOAT) return Buffer.from(Float32Array.from(values as readonly number[]).buffer);
  if (dtype === binding.TF_INT32) return Buffer.from(Int32Array.from(values as readonly number[]).buffer);
  if (dtype === binding.TF_BOOL) return Buffer.from(Uint8Array.from(values as readonly number[]));
  return undefined;
}

/** A TensorFlow GraphDef under construction. */
export class GraphBuilder {
  readonly #pb = messages();
  readonly #graph = new this.#pb.GraphDef();
  readonly #names = new Set<string>();
  #count = 0;

  constructor(readonly binding: NativeBinding) {
    const version = new this.#pb.VersionDef();
    version.setProducer(GRAPH_PRODUCER);
    this.#graph.setVersions(version);
  }

  get nodes(): readonly GraphNode[] {
    return this.#graph.getNodeList();
  }

  /** a name that no node has yet */
  fresh(prefix: string): string {
    let name = nodeName(prefix);
    while (this.#names.has(name)) name = `${nodeName(prefix)}_${this.#count++}`;
    return name;
  }

  node(name: string, op: string, inputs: readonly string[], attributes: Readonly<Record<string, AttrValue>>): string {
    const node = new this.#pb.NodeDef();
    node.setName(name);
    node.setOp(op);
    node.setInputList(inputs);
    for (const [key, value] of Object.entries(attributes)) node.getAttrMap().set(key, value);
    this.#graph.addNode(node);
    this.#names.add(name);
    return name;
  }

  #shape(shape: readonly number[]): TensorShape {
    const message = new this.#pb.TensorShape();
    for (const size of shape) {
      const dim = new this.#pb.TensorShape.Dim();
      dim.setSize(size);
      message.addDim(dim);
    }
    return message;
  }

  type(dtype: number): AttrValue {
    const value = new this.#pb.AttrValue();
    value.setType(dtype);
    return value;
  }

  shape(shape: readonly number[]): AttrValue {
    const value = new this.#pb.AttrValue();
    value.setShape(this.#shape(shape));
    return value;
  }

  string(text: string): AttrValue {
    const value = new this.#pb.AttrValue();
    value.setS(Buffer.from(text, "utf8"));
    return value;
  }

  constant(name: string, dtype: number, shape: readonly number[], bytes: Uint8Array, control: readonly string[] = []): string {
    const tensor = new this.#pb.Tensor();
    tensor.setDtype(dtype);
    tensor.setTensorShape(this.#shape(shape));
    tensor.setTensorContent(bytes);
    const value = new this.#pb.AttrValue();
    value.setTensor(tensor);
    return this.node(name, "Const", control, { dtype: this.type(dtype), value });
  }

  /** The addon's attribute record as a message. @throws BackendError for kinds that a graph cannot be given here */
  attribute(op: string, { name, type, value }: Attribute): AttrValue {
    const { binding } = this;
    const message = new this.#pb.AttrValue();
    if (Array.isArray(value) && type !== binding.TF_ATTR_SHAPE) {
      const list = new this.#pb.AttrValue.ListValue();
      if (type === binding.TF_ATTR_INT) list.setIList(value as number[]);
      else if (type === binding.TF_ATTR_FLOAT) list.setFList(value as number[]);
      else if (type === binding.TF_ATTR_BOOL) list.setBList(value as unknown as boolean[]);
      else if (type === binding.TF_ATTR_TYPE) list.setTypeList(value as number[]);
      else throw unsupported(op, name, "a list of strings");
      message.setList(list);
      return message;
    }
    if (type === binding.TF_ATTR_STRING) message.setS(Buffer.from(value as string, "utf8"));
    else if (type === binding.TF_ATTR_INT) message.setI(value as number);
    else if (type === binding.TF_ATTR_FLOAT) message.setF(value as number);
    else if (type === binding.TF_ATTR_BOOL) message.setB(Boolean(value));
    else if (type === binding.TF_ATTR_TYPE) message.setType(value as number);
    else if (type === binding.TF_ATTR_SHAPE) message.setShape(this.#shape(value as number[]));
    else throw unsupported(op, name, `an attribute of kind ${type}`);
    return message;
  }

  /** The finished graph as the bytes of a SavedModel. */
  savedModel(): Uint8Array {
    const info = new this.#pb.MetaGraphDef.MetaInfoDef();
    info.addTags("serve");
    const meta = new this.#pb.MetaGraphDef();
    meta.setMetaInfoDef(info);
    meta.setGraphDef(this.#graph);
    const model = new this.#pb.SavedModel();
    model.setSavedModelSchemaVersion(1);
    model.addMetaGraphs(meta);
    return model.serializeBinary();
  }
}

function unsupported(op: string, name: string, found: string): BackendError {
  return new BackendError({
    expected: `operations that a compiled step can hold`,
    found: `${op}, whose attribute "${name}" is ${found}`,
    remedy: "Compute it outside of the step and feed the result.",
  });
}
