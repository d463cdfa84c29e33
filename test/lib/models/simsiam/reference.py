"""SimSiam as the paper's code has it (torchvision's ResNet-18 and lightly's heads, written out), on the fixture's arrays.

    node --import tsx test/lib/models/simsiam/export-fixture.ts FOLDER
    python test/lib/models/simsiam/reference.py FOLDER > test/lib/models/simsiam/reference.json
"""
import json
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs))
        self.second = nn.Sequential(nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.second(F.relu(self.first(x)))
        return F.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class SimSiam(nn.Module):
    def __init__(self, width=1.0, latent=100, bottleneck=128):
        super().__init__()
        c = [int(64 * width * 2**i) for i in range(4)]
        self.stem = nn.Sequential(nn.Conv2d(1, c[0], 7, 2, 3, bias=False), nn.BatchNorm2d(c[0]))
        self.blocks = nn.ModuleDict()
        for i, outputs in enumerate(c):
            inputs = c[max(i - 1, 0)]
            self.blocks[f"stage-{i + 1}/block-1"] = Block(inputs, outputs, 2 if i > 0 else 1)
            self.blocks[f"stage-{i + 1}/block-2"] = Block(outputs, outputs, 1)
        linear = lambda i, o: nn.Linear(i, o, bias=False)
        hidden = c[3]
        self.projection = nn.ModuleDict({
            "first": nn.Sequential(linear(c[3], hidden), nn.BatchNorm1d(hidden)),
            "second": nn.Sequential(linear(hidden, hidden), nn.BatchNorm1d(hidden)),
            "last": nn.Sequential(linear(hidden, latent), nn.BatchNorm1d(latent, affine=False)),
        })
        self.prediction = nn.ModuleDict({
            "first": nn.Sequential(linear(latent, bottleneck), nn.BatchNorm1d(bottleneck)),
            "last": nn.Linear(bottleneck, latent),
        })

    def backbone(self, x):
        h = F.max_pool2d(F.relu(self.stem(x)), 3, 2, 1)
        for block in self.blocks.values():
            h = block(h)
        return h.mean((2, 3))

    def forward(self, x):
        h = self.backbone(x)
        h = F.relu(self.projection["first"](h))
        z = self.projection["last"](F.relu(self.projection["second"](h)))
        p = self.prediction["last"](F.relu(self.prediction["first"](z)))
        return z, p

    def layers(self):
        """our name of each layer and its module"""
        yield "backbone/stem", self.stem
        for name, block in self.blocks.items():
            for part in ("first", "second", "shortcut"):
                if getattr(block, part) is not None:
                    yield f"backbone/{name}/{part}", getattr(block, part)
        for head in ("projection", "prediction"):
            for name, module in getattr(self, head).items():
                yield f"{head}/{name}", module

    def named(self):
        """our name of each parameter"""
        for name, module in self.layers():
            linear, norm = (module, None) if isinstance(module, nn.Linear) else (module[0], module[1])
            yield f"{name}/kernel", linear.weight
            if linear.bias is not None:
                yield f"{name}/bias", linear.bias
            if norm is not None and norm.affine:
                yield f"{name}/scale", norm.weight
                yield f"{name}/offset", norm.bias


def ours(t):
    """an array in our order of axes"""
    a = t.detach().double().numpy()
    return a.transpose(2, 3, 1, 0) if a.ndim == 4 else a.T if a.ndim == 2 else a


def digest(a):
    """two numbers that a wrong array does not have"""
    a = np.asarray(a).ravel()
    return [float(np.sqrt((a * a).sum())), float((a * np.cos(np.arange(a.size))).sum())]


def similarity(p, z):
    return F.cosine_similarity(p, z.detach(), dim=1).mean()


def main(folder):
    shapes = json.load(open(f"{folder}/arrays.json"))
    data = np.fromfile(f"{folder}/arrays.bin", np.float32)
    arrays, at = {}, 0
    for entry in shapes:
        size = int(np.prod(entry["shape"]))
        arrays[entry["name"]] = data[at:at + size].reshape(entry["shape"])
        at += size
    full = SimSiam()
    # float64, so that the reference has no rounding of its own
    net = SimSiam(width=1 / 8).double()
    for name, parameter in net.named():
        a = arrays[name].astype(np.float64)
        a = a.transpose(3, 2, 0, 1) if a.ndim == 4 else a.T if a.ndim == 2 else a
        parameter.data = torch.from_numpy(np.ascontiguousarray(a))
    first, second = (torch.from_numpy(arrays[name].astype(np.float64)) for name in ("first", "second"))
    z0, p0 = net(first)
    z1, p1 = net(second)
    loss = -0.5 * (similarity(p1, z0) + similarity(p0, z1))
    loss.backward()
    spread = 10 * torch.std(F.normalize(p0.detach(), dim=1), 0).mean()
    statistics = {}
    for name, module in net.layers():
        if not isinstance(module, nn.Linear):
            statistics[f"{name}/mean"] = digest(module[1].running_mean)
            statistics[f"{name}/variance"] = digest(module[1].running_var)
    net.eval()
    with torch.no_grad():
        features, (embedding, _) = net.backbone(first), net(first)
    json.dump({
        "torch": torch.__version__,
        "parameters": {
            "all": sum(p.numel() for p in full.parameters()),
            "backbone": sum(p.numel() for n, p in full.named() if n.startswith("backbone")),
            "projection": sum(p.numel() for n, p in full.named() if n.startswith("projection")),
            "prediction": sum(p.numel() for n, p in full.named() if n.startswith("prediction")),
        },
        "loss": loss.item(),
        "spread": spread.item(),
        "gradients": {name: digest(ours(parameter.grad)) for name, parameter in net.named()},
        "statistics": statistics,
        "features": features[1].tolist(),
        "embedding": embedding[1].tolist(),
        "embeddings": digest(embedding),
    }, sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
