import { Run } from "../../kernels/latent-sky/runs";
import type { Header } from "../../kernels/latent-sky/wire";

/** A run whose cell is called "cell <id>". */
export function fakeRun(id: string): Run {
  const header: Header = {
    msg_id: id,
    session: "",
    username: "",
    date: "",
    msg_type: "execute_request",
    version: "5.3",
  };
  return new Run(header, { header, label: `cell ${id}` });
}
