import { dirname, join } from "node:path";

/** The protobuf messages of a TensorFlow graph, from the classes that ship inside the addon's package. */
export interface GraphNode {
  getName(): string;
  setName(name: string): void;
  getOp(): string;
  setOp(op: string): void;
  getInputList(): readonly string[];
  setInputList(inputs: readonly string[]): void;
  getAttrMap(): {
    forEach(visit: (value: AttrValue, name: string) => void): void;
    get(name: string): AttrValue | undefined;
    set(name: string, value: AttrValue): void;
  };
  /** the same bytes for the same name, operation, inputs and attributes */
  serializeBinary(): Uint8Array;
}
export interface ListValue {
  setIList(values: readonly number[]): void;
  setFList(values: readonly number[]): void;
  setBList(values: readonly boolean[]): void;
  setTypeList(values: readonly number[]): void;
}
export interface AttrValue {
  setList(list: ListValue): void;
  setS(bytes: Uint8Array): void;
  setI(value: number): void;
  setF(value: number): void;
  setB(value: boolean): void;
  setType(value: number): void;
  setShape(shape: TensorShape): void;
  setTensor(tensor: TensorMessage): void;
  serializeBinary(): Uint8Array;
}
export interface TensorShape {
  addDim(dim: { setSize(size: number): void }): void;
}
export interface TensorMessage {
  setDtype(type: number): void;
  setTensorShape(shape: TensorShape): void;
  setTensorContent(bytes: Uint8Array): void;
}
export interface GraphDef {
  setVersions(version: { setProducer(producer: number): void }): void;
  addNode(node: GraphNode): void;
  getNodeList(): readonly GraphNode[];
}
interface MetaInfo {
  addTags(tag: string): void;
}
interface MetaGraph {
  setMetaInfoDef(info: MetaInfo): void;
  setGraphDef(graph: GraphDef): void;
}
interface SavedModel {
  setSavedModelSchemaVersion(version: number): void;
  addMetaGraphs(graph: MetaGraph): void;
  serializeBinary(): Uint8Array;
}
interface Messages {
  readonly GraphDef: new () => GraphDef;
  readonly VersionDef: new () => { setProducer(producer: number): void };
  readonly NodeDef: new () => GraphNode;
  readonly AttrValue: (new () => AttrValue) & { readonly ListValue: new () => ListValue };
  readonly Tensor: new () => TensorMessage;
  readonly TensorShape: (new () => TensorShape) & { readonly Dim: new () => { setSize(size: number): void } };
  readonly MetaGraphDef: (new () => MetaGraph) & { readonly MetaInfoDef: new () => MetaInfo };
  readonly SavedModel: new () => SavedModel;
}

let loaded: Messages | undefined;

export function messages(): Messages {
  const folder = dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json"));
  loaded ??= require(join(folder, "dist/proto/api_pb.js")) as Messages;
  return loaded;
}
