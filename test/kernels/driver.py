"""Drives a kernel through jupyter_client for the tests: one JSON command per line in, one JSON answer per line out."""

import base64
import json
import os
import signal
import sys
import time

from jupyter_client.manager import KernelManager

manager = None
client = None


def start(kernel="latent-sky", cwd=None, env=None, timeout=30):
    global manager, client
    began = time.time()
    manager = KernelManager(kernel_name=kernel)
    # Node makes its pipes non-blocking, so it must not share the one that carries our answers
    manager.start_kernel(cwd=cwd, env={**os.environ, **(env or {})}, stdout=sys.stderr.fileno())
    return ready(began, timeout)


def ready(began, timeout):
    global client
    client = manager.blocking_client()
    client.start_channels()
    first = None
    while time.time() - began < timeout:
        client.kernel_info()
        try:
            first = client.get_shell_msg(timeout=1)
            break
        except Exception:
            continue
    if first is None:
        raise RuntimeError("the kernel did not answer")
    seconds = time.time() - began
    client.wait_for_ready(timeout=timeout)
    settle()
    return {"seconds": seconds, "pid": manager.provisioner.pid, "info": first["content"]}


def settle():
    for receive in (client.get_shell_msg, client.get_iopub_msg):
        while True:
            try:
                receive(timeout=0.15)
            except Exception:
                break


def restart():
    began = time.time()
    client.stop_channels()
    manager.restart_kernel()
    return ready(began, 30)


def plain(message):
    return {
        "type": message["msg_type"],
        "content": message["content"],
        "metadata": message["metadata"],
        "parent": message["parent_header"].get("msg_id"),
        "buffers": [base64.b64encode(bytes(b)).decode() for b in message.get("buffers", [])],
    }


def run(requests, interrupts=(), interrupt_on=None, timeout=30):
    """Sends all requests at once; answers when each has its reply (if one is due) and is idle, in order of arrival."""
    began = time.time()
    sent, replies, idle, messages = [], {}, {}, []
    for request in requests:
        channel = getattr(client, f"{request.get('channel', 'shell')}_channel")
        content = request["content"]
        message = client.session.msg(request["type"], content)
        buffers = [base64.b64decode(b) for b in request.get("buffers", [])]
        channel.session.send(channel.socket, message, buffers=buffers)
        sent.append((message["header"]["msg_id"], request["type"].endswith("_request")))
    pending_interrupts = list(interrupts)
    while time.time() - began < timeout:
        if pending_interrupts and time.time() - began >= pending_interrupts[0]:
            pending_interrupts.pop(0)
            manager.interrupt_kernel()
        for channel in (client.iopub_channel, client.shell_channel, client.control_channel):
            while channel.msg_ready():
                message = channel.get_msg(timeout=1)
                parent = message["parent_header"].get("msg_id")
                at = time.time() - began
                if channel is not client.iopub_channel:
                    replies[parent] = {**plain(message), "seconds": at}
                else:
                    messages.append({**plain(message), "seconds": at})
                    if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                        idle[parent] = at
                    if interrupt_on and message["msg_type"] == "stream" and interrupt_on in message["content"]["text"]:
                        interrupt_on = None
                        messages[-1]["interrupted"] = True
                        manager.interrupt_kernel()
        if all(i in idle and (i in replies or not due) for i, due in sent):
            break
        time.sleep(0.002)
    return {
        "results": [
            {"id": i, "reply": replies.get(i), "messages": [m for m in messages if m["parent"] == i]} for i, _ in sent
        ],
        "messages": messages,
        "seconds": time.time() - began,
    }


def listen(seconds):
    """Everything that arrives on iopub within a time."""
    began, messages = time.time(), []
    while time.time() - began < seconds:
        while client.iopub_channel.msg_ready():
            messages.append({**plain(client.iopub_channel.get_msg(timeout=1)), "seconds": time.time() - began})
        time.sleep(0.002)
    return {"messages": messages}


def forge(channel, how, type, content):
    """Sends a message that must be dropped."""
    session, socket = client.session, getattr(client, f"{channel}_channel").socket
    frames = session.serialize(session.msg(type, content))
    if how == "unsigned":
        frames[1] = b""
    elif how == "forged":
        frames[1] = b"0" * 64
    elif how == "changed":
        frames[-1] = frames[-1].replace(b"}", b" }")
    elif how == "short":
        frames = frames[:3]
    elif how == "no delimiter":
        frames = [b"hello"]
    elif how == "not json":
        frames = [frames[0], None, b"{", b"{", b"{", b"{"]
        frames[1] = session.sign(frames[2:])
    elif how == "replayed":
        socket.send_multipart(frames)
    socket.send_multipart(frames)
    return {}


def shutdown():
    began = time.time()
    client.stop_channels()
    manager.shutdown_kernel()
    return {"seconds": time.time() - began}


def signal_kernel(name):
    os.kill(manager.provisioner.pid, getattr(signal, name))
    return {}


def alive():
    return {"alive": manager.is_alive()}


COMMANDS = {f.__name__: f for f in (start, restart, run, listen, forge, shutdown, signal_kernel, alive)}

for line in sys.stdin:
    command = json.loads(line)
    try:
        answer = COMMANDS[command.pop("do")](**command)
    except Exception as error:  # the test shows it
        answer = {"failure": repr(error)}
    print(json.dumps(answer, default=str), flush=True)

if manager is not None and manager.is_alive():
    manager.shutdown_kernel(now=True)
